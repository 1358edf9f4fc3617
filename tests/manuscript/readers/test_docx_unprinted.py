"""What a Word document holds and does not print in its text: changes, hidden words, notes, boxes, page heads."""

from manuscript.document import Inset, InsetKind
from tests.manuscript.readers.word_files import LONG, lines, paragraph, run, source, texts


def test_tracked_changes_are_carried_out_and_told():
    kept, gone = (
        "<w:ins>" + run("新增") + "</w:ins>",
        "<w:del><w:r><w:delText>旧文字</w:delText></w:r></w:del>",
    )
    moved = "<w:moveFrom>" + run("移走") + "</w:moveFrom>"
    found = source(paragraph("会议", kept, gone, moved, "议程。"))
    assert [line.text for line in found.lines] == ["会议新增议程。"]
    (told,) = found.notices
    assert (told.code, told.params["inserted"], told.params["deleted"]) == ("TRACKED_CHANGES", "2", "5")
    assert told.excerpt == "旧文字移走"
    assert found.dropped == {"deleted characters": 5}


def test_a_paragraph_whose_end_was_deleted_goes_on():
    assert texts(paragraph("会议", settings="<w:rPr><w:del/></w:rPr>"), paragraph("召开。")) == ["会议召开。"]
    assert texts(paragraph("会议", settings="<w:rPr><w:del/></w:rPr>")) == ["会议"]


def test_hidden_text_is_left_out_and_told():
    found = source(paragraph("公开。", run("内部", "<w:vanish/>"), run("秘密", '<w:rStyle w:val="secret"/>')))
    assert [line.text for line in found.lines] == ["公开。"]
    assert [(n.code, n.excerpt, n.params["count"]) for n in found.notices] == [
        ("HIDDEN_TEXT", "内部秘密", "4")
    ]
    assert found.dropped == {"hidden characters": 4}


def test_of_ruby_the_base_is_printed():
    ruby = f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
    found = source(paragraph(ruby, "字。"))
    assert [line.text for line in found.lines] == ["汉字。"]
    assert [notice.code for notice in found.notices] == ["RUBY_LEFT_OUT"]


# -- notes and boxes

NOTES = f'<w:footnote w:id="5">{paragraph("见年报。")}{paragraph("第二段。")}</w:footnote>'


def test_a_footnote_stands_beside_the_paragraph():
    found = lines(
        paragraph("产值增长", '<w:r><w:footnoteReference w:id="5"/></w:r>', "。"),
        paragraph(LONG),
        notes=NOTES,
    )
    assert [line.text for line in found] == ["产值增长。", "", LONG]
    assert found[1].block == Inset(InsetKind.FOOTNOTE, "见年报。\n第二段。")


def test_a_footnote_that_is_missing_costs_nothing():
    assert texts(paragraph("产值。", '<w:r><w:footnoteReference w:id="9"/></w:r>'), notes=NOTES) == ["产值。"]


def box(*inside):
    return f"<wps:txbx><w:txbxContent>{''.join(inside)}</w:txbxContent></wps:txbx>"


def test_a_text_box_comes_after_its_paragraph_once():
    new = f'<mc:Choice Requires="wps"><w:drawing><wp:anchor>{box(paragraph("框内。"))}</wp:anchor></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{box(paragraph('旧框。'))}</v:textbox></w:pict></mc:Fallback>"
    found = source(
        paragraph("正", f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>", "文。"),
        paragraph("后。"),
    )
    assert [line.text for line in found.lines] == ["正文。", "框内。", "后。"]
    assert [(n.code, n.params["count"]) for n in found.notices] == [("TEXT_BOXES", "1")]


def test_an_alternative_nobody_understands_gives_way_to_the_old_one():
    both = '<mc:Choice Requires="cx1"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>'
    assert texts(paragraph(f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")) == ["旧"]


def test_letters_set_as_a_picture_are_text():
    assert texts(
        paragraph('<w:r><w:pict><v:shape><v:textpath string="工作简报"/></v:shape></w:pict></w:r>')
    ) == ["工作简报"]


def test_page_heads_are_not_read():
    head = f"<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{paragraph('页眉')}</w:hdr>"
    files = {"word/header1.xml": head.encode()}
    assert texts(paragraph("正文。"), links={"h": ("header", "header1.xml", False)}, files=files) == [
        "正文。"
    ]
