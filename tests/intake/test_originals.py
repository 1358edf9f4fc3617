"""The source beside an item: its lines or its pages, from where it begins."""

from intake.originals import MOST, original_of
from manuscript.document import Photo
from manuscript.lines import Line, Source

TEXT = Source(tuple(Line(f"第{number}行", number) for number in range(1, 301)))
PAGED = Source(
    tuple(
        Line(f"第{number}行", number, page=(number + 9) // 10, top=((number - 1) % 10) / 10)
        for number in range(1, 51)
    ),
    pages=5,
)


def test_lines_are_shown_from_a_little_before_the_item_with_its_own_marked():
    original = original_of(TEXT, (100, 103))
    assert original.lines[0].number == 95
    assert [line.number for line in original.lines if line.is_own] == [100, 101, 102]
    assert len(original.lines) == MOST
    assert (original.before, original.after) == (5, 185)


def test_further_lines_are_asked_for_above_and_below():
    assert original_of(TEXT, (0, 0)).before == 0
    assert original_of(TEXT, (0, 0), 250).after == 0
    assert original_of(TEXT, (0, 0), 9999).lines[-1].number == 300


def test_the_line_of_a_notice_is_marked():
    original = original_of(TEXT, (100, 103), meant=200)
    assert [line.number for line in original.lines if line.is_meant] == [200]


def test_a_picture_says_what_it_is():
    source = Source((Line("", 1, block=Photo("a.jpg", "图说")),))
    (line,) = original_of(source, (1, 2)).lines
    assert line.is_picture
    assert "图说" in line.text


def test_pages_are_shown_from_that_of_the_item_with_the_height_it_begins_at():
    original = original_of(PAGED, (14, 16))
    assert [(page.number, page.mark) for page in original.pages] == [(2, 30), (3, None)]
    assert (original.before, original.after) == (1, 4)


def test_a_page_is_asked_for_and_none_beyond_the_last():
    assert [page.number for page in original_of(PAGED, (0, 0), 5).pages] == [5]
    assert [page.number for page in original_of(PAGED, (0, 0), 99).pages] == [5]
    assert [page.number for page in original_of(PAGED, (0, 0)).pages] == [1, 2]
    assert original_of(PAGED, (14, 16), meant=45).pages[0].number == 5
