"""Which confirmed names a text mentions: the longest, whole, and short ones only beside the full."""

import time

import pytest

from manuscript.mentions import KnownName, NameIndex

UNIVERSITY, HOSPITAL, CLOUD, ZHOU, LONG_ZHOU = 1, 2, 3, 4, 5
ENTRIES = [
    KnownName(UNIVERSITY, ("江湾大学",), ("江大",)),
    KnownName(CLOUD, ("溪云生物科技（苏州）有限公司", "溪云生物"), ("溪云",)),
    KnownName(ZHOU, ("周若",), is_person=True),
]
ITS_HOSPITAL = KnownName(HOSPITAL, ("江湾大学附属第一医院",))


def keys(text, *more, refused=(), title=""):
    index = NameIndex([*ENTRIES, *more], refused)
    return {mention.key for mention in index.mentioned_in([title, text])}


def test_a_name_is_found_where_it_stands():
    assert keys("昨日，江湾大学揭牌。") == {UNIVERSITY}
    assert keys("揭牌。", title="江湾大学揭牌") == {UNIVERSITY}
    assert keys("江湾揭牌，大学开学。") == set()


def test_the_longest_name_wins():
    assert keys("江湾大学附属第一医院开诊。", ITS_HOSPITAL) == {HOSPITAL}
    both = "江湾大学附属第一医院开诊，江湾大学祝贺。"
    assert keys(both, ITS_HOSPITAL) == {HOSPITAL, UNIVERSITY}


def test_of_names_that_overlap_the_longer_counts():
    ahead = KnownName(8, ("新区江湾",))
    assert keys("望舟新区江湾大学揭牌", ahead) == {UNIVERSITY}
    longer = KnownName(9, ("大学附属第一医院",))
    assert keys("江湾大学附属第一医院", longer, refused=["江湾大学附属第一医院"]) == {9}


def test_part_of_a_name_that_nobody_has_confirmed_is_no_mention():
    assert keys("江湾大学附属第一医院开诊。") == set()


def test_unless_an_editor_said_that_the_longer_one_is_none():
    assert keys("江湾大学附属第一医院开诊。", refused=["江湾大学附属第一医院"]) == {UNIVERSITY}


@pytest.mark.parametrize("before", ["来到", "苏州", "中国", "近日，"])
def test_what_stands_before_a_name_does_not_hide_it(before):
    assert keys(f"{before}溪云生物科技（苏州）有限公司投产") == {CLOUD}


def test_an_office_of_here_is_not_that_of_another_city():
    office = KnownName(7, ("市科技局",))
    assert keys("市科技局印发通知。", office) == {7}
    assert keys("柳溪市科技局印发通知。", office) == set()


def test_a_short_name_counts_where_the_full_one_stands_in_the_same_item():
    assert keys("江大学子返校。") == set()
    found = NameIndex(ENTRIES).mentioned_in(["江湾大学（以下简称“江大”）揭牌。", "江大学子返校。"])
    assert {mention.name for mention in found} == {"江湾大学", "江大"}
    assert keys("溪云下雨。") == set()
    assert keys("溪云生物投产，溪云扩建。") == {CLOUD}


def test_words_may_have_to_stand_beside_a_name():
    painter = KnownName(6, ("林知远",), beside=("画院", "美术馆"), is_person=True)
    assert keys("林知远教授出席。", painter) == set()
    assert keys("画院举办讲座，林知远教授出席。", painter) == {6}


def test_writing_makes_no_difference():
    assert keys("江灣大學揭牌。") == {UNIVERSITY}
    assert keys("溪云生物科技(苏州)有限公司投产") == {CLOUD}
    latin = KnownName(6, ("QX集团",))
    assert keys("ＱＸ集团上市", latin) == {6}
    assert keys("AQX集团上市", latin) == set()


def test_a_person_is_not_found_in_a_longer_name():
    assert keys("会长周若出席。") == {ZHOU}
    assert keys("会长周若溪出席。") == set()
    assert keys("周若说，今年好。") == {ZHOU}
    assert keys("周若琳说，今年好。") == set()


@pytest.mark.parametrize(
    "text", ["（记者 周若）开幕。", "记者周若、通讯员报道", "晨光。周若 摄", "本报讯（通讯员：周若）"]
)
def test_who_wrote_it_is_nobody_of_the_news(text):
    assert keys(text) == set()


def test_the_spelling_is_told_as_the_entry_has_it():
    (mention,) = NameIndex(ENTRIES).mentioned_in(["溪雲生物投产。"])
    assert (mention.key, mention.name) == (CLOUD, "溪云生物")


@pytest.mark.parametrize("piece", ["江湾大学", "江", "江湾大学附属", "（", "周若", "会长周"])
def test_hostile_text_costs_no_more_than_its_length(piece):
    index = NameIndex([*ENTRIES, *(KnownName(n, (f"江湾{'大' * n}学",)) for n in range(10, 70))])
    start = time.process_time()
    index.mentioned_in([piece * (100_000 // len(piece))])
    assert time.process_time() - start < 6


def test_thousands_of_names_cost_little_more_than_a_few():
    text = "望舟新区的云栖研究院与柳溪实验室签约，江湾大学参加。" * 100
    many = NameIndex([*ENTRIES, *(KnownName(n, (f"第{n}号研究院",)) for n in range(10, 5_000))])
    start = time.process_time()
    assert {mention.key for mention in many.mentioned_in([text])} == {UNIVERSITY}
    assert time.process_time() - start < 1
