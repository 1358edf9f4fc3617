"""The same amount in another unit, the same number under another name, the same body in other words."""

import datetime as dt

import pytest

from manuscript.checks.office import Office
from manuscript.document import Kind
from tests.manuscript.checks.cases import Case, findings, found, issue, item, silent, text

OF_2024 = Office(dt.date(2024, 1, 1), dt.date(2024, 12, 31), Kind.YEARBOOK)

CASES = [
    Case(
        "conversion-differs",
        "8月，新增绿地2公顷（20亩），修复湿地3公顷。",
        "2公顷（20亩）",
        "8月，新增绿地2公顷（30亩），道路12公里（1.2万米），河道8公里（3条）。",
        details={"right": "30亩"},
    ),
    Case(
        "more-than-whole",
        "8月，新建农田1.8万亩，其中节水灌溉0.6万公顷。",
        "1.8万亩，其中节水灌溉0.6万公顷",
        "8月，新建农田1.8万亩，其中节水灌溉0.1万公顷，总投资5400万元，其中补助3000万元。",
    ),
    Case(
        "sum-differs",
        "全年完成吞吐量8640万吨，其中外贸3180万吨。按港区分，东港区4120万吨、西港区2960万吨、南港区1650万吨。",
        "东港区4120万吨、西港区2960万吨、南港区1650万吨",
        "全年完成吞吐量8730万吨，其中外贸3180万吨。按港区分，东港区4120万吨、西港区2960万吨、南港区1650万吨。",
    ),
    Case(
        "unit-mismatch",
        issue(
            item("集装箱", "8月，完成集装箱吞吐量126.5万标箱。"),
            item("联运", "8月，集装箱吞吐量126.5万吨，比重提高。"),
        ),
        "集装箱吞吐量126.5万吨",
        issue(
            item("集装箱", "8月，完成集装箱吞吐量126.5万标箱。"),
            item("联运", "8月，集装箱吞吐量126.5万标箱，货物吞吐量126.5万吨。"),
        ),
        details={"other": "126.5万标箱"},
    ),
    Case(
        "unit-mismatch",
        "8月，航线有客船18艘。这18条客船都已年检。",
        "18条客船",
        "8月，航线有客船18艘。这18艘客船都已年检，沿线企业18家，18户企业签约。",
        details={"other": "18艘"},
    ),
    Case(
        "metric-name-irregular",
        issue(item("生产", "8月，完成货物吞吐量8640万吨。"), item("安全", "8月，全港货物总吞吐量8640万吨。")),
        "全港货物总吞吐量8640万吨",
        issue(item("生产", "8月，完成货物吞吐量8640万吨。"), item("安全", "8月，全港货物吞吐量8640万吨。")),
    ),
    Case(
        "money-scale-mixed",
        "全年营业收入3.1亿元，利税1.2亿元，营业成本22400万元，研发投入800万元。",
        "22400万元",
        "全年营业收入3.1亿元，利税1.2亿元，营业成本2.24亿元，研发投入800万元。",
        details={"right": "2.24亿元"},
    ),
    Case(
        "name-outdated",
        "8月，园区与市环保局签约。",
        "环保局",
        "8月，园区与市生态环境局签约，原环保局2015年建的站点划入，2016年环保局立项。",
        details={"right": "生态环境局", "since": "2019"},
    ),
    Case(
        "title-promotional",
        "8月8日，竞赛圆满结束，选手返程。",
        "圆满结束",
        "8月8日，竞赛结束，双方成功举办了论坛。",
    ),
    Case(
        "name-inconsistent",
        text("柳港区第三实验小学承办比赛。", "柳港区实验第三小学教师获奖。"),
        "柳港区实验第三小学",
        text("柳港区第三实验小学承办比赛。", "柳港区实验幼儿园教师获奖。"),
    ),
    Case(
        "name-inconsistent",
        issue(
            item("机收", "柳港区绿野农机合作社出动26台。"),
            item("返乡", "柳港区绿野农业机械合作社返回，绿野农机合作社检修。"),
        ),
        "柳港区绿野农机合作社",
        issue(item("机收", "柳港区绿野农机合作社出动26台。"), item("返乡", "柳港区青禾农业机械合作社返回。")),
    ),
    Case(
        "name-inconsistent",
        issue(
            item("开幕", "江州国际船舶工业博览会开幕。"), item("配套", "与国际船舶工业展览会配套，企业参展。")
        ),
        "国际船舶工业展览会",
        issue(item("开幕", "江州国际船舶工业博览会开幕。"), item("配套", "江州国际家具展览会同期举办。")),
    ),
    Case(
        "title-body-mismatch",
        issue(
            item("医院与三水镇、柳塘镇卫生院签约", "8月，医院与三水镇卫生院签约，派出医师坐诊，共建检验科。")
        ),
        "医院与三水镇、柳塘镇卫生院签约",
        issue(
            item(
                "医院与三水镇、柳塘镇卫生院签约",
                "8月，医院与三水、柳塘卫生院签约，派出医师坐诊，共建检验科。",
            )
        ),
    ),
    Case(
        "enumeration-mixed",
        "8月，工程包含屋面防水、外墙加固，电路更新和厕所改造。",
        "屋面防水、外墙加固，电路更新和厕所改造",
        "8月，社区开展走访慰问、政策宣讲，推进项目建设和垃圾分类，提升管理和服务水平。",
    ),
    Case(
        "growth-differs",
        "8月，第八届展会成交额为3亿元，比第七届的2亿元增长60%。",
        "2亿元增长60%",
        "8月，第八届展会成交额为3亿元，比第七届的2亿元增长50%。第六届为1亿元，第七届为2亿元，增长100%。",
    ),
    Case(
        "growth-differs",
        "8月，上届展会成交3亿元，比前一年的2亿元增长60%。",
        "2亿元增长60%",
        "8月，上届展会成交3亿元，比前一年的2亿元增长50%。",
    ),
    Case(
        "unit-mismatch",
        "全年建成健身路径18条，其中乡镇11条、社区7套。",
        "其中乡镇11条、社区7套",
        "全年建成健身路径18条、驿站7座，其中乡镇11条、社区7条。",
        details={"other": "18条"},
    ),
    Case(
        "unit-mismatch",
        issue(item("开放", "8月，建成6块笼式足球场。"), item("管护", "8月，6片笼式足球场装灯。")),
        "6片笼式足球",
        issue(
            item("开放", "8月，建成6块笼式足球场。"), item("管护", "8月，6块笼式足球场装灯，8片网球场开放。")
        ),
        details={"other": "6块"},
    ),
    Case(
        "title-body-mismatch",
        issue(
            item("社区运动会与智慧步道同步亮相", "8月，社区运动会在滨湖公园举行，居民参加拔河、跳绳等项目。")
        ),
        "社区运动会与智慧步道同步亮相",
        issue(
            item("社区运动会与智慧步道同步亮相", "8月，社区运动会在滨湖公园举行，园内的智慧步道装了计步屏。"),
            item("青砚装备公司", "公司位于滨湖路，成立于2015年，主营阀门和泵，有职工130人。"),
        ),
    ),
    Case(
        "word-doubled",
        "8月，协会进一步步完善制度。",
        "进一步步",
        "8月，协会进一步步入正轨，创新有效果，先后后来居上。",
    ),
    Case(
        "name-inconsistent",
        text("云麓湖国际半程马拉松开跑，云麓湖国际半程马拉松报名8000人。", "云麓湖半程马拉松设三个项目。"),
        "云麓湖半程马拉松",
        text("云麓湖国际半程马拉松开跑。", "云麓湖环湖骑行设三个项目，参加国际半程马拉松。"),
        details={"other": "云麓湖国际半程马拉松"},
    ),
    Case(
        "name-inconsistent",
        text("第九届泠江螃蟹文化节开幕。", "商户参加第九届泠江河蟹美食文化节。"),
        "第九届泠江河蟹美食文化节",
        text("第九届泠江螃蟹文化节开幕。", "第八届泠江民歌文化节闭幕，第九届泠江民歌文化节同期举行。"),
    ),
    Case(
        "name-truncated",
        text("云港智能制造产业园区开工，云港智能制造产业园区招商。", "云港智能制造产业园引进企业。"),
        "云港智能制造产业园",
        text("云港智能制造产业园区开工，云港智能制造产业园区招商。", "云港智能制造产业园区引进企业。"),
    ),
    Case(
        "person-inconsistent",
        "8月，项目牵头人陈立彬介绍情况。陈立斌带着同事守了四十天。",
        "陈立斌",
        "8月，项目牵头人陈立彬介绍情况，陈立文随行。陈立彬带着同事守了四十天，苏州生物圈热闹，苏州圣华签约。",
        details={"other": "陈立彬"},
    ),
    Case(
        "name-inconsistent",
        issue(item("叉车", "8月，钠离子叉车下线，钠离子叉车耐寒。"), item("仓库", "8月，纳离子叉车入库。")),
        "纳离子",
        issue(
            item("叉车", "8月，钠离子叉车下线，钠离子叉车耐寒，护理院参加活动，科技创新成果展出。"),
            item("仓库", "8月，钠离子叉车入库，护理员参加活动，科技创新城开工。"),
        ),
        details={"other": "钠离子"},
    ),
    Case(
        "name-inconsistent",
        "8月，“深水网箱自动清洗机器人”入水，“深水网箱自主清洗机器人”完成海试。",
        "深水网箱自主清洗机器人",
        "8月，“深水网箱自动清洗机器人”入水，“深水网箱智能投喂机器人”完成海试，《互借目录》《修复目录》印出。",
    ),
    Case(
        "name-inconsistent",
        "8月，“江科贷”启动。“江科贷款”不收手续费。",
        "江科贷款",
        "8月，“江科贷”启动，“江农贷”第二期、“江科贷二”不收手续费。",
    ),
    Case(
        "name-inconsistent",
        "8月，协会发布《鲜食蓝莓分级与包装规范》。会员对照《鲜食蓝莓包装与分级规范》调整设备。",
        "鲜食蓝莓包装与分级规范",
        "8月，协会发布《鲜食蓝莓分级与包装规范》。会员对照《鲜食蓝莓采摘规范》调整设备。",
    ),
    Case(
        "name-inconsistent",
        "8月，“蒲公英科普小站”开门。孩子们在蒲公英科普驿站观察细胞。",
        "蒲公英科普驿站",
        "8月，“蒲公英科普小站”开门。孩子们在蒲公英科普小站观察细胞，蒲公英科普活动很多。",
        details={"other": "蒲公英科普小站"},
    ),
    Case(
        "character-mistaken",
        "8月，车间实现规摸化生产。",
        "规摸化",
        "8月，车间实现规模化生产，竞品试件进入盐雾箱。",
        details={"meant": "规模化"},
    ),
    Case(
        "character-mistaken",
        "8月，双方举行签约议式。",
        "议式",
        "8月，议式科技有限公司举行签约仪式，“议式”是其商标。",
        details={"meant": "仪式"},
    ),
    Case(
        "character-mistaken",
        "8月，专家开展评慎工作。",
        "评慎",
        "8月，专家开展评审工作，由周勤艺主持，第二十期开班，评慎法推广，评慎法受欢迎。",
    ),
    Case(
        "session-outdated",
        "8月，会议学习党的十九届五中、六中全会精神。",
        "五中、六中全会",
        "8月，会议学习党的二十届二中、三中全会精神，回顾十九届五中全会精神。",
        details={"latest": "七中全会"},
    ),
    Case(
        "session-unknown",
        "8月，会议学习党的二十届四中全会精神。",
        "二十届四中全会",
        "8月，会议学习党的二十届三中全会和十九届七中全会精神，二十届九中全会是以后的事。",
        details={"session": "二十届四中全会"},
    ),
    Case(
        "session-unknown",
        "8月，会议学习党的十九届七中、八中全会精神。",
        "十九届七中、八中全会",
        "8月，会议学习党的十九届六中、七中全会精神。",
        details={"session": "十九届八中全会"},
    ),
    Case(
        "enumeration-mixed",
        "8月，学校设机械，电气、数控等专业。",
        "机械，电气、数控",
        "8月，学校设机械系，教师、学生踊跃报名，设机械、电气、数控等专业。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_the_name_of_the_time_is_right_in_an_old_issue():
    old = issue(item("签约", "8月，园区与市环保局签约。"), year=2016)
    assert findings(old, "name-outdated", Office()) == ()


def test_a_yearbook_tells_of_no_day_after_its_year():
    late = yearbook("2024年10月开工。", "2025年2月16日，泊位通过验收。")
    assert [finding.text for finding in findings(late, "date-outside-period", OF_2024)] == ["2025年2月16日"]
    announced = yearbook("2024年10月开工，计划2025年2月16日完工。", "证书有效期至2026年3月1日。")
    assert findings(announced, "date-outside-period", OF_2024) == ()


def test_what_each_yields_is_told_of_every_crop():
    def told(of, others):
        crops = issue(item("水稻", f"8月，全市{of}。"), item("油菜", f"8月，全市{others}。"))
        return [finding.text for finding in findings(crops, "metric-conflict")]

    assert told("种植面积612.5万亩", "种植面积621.5万亩") == ["种植面积621.5万亩"]
    assert told("平均单产612.5公斤", "平均单产621.5公斤") == []


@pytest.mark.parametrize(
    "right",
    [
        "8月，“议式”成为商标。",
        "8月，议式科技有限公司开业。",
        "8月，创客季第二十期开班。",
        "8月，讲座由周启讲授。",
        "8月，评慎法推广，评慎法受欢迎。",
        "8月，竞品试件进入盐雾箱。",
        "8月，會議式樣照舊，舉行簽約議式。",
    ],
)
def test_names_new_words_and_what_is_said_twice_are_no_slips(right):
    assert findings(right, "character-mistaken") == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("8月，柳港创新峰产品亮相。", "8月，柳港创新风产品亮相。"),  # behind a common word any two may stand
        ("8月，结果公示满七天。", "8月，计算公式满七行。"),  # two words
        ("8月，护理院参加活动。", "8月，护理员参加活动。"),
        ("8月，二组参加。", "8月，而组参加。"),
    ],
)
def test_what_sounds_alike_by_chance_is_no_slip(first, second):
    assert findings(issue(item("甲", first), item("乙", second)), "name-inconsistent") == ()


def test_a_profile_calls_its_company_the_company():
    words = "位于滨湖路，创办于2015年，主营阀门和泵，有职工130人，年内扩建厂房两座。"
    profiles = issue(item("青砚装备有限公司", f"公司{words}"), item("远岫机床有限公司", f"公司{words}"))
    assert findings(profiles, "title-body-mismatch") == ()


def test_a_yearbook_knows_no_now():
    told = findings(yearbook("2024年10月开工。", "目前，全市有公园12座。"), "date-relative", OF_2024)
    assert [finding.text for finding in told] == ["目前"]
    meant = yearbook("2024年10月开工。", "至年底，全市有公园12座。")
    assert findings(meant, "date-relative", OF_2024) == ()


def yearbook(*paragraphs):
    return issue(item("泊位投产", *paragraphs), kind=Kind.YEARBOOK, year=2025, period=None)
