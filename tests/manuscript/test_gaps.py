from manuscript.gaps import fill, infer
from manuscript.layout import Layout
from manuscript.lines import Line


def lines(*parts):
    return [Line(text, number, gap) for number, (text, gap) in enumerate(parts, 1)]


SENTENCE = "协会走进十二家企业，了解它们的需求，帮助解决一批"


def test_a_gap_inside_a_sentence_shows_that_gaps_are_photos():
    first = (("一、走访企业", 0), (SENTENCE, 1), ("难题。", 3))
    body = lines(*first, ("二、举办讲堂", 5), ("讲堂开讲。", 1), ("三、结束", 1), ("完。", 1))
    rule = infer(body, Layout(block_gap=1))
    assert rule.certain
    kinds = ["photo" if line.block else line.text[:1] for line in fill(body, rule)]
    assert kinds == ["一", "协", "photo", "难", "photo", "photo", "二", "讲", "三", "完"]


def test_a_style_of_wide_headings_is_no_row_of_photos():
    body = lines(
        ("1.甲会召开", 0), ("甲会召开。", 1), ("2.乙会召开", 3), ("乙会召开。", 1), ("3.丙会召开", 3), ("丙会召开。", 1),
        ("4.丁会召开", 3), ("丁会召开。", 1),
    )  # fmt: skip
    assert infer(body, Layout(block_gap=1)) is None


def test_even_gaps_mean_nothing():
    body = lines(("一、走访", 0), ("走访企业。", 1), ("二、讲堂", 1), ("讲堂开讲。", 1))
    assert infer(body, Layout(block_gap=1)) is None
