"""Pages <-> document: what is written is what is read, whatever the text says."""

from django.conf import settings
from django.urls import reverse

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bulletins.document import Assets, read_issue, settled, write_issue
from bulletins.models import Contributor, IssuePage, NewsItemPage
from bulletins.rich_text import from_html, in_dialect, to_html
from bulletins.states import IssueState
from intake.actions.draft_issue import DraftIssue
from intake.actions.read_file import read_file
from intake.vocabularies import vocabulary_at_hand
from manuscript.document import (
    Attachment,
    Chapter,
    DateSpan,
    Inset,
    InsetKind,
    Kind,
    Listing,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Precision,
    Quote,
    Section,
    Table,
)
from tests.factories import a_bulletin, a_document, a_file, a_photo, an_administrator, an_issue, an_item

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></textarea></script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "“引号”、\"straight\"、'single'、&amp; & &lt;b&gt;",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "𠮷野家𪚥的四字节字😀",
    "坏字节\ufffd与零宽\u200b与方向\u202e",
    "a\u00a0b\u3000c",
]
EVERY_BLOCK = (
    Paragraph("第一段。"),
    Paragraph("粗体与斜体与链接。", (Mark(0, 2, "bold"), Mark(3, 5, "italic"), Mark(6, 8, "link", "https://example.org/?a=1&b=2"))),
    Photo("one.jpg", "图说", "摄影者", "替代文字"),
    Photo(caption="未到的图片"),
    Table((("项目", "数值"), ("产值", "2494"), ("=1+1", "")), "表题"),
    Table((("甲", "乙"), ("丙", "丁")), has_header=False),
    Quote("引文。", "某人"),
    Quote("没有出处的引文。"),
    Listing(("其一", "其二"), ordered=True),
    Listing(("项",)),
    Attachment("annex.txt", "附件名"),
    Inset(InsetKind.FOOTNOTE, "脚注。"),
    Inset(InsetKind.DOCUMENT_SCAN, "公文\n第二行"),
    Paragraph("末段。"),
)  # fmt: skip


@pytest.fixture
def bulletin(home):
    return a_bulletin()


@pytest.fixture
def assets(home):
    return Assets(photos={"one.jpg": a_photo()}, files={"annex.txt": a_file()})


def name_of(assets):
    names = {file: name for name, file in (*assets.photos.items(), *assets.files.items())}
    return names.__getitem__


def written_and_read(document, bulletin, assets=None):
    assets = assets or Assets()
    return read_issue(write_issue(document, bulletin, assets=assets), name_of(assets))


def test_every_kind_of_block_comes_back_as_it_was(bulletin, assets):
    document = a_document(an_item(blocks=EVERY_BLOCK))
    assert written_and_read(document, bulletin, assets) == settled(document, bulletin)


def test_everything_an_item_knows_comes_back(bulletin):
    item = NewsItem(
        title="标题",
        number="（一）",
        title_in_contents="目录里的标题",
        region="吴江区",
        industries=("生物医药", "人工智能"),
        event=DateSpan.month(2026, 8),
        source="某单位",
        bylines=("温景行", "邵苇"),
        blocks=(Paragraph("正文。"),),
    )
    document = a_document(item)
    assert written_and_read(document, bulletin) == settled(document, bulletin)


def test_everything_an_issue_knows_comes_back(bulletin):
    document = a_document(
        title="封面标题",
        issuer="另一家编者",
        number=3,
        total_number=19,
        cover_date=DateSpan.month(2026, 9),
        editors_note="编者按。\n第二段。",
    )
    assert written_and_read(document, bulletin) == settled(document, bulletin)


@pytest.mark.parametrize("span", [
    DateSpan.day(2026, 7, 1),
    DateSpan(DateSpan.day(2026, 7, 30).start, DateSpan.day(2026, 8, 2).end),
    DateSpan.month(2026, 2),
    DateSpan.between(DateSpan.day(2025, 12, 1).start, DateSpan.day(2026, 1, 1).end, Precision.MONTH),
    DateSpan.year(2025),
], ids=str)  # fmt: skip
def test_a_date_keeps_its_length_and_its_precision(bulletin, span):
    document = a_document(an_item(event=span))
    assert written_and_read(document, bulletin) == settled(document, bulletin)


def test_what_a_section_says_its_items_need_not_say(bulletin):
    section = Section(
        "昆山市", "一", region="昆山市", items=(an_item("其一"), an_item("其二", region="吴江区"))
    )
    trade = Section(
        "生物医药产业", "二", industry="生物医药", items=(an_item("其三", industries=("人工智能",)),)
    )
    document = a_document(chapters=(Chapter("区市", "第一章", (section, trade)), Chapter("空章", "第二章")))
    assert written_and_read(document, bulletin) == settled(document, bulletin)
    regions = dict(NewsItemPage.objects.values_list("title", "region__title"))
    assert regions == {"其一": "昆山市", "其二": "吴江区", "其三": None}


