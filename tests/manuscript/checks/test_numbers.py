import pytest

from manuscript.document import Figure, Table
from tests.manuscript.checks.cases import Case, findings, found, issue, item, section, silent, text

ROWS = (("类别", "数量"), ("教学", "48"), ("设计", "33"))


def table(total):
    return issue(item("使用情况公布", Table((*ROWS, ("合计", total)))))


def overview(first, second):
    """The overview of the issue, and that of the trade it speaks of."""
    return issue(
        section("综述", item("概况", f"2025年，三个产业稳步发展。陶瓷产业方面，{first}。")),
        section("陶瓷产业", item("概况", f"2025年，{second}。")),
    )


def fair(own, mentioned):
    return issue(
        item("第三届江州陶瓷设计博览会举办", f"8月8日，博览会举办，{own}。"),
        item("会展业回暖", f"三季度，江州陶瓷设计博览会成功举行，{mentioned}。"),
    )


def confirmed(quote, *, is_confirmed=True):
    figure = Figure("产值", "12", "亿元", quote=quote, is_confirmed=is_confirmed)
    return issue(item("产值公布", "前三季度实现产值12亿元。", figures=(figure,)))


CASES = [
    Case("figure-unsupported", confirmed("实现产值13亿元"), "实现产值13亿元", confirmed("实现产值12亿元")),
    Case(
        "figure-unsupported",
        confirmed("产值11亿元"),
        "产值11亿元",
        confirmed("产值11亿元", is_confirmed=False),
    ),
    Case(
        "balance-differs",
        "全年收入168万元，支出175万元，结余13万元。",
        "收入168万元，支出175万元，结余13万元",
        "全年收入168万元，支出155万元，结余13万元。",
        details={"rest": "-7万元"},
    ),
    Case(
        "balance-differs",
        "食堂收入60万元，支出72.5万元，缺口10万元。",
        "收入60万元，支出72.5万元，缺口10万元",
        "食堂收入60万元，支出72.5万元，缺口12.5万元。",
        details={"rest": "12.5万元"},
    ),
    Case(
        "points-as-percent",
        "入住率由上年的33.4%提高到40.4%，提高7%。",
        "7%",
        "入住率由上年的33.4%提高到40.4%，提高7个百分点。",
        remedy="7个百分点",
    ),
    Case(
        "points-as-percent",
        "差错率从3%下降到2%，下降1%。",
        "1%",
        "差错率从2%下降到1%，下降50%。",
        remedy="1个百分点",
    ),
    Case(
        "sum-differs",
        "清单收录场景52个，其中教育21个、医疗14个、交通9个、养老10个。",
        "其中教育21个、医疗14个、交通9个、养老10个",
        "清单收录场景52个，其中教育21个、医疗14个、交通9个、养老8个。",
        details={"parts": "21个 + 14个 + 9个 + 10个", "sum": "54个"},
    ),
    Case(
        "sum-differs",
        "实现产值2494亿元，其中，甲类1022亿元、乙类1010亿元、丙类642亿元。",
        "甲类1022亿元、乙类1010亿元、丙类642亿元",
        "实现产值2494亿元，其中，甲类1022亿元、乙类1010亿元、丙类462亿元。",
        details={"sum": "2674亿元"},
    ),
    Case(
        "sum-differs",
        "企业1700余家，包括本地企业1500余家和外来企业500余家。",
        "包括本地企业1500余家和外来企业500余家",
        "企业1700余家，包括本地企业1500余家和外来企业200余家。",
    ),
    Case(
        "sum-differs",
        "活动签订协议12份、意向书8份，共22份。",
        "活动签订协议12份、意向书8份，共22份",
        "活动签订协议12份、意向书8份，共20份。",
    ),
    Case(
        "sum-differs",
        "2025年，三个产业实现产值90亿元。陶瓷产业方面，全年实现产值40亿元。纺织产业方面，全年实现产值35亿元。"
        "食品产业方面，全年实现产值25亿元。",
        "90亿元",
        "2025年，三个产业实现产值100亿元。陶瓷产业方面，全年实现产值40亿元。纺织产业方面，全年实现产值35亿元。"
        "食品产业方面，全年实现产值25亿元。",
    ),
    Case("sum-differs", table("82"), "82", table("81"), details={"sum": "81"}),
    Case(
        "share-differs",
        "累计批件365张，其中新药批件280张，占比67.7%。",
        "280张，占比67.7%",
        "累计批件365张，其中新药批件280张，占比76.7%。",
        details={"share": "76.7%"},
    ),
    Case(
        "share-differs",
        "企业产值1864.5亿元，研发投入96.9亿元，占产值的7.2%。",
        "96.9亿元，占产值的7.2%",
        "企业产值1864.5亿元，研发投入96.9亿元，占产值的5.2%。",
    ),
    Case(
        "share-differs",
        "从业人员13.8万人，其中研发人员2.6万人，占三分之一。",
        "占三分之一",
        "从业人员13.8万人，其中研发人员4.6万人，占三分之一。",
    ),
    Case(
        "growth-differs",
        "车辆由40辆增加到60辆，增长60%。",
        "60辆，增长60%",
        "车辆由40辆增加到60辆，增长50%。",
        details={"growth": "+50.0%"},
    ),
    Case(
        "growth-differs",
        "产值达到120亿元，比上年增加20亿元，增长25%。",
        "20亿元，增长25%",
        "产值达到120亿元，比上年增加20亿元，增长20%。",
    ),
    Case(
        "growth-differs",
        "平均时长从30天降到12天，下降40%。",
        "12天，下降40%",
        "平均时长从30天降到12天，下降60%。",
    ),
    Case("percent-impossible", "成本下降120%。", "下降120%", "产量增长120%，成本下降20%。"),
    Case("percent-impossible", "用时减少了3倍。", "减少了3倍", "产量增加了3倍。"),
    Case("percent-impossible", "其中女性占比130%。", "占比130%", "其中女性占比30%。"),
    Case("approximation-doubled", "到场近300余人。", "近300余", "到场近300人，观看1000余人次。"),
    Case(
        "approximation-doubled", "面积约200平方米左右。", "约200平方米左右", "面积约200平方米，左右各有一门。"
    ),
    Case(
        "list-count-differs",
        "甲厂、乙厂、丙厂、丁厂等3家企业入选。",
        "等3家",
        "甲厂、乙厂、丙厂等8家企业入选，甲厂、乙厂等两家连续入选。",
        details={"count": "4"},
    ),
    Case(
        "list-count-differs",
        "平台分为四个模块：查询、预约、评价。",
        "四个模块",
        "平台分为四个模块：查询、预约、评价和投诉。",
    ),
    Case(
        "list-count-differs",
        "会议明确三项任务：一是摸清底数；二是分类处置。",
        "三项任务：",
        "会议明确三项任务：一是摸清底数；二是分类处置；三是定期回访。",
    ),
    Case(
        "metric-conflict",
        overview("全年实现产值46亿元", "实现产业产值65亿余元"),
        "产业产值65亿余元",
        overview("全年实现产值46亿元", "实现产业产值46亿元"),
        details={"other": "46亿元"},
    ),
    Case(
        "title-figure-differs",
        text("8月8日，园区与72家企业签约。", title="园区与27家企业签约"),
        "27家企业",
        text("8月8日，园区与27家企业签约，其中外地企业12家。", title="园区与27家企业签约"),
        details={"other": "72家"},
    ),
    Case(
        "title-figure-differs",
        text("8月8日，冷库三期工程封顶。", title="冷库二期封顶"),
        "冷库二期",
        text("8月8日，冷库二期工程封顶，三期工程开工。", title="冷库二期封顶"),
    ),
    Case(
        "metric-conflict",
        issue(item("双溪书展闭幕", "书展收到捐书1290册。"), item("读者来信", "在双溪书展上，捐书1920册。")),
        "捐书1920册",
        issue(item("双溪书展闭幕", "书展收到捐书1290册。"), item("读者来信", "在双溪书展上，捐书者190人。")),
    ),
    Case(
        "metric-conflict",
        text("音乐会到场126人。", "In all, 162 people came to the concert."),
        "音乐会到场126人",
        text("音乐会到场126人。", "In all, 126 people came to the concert."),
    ),
    Case(
        "metric-conflict",
        issue(item("产值公布", Table((("指标", "本期"), ("产值", "184.6"))), "实现产值186.4亿元。")),
        "184.6",
        issue(item("产值公布", Table((("指标", "本期"), ("产值", "186.4"))), "实现产值186.4亿元。")),
    ),
    Case(
        "growth-differs",
        issue(
            item("产量公布", Table((("指标", "本期", "上年同期", "增长（%）"), ("布", "7.7", "7.0", "8.0"))))
        ),
        "布\t7.7\t7.0\t8.0",
        issue(
            item("产量公布", Table((("指标", "本期", "上年同期", "增长（%）"), ("布", "7.7", "7.0", "10.0"))))
        ),
    ),
    Case(
        "metric-conflict",
        issue(
            item(
                "行业运行",
                "本季利润总额5.6亿元。",
                Table((("指标", "单位", "本期"), ("利润总额", "亿元", "5.4"))),
            )
        ),
        "利润总额5.6亿元",
        issue(
            item(
                "行业运行",
                "利润总额5.4亿元，上年同期利润总额5.0亿元，其中一季度利润总额1.6亿元。",
                Table((("指标", "单位", "本期"), ("利润总额", "亿元", "5.4"))),
            )
        ),
        details={"other": "5.4"},
    ),
    Case(
        "title-figure-differs",
        text("8月8日，流量计有限公司二期厂房竣工。", title="流量计三期厂房竣工"),
        "三期厂房",
        text("8月8日，流量计有限公司二期项目的三期厂房竣工。", title="流量计三期厂房竣工"),
        details={"other": "二期厂房"},
    ),
    Case(
        "metric-conflict",
        fair("参展企业210家", "参展企业240家"),
        "参展企业240家",
        fair("参展企业210家", "参展企业210家，上届参展企业180家"),
    ),
    Case(
        "metric-precision-differs",
        overview("全年实现产值1022亿元", "全年实现产值1000亿余元"),
        "产值1000亿余元",
        overview("全年实现产值1022亿元", "全年实现产值1022亿元"),
    ),
    Case(
        "metric-rounded",
        fair("参会嘉宾1.9万余人", "嘉宾近2万人"),
        "嘉宾近2万人",
        fair("参会嘉宾1.9万余人", "嘉宾1.9万余人"),
    ),
    Case(
        "metric-name-irregular",
        overview("全年实现产值46亿元", "全年实现陶瓷总产值46亿元"),
        "陶瓷总产值46亿元",
        overview("全年实现产值46亿元", "全年实现产值46亿元"),
    ),
    Case(
        "metric-scope-unclear",
        overview("新增上市新品6款，累计9款", "上市新品6款"),
        "上市新品6款",
        overview("新增上市新品6款，累计9款", "新增上市新品6款"),
    ),
    Case(
        "growth-missing",
        overview("全年实现产值46亿元", "全年实现产值46亿元，增长25%"),
        "产值46亿元",
        overview("全年实现产值46亿元，增长25%", "全年实现产值46亿元，增长25%"),
    ),
    Case(
        "unit-mismatch",
        "实验室完成试验11次，累计使用时间98小时，平均每件试验约9小时。",
        "平均每件试验",
        "实验室完成试验11次，检测样品30件，平均每次试验约9小时。",
        details={"other": "试验11次"},
    ),
    Case(
        "unit-mismatch",
        "新增注册证45张，累计295个。",
        "注册证45张，累计295个",
        "新增注册证45张，累计295张。",
    ),
    Case(
        "unit-mismatch",
        overview("上市新品6款", "上市新品6件"),
        "上市新品6件",
        overview("上市新品6款", "上市新品6款"),
    ),
    Case(
        "money-unit-irregular",
        "一期投资3亿元，二期投资5亿元，三期投资2亿元人民币。",
        "2亿元人民币",
        "一期投资3亿元，二期投资5亿元，三期投资2亿元人民币、1亿美元。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


@pytest.mark.parametrize(
    "right",
    [
        "项目50个，其中在建20个、续建10个。",  # a part that does not fill the sum
        "服务企业1350家，其中小微企业620家，新增330家。",
        "产值2494亿元，增长21.9%，其中设计61亿元，增长40%以上。",
        "新增企业32家，名单内企业达到78家。",
        "举办论坛5场，组织培训3场，全年共20场。",
        "占地20亩，建筑面积1.2万平方米，其中厂房8000平方米、办公楼4000平方米。",
    ],
)
def test_sums_that_are_none(right):
    assert findings(right, "sum-differs") == ()


@pytest.mark.parametrize(
    "right",
    [
        "产值120亿元，比上年增长20%，其中出口增长35%。",
        "线路由12公里延长到21公里，客流量增长30%。",
        "注册商户由800家增至1200家，同比增长约50%。",
        "增速由5%提高到8%，提高3个百分点。",
    ],
)
def test_growth_that_cannot_be_judged_or_is_right(right):
    assert findings(right, "growth-differs") == ()


def test_the_same_words_for_different_years_are_no_conflict():
    document = overview("2023年实现产值46亿元", "2024年实现产值65亿元")
    assert findings(document, "metric-conflict") == ()


def test_a_plan_does_not_contradict_a_result():
    document = overview("全年实现产值46亿元", "计划实现产值65亿元")
    assert findings(document, "metric-conflict") == ()


def test_a_list_that_does_not_add_up_is_told_once():
    wrong = "景区接待86.4万人次。其中，甲24.6万人次，乙21.8万人次，丙13.5万人次，丁11.2万人次，戊9.1万人次，己5.2万人次。"
    (one,) = findings(wrong, "sum-differs")
    assert dict(one.details)["total"] == "86.4万人次"
