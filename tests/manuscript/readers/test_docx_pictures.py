"""Pictures of Word: in their place, each once; what cannot be shown leaves an empty place and a notice."""

import io

import docx as library
import pytest
from docx.shared import Cm
from PIL import Image

from manuscript.document import Photo
from manuscript.readers import read
from manuscript.readers.word.pictures import inspect
from tests.manuscript.readers.word_files import LONG, drawing, lines, paragraph, png, png_head, run, source


def with_picture(data, *body, name="1.png"):
    return source(*body or [paragraph(drawing("p"))], links={"p": ("image", f"media/{name}", False)},
                  files={f"word/media/{name}": data})  # fmt: skip


def order(*body):
    return [line.text or line.block.file for line in with_picture(png(), *body).lines]


def test_a_picture_made_by_python_docx_comes_along_as_it_is():
    word = library.Document()
    word.add_paragraph("大会召开。")
    word.add_picture(io.BytesIO(png()), width=Cm(8))
    target = io.BytesIO()
    word.save(target)
    found = read(target.getvalue(), "a.docx")
    assert [line.block for line in found.lines] == [None, Photo("picture-001.png")]
    assert found.pictures == {"picture-001.png": png()}
    assert found.photos == ("picture-001.png",)


P = "picture-001.png"


def test_a_picture_in_the_middle_of_a_sentence_comes_after_it():
    assert order(paragraph("甲会", drawing("p"), "召开。"), paragraph("乙会。")) == [
        "甲会召开。",
        P,
        "乙会。",
    ]


def test_a_picture_at_the_start_of_a_line_comes_before_its_text():
    assert order(paragraph(drawing("p"), "甲会召开。")) == [P, "甲会召开。"]


def test_a_floating_picture_comes_after_the_paragraph_it_is_anchored_to():
    assert order(paragraph(drawing("p", where="anchor"), "甲会召开。")) == ["甲会召开。", P]


def test_no_picture_comes_before_the_heading_that_holds_it():
    assert order(paragraph(drawing("p"), "甲会召开", style="1"), paragraph(LONG)) == ["甲会召开", P, LONG]


def test_a_picture_between_broken_lines_keeps_its_place():
    broken = "<w:r><w:br/></w:r>"
    assert order(paragraph("甲会。", broken, drawing("p"), broken, "乙会。")) == ["甲会。", P, "乙会。"]


def test_the_same_picture_is_kept_once():
    links = {"p": ("image", "media/1.png", False), "q": ("image", "media/2.png", False)}
    files = {f"word/media/{n}.png": png() for n in (1, 2)}
    body = [paragraph(drawing(relation)) for relation in "pqp"]
    found = source(*body, paragraph(LONG), links=links, files=files)
    assert [line.block.file for line in found.lines[:3]] == [P] * 3
    assert list(found.pictures) == [P]


def test_what_is_shown_as_a_rule_or_a_dot_is_no_photo():
    found = with_picture(png(), paragraph(drawing("p", cm=(15, 0.1))), paragraph("正文。"))
    assert [line.text for line in found.lines] == ["正文。"]
    assert (found.pictures, found.dropped) == ({}, {"small pictures": 1})


def test_an_old_drawing_shows_its_picture():
    old = '<w:r><w:pict><v:shape style="width:200pt;height:100pt"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>'
    assert with_picture(png(), paragraph(old), paragraph(LONG)).lines[0].block == Photo(P)


def test_a_caption_in_words_own_style_belongs_to_the_picture_above_or_below():
    caption = paragraph("图2 论坛现场（新闻中心 供图）", style="cap")
    for body in ([paragraph(drawing("p")), caption], [caption, paragraph(drawing("p"))]):
        (line,) = with_picture(png(), *body).lines
        assert line.block == Photo(P, "论坛现场", "新闻中心", "论坛现场")


def test_a_caption_without_a_picture_stays_text():
    assert lines(paragraph(LONG), paragraph("表1 产值", style="cap"))[1].text == "表1 产值"


def test_a_description_that_a_person_wrote_is_kept():
    def alt(text):
        return with_picture(png(), paragraph(drawing("p", text=text)), paragraph(LONG)).lines[0].block.alt

    assert alt("会员在湖边合影") == "会员在湖边合影"
    assert [alt(text) for text in (r"C:\照片\1.jpg", "图片 3", "图形用户界面 描述已自动生成")] == ["", "", ""]


# -- what cannot be shown


def told(found):
    return [(notice.code, notice.line) for notice in found.notices]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd7\xcd\xc6\x9a" + b"\x00" * 40, "PICTURE_FORMAT"),
        (b"\x01\x00\x00\x00" + b"\x00" * 40, "PICTURE_FORMAT"),
        (b"BM" + b"\x00" * 40, "PICTURE_FORMAT"),
        (b"<svg/>", "PICTURE_FORMAT"),
        (b"", "PICTURE_BROKEN"),
        (png()[:-20], "PICTURE_BROKEN"),
        (png_head(20_000, 20_000) + b"IEND", "PICTURE_TOO_LARGE"),
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_its_place_and_a_notice(data, code):
    found = with_picture(data, paragraph("甲会。"), paragraph(drawing("p")), paragraph("图为会场（王帆 摄）"))
    assert [line.block for line in found.lines] == [None, Photo(), None]
    assert (told(found), found.pictures) == ([(code, 2)], {})


def test_a_picture_outside_the_document_is_never_fetched():
    link = {"p": ("image", "http://127.0.0.1:9/secret.png", True)}
    linked = drawing("p").replace("r:embed", "r:link")
    found = source(paragraph(linked), paragraph("正文。"), links=link)
    assert (told(found), found.lines[0].block) == ([("PICTURE_LINKED", 1)], Photo())


def test_a_picture_without_an_entry_is_broken():
    found = source(paragraph(drawing("p")), paragraph("正文。"), links={"p": ("image", "media/9.png", False)})
    assert told(found) == [("PICTURE_BROKEN", 1)]
    assert told(source(paragraph(drawing("none")), paragraph("正文。"))) == [("PICTURE_BROKEN", 1)]


def test_a_diagram_is_told():
    chart = '<a:graphic><a:graphicData><c:chart r:id="x"/></a:graphicData></a:graphic>'
    drawn = f"<w:r><w:drawing><wp:inline>{chart}</wp:inline></w:drawing></w:r>"
    assert told(source(paragraph("正文。"), paragraph(drawn))) == [("OBJECT_LEFT_OUT", 2)]


def test_another_file_inside_is_told():
    assert told(source(paragraph("正文。"), '<w:altChunk r:id="x"/>'))[0][0] == "OBJECT_LEFT_OUT"


def test_hidden_and_deleted_pictures_are_gone():
    hidden = drawing("p").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    found = with_picture(png(), paragraph(hidden, "<w:del>" + drawing("p") + "</w:del>", run("正文。")))
    assert [line.block for line in found.lines] == [None]


def picture(form, **options):
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(target, form, **options)
    return target.getvalue()


@pytest.mark.parametrize(
    ("form", "suffix", "options"),
    [
        ("PNG", "png", {}),
        ("JPEG", "jpg", {}),
        ("JPEG", "jpg", {"progressive": True}),
        ("GIF", "gif", {}),
        ("WEBP", "webp", {}),
        ("WEBP", "webp", {"lossless": True}),
    ],
)
def test_pictures_are_known_whole_and_cut_short(form, suffix, options):
    data = picture(form, **options)
    assert inspect(data) == (suffix, "")
    assert inspect(data[: len(data) * 2 // 3]) == (suffix, "PICTURE_BROKEN")