def test_items_before_between_and_after_sections_keep_their_places(bulletin):
    sections = (
        Section(items=(an_item("先"),)),
        Section("甲节", "一", items=(an_item("中"),)),
        Section(items=(an_item("后"),)),
        Section("乙节", "二"),
    )
    document = a_document(chapters=(Chapter("一章", "", sections),))
    assert written_and_read(document, bulletin) == settled(document, bulletin)


@pytest.mark.parametrize("text", [*HOSTILE, "长" * 20_000], ids=lambda text: text[:12])
def test_no_text_is_changed_by_what_it_looks_like(bulletin, text):
    item = an_item(
        text[:200],
        source=text[:80],
        blocks=(
            Paragraph(text, (Mark(0, 1, "bold"),)),
            Photo("", text[:150], text[:50]),
            Quote(text),
            Listing((text,)),
            Table(((text, "值"), ("甲", text))),
            Inset(InsetKind.FOOTNOTE, text),
        ),
    )
    document = a_document(item, editors_note=text)
    assert written_and_read(document, bulletin) == settled(document, bulletin)


def test_a_link_that_would_run_code_loses_its_target_and_keeps_its_words():
    paragraph = Paragraph(
        "点击这里。",
        (
            Mark(0, 2, "link", "javascript:alert(1)"),
            Mark(2, 4, "link", "https://example.org/"),
        ),
    )
    html = to_html(paragraph)
    assert "javascript" not in html
    assert from_html(html) == (Paragraph("点击这里。", (Mark(2, 4, "link", "https://example.org/"),)),)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)


@hypothesis_settings(max_examples=150, deadline=None)
@given(WORDS, st.data())
def test_any_text_with_any_marks_survives_the_editors_html(text, data):
    def mark(kind, target=""):
        start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        return Mark(start, end, kind, target)

    wanted = [mark("bold"), mark("italic"), mark("link", "https://example.org/?a=1&b=2")]
    marks = sorted((one for one in wanted if one.start < one.end), key=lambda one: (one.start, -one.end))
    html = to_html(Paragraph(text, tuple(marks)))
    (read,) = from_html(html)
    assert read.text == text
    assert set(read.marks) == set(marks)
    assert in_dialect(html) == html


def test_a_photo_that_is_not_at_hand_leaves_its_place_and_its_caption(bulletin):
    issue = write_issue(a_document(an_item(blocks=(Photo("missing.jpg", "图说"),))), bulletin)
    item = next(read_issue(issue).items())
    assert item.blocks == (Photo("", "图说"),)


def test_a_person_who_writes_twice_is_one_contributor(bulletin):
    write_issue(
        a_document(an_item("甲", bylines=("王帆",)), an_item("乙", bylines=("王帆", "李岩"))), bulletin
    )
    write_issue(a_document(an_item("丙", bylines=("王帆",)), period=4), bulletin)
    assert Contributor.objects.filter(name="王帆").count() == 1


def test_everything_written_is_a_draft(bulletin):
    issue = an_issue(bulletin)
    assert issue.state == IssueState.DRAFTING
    assert not issue.get_descendants(inclusive=True).live().exists()


def test_a_document_without_a_year_is_no_issue(bulletin):
    with pytest.raises(ValueError, match="year"):
        write_issue(a_document(year=None), bulletin)
    assert not IssuePage.objects.exists()


SAMPLES = {
    "quarterly-2026q3.md": Kind.QUARTERLY,
    "quarterly-2026q4-draft.md": Kind.QUARTERLY,
    "yearbook-2026-industry.txt": Kind.YEARBOOK,
}


@pytest.fixture(params=SAMPLES)
def sample(request, home):
    """A sample issue, taken in with its photos: its reading and its draft."""
    file = settings.BASE_DIR / "samples" / request.param
    document = read_file(file, vocabulary_at_hand(), settings.INTAKE_MAX_BYTES).reading.document
    bulletin = a_bulletin(kind=SAMPLES[request.param].value, issuer=document.issuer or "编者")
    return document, DraftIssue(document, bulletin, file.parent).execute()


def test_a_sample_issue_comes_back_as_it_was_read(sample):
    document, issue = sample
    photos = [photo for item in document.items() for photo in item.photos if photo.file]
    names = iter([photo.file for photo in photos])
    read = read_issue(issue, lambda file: next(names))
    assert read == settled(document, issue.bulletin)


def test_every_item_of_a_sample_opens_in_the_editor(sample, sign_in):
    _document, issue = sample
    browser = sign_in(an_administrator())
    for item in issue.items.all():
        response = browser.get(reverse("wagtailadmin_pages:edit", args=[item.pk]))
        assert response.status_code == 200, item.title
