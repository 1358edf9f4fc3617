"""Every verb of mending does what it is called, and says so where it cannot."""

import pytest

from manuscript.document import (
    Chapter,
    DateSpan,
    Document,
    Kind,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Section,
)
from manuscript.mending import (
    At,
    Rank,
    change_level,
    drop_block,
    drop_heading,
    drop_item,
    merge_with_previous,
    move_block,
    move_item,
    retitle,
    split_item,
    turn_paragraph_into_title,
)
from manuscript.mending.places import part_at
from manuscript.vocabulary import Name, Vocabulary
from tests.manuscript.bare_documents import an_item, of, refusal, titles

NAMES = Vocabulary(regions=(Name("河东区"), Name("河西区")))


# -- merge and split


def test_a_merged_item_keeps_its_heading_as_text():
    first = an_item("甲", "甲文。", bylines=("温景行",), source="一局")
    second = an_item(
        "乙", "乙文。", number="2", bylines=("邵苇",), source="二局", event=DateSpan.day(2026, 7, 1)
    )
    document, at = merge_with_previous(of(first, second), At((0, 0, 1)))
    merged = part_at(document, at)
    assert at == At((0, 0, 0))
    assert merged.paragraphs == ("甲文。", "2 乙", "乙文。")
    assert merged.bylines == ("温景行", "邵苇")
    assert merged.source == "一局；二局"
    assert merged.event == DateSpan.day(2026, 7, 1)


def test_a_title_that_only_repeats_its_text_is_not_said_twice():
    document, at = merge_with_previous(
        of(an_item("甲"), an_item("签约仪式", "签约仪式，在河东举行。")), At((0, 0, 1))
    )
    assert part_at(document, at).paragraphs == ("正文。", "签约仪式，在河东举行。")


def test_the_first_item_has_nothing_before_it():
    assert refusal(merge_with_previous, of(an_item()), At((0, 0, 0))) == "NOTHING_BEFORE"


def test_an_item_is_split_at_a_paragraph():
    item = an_item(
        "甲", "7月1日，甲文。（温景行）", "8月2日，签约举行。乙文。", bylines=("邵苇",), region="河东区"
    )
    document, at = split_item(of(item, year=2026, period=3, kind=Kind.QUARTERLY), At((0, 0, 0, 1)))
    first, second = (part_at(document, place) for place in (at.beside(-1), at))
    assert (first.title, first.bylines, first.paragraphs) == ("甲", ("温景行",), ("7月1日，甲文。",))
    assert (second.title, second.bylines, second.region) == ("签约举行", ("邵苇",), "河东区")
    assert second.event == DateSpan.day(2026, 8, 2)


def test_an_item_is_split_within_a_paragraph_and_keeps_its_emphasis():
    item = NewsItem("甲", blocks=(Paragraph("前文。后文粗。", (Mark(5, 6, "bold"),)), Photo("a.jpg")))
    document, at = split_item(of(item), At((0, 0, 0, 0)), 3, "乙")
    assert part_at(document, at.beside(-1)).blocks == (Paragraph("前文。"),)
    assert part_at(document, at).blocks == (Paragraph("后文粗。", (Mark(2, 3, "bold"),)), Photo("a.jpg"))
    assert part_at(document, at).title == "乙"


@pytest.mark.parametrize(("block", "offset"), [(0, 0), (0, 99), (7, 0)])
def test_nothing_is_split_where_a_part_would_be_empty(block, offset):
    refusal(split_item, of(an_item()), At((0, 0, 0, block)), offset)


def test_what_has_no_words_needs_a_title():
    document = of(NewsItem("甲", blocks=(Paragraph("一。"), Photo("a.jpg"))))
    assert refusal(split_item, document, At((0, 0, 0, 1))) == "NO_TITLE"
    assert part_at(split_item(document, At((0, 0, 0, 1)), title="图")[0], At((0, 0, 1))).title == "图"


def test_the_date_that_went_with_the_second_part_is_no_date_of_the_first():
    item = an_item("甲", "没有日期。", "8月2日，签约举行。", event=DateSpan.day(2026, 8, 2))
    document, at = split_item(of(item, year=2026, period=3, kind=Kind.QUARTERLY), At((0, 0, 0, 1)))
    assert part_at(document, at.beside(-1)).event is None


