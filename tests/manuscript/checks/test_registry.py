"""The registry as a whole: every check has a case and a page, no text makes one raise, and time grows with the text."""

import dataclasses
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuscript.checks import registry
from manuscript.checks.findings import Level
from manuscript.checks.registry import CHECKS, PRINT_CHECKS, check_document, check_item
from manuscript.document import (
    Chapter,
    Inset,
    InsetKind,
    Listing,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.reading import Contents, ContentsEntry
from tests.manuscript.checks import (
    test_dates,
    test_files,
    test_names,
    test_numbers,
    test_other_words,
    test_people,
    test_reckoning,
    test_said_totals,
    test_structure,
    test_typography,
    test_wording,
)
from tests.manuscript.checks.cases import AUTUMN, issue, item, text

ROOT = Path(__file__).parents[3]
TABLES = (
    test_dates,
    test_files,
    test_names,
    test_numbers,
    test_other_words,
    test_people,
    test_reckoning,
    test_said_totals,
    test_structure,
    test_typography,
    test_wording,
)
PAGE = (ROOT / "docs" / "preflight.md").read_text(encoding="utf-8")


def test_every_check_has_a_case():
    assert {case.code for table in TABLES for case in table.CASES} == {check.code for check in CHECKS}


def test_codes_are_unique_kebab_case():
    codes = [check.code for check in (*CHECKS, *PRINT_CHECKS)]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code) for code in codes)


def test_the_page_lists_every_check_with_its_level():
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (error|warning|hint) \|", PAGE, re.MULTILINE))
    assert rows == {check.code: check.level.value for check in (*CHECKS, *PRINT_CHECKS)}


def test_the_page_marks_the_checks_that_offer_a_remedy():
    promised = set(re.findall(r"^\| `([a-z-]+)` \|.*\| yes \|$", PAGE, re.MULTILINE))
    offered = {case.code for table in TABLES for case in table.CASES if case.remedy is not None}
    assert promised == offered


def test_a_family_or_a_code_can_be_asked_alone():
    document = text("日前，企业增加,产值提高。")
    assert {f.code for f in check_document(document, AUTUMN, ["date-relative"])} == {"date-relative"}
    typography = {check.code for check in CHECKS if check.family == "typography"}
    found = {finding.code for finding in check_document(document, AUTUMN, ["typography"])}
    assert found == {"half-width-punctuation"} <= typography


def test_one_item_is_judged_without_what_only_an_issue_shows():
    document = text("日前，企业增加,产值提高。", title="夜校开课。")
    codes = {finding.code for finding in check_item(document, AUTUMN)}
    assert {"date-relative", "half-width-punctuation", "title-ends-with-stop"} <= codes
    assert not codes & {check.code for check in CHECKS if not check.alone}


def test_findings_come_in_reading_order():
    document = issue(item("夜校开课。", "日前，开课。"), item("剧场开演。", "近日，开演。"))
    places = [finding.place.item for finding in check_document(document, AUTUMN)]
    assert places == sorted(places)


def test_an_empty_issue_has_nothing_wrong():
    assert [f.level for f in check_document(issue(), AUTUMN) if f.level is not Level.ERROR] == []
    check_document(dataclasses.replace(issue(), chapters=()), AUTUMN)


# -- no text makes a check raise

