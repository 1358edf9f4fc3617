"""What the lines of a file show. Files are written here as they come from converters."""

import pytest

from manuscript.checks.printed import Printed, raw_lines
from manuscript.checks.registry import PRINT_CHECKS, check_printing
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.checks.cases import PLACES

HEAD = """# 江州科创季报

2025年第3季度

## 第一章 要闻

"""
BROKEN = (
    HEAD
    + """### 一、夜校开课

8月2日，夜校在社区中心开课，首批学员三十六人，学习修补{gap}技艺，每周两次，到年底结束。

### 二、剧场开演

8月3日，旧厂房改建的剧场开演，首场座无虚席，演出三小时。

### 三、展厅开放

8月4日，展厅开放，居民可以凭证参观，每日限额百人。
"""
)
CONTENTS = """# 江州科创季报

2025年第3季度

目录

一、夜校开课.....1
二、剧场开演.....2
三、展厅开放.....{third}

一、夜校开课

8月2日，夜校开课，学员三十六人。

二、剧场开演

8月3日，剧场开演，首场座无虚席。

三、展厅开放

8月4日，展厅开放，每日限额百人。
"""
LISTING = CONTENTS.format(third=3)
TEXT = (
    "8月2日，由旧厂房改建的社区中心夜校开课，首批学员三十六人，他们学习修补技艺，每周上课两次，"
    "年底结业，结业作品将在展厅里展出一个月。"
)
WRAPPED = (
    "{title}\n" + "\n".join(TEXT[i : i + 16] for i in range(0, len(TEXT), 16)) + "\n（林一鸣    王    帆）\n"
)
YEARBOOK = "新兴产业\n\n" + "".join(
    WRAPPED.format(title=f"【{title}】") for title in ("概况", "夜校开课", "剧场开演", "展厅开放")
)


def codes(file, name="a.txt"):
    data = file.encode()
    source = read(data, name)
    printed = Printed(source, parse(source, PLACES), raw_lines(data))
    return {finding.code: finding for finding in check_printing(printed)}


