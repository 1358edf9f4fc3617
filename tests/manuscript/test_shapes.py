"""Documents of many shapes against what a person made of them."""

import pytest

from manuscript.lines import essence
from manuscript.notices import Unreadable
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.outlines import REGIONS, SEEDS, outline

SHAPES = sorted(path for path in SEEDS.glob("*.*") if (SEEDS / "expected" / f"{path.stem}.txt").exists())


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_a_shape_is_read_as_expected(path):
    expected = (SEEDS / "expected" / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert outline(parse(read(path.read_bytes(), path.name), REGIONS)) == expected


def test_there_are_shapes_to_read():
    assert len(SHAPES) >= 15


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_the_encoding_makes_no_difference(path, encoding):
    text = path.read_text(encoding="utf-8")
    plain = parse(read(text.encode(), path.name), REGIONS)
    assert outline(parse(read(text.encode(encoding), path.name), REGIONS)) == outline(plain)


def test_traditional_characters_in_big5_are_read():
    text = (SEEDS / "traditional.txt").read_text(encoding="utf-8")
    assert read(text.encode("big5"), "a.txt").lines == read(text.encode(), "a.txt").lines


def test_windows_line_ends_make_no_difference():
    data = (SEEDS / "briefing.txt").read_bytes()
    assert outline(parse(read(data.replace(b"\n", b"\r\n"), "a.txt"), REGIONS)) == outline(
        parse(read(data, "a.txt"), REGIONS)
    )


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_nothing_of_the_text_vanishes(path):
    source = read(path.read_bytes(), path.name)
    reading = parse(source, REGIONS)
    shown = essence(outline(reading) + "".join(notice.excerpt for notice in reading.notices))
    for line in source.lines:
        # Four characters at a time, for lines are joined and bylines taken off their ends.
        words = essence(line.text) if not line.block else ""
        lost = [words[i : i + 4] for i in range(0, len(words) - 3, 4) if words[i : i + 4] not in shown]
        assert len(lost) <= 3, (line.number, line.text, lost)


def test_text_without_any_heading_is_refused():
    path = SEEDS / "untitled.txt"
    with pytest.raises(Unreadable) as refusal:
        parse(read(path.read_bytes(), path.name), REGIONS)
    assert refusal.value.code == "NO_STRUCTURE"