WORDS = """
一、 （一） 1. “ ” ‘ ’ 《 》 （ ） ( ) [ ] " ' 、 ， 。 ； ： ！ , . ; : ! + - — … · % ％ 2025年 2月30日 8月2日 9月18—15日
星期三 日前 近日 12亿元 3.5万余人 近2万家 共20个 其中 包括 分别为 增长25% 下降120%
占比76.7% 由40辆增加到60辆 三个方面：一是 二是 方面， 等3家 合计
江州国际陶瓷设计博览会 云溪市 柳港区 我市 市委书记 台湾 工信部 （以下简称“甲”）
Rober Langer http:// www. \uff21\uff29 ⼯ \ufffd \ue000 全球首创 布署 企业企业
"""
TOKENS = [*WORDS.split(), " ", "\u3000", "\n", "\t", "\x00", "𠮷", "٣", "Ⅳ", "e\u0301"]
LINES = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
BLOCKS = st.one_of(
    LINES.map(Paragraph),
    LINES.map(Quote),
    st.builds(Photo, st.sampled_from(["", "a.jpg", "b.jpg"]), LINES, LINES, LINES),
    st.lists(LINES, max_size=4).map(lambda entries: Listing(tuple(entries))),
    st.lists(st.lists(LINES, max_size=3).map(tuple), max_size=4).map(lambda rows: Table(tuple(rows))),
    LINES.map(lambda words: Inset(InsetKind.FOOTNOTE, words)),
)
ITEMS = st.builds(
    NewsItem,
    LINES,
    number=st.sampled_from(["", "1", "二", "（三）", "第四章", "x"]),
    title_in_contents=LINES,
    region=st.sampled_from(["", "云溪市", "柳港区", "无此区"]),
    blocks=st.lists(BLOCKS, max_size=4).map(tuple),
)
SECTIONS = st.builds(Section, LINES, items=st.lists(ITEMS, max_size=3).map(tuple))
CHAPTERS = st.lists(st.builds(Chapter, LINES, sections=st.lists(SECTIONS, max_size=2).map(tuple)), max_size=2)
PRINTED = st.lists(
    st.builds(ContentsEntry, st.just(1), st.just(""), LINES, st.sampled_from(["", "3", "x"])), max_size=3
)


@settings(max_examples=200, deadline=2000, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(CHAPTERS, PRINTED)
def test_no_issue_makes_a_check_raise(chapters, entries):
    document = dataclasses.replace(issue(), chapters=tuple(chapters))
    office = dataclasses.replace(
        AUTUMN, contents=Contents("目录", tuple(entries)), pictures={"a.jpg": (10, 10)}
    )
    for finding in check_document(document, office):
        assert finding.place.start <= finding.place.end


@settings(max_examples=100, deadline=2000, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(LINES)
def test_what_is_cited_stands_where_the_place_says(words):
    passage = words.strip() or "空"
    for finding in check_document(text(passage, title="空"), AUTUMN):
        if finding.place.block == 0 and finding.place.field.value == "body":
            assert passage[finding.place.start : finding.place.end] == finding.text, finding


# -- time

LONG = 12_000
HOSTILE = [
    "“", "（", "(", "（）》", "、", "甲、", "，甲", "1", "1,", "12个、", "其中1个", "年", "2025-", "等3家", "方面，", "企业",
    "近日", "由1个增加到2个，增长3%，", "江州市创新中心", " ", "甲 ", "《甲》、", "一是", "张三表示，", "市委", "占比3%",
    "○", "http://", "www.a", "+", "A ", "　", "本届甲会", "（以下简称“甲”）", "Rober Langer ", "工信部",
    "同时推动甲乙丙丁戊己、推进子丑寅卯辰巳，", "十九届二中、三中全会",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(unit):
    document = text(unit * (LONG // len(unit)))
    start = time.process_time()
    check_document(document, AUTUMN)
    assert (
        time.process_time() - start < 6
    )  # a page of it takes a few hundredths; quadratic would take minutes


@pytest.fixture(scope="module")
def sample():
    path = ROOT / "samples" / "quarterly-2026q3.md"
    return parse(read(path.read_bytes(), path.name), AUTUMN.vocabulary).document


def test_an_issue_of_two_hundred_items_takes_less_than_two_seconds(sample, record_property):
    items = [dataclasses.replace(one, title=f"{one.title}{n}") for n in range(6) for one in sample.items()][
        :200
    ]
    document = issue(*items)
    start = time.process_time()
    check_document(document, AUTUMN)
    seconds = time.process_time() - start
    record_property("seconds for 200 items", round(seconds, 2))
    assert len(items) == 200
    assert seconds < 2


def test_an_item_takes_less_than_twenty_milliseconds(sample, record_property):
    documents = [issue(one) for one in sample.items()]
    check_item(documents[0], AUTUMN)  # the word lists are read once
    start = time.process_time()
    for document in documents:
        check_item(document, AUTUMN)
    mean = (time.process_time() - start) / len(documents)
    record_property("milliseconds an item", round(1000 * mean, 1))
    assert mean < 0.02


def test_families_are_those_the_page_has():
    assert set(re.findall(r"^## .*\(`([a-z]+)`\)$", PAGE, re.MULTILINE)) == set(registry.FAMILIES)
