from manuscript.wholeness import joints, pairs_within
from tests.manuscript.pdfs import paragraphs, wrapped

LINES = [line.strip("\u3000") for text in paragraphs()[:24] for line in wrapped(text, 20)]


def measured(lines):
    return joints(lines, pairs_within(lines))


def test_lines_in_order_go_on_with_known_words():
    found = measured(LINES)
    assert found.share > 0.6
    assert not found.are_broken


def test_lines_of_two_columns_across_each_other_do_not():
    half = len(LINES) // 2
    across = [line for pair in zip(LINES[:half], LINES[half : 2 * half], strict=True) for line in pair]
    assert measured(across).are_broken


def test_a_few_lines_tell_nothing():
    assert measured(LINES[:6]).share is None
    assert not measured(LINES[5::-1]).are_broken


def test_a_text_in_latin_letters_tells_nothing():
    assert measured(["The association opened a centre", "for innovation in the city of"] * 40).share is None


def test_a_text_printed_three_times_is_as_whole_as_once():
    assert measured(LINES * 3).share == measured([*LINES, LINES[0]]).share


def test_few_lines_across_each_other_are_in_doubt_and_few_lines_in_order_are_not():
    few = LINES[:28]
    across = [line for pair in zip(few[:14], few[14:], strict=True) for line in pair]
    assert measured(across).share is None or not measured(across).are_broken
    assert measured(across).are_doubtful
    assert not measured(few).are_doubtful
    assert not measured(LINES).are_doubtful


def test_doubt_is_told_of_a_long_text_as_well():
    assert not joints(["甲乙丙丁戊己"] * 3000, {}).are_doubtful
    assert measured(LINES[::-1] * 40).are_doubtful
