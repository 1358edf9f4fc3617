"""The PDF edition: whole, true, open to every reader, and the same whoever builds it when."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops
from reportlab.pdfgen.canvas import Canvas

from editions.formats.pdf import build
from editions.typesetting import child
from editions.volume import Cover, EditionError, IndexedName, Style
from manuscript.document import Attachment, Chapter, NewsItem, Paragraph, Photo, Section, Table
from tests.editions.formats import pdf_checks as checks
from tests.editions.formats.pdf_volumes import everything, picture, yearbook


@pytest.fixture(scope="module")
def volume(tmp_path_factory):
    return everything(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def made(volume):
    return build(volume)


@pytest.fixture(scope="module")
def book():
    return build(yearbook())


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def refusal(volume, **options) -> EditionError:
    with pytest.raises(EditionError) as refused:
        build(volume, **options)
    return refused.value


def with_item(volume, item: NewsItem, **changes):
    document = replace(volume.document, chapters=(Chapter("要闻", "第一章", (Section(items=(item,)),)),))
    return replace(volume, document=document, **changes)


def test_contents_lead_to_the_pages_they_print(made, book):
    assert checks.contents_faults(made) == []
    assert checks.contents_faults(book) == []


def test_a_wrong_number_in_the_contents_is_seen(made):
    def lead_astray(pdf):
        first = next(page for page in pdf.pages if page.label == "I")
        for link in first.Annots:
            link.A = pikepdf.Dictionary(
                S=pikepdf.Name.GoTo, D=pikepdf.Array([pdf.pages[-1].obj, pikepdf.Name.Fit])
            )

    assert checks.contents_faults(changed(made, lead_astray))


def test_tags_title_language_and_alts_are_there(made, book):
    assert checks.access_faults(made) == []
    assert checks.access_faults(book) == []


@pytest.mark.parametrize(
    ("fault", "key"), [("no tags", "MarkInfo"), ("no language", "Lang"), ("no title", "ViewerPreferences")]
)
def test_what_a_reader_with_a_screen_reader_misses_is_seen(made, fault, key):
    assert fault in checks.access_faults(changed(made, lambda pdf: pdf.Root.__delitem__(f"/{key}")))


def test_a_figure_without_words_is_seen(made):
    def silence(pdf):
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
                del one["/Alt"]

    assert "a figure without alt" in checks.access_faults(changed(made, silence))


def test_a_photo_without_words_takes_its_caption_or_the_title(made):
    assert {"栈桥", "候船厅", "灯塔", "只有图片"} <= set(checks.alts(made))


def test_all_fonts_are_embedded(made, book):
    assert checks.fonts_not_embedded(made) == []
    assert checks.fonts_not_embedded(book) == []


def test_a_font_that_is_not_embedded_is_seen():
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 100, "Helvetica")
    canvas.save()
    assert checks.fonts_not_embedded(out.getvalue()) == ["/Helvetica"]


def test_every_text_is_there_in_order(volume, made, book):
    assert checks.text_faults(volume, made) == []
    assert checks.text_faults(yearbook(), book) == []


def test_a_text_that_is_missing_or_out_of_order_is_seen(volume, made):
    first, second = volume.document.chapters
    turned = replace(volume, document=replace(volume.document, chapters=(second, first)))
    assert checks.text_faults(turned, made)
    more = with_item(volume, NewsItem("从未印过的一条", blocks=(Paragraph("从未印过的一段。"),)))
    assert "从未印过的一段。" in checks.text_faults(more, made)


SCRIPT = """
import hashlib, sys, tempfile
from pathlib import Path
from editions.formats.pdf import build
from tests.editions.formats.pdf_volumes import everything
print(hashlib.sha256(build(everything(Path(sys.argv[1])))).hexdigest())
"""


def test_two_builds_are_the_same_bytes(tmp_path):
    def digest(seed: str) -> bytes:
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.check_output([sys.executable, "-c", SCRIPT, str(tmp_path)], env=env)

    assert digest("1") == digest("2")


def test_another_date_gives_other_bytes(volume, made):
    assert build(replace(volume, date=dt.date(2026, 12, 10))) != made


def test_it_says_who_issued_it_and_when(made):
    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.docinfo.Title) == "湖畔协会 湖畔季报 2026年第四季度"
        assert str(pdf.docinfo.Author) == "湖畔协会"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261209")


def test_pages_are_labelled_and_headings_are_bookmarks(made):
    with pikepdf.open(BytesIO(made)) as pdf:
        labels = [page.label for page in pdf.pages]
        marks = list(pdf.open_outline().root)
    assert labels[1] == "I"
    assert labels[2] == "1" or labels[3] == "1"
    assert [mark.title for mark in marks] == ["卷首语", "第一章　政策动态", "第二章　区域要闻", "勘误"]
    assert marks[2].children[0].title == "一、湖东新区"


def test_cover_and_colophon_print_what_the_volume_says(made):
    pages = pypdfium2.PdfDocument(made)
    cover, last = (pages[at].get_textpage().get_text_bounded() for at in (0, len(pages) - 1))
    assert all(
        text in checks.folded(cover) for text in ("湖畔季报", "2026", "第四季度", "内准字第12号", "请勿外传")
    )
    said = ("责任编辑周汀兰、潘若渠", "https://example.org/jibao/2026/4/", "第1版", "“三米”应为“三十米”")
    assert all(text in checks.folded(last) for text in said)


@pytest.mark.parametrize("kind", list(Cover))
def test_every_kind_of_cover_is_open_to_every_reader(volume, tmp_path, kind):
    style = Style(cover=kind, colour="#1f4e5f", picture=picture(tmp_path, "cover.jpg"))
    assert checks.access_faults(build(replace(volume, style=style))) == []


def test_an_index_names_the_pages(book):
    text = checks.running_text(book)
    at = text.rindex("湖东渡轮公司")
    with pikepdf.open(BytesIO(book)) as pdf:
        known = {page.label for page in pdf.pages}
    assert text[at:].replace(".", "").startswith("湖东渡轮公司1，")
    assert known


def test_a_table_repeats_its_head_on_every_page(made):
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]
    with_rows = [text for text in pages if "跨" in text and "米" in text and "第" in text and "指标" in text]
    assert len(with_rows) >= 2


@pytest.mark.parametrize(("character", "point"), [("😀", "U+1F600"), ("ก", "U+0E01"), ("\ue000", "U+E000")])
def test_a_character_that_no_font_draws_is_named_with_its_item(volume, character, point):
    item = NewsItem("栈桥", blocks=(Paragraph("正常"), Photo("pier.jpg", f"合龙{character}")))
    error = refusal(with_item(volume, item))
    assert (error.code, error.item, error.details) == (
        "character-without-glyph",
        item,
        {"character": character, "point": point},
    )


def test_a_name_in_the_index_is_asked_as_well(volume):
    error = refusal(replace(volume, names=(IndexedName("王😀", True, (0,)),)))
    assert (error.code, error.item) == ("character-without-glyph", None)


def test_a_picture_that_is_missing_or_cut_off_is_named(volume, tmp_path):
    item = NewsItem("栈桥", blocks=(Photo("half.jpg", "合龙"),))
    whole = picture(tmp_path, "whole.jpg", (900, 900)).read_bytes()
    half = tmp_path / "half.jpg"
    missing = refusal(with_item(volume, item, pictures={"half.jpg": half}))
    assert (missing.code, missing.item) == ("picture-missing", item)
    half.write_bytes(whole[: len(whole) // 2])
    broken = refusal(with_item(volume, item, pictures={"half.jpg": half}))
    assert (broken.code, broken.item) == ("picture-broken", item)


def test_a_cover_without_its_picture_is_refused(volume, tmp_path):
    for path in (None, tmp_path / "none.jpg"):
        style = Style(cover=Cover.PICTURE, picture=path)
        assert refusal(replace(volume, style=style)).code == "picture-missing"


def test_an_issue_or_item_without_a_title_is_refused(volume):
    assert refusal(with_item(volume, NewsItem(" "))).code == "item-without-title"
    assert refusal(replace(volume, document=replace(volume.document, title=""))).code == "no-title"


def test_a_colour_that_is_none_never_reaches_the_template(volume):
    assert refusal(replace(volume, style=Style(colour='red"'))).code == "bad-colour"


def test_an_issue_without_chapters_or_items_is_typeset(volume):
    bare = Chapter("", "", (Section(items=(NewsItem("一条", blocks=(Table(()),)),)),))
    for chapters in ((), (bare,), (Chapter("空章"),)):
        document = replace(volume.document, chapters=chapters, editors_note="")
        assert checks.access_faults(build(replace(volume, document=document))) == []


def test_an_attachment_is_named(volume, made):
    assert "附件：栈桥平面图" in checks.running_text(made)
    lost = with_item(volume, NewsItem("栈桥", blocks=(Attachment("gone.pdf"),)))
    assert refusal(lost).code == "attachment-missing"


def test_a_photo_is_narrowed_rather_than_sent_to_the_next_page(volume):
    quiet = replace(volume, document=replace(volume.document, editors_note=""))

    def pages(lines: int) -> int:
        blocks = (*(Paragraph("湖面平静，栈桥延伸。") for _line in range(lines)), Photo("pier.jpg", "合龙"))
        return len(pypdfium2.PdfDocument(build(with_item(quiet, NewsItem("栈桥", blocks=blocks)))))

    assert pages(18) == pages(12)  # at full width it would have gone to the next
    assert pages(24) == pages(12) + 1


def test_pages_look_as_if_typst_had_seen_every_photo(volume, tmp_path, monkeypatch):
    style = Style(cover=Cover.PICTURE, picture=picture(tmp_path, "cover.jpg", (900, 400)))
    with_cover = replace(volume, style=style)
    ours = build(with_cover)
    monkeypatch.setattr(child, "stand_in", lambda data: None)
    theirs = build(with_cover)
    for one, other in zip(pypdfium2.PdfDocument(ours), pypdfium2.PdfDocument(theirs), strict=True):
        assert ImageChops.difference(one.render().to_pil(), other.render().to_pil()).getbbox() is None
    assert len(ours) == len(theirs)
