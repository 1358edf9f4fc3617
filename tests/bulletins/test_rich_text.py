import pytest

from bulletins.rich_text import from_html, in_dialect, to_html
from manuscript.document import Mark, Paragraph


@pytest.mark.parametrize("html", [
    "<p>段。</p>",
    '<p data-block-key="a1b2c">段<b>粗</b><i>斜</i><a href="https://example.org/?a=1&amp;b=2">链</a></p><p>二</p>',
    '<p>见<a linktype="page" id="12">那一期</a></p>',
    '<p><b><i>又粗又斜</i></b>一行<br/>又一行</p>',
    "",
])  # fmt: skip
def test_what_the_editor_writes_is_left_as_it_is(html):
    assert in_dialect(html) == html


@pytest.mark.parametrize(("html", "cleaned"), [
    ("<p onclick='x()'>段</p>", "<p>段</p>"),
    ("<p>甲<script>alert(1)</script>乙</p>", "<p>甲乙</p>"),
    ("<p>甲<script>alert(1)", "<p>甲</p>"),
    ("<p><b><i>交叉</b></i>后</p>", "<p><b><i>交叉</i></b>后</p>"),
    ("<p><strong>粗</strong></p>", "<p><strong>粗</strong></p>"),
        ("<p><a href='JaVaScRiPt:alert(1)'>链</a></p>", "<p><a>链</a></p>"),
    ("<p><a href='java\nscript:alert(1)'>链</a></p>", "<p><a>链</a></p>"),
    ("<p><a linktype='page' id='3 onclick'>链</a></p>", "<p><a>链</a></p>"),
    ("<p><a href='https://a.example/' onmouseover='x()'>链</a></p>", '<p><a href="https://a.example/">链</a></p>'),
    ("<h2>标题</h2><p>项</p>", "标题<p>项</p>"),
    ("<p>甲<p>乙", "<p>甲</p><p>乙</p>"),
    ("<iframe srcdoc='<script>x</script>'></iframe><img src=x onerror=x>", ""),
    ("a < b & c", "a &lt; b &amp; c"),
    ])  # fmt: skip
def test_what_is_not_in_the_dialect_goes_and_its_words_stay(html, cleaned):
    assert in_dialect(html) == cleaned
    assert in_dialect(cleaned) == cleaned


def test_a_paragraph_of_ours_is_in_the_dialect():
    html = to_html(
        Paragraph("甲<乙>&“丙”", (Mark(0, 2, "bold"), Mark(1, 3, "link", "https://example.org/\"x'")))
    )
    assert from_html(in_dialect(html)) == from_html(html)


def test_lines_of_one_paragraph_become_paragraphs_of_the_document():
    assert from_html("<p>一行<br/>又一行</p>") == (Paragraph("一行"), Paragraph("又一行"))
