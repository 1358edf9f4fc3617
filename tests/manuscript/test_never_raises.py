"""Whatever a file says: it is read or refused in good time, and no visible character of it is lost unsaid."""

import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuscript.interchange import as_dict
from manuscript.notices import Unreadable
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.readers.decoding import decode
from tests.manuscript.losses import missing
from tests.manuscript.outlines import REGIONS, SEEDS

SECONDS = 2  # for a page of anything
WORDS = """
一、 （一） 1. １． (1) ① 1.2 壹、 第一章 第3期 第2季度 【 】 〔 〕 （ ） 《 》 “ ” ■ ★ # ## ** | --- > - ===
目录 本期要目 ……3 编者按： 供稿： 来源： 责任编辑： 报送： 主办： （本期无稿件） 图为 （张明 摄） 供稿） （温景
简报 年鉴 协会 委员会 张家港市 园区 王帆 大会召开 共三项 2026年 3月5日 5日 1—6月 一月 民國一百年 12亿元 增长5%
。 ， ； ： 、 ！ — ～ é 𠮷 ٣ Ⅳ ² 〇 a 7
"""
TOKENS = [*WORDS.split(), *" \t\u3000\f\ufffd\u200b\x00"]
LINES = st.lists(st.sampled_from(TOKENS), max_size=8).map("".join)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(LINES, st.just("")), max_size=30).map("\n".join),
)
SAMPLES = sorted(
    path
    for path in SEEDS.rglob("*.*")
    if path.suffix in {".txt", ".md"} and path.parent.name != "expected" and path.stem != "README"
)
bounded = settings(
    max_examples=250, deadline=SECONDS * 1000, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@bounded
@given(TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_read_or_refused(text, name):
    try:
        source = read(text.encode(), name)
        reading = parse(source, REGIONS)
    except Unreadable:
        return
    as_dict(reading)
    assert missing(source, reading) == ""


@bounded
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_read_or_refused(data, name):
    with suppress(Unreadable):
        parse(read(data, name), REGIONS)


@settings(bounded, max_examples=250)
@given(st.data())
def test_a_document_in_disorder_is_read_or_refused(data):
    path = data.draw(st.sampled_from(SAMPLES))
    lines = decode(path.read_bytes())[0].split("\n")
    start = data.draw(st.integers(0, len(lines) - 1))
    kept = data.draw(st.permutations(lines[start : start + 8]))
    text = "\n".join([*lines[:start], *kept, *lines[start + 12 :]])
    try:
        source = read(text.encode(), path.name)
        reading = parse(source, REGIONS)
    except Unreadable:
        return
    assert missing(source, reading) == ""


@pytest.mark.parametrize(
    "text",
    [
        "一、" * 20000,
        "（" * 20000,
        "1.\n" * 3000,
        "目录\n" + "甲会……1\n" * 3000,
        "甲 " * 20000,
        "★" * 20000,
        "1月" * 9000,
    ],
    ids=["numbers", "brackets", "empty headings", "contents", "blanks", "symbols", "months"],
)
def test_a_monotonous_file_takes_no_longer_than_others(text):
    start = time.perf_counter()
    with suppress(Unreadable):
        parse(read(f"{text}\n一、大会召开\n大会召开。\n".encode(), "a.txt"), REGIONS)
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_character_of_a_sample_is_lost(path):
    text = decode(path.read_bytes())[0]
    try:
        source = read(text.encode(), path.name)
        reading = parse(source, REGIONS)
    except Unreadable:
        return
    assert missing(source, reading) == ""
