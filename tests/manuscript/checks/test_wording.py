import dataclasses

import pytest

from manuscript.checks.findings import Level
from manuscript.checks.office import WordRule
from manuscript.checks.words import Terms, finder, given_names, listed
from tests.manuscript.checks.cases import AUTUMN, Case, findings, found, issue, item, section, silent, text

RULES = dataclasses.replace(
    AUTUMN,
    words=(
        WordRule("亮点纷呈", "删去套话。", Level.WARNING),
        WordRule("赋能", "改用动词。", replacement="帮助"),
    ),
)


def under(region, body, title="夜校开课"):
    return issue(section(region, item(title, body), region=region))


CASES = [
    Case(
        "particle-wrong",
        "学员认真的学习了文件。",
        "认真的学习了",
        "学员认真地学习了文件，认真的学习态度得到好评。",
        details={"right": "地"},
    ),
    Case(
        "particle-wrong", "大家做的很好。", "做的很", "大家做得很好，做的好事很多。", details={"right": "得"}
    ),
    Case("superlative", "产品为全球首创。", "全球首创", "产品由企业首次研制，有顶级域名。"),
    Case(
        "sensitive-term",
        "活动由台湾精密机械公会协办。",
        "台湾精密机械公会",
        "台湾地区企业和台湾青年协会成员参加。",
    ),
    Case("sensitive-term", "代表来自中国和香港。", "中国和香港", "代表来自内地与香港。"),
    Case(
        "misused-word",
        "会议布署下一步工作。",
        "布署",
        "会议部署下一步工作，成份股上涨。",
        details={"right": "部署"},
    ),
    Case(
        "misused-word",
        "企业事业单位参加。",
        "企业事业单位",
        "企事业单位参加。",
        details={"right": "企事业单位"},
    ),
    Case(
        "term-variant", "企业研发区块连平台。", "区块连", "企业研发区块链平台。", details={"right": "区块链"}
    ),
    Case("set-phrase-unquoted", "攻克卡脖子技术。", "卡脖子", "攻克“卡脖子”技术，落实《十四五规划》。"),
    Case(
        "title-promotional",
        text("开课了。", title="夜校圆满结束"),
        "圆满结束",
        text("夜校成功举办。", title="夜校结束"),
    ),
    Case("own-name", "记者从园区获悉，夜校开课。", "记者从", "园区消息：夜校开课，本报告为年度报告。"),
    Case(
        "own-name",
        "本刊今起改版。",
        "本刊",
        "本刊今起改版。",
        right_office=dataclasses.replace(AUTUMN, internal=False),
    ),
    Case(
        "word-listed",
        "活动亮点纷呈。",
        "亮点纷呈",
        "活动有亮点。",
        office=RULES,
        details={"advice": "删去套话。"},
    ),
    Case("word-listed", "数据赋能企业。", "赋能", "数据帮助企业。", remedy="帮助", office=RULES),
    Case(
        "viewpoint-local",
        under("云溪市", "我市企业参加。"),
        "我市",
        under("云溪市", "云溪企业参加，自我区分。"),
    ),
    Case("viewpoint-local", under("柳港区", "我区企业参加。"), "我区", text("我市企业参加。")),
    Case("viewpoint-local", text("我区企业参加。"), "我区", under("柳港区", "我省企业参加。")),
    Case(
        "viewpoint-local",
        under("云溪市", "会议召开。市委书记林一鸣出席。"),
        "市委书记林一鸣",
        under("云溪市", "会议召开。云溪市委书记林一鸣出席。"),
    ),
    Case(
        "formula-inconsistent",
        issue(
            item("甲会召开", "贯彻党的十九届二中、三中、四中、五中全会精神。"),
            item("乙会召开", "贯彻党的十九届二中、三中、四中、五中全会精神。"),
            item("丙会召开", "贯彻党的十九届二中、三中、四中、五中、六中全会精神。"),
        ),
        "二中、三中、四中、五中、六中全会",
        issue(
            item("甲会召开", "贯彻党的十九届五中全会精神。"),
            item("乙会召开", "贯彻党的十九届六中全会精神。"),
        ),
        details={"other": "二中、三中、四中、五中全会"},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_the_secretariat_sets_the_level_of_its_words():
    levels = [one.level for one in findings("活动亮点纷呈，数据赋能企业。", "word-listed", RULES)]
    assert levels == [Level.WARNING, Level.HINT]


def test_one_superlative_a_paragraph_is_enough():
    assert len(findings("产品全球首创，国际领先，填补国内空白。", "superlative")) == 1


def test_a_code_that_the_secretariat_switched_off_stays_silent():
    office = dataclasses.replace(AUTUMN, silent=frozenset({"superlative"}))
    assert findings("产品为全球首创。", "superlative", office) == ()


def test_the_longest_term_wins_and_terms_do_not_overlap():
    assert list(Terms(["数字", "数字经济", "经济带"]).find("数字经济带数字")) == [
        (0, "数字经济"),
        (5, "数字"),
    ]


@pytest.mark.parametrize(
    "kind", ["superlative", "sensitive", "misused", "variant", "promotional", "quoted", "trade"]
)
def test_every_list_has_words_and_no_word_is_right_for_itself(kind):
    words = listed(kind)
    assert len(words) >= 30
    assert not [word for word in words.values() if word.right == word.term]
    assert not [word for word in words.values() if kind in {"misused", "variant"} and not word.right]


@pytest.mark.parametrize("kind", ["misused", "variant"])
def test_what_a_list_recommends_it_does_not_complain_of(kind):
    terms = finder(kind)
    assert [word.right for word in listed(kind).values() if list(terms.find(word.right))] == []


def test_every_excuse_holds_the_word_it_excuses():
    for kind in ("misused", "superlative", "sensitive", "quoted", "variant"):
        for word in listed(kind).values():
            assert all(word.term in excuse for excuse in word.unless if excuse), word


def test_given_names_are_capitalised_words():
    assert all(name.istitle() and name.isalpha() for name in given_names())
