"""Totals, products and differences in many words, captions against the text, and lists whose number stands behind them."""

import pytest

from manuscript.document import Photo
from tests.manuscript.checks.cases import Case, findings, found, issue, item, silent, text


def pictured(caption, words="8月17日至19日，客户观摩，35名企业主管参加，第一印染厂改造完成。"):
    return issue(item("观摩", words, Photo(caption=caption, credit="徐曼")))


CASES = [
    Case(
        "sum-differs",
        "9月，甲、乙、丙三个项目分别到位1.2亿元、0.85亿元和2.4亿元，总额为4.35亿元。",
        "总额为4.35亿元",
        "9月，甲、乙、丙三个项目分别到位1.2亿元、0.85亿元和2.4亿元，总额为4.45亿元。",
        details={"sum": "4.45亿元"},
    ),
    Case(
        "sum-differs",
        "9月，120名学员走进课堂，男学员78名，女学员44名。",
        "男学员78名，女学员44名",
        "9月，122名学员走进课堂，男学员78名，女学员44名，教师约10名。",
    ),
    Case(
        "sum-differs",
        "9月，11人专家组由教授5人、工程师4人、代表3人组成。",
        "11人专家组由教授5人、工程师4人、代表3人组成",
        "9月，12人专家组由教授5人、工程师4人、代表3人组成，20人评委会由教授、专家8人及其他人员组成。",
    ),
    Case(
        "growth-differs",
        "9月，专家由年初的213人增至241人，净增38人。",
        "213人增至241人，净增38人",
        "9月，专家由年初的213人增至241人，净增28人；会员由9家增至12家，新增服务2家。",
        details={"growth": "+28"},
    ),
    Case(
        "mean-differs",
        "8月，购置无人机40台，每台1.8万元，共支出82万元。",
        "每台1.8万元",
        "8月，购置无人机40台，每台1.8万元，共支出72万元，每架配电池2块。",
        details={"mean": "2.05万元"},
    ),
    Case(
        "mean-differs",
        "全年讲座48场，场均听众75人，听众总数4200人次。",
        "场均听众75人",
        "全年讲座48场，场均听众75人，听众总数3600人次。",
    ),
    Case(
        "metric-conflict",
        text("9月，公司捐资80万元。", "学校专账管理这笔60万元的捐款。"),
        "这笔60万元",
        text("9月，公司捐资80万元，设奖金60万元。", "学校专账管理这笔60万元的捐款，另有10万元的书款。"),
        details={"other": "80万元"},
    ),
    Case(
        "share-differs",
        "9月，毕业生360人，已与企业签约333人，签约率为95.2%。",
        "333人，签约率为95.2%",
        "9月，毕业生360人，已与企业签约333人，签约率为92.5%。",
        details={"part": "333人"},
    ),
    Case(
        "share-differs",
        "9月，计划新建充电桩9550个，已建成7640个，完成率为88%。",
        "7640个，完成率为88%",
        "9月，计划新建充电桩9550个，已建成7640个，完成率为80%，另建路灯300个。",
    ),
    Case(
        "share-differs",
        "9月，接受诊断的45家企业中，18家达到数字化二级以上水平，占三分之二。",
        "占三分之二",
        "9月，接受诊断的45家企业中，30家达到数字化二级以上水平，占三分之二。",
    ),
    Case(
        "age-differs",
        "9月1日，公司举行成立20周年活动。公司于2010年9月1日成立。",
        "成立20周年",
        "9月1日，公司举行成立15周年活动。公司于2010年9月1日成立。",
        details={"years": "15"},
    ),
    Case(
        "list-count-differs",
        "9月，港东街道、港西街道、望海街道、南堤街道、渔浦街道四个街道通过验收。",
        "四个街道",
        "9月，港东街道、港西街道、望海街道、南堤街道四个街道通过验收，甲、乙、丙等五个单位参加。",
        details={"count": "5"},
    ),
    Case("date-form-irregular", "2025.8.12，基地揭牌。", "2025.8.12", "2025年8月12日，基地揭牌，版本2025.8.12.1。"),
    Case("date-form-irregular", "8月12号，演练举行。", "8月12号", "8月12日，演练在12号楼举行，8月12号令印发。"),
    Case("date-form-irregular", "9月09日，仪式举行。", "9月09日", "9月9日，仪式举行，10月10日结束。"),
    Case("date-form-irregular", "25年8月12日，基地揭牌。", "25年8月12日", "经过25年8个月建设，“25年8月”展开幕。"),
    Case(
        "span-mark-mixed",
        "9月，熔炼安排在0时—8时，精加工安排在9时-17时。",
        "9时-17",
        "9月，熔炼安排在0时—8时，精加工安排在9时—17时，型号A9-17。",
        details={"other": "0时—8"},
    ),
    Case(
        "points-misnumbered",
        "9月，协会提出举措：一是组建专家服务团；二是开放设备目录；四是设立融资窗口。",
        "四是设立融资窗口",
        "9月，协会提出举措：一是组建专家服务团；二是开放设备目录；三是设立融资窗口。会上，一是学，二是议。",
        details={"after": "二是"},
    ),
    Case(
        "points-misnumbered",
        text("9月，明确要求：", "（一）坡地不得种植。", "（一）种苗须经检疫。", "（三）控制用肥。"),
        "（一）种苗须经检疫。",
        text("9月，明确要求：", "（一）坡地不得种植。", "（二）种苗须经检疫。", "（一）控制用肥。", "（二）验收。"),
    ),
    Case(
        "usage-wrong",
        "9月，演练的目的是为了检验设备。",
        "目的是为了",
        "9月，演练的目的是检验设备，加强领导和提高水平，加大力度，扩大规模。",
        details={"right": "目的是"},
    ),
    Case("usage-wrong", "9月，加快学术交流的力度。", "加快学术交流的力度", "9月，加快交流，加大扶持力度，使用新设备。"),
    Case(
        "usage-wrong",
        "9月，通过两位讲师的演示，使学员掌握了方法。",
        "通过两位讲师的演示，使学员掌握了方法",
        "9月，通过两位讲师的演示，学员掌握了方法；由于下雨，使用雨棚。",
    ),
    Case(
        "particle-wrong",
        "9月，参观者看得仔细，问的具体，记了笔记。",
        "问的具体",
        "9月，参观者看得仔细，问的是具体做法。",
        details={"right": "得"},
    ),
    Case(
        "particle-wrong",
        "9月，改造有效得降低了用电。",
        "有效得",
        "9月，改造有效地降低了用电，成绩取得不易，做得有效得多了。",
        details={"right": "地"},
    ),
    Case(
        "particle-wrong",
        "9月，各室以严谨地态度完成测量。",
        "以严谨地",
        "9月，各室以严谨的态度、严谨地完成测量。",
        details={"right": "的"},
    ),
    Case(
        "particle-wrong",
        "9月，他拿出自己保存得图纸。",
        "保存得",
        "9月，图纸保存得很好，保存得当，设计得比以前精巧。",
        details={"right": "的"},
    ),
    Case(
        "unit-missing",
        "9月，协会共收到申报书47，其中装备类21份。",
        "申报书47",
        "9月，协会共收到申报书47份，编号47，得分降至3:2，同比增长到2025，收到文件第47。",
    ),
    Case(
        "unit-missing",
        "9月，单台日均用电由210千瓦时降至168，公司整理案例。",
        "至168",
        "9月，单台日均用电由210千瓦时降至168千瓦时，密度降至1.2。",
    ),
    Case("caption-differs", pictured("8月27日，客户在展台前"), "8月27日", pictured("8月18日，客户在展台前")),
    Case("caption-differs", pictured("2023年8月17日，客户到场"), "2023年8月17日", pictured("8月30日，客户复访")),
    Case("caption-differs", pictured("与45名企业主管交流"), "45名", pictured("与35名企业主管、20名企业家代表交流")),
    Case("caption-differs", pictured("第二印染厂旧址"), "第二印染厂", pictured("第一印染厂旧址，第二排为客户")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_a_wrong_sum_is_told_once():
    told = findings("9月，绿茶1260吨、红茶840吨、白茶310吨，合计2510吨。", "sum-differs")
    assert len(told) == 1
