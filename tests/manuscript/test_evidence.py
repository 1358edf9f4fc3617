"""Each fact of a reading with its ground and its line: what a person is asked to look at first."""

import pytest

from manuscript.evidence import Evidence, Fact, Ground, evidence_of
from manuscript.notices import Unreadable
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Name, Vocabulary
from tests.manuscript.outlines import SEEDS

ISSUE = """湖畔季报
2026年第二季度
本期要目
一、昆山市
1. 首趟班列开出……1
2. 实验室建成投用……2

一、昆山市
1. 首趟班列开出
6月3日，首趟班列从昆山开出，满载42标箱。（温景行）
2. 实验室建成并投用
2026年5月，实验室建成。
上旬和6月8日、6月9日、6月11日举办三场活动。（昆山市科技局）
"""
PLACES = Vocabulary((Name("昆山市", ("昆山",)),))


def evidence(text: str, name: str = "a.txt") -> tuple[Evidence, ...]:
    source = read(text.encode(), name)
    return evidence_of(source, parse(source, PLACES))


@pytest.fixture(scope="module")
def found():
    return {(one.item, one.fact): one for one in evidence(ISSUE)}


@pytest.mark.parametrize(
    ("item", "fact", "words", "ground", "line"),
    [
        (0, Fact.TITLE, "首趟班列开出", Ground.IN_CONTENTS, 9),
        (1, Fact.TITLE, "实验室建成并投用", Ground.OTHER_WORDS, 11),
        (0, Fact.DISTRICT, "昆山市", Ground.HEADING, 9),
        (0, Fact.EVENT, "6月3日", Ground.YEAR_OF_ISSUE, 10),
        (1, Fact.EVENT, "2026年5月", Ground.MONTH_ONLY, 12),
        (0, Fact.BYLINE, "温景行", Ground.IN_BRACKETS, 10),
        (1, Fact.SOURCE, "昆山市科技局", Ground.IN_BRACKETS, 13),
    ],
)
def test_a_fact_has_its_ground_and_its_line(found, item, fact, words, ground, line):
    assert found[item, fact] == Evidence(item, fact, words, ground, line)


@pytest.mark.parametrize("name", ["chronicle-lines.txt"])
def test_a_title_that_nobody_printed_is_doubtful(name):
    source = read((SEEDS / name).read_bytes(), name)
    reading = parse(source, PLACES)
    told = sum(notice.code == "TITLE_DERIVED" for notice in reading.notices)
    doubtful = [one for one in evidence_of(source, reading) if one.ground is Ground.DERIVED]
    assert len(doubtful) == told > 0
    assert all(one.is_doubtful for one in doubtful)


def test_a_day_among_many_is_doubtful():
    text = "一、第一条\n6月3日召开会议，6月8日、6月11日、6月20日又各开一次。\n二、第二条\n无日期。\n"
    event = next(one for one in evidence("湖畔季报2026年第二季度\n" + text) if one.fact is Fact.EVENT)
    assert (event.ground, event.is_doubtful) == (Ground.ONE_OF_SEVERAL, True)


@pytest.mark.parametrize(
    "path", sorted(path for path in SEEDS.iterdir() if path.is_file()), ids=lambda path: path.name
)
def test_the_words_stand_in_the_line_that_is_named(path):
    source = read(path.read_bytes(), path.name)
    try:
        reading = parse(source, PLACES)
    except Unreadable:
        return
    lines = {line.number: line.text for line in source.lines}
    told = evidence_of(source, reading)
    assert {one.item for one in told if one.fact is Fact.TITLE} == set(
        range(len(list(reading.document.items())))
    )
    for one in told:
        if one.line and one.fact is Fact.EVENT and one.words[0].isdigit() and "月" in one.words:
            assert one.words[:2] in "".join(lines[one.line].split())