def test_a_paragraph_becomes_the_title_of_a_new_item():
    document, at = turn_paragraph_into_title(
        of(an_item("甲", "甲文。", "2. 乙题", "乙文。")), At((0, 0, 0, 1))
    )
    assert titles(document) == [["要闻", [["综合", ["甲", "乙题"]]]]]
    assert part_at(document, at).number == "2"
    assert part_at(document, at).paragraphs == ("乙文。",)


def test_the_first_paragraph_changes_places_with_the_title():
    document, at = turn_paragraph_into_title(of(an_item("页眉", "真的题目", "正文。")), At((0, 0, 0, 0)))
    assert part_at(document, at).title == "真的题目"
    assert part_at(document, at).paragraphs == ("页眉", "正文。")


# -- levels


def test_an_item_becomes_the_section_of_those_after_it():
    document, at = change_level(
        of(an_item("甲"), NewsItem("河东区", "二"), an_item("乙")), At((0, 0, 1)), Rank.SECTION, NAMES
    )
    assert titles(document) == [["要闻", [["综合", ["甲"]], ["河东区", ["乙"]]]]]
    assert part_at(document, at).region == "河东区"


def test_text_below_a_heading_that_rises_becomes_an_item():
    document, _ = change_level(of(an_item("甲"), an_item("乙", "签约举行。")), At((0, 0, 1)), Rank.SECTION)
    assert titles(document) == [["要闻", [["综合", ["甲"]], ["乙", ["签约举行"]]]]]


def test_an_item_becomes_a_chapter():
    document, at = change_level(
        of(an_item("甲"), NewsItem("专题"), an_item("乙")), At((0, 0, 1)), Rank.CHAPTER
    )
    assert titles(document) == [["要闻", [["综合", ["甲"]]]], ["专题", [["", ["乙"]]]]]
    assert at == At((1,))


def test_a_section_becomes_a_chapter_with_the_sections_after_it():
    sections = tuple(
        Section(name, region=name, items=(an_item(name + "条"),)) for name in ("河东区", "河西区")
    )
    document, _ = change_level(
        Document(chapters=(Chapter("区市", sections=sections),)), At((0, 0)), Rank.CHAPTER
    )
    assert titles(document) == [["区市", []], ["河东区", [["", ["河东区条"]], ["河西区", ["河西区条"]]]]]
    assert part_at(document, At((1, 0, 0))).region == "河东区"  # which its section said before


def test_a_section_becomes_an_item_that_swallows_its_own():
    section = Section(
        "乙", "2", items=(an_item("小题一", "一。", bylines=("邵苇",)), an_item("小题二", "二。"))
    )
    document = of(an_item("甲"))
    document = Document(chapters=(Chapter("要闻", "", (*document.chapters[0].sections, section)),))
    document, at = change_level(document, At((0, 1)), Rank.ITEM)
    assert titles(document) == [["要闻", [["综合", ["甲", "乙"]]]]]
    assert part_at(document, at).paragraphs == ("小题一", "一。", "小题二", "二。")
    assert part_at(document, at).bylines == ("邵苇",)


def test_a_chapter_becomes_a_section_of_the_one_before_it():
    chapters = (
        Chapter("要闻", sections=(Section(items=(an_item("甲"),)),)),
        Chapter("河东区", sections=(Section(items=(an_item("乙"),)), Section("节", items=(an_item("丙"),)))),
    )
    document, at = change_level(Document(chapters=chapters), At((1,)), Rank.SECTION, NAMES)
    assert titles(document) == [["要闻", [["", ["甲"]], ["河东区", ["乙"]], ["节", ["丙"]]]]]
    assert part_at(document, at).region == "河东区"


def test_there_and_back_again():
    before = of(an_item("甲"), NewsItem("河东区"), an_item("乙"))
    raised, at = change_level(before, At((0, 0, 1)), Rank.SECTION)
    lowered, at = change_level(raised, at, Rank.ITEM)
    assert titles(lowered) == [["要闻", [["综合", ["甲", "河东区"]]]]]
    assert part_at(lowered, at).paragraphs == ("乙", "正文。")  # swallowed, not lost


# -- headings


