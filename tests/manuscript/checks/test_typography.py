import dataclasses

import pytest

from manuscript.checks.findings import Field, Level
from manuscript.document import Chapter, Photo, Section
from tests.manuscript.checks.cases import AUTUMN, Case, findings, found, issue, item, silent, text

HABIT = (
    "园区有企业50家，其中3家上市，8月2日新增5家，9月3日新增6家，共引进A轮项目7个，B轮项目9个，C轮项目12个。"
)


def traditional(words):
    items = (item("漁會辦理貸款說明會", words),)
    return issue(Chapter("業務報導", "", (Section(items=items),)), title="漁訊")


class Glyphs:
    def __contains__(self, character):
        return character != "𠮷"


FONTS = dataclasses.replace(AUTUMN, glyphs=Glyphs())
CASES = [
    Case(
        "character-undrawn",
        "馆长姓𠮷，名字里还有一个𠮷字。",
        "馆长姓𠮷，名字里还有",
        "馆长姓𠮷，名字里还有一个𠮷字。",
        details={"character": "𠮷", "point": "U+20BB7"},
        office=FONTS,
        right_office=AUTUMN,
    ),
    Case(
        "quote-unmatched",
        "他说：“项目年内完工。",
        "说：“项目年内完工。",
        "他说：“项目年内完工。”",
        details={"mark": "“"},
    ),
    Case("quote-unmatched", "打造一流的产业生态链。”", "打造一流的产业生态链。”", "打造“一流”的产业生态链。"),
    Case("quote-reversed", "入选”专精特新“名单。", "”专精特新“", "入选“专精特新”名单。", remedy="“专精特新”"),
    Case(
        "quote-reversed", "入选“专精特新“名单。", "“专精特新“", "入选“专精”“特新”名单。", remedy="“专精特新”"
    ),
    Case(
        "quote-nested",
        "他说：“这叫“一件事”改革。”",
        "他说：“这叫“一件事”改革。”",
        "他说：“这叫‘一件事’改革。”",
    ),
    Case("quote-straight", '实施"头雁"计划。', '"头雁"', 'The "Lab" opens.', remedy="“头雁”"),
    Case(
        "bracket-unmatched",
        "企业（含外资共20家。",
        "企业（含外资共20家。",
        "企业（含外资）共20家。",
        details={"mark": "（"},
    ),
    Case("bracket-unmatched", "《管理办法发布。", "《管理办法发布。", "1）登记；2）审核。《管理办法》发布。"),
    Case("bracket-width-mixed", "发布办法（试行)。", "（试行)", "发布办法（试行）。", remedy="（试行）"),
    Case(
        "half-width-punctuation",
        "企业增加,产值提高。",
        "企业增加,产值提高",
        "企业1,234家，面积3.5亩，比分3:2，见www.example.com。",
        remedy="企业增加，产值提高",
        details={"mark": ","},
    ),
    Case(
        "half-width-punctuation",
        "引进人才(团队)十个。",
        "(团队)",
        "引进人才（team）十个。",
        remedy="（团队）",
    ),
    Case(
        "half-width-punctuation", "企业增加.", "企业增加.", "1. 企业增加。Dr. Lee来访。", remedy="企业增加。"
    ),
    Case(
        "title-half-width",
        text("开课了。", title="夜校开课|居民踊跃"),
        "|",
        text("开课了。", title="夜校开课｜居民踊跃"),
        remedy="｜",
    ),
    Case(
        "title-half-width",
        text("开课了。", title="夜校(二期)开课"),
        "(二期)",
        text("开课了。", title="夜校（二期）开课（A-1）"),
        remedy="（二期）",
    ),
    Case(
        "range-hyphen",
        "规划期为2025-2027年。",
        "2025-2027",
        "电话0512-6588888，型号A-12，规划期为2025—2027年。",
        remedy="2025—2027",
    ),
    Case("plus-sign", "构建平台+园区模式。", "构建平台+园区模式。", "构建平台＋园区模式，5+1等于6。"),
    Case("full-width-letter", "引进\uff21\uff29企业。", "\uff21\uff29", "引进AI企业。", remedy="AI"),
    Case(
        "space-stray",
        "企业 增加了产值。",
        "企业 增加了产",
        "主题为“携手同行 共创未来”。",
        remedy="企业增加了产",
    ),
    Case(
        "space-stray",
        "展出加工 /测试设备。",
        "展出加工 /测试设",
        "展出加工/测试设备。",
        remedy="展出加工/测试设",
    ),
    Case("space-stray", HABIT + "科研院所12 家。", "院所12 家。", HABIT, remedy="院所12家。"),
    Case(
        "space-mixed",
        HABIT * 3 + "有 8 家、 9 家、 10 家。",
        "目12个。有 8 家、 9",
        HABIT * 3,
    ),
    Case(
        "space-at-quote",
        "开展 “百日攻坚” 行动。",
        "开展 “百日攻坚” 行动。",
        "开展“百日攻坚”行动。",
        remedy="开展“百日攻坚” 行动。",
    ),
    Case(
        "punctuation-doubled",
        "企业增加，，产值提高。",
        "企业增加，，",
        "企业增加……产值提高！？",
        remedy="企业增加，",
    ),
    Case("punctuation-doubled", "产值提高。，", "产值提高。，", "产值提高。"),
    Case(
        "ellipsis-irregular",
        "他想了想...走了。",
        "他想了想...",
        "他想了想……走了，版本1.2.3。",
        remedy="他想了想……",
    ),
    Case(
        "dash-irregular",
        "这就是目标—建成示范区。",
        "这就是目标—建成示范区。",
        "这就是目标——建成示范区，为期3—5年。",
    ),
    Case(
        "character-damaged",
        "企业\ufffd家增加。",
        "企业\ufffd家增加。",
        "企业十家增加。",
        details={"character": "U+FFFD"},
    ),
    Case("character-doubtful", "⼯业增长。", "⼯", "工业增长。", remedy="工", details={"right": "工"}),
    Case(
        "script-mixed",
        traditional("漁會辦理貸款說明會，會員發問，總幹事說明條件與還款時間，渔會準備書面資料。"),
        "與還款時間，渔會準備書面資",
        traditional("漁會辦理貸款說明會，會員發問，總幹事說明條件與還款時間，漁會準備書面資料。"),
    ),
    Case("letter-for-digit", "共2O25家。", "2O25", "使用H2O和CO2传感器，A105室。"),
    Case(
        "title-ends-with-stop",
        text("开课了。", title="夜校开课。"),
        "夜校开课。",
        text("开课了。", title="夜校开课"),
        remedy="夜校开课",
    ),
    Case(
        "title-exclamation",
        text("开课了。", title="夜校开课啦！"),
        "夜校开课啦！",
        text("开课了。", title="“加油！”展览开幕"),
    ),
    Case(
        "stop-missing",
        "8月2日，夜校在社区中心开课，首批学员三十六人，学习修补技艺",
        "员三十六人，学习修补技艺",
        "8月2日，夜校在社区中心开课，首批学员三十六人，学习修补技艺。",
    ),
    Case(
        "enumeration-mixed",
        "代表团走访柳港孵化器、东屏创业园，云溪加速器等载体。",
        "东屏创业园，云溪加速器等",
        "代表团走访柳港孵化器、东屏创业园，听取企业代表等意见。",
    ),
    Case(
        "enumeration-mixed",
        "中心围绕技术创新，产业转型，人才集聚，服务企业。",
        "技术创新，产业转型，人才集聚",
        "中心围绕技术创新、产业转型、人才集聚，服务企业。",
    ),
    Case(
        "enumeration-mixed",
        "引进教授14人、博士100余人，硕士500余人，成效明显。",
        "博士100余人，硕士500余人",
        "引进教授14人、博士100余人、硕士500余人，举办论坛3场。",
    ),
    Case(
        "enumeration-mixed",
        "会上举行了服务中心揭牌，智慧园区开园和贵宾卡发放等仪式。",
        "举行了服务中心揭牌，智慧园区开园和贵宾卡发放等",
        "会上举行了服务中心揭牌、智慧园区开园和贵宾卡发放等仪式。",
    ),
    Case(
        "enumeration-mixed",
        "检修发现救生衣过期、消防泵失灵，号灯损坏、舱底漏水等问题86处，当场整改52处。",
        "修发现救生衣过期、消防泵失灵，号灯损坏、舱底漏水",
        "检修发现救生衣过期、消防泵失灵、号灯损坏、舱底漏水等问题86处，当场整改52处。",
    ),
    Case(
        "enumeration-comma-redundant",
        "推出“快办”、“帮办”服务。",
        "推出“快办”、“帮办”服务。",
        "推出“快办”“帮办”服务。",
        details={"count": "1"},
    ),
    Case(
        "enumeration-before-etc",
        "走访企业、院校、等单位。",
        "业、院校、等单位",
        "走访企业、院校等单位，讨论温度、等级、和平。",
        remedy="业、院校等单位",
    ),
    Case(
        "enumeration-comma-missing",
        "聚焦新一代信息技术、智能家居绿色建材、工业互联网等领域。",
        "智能家居绿色建材",
        "聚焦新一代信息技术、智能家居、绿色建材生产设备、新能源新材料等领域。",
        details={"first": "智能家居", "second": "绿色建材"},
    ),
    Case(
        "punctuation-missing",
        "12个项目脱颖而出入选榜单。",
        "脱颖而出入选榜单",
        "脱颖而出的12个项目应运而生，成效显著。",
    ),
    Case(
        "punctuation-missing",
        "园区揽下68个项目签约金额达5亿元。",
        "揽下68个项目签约金额达5",
        "园区揽下68个项目，签约金额达5亿元；30个项目总投资达2亿元。",
    ),
    Case("word-doubled", "平台平台服务企业。", "平台平台", "一件一件办，人人都的确满意，目的的确达到。"),
    Case("word-doubled", "企业的的产值。", "的的", "为了了解情况，还是是非分明。"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_a_speech_of_several_paragraphs_opens_each_and_closes_the_last():
    assert findings(text("他说：“第一段。", "“第二段。”"), "quote-unmatched") == ()
    assert len(findings(text("他说：“第一段。", "第二段。”"), "quote-unmatched")) == 2


def test_an_apostrophe_is_no_quotation_mark():
    assert findings("嘉宾说“Don’t stop”。", "quote-unmatched") == ()


def test_two_reversed_pairs_get_no_remedy_that_would_be_wrong():
    (one,) = findings("入选”甲“和”乙“名单。", "quote-reversed")
    assert (one.text, one.remedy) == ("”甲“和”乙“", None)


def test_a_blank_before_a_figure_is_a_matter_of_house_style():
    (one,) = findings(HABIT + "科研院所12 家。", "space-stray")
    assert one.level is Level.HINT
    assert findings(text(HABIT, title="实验室开放 Shared Lab Opens"), "space-stray") == ()


def test_a_chronicle_parts_its_dates_with_a_blank():
    assert findings("8月2日　夜校开课。", "space-stray") == ()


def test_an_issue_set_in_full_width_figures_is_told_once():
    many = issue(item("夜校开课", "第１期２人、第３期４人、第５期６人、第７期８人。"))
    (one,) = findings(many, "full-width-letter")
    assert dict(one.details)["count"] == "8"


@pytest.mark.parametrize(
    "right",
    [
        "为引导企业完善服务功能、创新服务模式，市里开展评选。",
        "抢抓机遇，集聚资源、开拓市场，大力发展总部经济。",
        "设主会场1个、分会场11个，作报告264场，接待观众3万人。",
        "展示创新成果，助力打造智能经济，推进产业高端交流、合作对接和发展。",
        "仪表收入25.0亿元、仪器收入20.0亿元、其他收入18.0亿元，合计63.0亿元。",
    ],
)
def test_lists_within_clauses_are_no_mixed_lists(right):
    assert findings(right, "enumeration-mixed") == ()


def test_clauses_that_change_their_mark_are_told():
    wrong = "从构建创新型企业梯队，推动高新产业发展、引导企业加大投入，打造服务体系、推动平台建设，加速要素聚集等方面发力。"
    assert len(findings(wrong, "enumeration-mixed")) == 1


def test_names_beside_the_text_are_asked_for_what_fonts_draw():
    photo = Photo("a.jpg", "馆长", "𠮷田", "馆长")
    many = issue(item("𠮷记开张", "开张了。", photo, source="𠮷记", bylines=("王𠮷",)))
    told = findings(many, "character-undrawn", FONTS)
    assert [(one.place.field, one.text) for one in told] == [
        (Field.TITLE, "𠮷记开张"),
        (Field.BYLINE, "𠮷记"),
        (Field.BYLINE, "王𠮷"),
        (Field.PHOTO, "𠮷田"),
    ]


def test_a_speech_does_not_go_on_in_a_paragraph_that_only_begins_with_a_quoted_name():
    told = findings(text("他说：“读懂它们，才算走近了运河。", "“运河讲堂”全年安排八讲。"), "quote-unmatched")
    assert len(told) == 1
    assert findings(text("他说：“读懂它们。", "“才算走近了运河。”", "散会。"), "quote-unmatched") == ()
