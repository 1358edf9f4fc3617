import dataclasses

import pytest

from manuscript.checks.office import OfficialName
from manuscript.document import Photo
from tests.manuscript.checks.cases import AUTUMN, Case, findings, found, issue, item, silent, text

OWN = dataclasses.replace(
    AUTUMN, names=(OfficialName("江州市创业服务中心", "创服中心", ("江州创业服务中心",)),)
)


def two(first, second):
    return issue(item("夜校开课", first), item("剧场开演", second))


CASES = [
    Case(
        "name-inconsistent",
        two(
            "江州国际陶瓷设计产业博览会开幕，江州国际陶瓷设计产业博览会设展位百个。",
            "企业参加江州国际陶瓷设计博览会。",
        ),
        "江州国际陶瓷设计博览会",
        two(
            "江州国际陶瓷设计博览会开幕。",
            "企业参加江州国际陶瓷设计博览会，也参加第二届江州国际陶瓷设计论坛。",
        ),
        details={"other": "江州国际陶瓷设计产业博览会"},
    ),
    Case(
        "name-inconsistent",
        two("东屏湖创新协会成立。东屏湖创新协会有会员百家。", "活动由东平湖创新协会主办。"),
        "东平湖创新协会",
        two("东屏湖创新协会成立。", "活动由东屏湖创业学会主办。"),
    ),
    Case(
        "name-inconsistent",
        two(
            "江州青砚智能装备有限公司签约。江州青砚智能装备有限公司投产。",
            "仪式由江州青岩智能装备有限公司承办。",
        ),
        "江州青岩智能装备有限公司",
        two("江州青砚制药（柳港）股份有限公司签约。", "仪式由江州远岫制药（柳港）有限公司承办。"),
    ),
    Case(
        "name-inconsistent",
        two("企业获江州科技进步奖。", "企业获江州科技进步二等奖。"),
        "江州科技进步二等奖",
        two("企业获江州科技进步二等奖。", "企业获江州科技进步一等奖。"),
    ),
    Case(
        "name-inconsistent",
        issue(item("江州氢能检测服务中心揭牌", "8月2日揭牌。", Photo("", "江州氢能检测服务中心揭幕现场"))),
        "氢能检测服务中心揭幕",
        issue(item("江州氢能检测服务中心揭牌", "8月2日揭牌。", Photo("", "江州氢能检测服务中心揭牌现场"))),
    ),
    # characters that sound alike
    Case(
        "name-inconsistent",
        text("8月11日，石桥街道服务站搬入新址。", "门口设呼叫铃。石乔街道服务站周二开放到20时。"),
        "石乔街道",
        text("8月11日，石桥街道和石乔街道签约。", "门口设呼叫铃。石桥街道服务站周二开放到20时。"),
        details={"other": "石桥街道"},
    ),
    Case(
        "name-inconsistent",
        two("江州电子与江州理工学院共建检测中心。", "江州里工学院派教师五人驻点。"),
        "里工学院",
        two("江州电子与江州理工学院共建检测中心。", "柳港里弄学院派教师五人驻点。"),
    ),
    Case(
        "name-inconsistent",
        issue(
            item(
                "青鸥合作社试养黄鱼",
                "8月6日，青鸥水产合作社试养黄鱼。",
                "研究所每月取样。青瓯合作社计划摸清成活率。",
            )
        ),
        "青瓯合作社",
        issue(
            item(
                "青鸥合作社试养黄鱼",
                "8月6日，青鸥水产合作社试养黄鱼。",
                "研究所每月取样。红鸥合作社提供网箱。",
            )
        ),
    ),
    Case(
        "name-form-mixed",
        text("8月2日，江州市第十届创业推进月启动。", title="江州第十届创业推进月启动"),
        "江州第十届创业推进月启动",
        text("8月2日，江州第十届创业推进月正式启动。", title="江州第十届创业推进月启动"),
        details={"other": "江州市第十届创业推进月启动"},
    ),
    Case(
        "year-form-mixed",
        text("开展2025年江州创业贡献奖评选。", title="2025年度江州创业贡献奖评选开始"),
        "2025年度江州创业贡献奖评选",
        text("开展2025年度江州创业贡献奖评选。", title="2025年度江州创业贡献奖评选开始"),
    ),
    Case(
        "name-truncated",
        "代表团考察云溪工业园科技企业孵化器。",
        "云溪工业园",
        "代表团考察云溪工业园区科技企业孵化器。",
        details={"right": "云溪工业园区"},
    ),
    Case(
        "name-wrong",
        "团队来自中国科技大学。",
        "中国科技大学",
        "团队来自中国科学技术大学。",
        remedy="中国科学技术大学",
    ),
    Case(
        "name-wrong",
        "活动由江州创业服务中心承办。",
        "江州创业服务中心",
        "活动由江州市创业服务中心承办。",
        remedy="江州市创业服务中心",
        office=OWN,
    ),
    Case(
        "abbreviation-before-definition",
        "项目入选工信部名单。",
        "工信部",
        "项目入选工业和信息化部名单，工信部将复核，市人社部门配合，省国资委监督。",
        details={"full": "工业和信息化部"},
    ),
    Case(
        "abbreviation-before-definition",
        "瓷创中心开放。江州陶瓷文化创意中心（以下简称“瓷创中心”）占地五亩。",
        "瓷创中心",
        "江州陶瓷文化创意中心（以下简称“瓷创中心”）开放。瓷创中心占地五亩。",
        details={"full": "江州陶瓷文化创意中心"},
    ),
    Case(
        "abbreviation-before-definition",
        text("本届陶博会以“土与火”为主题。", title="江州陶瓷设计博览会开幕"),
        "本届陶博会",
        text("本届博览会以“土与火”为主题。", title="江州陶瓷设计博览会开幕"),
    ),
    Case(
        "abbreviation-before-definition",
        "创服中心举办夜校。",
        "创服中心",
        "江州市创业服务中心举办夜校。",
        office=OWN,
    ),
    Case(
        "short-name-undefined",
        "8月2日，园区与青砚智能签约。",
        "青砚智能",
        "8月2日，园区与青砚智能签约。江州青砚智能装备有限公司成立于2015年。",
    ),
    Case(
        "title-mark-inconsistent",
        "《科技服务正面清单》（以下简称“清单”）发布。《清单》列出二十项。",
        "《清单》",
        "《科技服务正面清单》（以下简称《清单》）发布。《清单》列出二十项。",
        details={"other": "“清单”"},
    ),
    Case(
        "foreign-name-misspelt",
        "嘉宾Rober Mason发言。",
        "Rober Mason",
        "嘉宾Robert Mason与Renzo Piano发言。",
        details={"right": "Robert"},
    ),
    Case(
        "person-inconsistent",
        two("江州市科技局局长周若渠表示支持。", "江州市科技局局长周若衢出席活动。"),
        "周若衢",
        two("江州市科技局局长周若渠表示支持。", "江州市商务局局长周若衢出席活动。"),
        details={"other": "周若渠"},
    ),
    Case(
        "speaker-not-introduced",
        "仪式举行。张砚表示，将扩大规模。",
        "张砚",
        "仪式举行。厂长张砚介绍情况。张砚表示，将扩大规模。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("柳港区第一期创业训练班开班。", "柳港区第二期创业训练班开班。"),
        ("江州市生物医药产业中心成立。", "江州市生物材料产业中心成立。"),
        ("东屏县人民政府主办。", "西屏县人民政府主办，东屏县商务局协办。"),
        ("江州青砚智能装备有限公司签约。", "江州远岫智能装备有限公司签约。"),
        ("柳港新区建成首个中试基地。", "首个中试基地在柳港新区启用。"),
    ],
)
def test_names_of_different_things_are_no_two_spellings(first, second):
    assert findings(two(first, second), "name-inconsistent") == ()


def test_one_name_in_two_spellings_is_told_once():
    document = issue(
        item("夜校开课", "江州国际陶瓷设计博览会开幕。" * 3),
        item("剧场开演", "企业参加江州国际陶瓷设计产业博览会，江州国际陶瓷设计产业博览会很大。"),
    )
    assert len(findings(document, "name-inconsistent")) == 1


def test_what_stands_behind_a_quoted_name_or_before_another_name_is_not_of_it():
    many = issue(
        item("“运河讲堂”新开", "“运河讲堂”今年开讲。", "“运河讲堂”全年八讲。"),
        item("颐和湾医养中心与市中医院合作", "颐和湾医养中心与云溪市中医院合作开设诊室。"),
    )
    assert findings(many, "name-inconsistent") == ()