def test_a_running_head_taken_for_a_section_goes_and_its_items_stay():
    sections = (Section("综合", items=(an_item("甲"),)), Section("某某季报", items=(an_item("乙"),)))
    document, at = drop_heading(Document(chapters=(Chapter("要闻", sections=sections),)), At((0, 1)))
    assert titles(document) == [["要闻", [["综合", ["甲", "乙"]]]]]
    assert at == At((0, 0))


def test_the_first_heading_of_its_kind_leaves_its_items_without_one():
    document, _ = drop_heading(of(an_item("甲")), At((0, 0)))
    assert titles(document) == [["要闻", [["", ["甲"]]]]]
    document, _ = drop_heading(document, At((0,)))
    assert titles(document) == [["", [["", ["甲"]]]]]


def test_a_running_head_taken_for_an_item_goes_and_its_text_stays():
    document, at = drop_heading(of(an_item("甲", "前半，"), an_item("某某季报", "后半。")), At((0, 0, 1)))
    assert part_at(document, at).paragraphs == ("前半，", "后半。")
    assert "某某季报" not in str(document)


def test_a_heading_gets_another_title():
    document, at = retitle(of(an_item()), At((0, 0)), "综述", "二")
    assert (part_at(document, at).title, part_at(document, at).number) == ("综述", "二")


# -- moving and dropping


def test_an_item_moves_within_and_between_sections():
    document = of(an_item("甲"), an_item("乙"), an_item("丙"))
    assert titles(move_item(document, At((0, 0, 2)), At((0, 0, 0))).document)[0][1] == [
        ["综合", ["丙", "甲", "乙"]]
    ]
    assert titles(move_item(document, At((0, 0, 0)), At((0, 0, 3))).document)[0][1] == [
        ["综合", ["乙", "丙", "甲"]]
    ]
    sections = (
        Section("河东区", region="河东区", items=(an_item("甲"),)),
        Section("综合", items=(an_item("乙"),)),
    )
    moved, at = move_item(
        Document(chapters=(Chapter("要闻", sections=sections),)), At((0, 0, 0)), At((0, 1, 1))
    )
    assert titles(moved) == [["要闻", [["河东区", []], ["综合", ["乙", "甲"]]]]]
    assert part_at(moved, at).region == "河东区"  # the new section does not say it


def test_an_item_that_moves_into_a_district_is_of_that_district():
    sections = (
        Section("河东区", region="河东区", items=(an_item("甲"),)),
        Section("河西区", region="河西区"),
    )
    moved, at = move_item(
        Document(chapters=(Chapter("要闻", sections=sections),)), At((0, 0, 0)), At((0, 1, 0))
    )
    assert part_at(moved, at).region == ""


def test_a_section_without_title_goes_with_its_last_item():
    sections = (Section(items=(an_item("甲"),)), Section("综合", items=(an_item("乙"),)))
    moved, at = move_item(
        Document(chapters=(Chapter("要闻", sections=sections),)), At((0, 0, 0)), At((0, 1, 1))
    )
    assert titles(moved) == [["要闻", [["综合", ["乙", "甲"]]]]]
    assert at == At((0, 0, 1))


def test_a_photo_moves_to_another_item():
    photo = Photo("a.jpg", "图说")
    document = of(NewsItem("甲", blocks=(photo, Paragraph("一。"))), an_item("乙", "二。"))
    moved, at = move_block(document, At((0, 0, 0, 0)), At((0, 0, 1, 1)))
    assert part_at(moved, at) == photo
    assert part_at(moved, At((0, 0, 0))).photos == ()


def test_a_photo_moves_within_its_item():
    document = of(NewsItem("甲", blocks=(Photo("a.jpg"), Paragraph("一。"), Paragraph("二。"))))
    moved, at = move_block(document, At((0, 0, 0, 0)), At((0, 0, 0, 2)))
    assert part_at(moved, At((0, 0, 0))).blocks == (Paragraph("一。"), Photo("a.jpg"), Paragraph("二。"))
    assert at == At((0, 0, 0, 1))


def test_what_is_dropped_goes():
    document = of(an_item("甲", "一。", "二。"), an_item("乙"))
    assert part_at(drop_block(document, At((0, 0, 0, 0))).document, At((0, 0, 0))).paragraphs == ("二。",)
    dropped, at = drop_item(document, At((0, 0, 0)))
    assert titles(dropped)[0][1] == [["综合", ["乙"]]]
    assert at == At((0, 0, 0))
