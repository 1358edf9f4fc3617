import pytest

from manuscript.numerals import integer, year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("一百零五", 105),
        ("１２", 12),
        ("③", 3),
        ("Ⅳ", 4),
        ("IX", 9),
        ("丙", 3),
        ("貳", 2),
        ("拾壹", 11),
    ],
)
def test_a_numeral_is_a_number(text, value):
    assert integer(text) == value


@pytest.mark.parametrize("text", ["", "春", "1a", "十二甲"])
def test_other_words_are_no_number(text):
    assert integer(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("二〇二一", 2021), ("2021", 2021), ("民國110", 2021), ("民國一百一十", 2021), ("中華民國一百年", None)],
)
def test_a_year_is_read(text, value):
    assert year(text) == value


def test_a_number_that_is_no_year_is_none():
    assert year("500") is None
