"""Time and means that can be reckoned, what cannot be more than its whole, and people in two spellings."""

import pytest

from tests.manuscript.checks.cases import Case, findings, found, issue, item, silent, text

CASES = [
    Case(
        "duration-differs",
        "8月8日至12日，培训班在图书馆开课，为期四天，学员60人。",
        "为期四天",
        "8月8日至12日，培训班在图书馆开课，为期五天，第二天参观工厂，三天后再讲一次。",
        details={"days": "5"},
    ),
    Case(
        "age-differs",
        "8月8日，生于1950年的老师傅今年86岁，仍在值班。",
        "生于1950年的老师傅今年86岁",
        "8月8日，生于1950年的老师傅今年75岁，1936年的老屋住着他86岁的哥哥。",
    ),
    Case(
        "age-differs",
        "学会成立于1985年，今年8月迎来30周年。",
        "成立于1985年，今年8月迎来30周年",
        "学会成立于1985年，今年8月迎来40周年，2005年曾办成立20周年展。",
    ),
    Case("time-impossible", "8月8日25时，展厅关闭。", "25时", "8月8日24时，展厅关闭，30时代不再有。"),
    Case("time-impossible", "8月8日下午3时至2时座谈。", "下午3时至2时", "8月8日上午10时至12时座谈。"),
    Case(
        "more-than-whole",
        "8月8日，理事应到50人，实到56人。",
        "应到50人，实到56人",
        "8月8日，理事应到56人，实到50人，应急演练20人，实到30人。",
        details={"whole": "50人", "part": "56人"},
    ),
    Case(
        "more-than-whole",
        "8月，园区用电1.5万千瓦时，其中车间用电2万千瓦时。",
        "1.5万千瓦时，其中车间用电2万千瓦时",
        "8月，园区用电2万千瓦时，其中车间用电1.5万千瓦时。",
    ),
    Case(
        "shares-exceed",
        "问卷显示，满意占65%、基本满意占28%、不满意占12%。",
        "满意占65%、基本满意占28%、不满意占12%",
        "问卷显示，满意占65%、基本满意占23%、不满意占12%。",
        details={"sum": "105%"},
    ),
    Case(
        "mean-differs",
        "8月，10个小组共收稿120篇，平均每组15篇。",
        "平均每组15篇",
        "8月，10个小组共收稿120篇，平均每组12篇，每月20篇。",
        details={"whole": "120篇", "count": "10个", "mean": "12篇"},
    ),
    Case(
        "person-inconsistent",
        text("会长陈立民致辞。", "下午，陈利民还介绍了标准。"),
        "陈利民",
        text("会长陈立民、副会长陈利民致辞。", "下午，陈利民还介绍了标准。"),
        details={"other": "陈立民"},
    ),
    Case(
        "person-inconsistent",
        text("市长王建国到会讲话。", "座谈中，王建国指出要修路。王建园强调要种树。"),
        "王建园",
        text("市长王建国到会讲话。", "座谈中，王建国指出要修路。李建园强调要种树。"),
    ),
    Case(
        "metric-conflict",
        issue(
            item("概况", "全市软件收入286.4亿元，其中东屏区97.3亿元、柳港区189.1亿元。"),
            item("东屏区收入增长", "8月，东屏区实现软件收入93.7亿元。"),
        ),
        "东屏区实现软件收入93.7亿元",
        issue(
            item("概况", "全市软件收入286.4亿元，其中东屏区97.3亿元、柳港区189.1亿元。"),
            item("东屏区收入增长", "8月，东屏区实现软件收入97.3亿元，柳港区仓储收入93.7亿元。"),
        ),
        details={"metric": "东屏区实现软件收入", "other": "97.3亿元"},
    ),
    Case(
        "enumeration-mixed",
        "8月8日，夜校开设模型应用，芯片设计、网络安全和项目管理四门课程。",
        "夜校开设模型应用，芯片设计、网络安全和项目管理",
        "8月8日，夜校开设模型应用、芯片设计、网络安全和项目管理四门课程，设甲、乙和丙三个班。",
    ),
    Case(
        "quote-unmatched",
        "会后，林致远说：对接会要开到车间里去，让开机器的人看得懂。”他还介绍了标准。",
        "说：对接会要开到车间里去，让开机器的人看得懂。”他还",
        "会后，林致远说：“对接会要开到车间里去，让开机器的人看得懂。”他还介绍了标准。",
    ),
    Case(
        "post-differs",
        text("江州铁路博物馆馆长邵砚秋介绍了展览。", "下午，江州陶瓷博物馆馆长邵砚秋当选轮值主席。"),
        "江州陶瓷博物馆馆长邵砚秋",
        text(
            "江州铁路博物馆馆长邵砚秋介绍了展览。", "下午，江州陶瓷博物馆馆长戚文澜讲话，原馆长邵砚秋到会。"
        ),
        details={"other": "江州铁路博物馆馆长邵砚秋"},
    ),
    Case(
        "post-differs",
        issue(item("机构", "局长宋鹤年，副局长邢立本。"), item("开采节", "8月8日，市林业局局长邢立本到会。")),
        "市林业局局长邢立本",
        issue(
            item("机构", "局长宋鹤年，副局长邢立本。"), item("开采节", "8月8日，市林业局副局长邢立本到会。")
        ),
    ),
    Case(
        "name-inconsistent",
        text("双方编印《江州藏品互借目录》。《江州藏品互借名录》收入藏品380件。"),
        "《江州藏品互借名录》",
        text(
            "双方编印《江州藏品互借目录》。《江州藏品修复目录》收入藏品380件。《江州藏品图录上》和《江州藏品图录下》出版。"
        ),
    ),
    Case(
        "phrase-repeated",
        "孩子拓了三张，一张送给老师，一张送给老师，一张带回家。",
        "一张送给老师，一张送给老师",
        "孩子拓了三张，一张送给老师，一张送给同学，一张带回家。",
    ),
    Case(
        "unit-mismatch",
        "8月，病虫害发生面积1.26万公顷，防治面积1.21万亩。",
        "防治面积1.21万亩",
        "8月，病虫害发生面积1.26万公顷，防治面积1.21万公顷，育苗面积300亩。",
        details={"other": "1.26万公顷"},
    ),
    Case(
        "approximation-doubled",
        "8月，每亩蓄积提高到2.1立方米以上左右。",
        "2.1立方米以上左右",
        "8月，每亩蓄积提高到2.1立方米以上，左右两岸都有。",
    ),
    Case(
        "term-variant",
        "8月，发掘面积580平米。",
        "580平米"[3:],
        "8月，水平米尺到货，面积580平方米。",
    ),
    Case(
        "sum-differs",
        "8月8日，体检共有312人参加，男性150人，女性152人。",
        "男性150人，女性152人",
        "8月8日，体检共有302人参加，男性150人，女性152人。",
    ),
    Case(
        "sum-differs",
        "大赛评出一等奖2名、二等奖5名、三等奖10名，共18人获奖。",
        "大赛评出一等奖2名、二等奖5名、三等奖10名，共18人",
        "大赛评出一等奖2名、二等奖5名、三等奖10名，共17人获奖。",
    ),
    Case(
        "share-differs",
        "8月，应检锅炉80台，实检72台，检验率95%。",
        "72台，检验率95%",
        "8月，应检锅炉80台，实检72台，检验率90%。",
    ),
    Case(
        "list-count-differs",
        "比赛前三名为甲队、乙队、丙队、丁队。",
        "前三名为",
        "比赛前三名为甲队、乙队、丙队，前两名为甲队、乙队等单位。",
    ),
    Case(
        "title-figure-differs",
        issue(item("三届二次理事会召开", "8月8日，第三届理事会第三次会议召开。")),
        "三届二次",
        issue(item("三届二次理事会召开", "8月8日，第三届理事会第二次会议召开，三届三次会议定于明年。")),
        details={"other": "三届三次"},
    ),
    Case(
        "future-for-past",
        text("8月8日，论坛在会展中心举行。论坛将有三百名代表出席。", title="标准论坛举行"),
        "论坛将有",
        text("8月8日，论坛在会展中心举行。下届论坛将有新馆可用，会议指出将修路。", title="标准论坛举行"),
    ),
    Case(
        "viewpoint-local",
        "8月8日，我校师生到工厂参观。",
        "我校",
        "8月8日，师生到工厂参观，校长说：“我校有三个班。”",
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
        "8月8日至12日，巡展走过五县，三天在云溪市，两天在柳港区。",
        "8月8日，老人今年86岁。1950年，他进厂当学徒。",
        "8月8日，园区有企业200家，平均每月新增15家，10个月新增150家。",
        "全年收稿1200篇，10个小组参加，平均每月每组10篇。",
    ],
)
def test_what_reckons_otherwise_is_left_alone(right):
    codes = ("duration-differs", "age-differs", "mean-differs", "more-than-whole", "time-impossible")
    assert [finding for code in codes for finding in findings(right, code)] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("63岁的队长褚桂兰1958年出生，教了一辈子书。", "67岁的队长褚桂兰1958年出生，教了一辈子书。"),
        ("会长龚玉珩表示支持。会议由会长龚玉衡主持。", "会长龚玉衡表示支持。会议由会长龚玉衡主持。"),
    ],
)
def test_ages_before_years_and_offices_without_a_body(wrong, right):
    codes = ["age-differs", "person-inconsistent"]
    assert len([one for code in codes for one in findings(two_items(wrong), code)]) == 1
    assert [one for code in codes for one in findings(two_items(right), code)] == []


def two_items(words):
    first, _, second = words.partition("。")
    return issue(item("甲事", f"{first}。"), item("乙事", second or "文。"))


def test_heads_of_two_institutions_may_have_like_names():
    assert (
        findings(two_items("教育局局长龚玉衡表示支持。会议由水务局局长龚玉珩主持。"), "person-inconsistent")
        == ()
    )
