"""Columns that a copy has side by side in its lines."""

import time

import pytest

from manuscript.columns import part_columns
from manuscript.lines import width
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.readers.decoding import decode
from manuscript.readers.text import number_lines
from tests.manuscript.outlines import REGIONS, SEEDS
from tests.manuscript.pdfs import paragraphs, wrapped


def side_by_side(parts, columns, characters, gutter=6, drift=0):
    """Paragraphs set in columns, printed line by line; and the lines in the order in which they are read."""
    lines = [line for text in parts for line in wrapped(text, characters)]
    height = -(-len(lines) // columns)
    rows = []
    for index in range(height):
        row = ""
        for place in range(columns):
            cell = (
                lines[place * height + index]
                if place * height + index < min(len(lines), (place + 1) * height)
                else ""
            )
            blanks = 2 * characters + 2 - width(cell) + gutter + (drift if index % 2 else 0)
            row += cell + " " * blanks if place < columns - 1 else cell
        rows.append(row.rstrip())
    return "\n".join(rows), [line.strip("\u3000") for line in lines]


def parted(text):
    lines, notices = part_columns(number_lines(text))
    return [line.text for line in lines], [notice.code for notice in notices]


@pytest.mark.parametrize(("columns", "characters"), [(2, 20), (2, 30), (3, 15)])
def test_columns_are_put_one_below_the_other_and_told(columns, characters):
    text, expected = side_by_side(paragraphs()[:8], columns, characters)
    assert parted(text) == (expected, ["COLUMNS_PARTED"])


def test_a_gutter_may_drift_by_a_few_columns():
    text, expected = side_by_side(paragraphs()[:8], 2, 20, drift=2)
    assert parted(text)[0] == expected


def test_text_above_and_below_the_columns_stays_where_it_is():
    text, expected = side_by_side(paragraphs()[:6], 2, 20)
    above, below = "一、" + paragraphs()[7], "二、" + paragraphs()[8]
    assert parted(f"{above}\n\n{text}\n\n{below}")[0] == [above, *expected, below]


def test_sentences_are_whole_in_what_is_read():
    text, _ = side_by_side(paragraphs()[:5], 2, 20)
    source = read(f"一、讲堂开讲\n\n{text}\n".encode(), "a.txt")
    assert next(iter(parse(source, REGIONS).document.items())).paragraphs == tuple(paragraphs()[:5])


def test_what_may_be_columns_is_left_and_told():
    # Most lines are short, as in columns of short entries.
    text, _ = side_by_side(paragraphs()[:8], 2, 20)
    rows = [
        row if index % 2 else row[:9].ljust(9) + " " * 36 + row[-7:]
        for index, row in enumerate(text.split("\n"))
    ]
    lines, codes = parted("\n".join(rows))
    assert codes == ["COLUMNS_DOUBTFUL"]
    assert len(lines) == len(rows)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"{name}    {count}家    {count * 3}亿元"
            for name, count in zip("甲乙丙丁戊己庚辛", range(8), strict=True)
        ),
        "\n".join(
            f"{index}、关于举办第{index}届创新大赛的通知{' ' * index}    {index}" for index in range(1, 9)
        ),
        "\n".join(["时间：    三月五日上午", "地点：    湖边的会议中心二楼", "人数：    一百二十人"] * 3),
        "讲堂开讲了。    （林一鸣    王    帆）\n" * 3,
    ],
)
def test_tables_contents_and_bylines_are_no_columns(text):
    assert parted(text) == ([line.text for line in number_lines(text)], [])


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.txt")), ids=lambda path: path.name)
def test_no_sample_is_taken_for_columns(path):
    if path.parent.name != "expected":
        told = ["COLUMNS_PARTED"] * 2 if path.stem == "logistics-columns" else []  # one run a page
        assert parted(decode(path.read_bytes())[0])[1] == told


def test_many_lines_take_no_longer_than_their_number():
    start = time.process_time()
    parted(("甲  乙\n" + "短行\n" * 9) * 2000)
    assert time.process_time() - start < 10
