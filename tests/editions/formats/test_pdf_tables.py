"""Tables keep to their page, however wide they are, and so does a word that is longer than a line."""

from dataclasses import replace

import pypdfium2
import pytest

from editions.formats.pdf import build, proof
from manuscript.document import Chapter, NewsItem, Paragraph, Section, Table
from tests.editions.formats import pdf_checks as checks
from tests.editions.formats.pdf_volumes import LINES, everything, yearbook

ADDRESS = "https://example.org/" + "a1b2" * 20 + "x" * 90
NUMBER = "7" * 150
HEADS = ("渡口", "乘客（万人次）", "班次", "准点率（%）", "投诉（件）", "收入（万元）", "船龄（年）")


def wide(columns: int, rows: int = 6, caption: str = "各渡口全年情况") -> Table:
    head = tuple(f"{HEADS[at % 7]}{at // 7 or ''}" for at in range(columns))
    body = (
        tuple(
            f"湖东第{row}渡口" if at == 0 else f"{(row * 37 + at * 911) % 900}.{at % 10}"
            for at in range(columns)
        )
        for row in range(1, rows)
    )
    return Table((head, *body), caption)


def holding(volume, *blocks):
    items = tuple(
        NewsItem(f"第{n}份", str(n), blocks=(Paragraph(LINES), one, Paragraph(LINES)))
        for n, one in enumerate(blocks, 1)
    )
    chapter = Chapter("数据", "第一章", (Section(items=items),))
    return replace(volume, document=replace(volume.document, chapters=(chapter,)), names=())


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory):
    return everything(tmp_path_factory.mktemp("pictures"))


def turned(data: bytes) -> list[int]:
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(data)]
    return [number for number, (width, height) in enumerate(sizes) if width > height]


SHAPES = [(1, 6), (8, 30), (11, 6), (14, 6), (14, 60)]


@pytest.mark.parametrize(("columns", "rows"), SHAPES)
def test_a_wide_table_keeps_to_its_page_whole_and_in_order(bulletin, columns, rows):
    volume = holding(bulletin, wide(columns, rows))
    made = build(volume)
    assert checks.outside_faults(made) == checks.overlap_faults(made) == []
    assert checks.text_faults(volume, made) == []
    assert checks.access_faults(made) == []


@pytest.mark.parametrize(("columns", "rows"), SHAPES)
def test_it_does_in_a_yearbook_of_two_columns(columns, rows):
    """There it stands across both, so that its text may come before that beside it."""
    volume = holding(yearbook(), wide(columns, rows))
    made = build(volume)
    assert checks.outside_faults(made) == checks.overlap_faults(made) == []
    assert [
        one for one in checks.texts_in_order(volume.document) if one not in checks.running_text(made)
    ] == []
    assert checks.access_faults(made) == []


def test_one_that_is_wider_turns_its_page_and_only_that(bulletin):
    made = build(holding(bulletin, wide(17), wide(4)))
    assert checks.outside_faults(made) == checks.overlap_faults(made) == []
    assert len(turned(made)) == 1
    assert turned(build(holding(bulletin, wide(14), wide(4)))) == []


@pytest.mark.parametrize("columns", [26, 60])
def test_one_that_no_page_holds_goes_on_below_in_parts(bulletin, columns):
    table = wide(columns)
    for made in (build(holding(bulletin, table)), build(holding(yearbook(), table))):
        text = checks.running_text(made)
        assert checks.outside_faults(made) == checks.overlap_faults(made) == []
        assert all(cell in text for row in table.rows for cell in row)
        assert "各渡口全年情况（续1）" in text
        assert text.count("湖东第3渡口") >= 2  # what a row is about is said in each part


def test_a_proof_keeps_its_tables_beside_its_findings(bulletin):
    made = proof(holding(bulletin, wide(14), wide(40)), [], watermark="")
    assert turned(made) == []
    assert checks.outside_faults(made, left=14, right=54) == []  # numbers of lines at the left


@pytest.mark.parametrize("word", [ADDRESS, NUMBER])
@pytest.mark.parametrize("make", [lambda one: one, lambda one: yearbook()], ids=["bulletin", "yearbook"])
def test_a_word_longer_than_a_line_breaks(bulletin, word, make):
    tables = (Table((("名称", "网址", "编号"), ("渡口", word, word))), Table((("网址",), (word,))))
    volume = holding(make(bulletin), *tables, Paragraph(f"见{word}。"))
    made = build(volume)
    assert checks.outside_faults(made) == checks.overlap_faults(made) == []
    assert checks.running_text(made).count(word) == 4


def test_what_leaves_the_page_is_seen(bulletin):
    assert checks.outside_faults(build(holding(bulletin, wide(4))), left=40) != []


def test_a_plain_table_has_columns_of_one_width(bulletin):
    made = build(holding(bulletin, Table((("甲", "乙", "丙", "丁"), ("一", "二二二二二", "三", "四四")))))
    text = next(page.get_textpage() for page in pypdfium2.PdfDocument(made) if "丙" in _text(page))
    shown = text.get_text_range()
    boxes = [text.get_charbox(shown.index(word)) for word in "乙丙丁"]
    first, second, third = ((box[0] + box[2]) / 2 for box in boxes)
    assert third - second == pytest.approx(second - first, abs=1)


def _text(page) -> str:
    return page.get_textpage().get_text_range()