CLEAN = BROKEN.format(gap="")
CASES = [
    ("paragraph-broken-by-picture", BROKEN.format(gap="\n\n\n\n\n"), CLEAN),
    ("paragraph-broken-by-page", BROKEN.format(gap="\n\n"), CLEAN),
    ("replacement-character", CLEAN.replace("三十六人", "三十\ufffd人"), CLEAN),
    ("blank-with-space", CLEAN.replace("\n\n### 二", "\n \n### 二"), CLEAN),
    ("hard-break-spaces", CLEAN.replace("年底结束。", "年底结束。  "), CLEAN),
    ("heading-level-jump", CLEAN.replace("### 三、", "#### 三、"), CLEAN),
    (
        "contents-html",
        LISTING.replace("一、夜校开课.....1", "<b>一、夜校开课</b>.....1"),
        LISTING,
    ),
    (
        "contents-leader-irregular",
        LISTING.replace("放.....3", "放\t3").replace("目录\n", "目录\n\n零、开篇.....1\n"),
        LISTING,
    ),
    ("contents-stray-space", LISTING.replace("夜校开课.....", "夜校 开课....."), LISTING),
    (
        "contents-entry-split",
        LISTING.replace("剧场开演.....2", "剧场\n\n开演.....2"),
        LISTING,
    ),
    ("section-title-spaced", CLEAN.replace("第一章 要闻", "综  述"), CLEAN),
    (
        "number-glued-to-title",
        CLEAN.replace("### 一、夜校", "### 1.2025年夜校").replace("二、", "2.").replace("三、", "3."),
        CLEAN,
    ),
    ("cover-period-without-year", CLEAN.replace("2025年第3季度", "第三季度\n\n2025年第3季度"), CLEAN),
    ("signature-on-own-line", YEARBOOK, CLEAN),
    ("signature-ambiguous", YEARBOOK, YEARBOOK.replace("王    帆", "王若帆")),
    ("hard-wrap", YEARBOOK, CLEAN),
    ("publication-missing", YEARBOOK, CLEAN),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_it_is_told_where_it_is_and_not_elsewhere(code, wrong, right):
    assert code in codes(wrong)
    assert code not in codes(right)


def test_a_unit_below_its_text_is_told_where_others_stand_behind_theirs():
    text = "8月3日，夜校开课，三十名居民报名，课程为期一个月。"
    behind = f"{text}（供稿：柳港区科技局）"
    signed = "### {n}、夜校开课第{n}期\n\n{text}\n\n"
    few = HEAD + "".join(signed.format(n=n, text=behind) for n in "一二三")
    few += signed.format(n="四", text=f"{text}\n\n（供稿：东屏县科技局）")
    every = HEAD + "".join(signed.format(n=n, text=f"{text}\n\n（供稿：东屏县科技局）") for n in "一二三四")
    assert codes(few)["signature-on-own-line"].text == "（供稿：东屏县科技局）"
    assert "signature-on-own-line" not in codes(every)


def test_a_spaced_section_is_told_behind_its_symbol_too():
    text = HEAD + "## ■ 口 岸 服 务\n\n### 一、夜校开课\n\n8月3日，夜校开课。\n"
    assert codes(text)["section-title-spaced"].text == "## ■ 口 岸 服 务"


def test_a_finding_names_its_line_and_cites_both_sides_of_a_joint():
    finding = codes(BROKEN.format(gap="\n\n\n\n\n"))["paragraph-broken-by-picture"]
    assert finding.line == 9
    assert "修补技艺" in finding.text
    assert dict(finding.details) == {"line": "9", "next": "14"}


def test_many_of_a_kind_are_told_once_with_their_number():
    finding = codes(YEARBOOK)["hard-wrap"]
    assert int(dict(finding.details)["count"]) > 8


def yearbook(*entries):
    """Entries (title, text) wrapped as a narrow column sets them, a byline under each."""
    parts = ["新兴产业\n"]
    for title, lines in entries:
        parts += [f"【{title}】", *lines]
    return "\n".join(parts) + "\n"


LINES = [TEXT[i : i + 16] for i in range(0, len(TEXT), 16)]
SIGNED = [*LINES, "（林一鸣）"]
PLAIN = yearbook(("概况", SIGNED), ("夜校开课", SIGNED), ("剧场开演", SIGNED), ("展厅开放", SIGNED))
CAPTION = "2025年8月3日，剧场开演首场现场 （社区中心  供稿）"
FAR = yearbook(
    ("概况", SIGNED),
    ("剧场开演", ["2025年8月3日，旧厂房改建的剧场开演，", *SIGNED[1:]]),
    ("夜校开课", [*LINES[:2], CAPTION, *SIGNED[2:]]),
    ("展厅开放", SIGNED),
)
COUNTED = HEAD + "".join(f"### {n}. 第{n}间夜校开课\n\n8月{n}日，夜校开课。\n\n" for n in range(1, 7))
LISTED = "# 江州科创季报\n\n2025年第3季度\n\n目录\n\n{entries}\n\n{items}"
ENTRIES = [f"{n}. 第{n}间夜校开课.....{n}" for n in range(1, 9)]
ITEMS = "\n\n".join(f"{n}. 第{n}间夜校开课\n\n8月{n}日，夜校开课，学员到齐。" for n in range(1, 9))
SCAN = "江州市科技局文件\n\n江科〔2025〕12号\n\n关于开展夜校评选的通知\n"
NAMED = [[*LINES, f"（王{gap}帆）"] for gap in ("    ", "    ", "  ", "    ")]
TITLES = ("概况", "夜校开课", "剧场开演", "展厅开放")
RARE = [
    ("column-break", PLAIN.replace(LINES[3], f" {LINES[3]}", 1), PLAIN),
    ("entry-title-wrapped", PLAIN.replace("【剧场开演】", "【剧场\n开演】"), PLAIN),
    ("running-head-in-text", PLAIN.replace(LINES[3], f"\f江州年鉴\n{LINES[3]}", 3), PLAIN),
    ("caption-inside-paragraph", FAR, PLAIN),
    ("caption-far-from-entry", FAR, PLAIN),
    ("scan-text-in-body", CLEAN.replace("### 二、", f"{SCAN}\n### 二、"), CLEAN),
    (
        "contents-broken-by-page",
        LISTED.format(entries="\n".join([*ENTRIES[:5], "", *ENTRIES[5:]]), items=ITEMS),
        LISTED.format(entries="\n".join(ENTRIES), items=ITEMS),
    ),
    ("number-space-irregular", COUNTED.replace("### 4. ", "### 4."), COUNTED),
    ("signature-spacing", yearbook(*zip(TITLES, NAMED, strict=True)), PLAIN),
]


@pytest.mark.parametrize(("code", "wrong", "right"), RARE, ids=[case[0] for case in RARE])
def test_what_pages_and_columns_leave_is_told(code, wrong, right):
    assert code in codes(wrong)
    assert code not in codes(right)


def test_every_check_of_a_file_has_a_case():
    assert {check.code for check in PRINT_CHECKS} == {case[0] for case in (*CASES, *RARE)}
