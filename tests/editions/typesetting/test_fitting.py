"""Photos that would not fit are set narrower, and nothing is set too small to be looked at."""

from editions.typesetting.fitting import BOTTOM, NARROWEST, TALLEST, TOP, WIDEST, Lone, widths

WIDE = Lone(1.5, "合龙", 0)
HEIGHT = WIDE.height(WIDEST)


def test_a_photo_with_room_is_as_wide_as_photos_are():
    assert widths([WIDE], [((3, 80.0), (3, 85.5))]) == [WIDEST]


def test_one_that_went_to_the_next_page_for_a_little_is_made_to_fit():
    (width,) = widths([WIDE], [((3, BOTTOM - 85), (4, TOP))])
    assert NARROWEST <= width < WIDEST
    assert WIDE.height(width) < 85 - 5


def test_one_that_would_be_too_small_stays_wide():
    assert widths([WIDE], [((3, BOTTOM - 40), (4, TOP))]) == [WIDEST]


def test_what_comes_after_moves_up_with_it():
    """The second fits only because the first no longer fills the next page's head."""
    second = ((4, BOTTOM - 30), (5, TOP))
    alone = widths([WIDE], [second])
    both = widths([WIDE, WIDE], [((3, BOTTOM - 85), (4, TOP)), second])
    assert alone == [WIDEST]
    assert both[0] < WIDEST
    assert both[1] == WIDEST


def test_a_chapter_begins_anew():
    far = Lone(1.5, "合龙", 1)
    assert widths([WIDE, far], [((3, BOTTOM - 85), (4, TOP)), ((6, BOTTOM - 30), (7, TOP))])[1] == WIDEST


def test_a_tall_photo_is_no_taller_than_others():
    tall = Lone(0.5, "", 0)
    assert tall.height(WIDEST) == TALLEST
    (width,) = widths([tall], [((3, BOTTOM - 95), (4, TOP))])
    assert width / tall.ratio < 95


def test_one_that_is_not_in_the_text_is_left_as_it_is():
    assert widths([WIDE], [(None, None)]) == [WIDEST]
