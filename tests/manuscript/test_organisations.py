"""Names of organisations: where they begin and end, and what names nobody."""

import time

import pytest

from manuscript.organisations import LONGEST, find_organisations, named_in


def names(text):
    return [one.name for one in find_organisations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("溪云生物科技（苏州）有限公司落户望舟高新区。", ["溪云生物科技（苏州）有限公司", "望舟高新区"]),
        ("近日，江湾大学附属第一医院与云栖研究院签约。", ["江湾大学附属第一医院", "云栖研究院"]),
        ("由柳溪市众创空间协会指导，市科技局主办", ["柳溪市众创空间协会", "市科技局"]),
        ("省科技厅、区政府参加。", ["省科技厅", "区政府"]),
        ("柳溪市发展和改革委员会印发通知", ["柳溪市发展和改革委员会"]),
        ("工信部和中科院药材所发布", ["工信部", "中科院药材所"]),
        ("江苏省创业服务中心沙洲分中心揭牌", ["江苏省创业服务中心沙洲分中心"]),
        ("国家会展中心（上海）举行", ["国家会展中心（上海）"]),
        ("2021年度中国创业协会年会", ["中国创业协会"]),
        ("调研智谷·青禾众创空间和悦来加速器", ["智谷·青禾众创空间", "悦来加速器"]),
        ("市科技局林副局长一行走访江湾大学教授团队", ["市科技局", "江湾大学"]),
        ("海澄集团有限公司第三届理事会", ["海澄集团有限公司"]),
        ("ABC医疗科技有限公司成立", ["ABC医疗科技有限公司"]),
        ("東湖產業協會舉辦", ["東湖產業協會"]),
    ],
)
def test_a_name_is_read_as_long_as_it_goes(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "该公司成立。公司上市。",
        "建设创新中心、服务中心和产业园。",
        "国家重点实验室",
        "3家医院、两所大学和十多家上市公司",
        "龙头企业和知名大学共建联合实验室",
        "市场格局和产业布局稳定，会客厅开放",
        "四大科技部门印发",
        "第三中心",
        "",
    ],
)
def test_an_ending_alone_names_nobody(text):
    assert names(text) == []


def test_a_name_says_where_it_stands_and_how_it_is_called_from_there_on():
    text = "日前，江湾云海科技股份有限公司（以下简称“江湾云海”）上市。"
    (one,) = find_organisations(text)
    assert text[one.start : one.end] == one.name == "江湾云海科技股份有限公司"
    assert one.short == "江湾云海"


def test_every_name_is_where_it_says():
    text = "江湾大学（南京）与柳溪研究院、国家会展中心（上海）合作。市科技局支持。"
    found = find_organisations(text)
    assert len(found) == 4
    assert all(text[one.start : one.end] == one.name for one in found)


def test_an_organisation_is_told_once_under_its_longest_name():
    texts = [
        "江湾大学柳溪研究院（下称柳溪研究院）成立。",
        "柳溪研究院招生，江湾大学祝贺。",
        "江湾大学柳溪研究院",
    ]
    assert named_in(texts) == ["江湾大学柳溪研究院", "江湾大学"]


@pytest.mark.parametrize(
    "piece", ["公司", "（苏州）", "和", "3家", "中科院药物", "江湾大学（以下简称“", "甲", "A ", "市科技局"]
)
def test_hostile_text_costs_no_more_than_its_length(piece):
    start = time.process_time()
    found = named_in([piece * (100_000 // len(piece)) + "公司"])
    assert time.process_time() - start < 4
    assert all(len(name) <= LONGEST + 10 for name in found)
