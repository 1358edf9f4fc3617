"""Titles of two and three lines without any mark, and what newspapers print around them."""

import pytest

from tests.manuscript.outlines import reading_of
from tests.manuscript.test_more_shapes import titles

TEXT = "　　10月8日，柳港院区门诊楼启用，首日接诊患者一千余人次，二十个诊室同时开放，患者不必再往城里跑。"


def paper(*titles_, head="江州医院院报\n2024年第10期"):
    return head + "\n\n" + "\n\n".join(f"{title}\n{TEXT}" for title in titles_)


def test_titles_of_two_lines_are_whole_where_nearly_all_are_set_so():
    text = paper(
        "柳港院区门诊楼启用\n首日接诊患者千余人次",
        "急救大平台：\n怎样跑赢时间",
        "日间手术量破万例\n病种扩至一百五十八个",
    )
    assert [title for _, _, title in titles(text)] == [
        "柳港院区门诊楼启用　首日接诊患者千余人次", "急救大平台：怎样跑赢时间", "日间手术量破万例　病种扩至一百五十八个",
    ]  # fmt: skip


def test_districts_above_their_one_item_each_are_sections():
    text = paper("柳港区\n门诊楼启用", "云溪市\n急救站建成", "东屏县\n义诊队下乡")
    assert [(chapter or section, title) for chapter, section, title in titles(text)] == [
        ("柳港区", "门诊楼启用"), ("云溪市", "急救站建成"), ("东屏县", "义诊队下乡"),
    ]  # fmt: skip


def test_long_names_of_units_above_their_items_are_sections_too():
    text = paper(
        "云溪经济技术开发区\n门诊楼启用",
        "柳港高新技术产业园区\n急救站建成",
        "东屏生态旅游度假区管委会\n义诊队下乡",
    )
    assert [title for _, _, title in titles(text)] == ["门诊楼启用", "急救站建成", "义诊队下乡"]


MAGAZINE = """江州机电商会
会刊
2025年第2期

目　录

特别报道
老厂房里的新算盘………………1
一根轴的百公里之旅……………5
会员风采
从学徒到质检总监………………9

特别报道

一座厂房，一套自己写的系统——
老厂房里的新算盘
云溪液压数字化改造调查
本刊记者　韩　冬

{text}

跨三县、过九道工序
一根轴的百公里之旅
口述／梁小舟　整理／江　月

{text}

会员风采

从学徒到质检总监
徐　敏（江州市中小企业服务中心）

{text}
"""


def test_the_contents_name_one_line_of_a_title_of_three():
    document = reading_of(MAGAZINE.format(text=TEXT)).document
    assert [(item.title, item.bylines, item.title_in_contents) for item in document.items()] == [
        (
            "一座厂房，一套自己写的系统——老厂房里的新算盘　云溪液压数字化改造调查",
            ("韩冬",),
            "老厂房里的新算盘",
        ),
        ("跨三县、过九道工序　一根轴的百公里之旅", ("梁小舟", "江月"), "一根轴的百公里之旅"),
        ("从学徒到质检总监", ("徐敏",), ""),
    ]


def test_the_day_and_the_makers_of_each_page_are_marks_of_the_page():
    foot = "责编：赵晓岚　美编：于　菲　校对：万　莉\n2024年10月31日"
    pages = [
        f"第{n}版　{name}\n\n{title}\n{TEXT}\n\n{foot}"
        for n, name, title in [
            (1, "要闻", "门诊楼启用"),
            (2, "医疗前沿", "手术量破万"),
            (3, "医者风采", "援边半年归来"),
            (4, "健康", "防跌倒要诀"),
        ]
    ]
    text = "江州医院院报\n2024年第10期\n\n" + "\n\n".join(pages)
    assert titles(text) == [
        ("要闻", "", "门诊楼启用"), ("医疗前沿", "", "手术量破万"),
        ("医者风采", "", "援边半年归来"), ("健康", "", "防跌倒要诀"),
    ]  # fmt: skip
    assert all(item.paragraphs == (TEXT.strip("　"),) for item in reading_of(text).document.items())


def test_contents_in_front_of_an_editors_note_are_no_second_issue():
    listed = ["1.调度会召开", "2.厂房封顶", "3.1—8月主要指标"]
    note = "编者按：进入三季度以来，开发区上下围绕项目攻坚，一手抓签约项目落地，一手抓在建项目推进，本期集中刊发。"
    body = "\n\n".join(f"{title}\n{TEXT}" for title in listed)
    text = (
        "江州开发区工作简报\n第17期\n\n本期要目\n"
        + "\n".join(listed)
        + f"\n\n{note}\n\n【项目建设】\n\n{body}"
    )
    assert titles(text) == [("项目建设", "", title) for title in ("调度会召开", "厂房封顶", "1—8月主要指标")]


@pytest.mark.parametrize("number", ["三", "十一"])
def test_page_heads_may_count_in_chinese(number):
    head = "江州会讯　第一四二期　　　　　　　　"
    parts = [f"{title}\n{TEXT}" for title in ("会员大会纪要", "端午聚餐", "奖学金申请", "图书室整理")]
    text = "旅居江州同乡会\n会讯\n第一四二期\n" + "编辑：林致远\n" * 8
    text += "\n" + f"\n\n{head}二\n\n".join([*parts[:3], ""]) + f"\n\n{head}{number}\n\n" + parts[3]
    assert [title for _, _, title in titles(text)] == ["会员大会纪要", "端午聚餐", "奖学金申请", "图书室整理"]


def test_brief_news_with_run_in_titles_are_items_though_the_contents_stop_above_them():
    text = MAGAZINE.format(text=TEXT).replace(
        "从学徒到质检总监………………9", "从学徒到质检总监………………9\n商情简讯…………………………12"
    )
    text += "\n商情简讯\n\n■产业园二期开工　4月2日，产业园二期开工，占地二百亩。\n"
    text += "■检测中心获批资质　4月11日，检测中心取得资质，可以开展检测。\n"
    assert [item.title for item in reading_of(text).document.items()][-2:] == [
        "产业园二期开工",
        "检测中心获批资质",
    ]
