"""Chronicles: entries by day, with titles behind the date or without, parted from it by a blank or by a comma."""

from tests.manuscript.outlines import reading_of


def entries(text):
    return [
        (item.number, item.title, item.event.iso[0] if item.event else "", [*item.paragraphs])
        for item in reading_of(text).document.items()
    ]


def test_words_behind_a_date_above_a_paragraph_are_a_title():
    first, second = (
        "1月6日　渡口复航\n渡船每小时一班。\n",
        "3月8日至9日　船员比武举行\n三十人参加，决出前三名。\n",
    )
    text = f"渡口大事记\n2022年\n\n{first}\n{second}"
    assert entries(text) == [
        ("1月6日", "渡口复航", "2022-01-06", ["渡船每小时一班。"]),
        ("3月8日至9日", "船员比武举行", "2022-03-08", ["三十人参加，决出前三名。"]),
    ]


def test_the_same_day_opens_an_entry_of_its_own():
    text = "渡口大事记（2022年）\n\n一月\n3日　渡口复航。\n同日，候船室启用，设座位八十个。\n二月\n是月　渡船全部检修。\n"
    assert [entry[1:3] for entry in entries(text)] == [
        ("渡口复航", "2022-01-03"),
        ("候船室启用", "2022-01-03"),
        ("渡船全部检修", "2022-02"),
    ]


def test_a_comma_parts_date_and_entry_where_every_line_opens_so():
    text = "渡口大事记（2022年）\n\n1月\n5日，渡口复航，每小时一班。\n18日至20日，船员培训班举办。\n3月\n2日，码头换灯。\n"
    assert [entry[1:3] for entry in entries(text)] == [
        ("渡口复航", "2022-01-05"),
        ("船员培训班举办", "2022-01-18"),
        ("码头换灯", "2022-03-02"),
    ]


def test_paragraphs_that_open_with_a_date_below_titles_are_no_entries():
    text = "渡口简报\n2022年第1期\n\n" + "".join(
        f"{title}\n1月{day}日，{title}，每小时一班。\n"
        for day, title in enumerate(["渡口复航", "码头换灯", "船员比武"], 3)
    )
    assert [entry[1] for entry in entries(text)] == ["渡口复航", "码头换灯", "船员比武"]
