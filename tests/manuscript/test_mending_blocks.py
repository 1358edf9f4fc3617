"""Verbs on paragraphs, photos, facts and the editors' note; figures; places."""

import datetime as dt

import pytest

from manuscript.document import (
    DateSpan,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Table,
)
from manuscript.figures import with_proposals
from manuscript.mending import (
    At,
    drop_block,
    drop_heading,
    drop_item,
    join_paragraphs,
    merge_with_previous,
    set_byline,
    set_cover,
    set_event,
    set_photo,
    set_region,
    split_item,
    split_paragraph,
    turn_caption_into_paragraph,
    turn_item_into_note,
    turn_note_into_item,
    turn_paragraph_into_caption,
    turn_paragraph_into_title,
    with_figures,
)
from manuscript.mending.places import part_at
from tests.manuscript.bare_documents import an_item, of, refusal, titles

# -- blocks


def test_paragraphs_are_joined_around_a_photo():
    blocks = (
        Paragraph("前半", (Mark(0, 1, "bold"),)),
        Photo("a.jpg"),
        Paragraph("后半。", (Mark(0, 2, "italic"),)),
    )
    document, at = join_paragraphs(of(NewsItem("甲", blocks=blocks)), At((0, 0, 0, 2)))
    whole = Paragraph("前半后半。", (Mark(0, 1, "bold"), Mark(2, 4, "italic")))
    assert part_at(document, at.parent).blocks == (whole, Photo("a.jpg"))


def test_a_paragraph_is_split_and_joined_again():
    document = of(an_item("甲", "前半后半。"))
    split, at = split_paragraph(document, At((0, 0, 0, 0)), 2)
    assert part_at(split, at.parent).paragraphs == ("前半", "后半。")
    assert join_paragraphs(split, at).document == document


def test_a_paragraph_becomes_the_caption_of_the_nearest_bare_photo():
    blocks = (
        Photo("a.jpg", "有图说"),
        Photo("b.jpg"),
        Paragraph("签约现场（陆闻溪 摄）"),
        Paragraph("正文。"),
    )
    document, at = turn_paragraph_into_caption(of(NewsItem("甲", blocks=blocks)), At((0, 0, 0, 2)))
    assert part_at(document, at) == Photo("b.jpg", "签约现场", "陆闻溪", "签约现场")
    assert len(part_at(document, at.parent).blocks) == 3


def test_without_a_photo_an_empty_place_gets_the_caption():
    document, at = turn_paragraph_into_caption(of(an_item("甲", "签约现场")), At((0, 0, 0, 0)))
    assert part_at(document, at) == Photo(caption="签约现场")


def test_a_caption_becomes_text_and_the_picture_stays():
    document, at = turn_caption_into_paragraph(
        of(NewsItem("甲", blocks=(Photo("a.jpg", "其实是正文", "某人"),))), At((0, 0, 0, 0))
    )
    assert part_at(document, at.parent).blocks == (Photo("a.jpg"), Paragraph("其实是正文（某人）"))
    emptied, _ = turn_caption_into_paragraph(
        of(NewsItem("甲", blocks=(Photo(caption="图说"),))), At((0, 0, 0, 0))
    )
    assert part_at(emptied, At((0, 0, 0))).blocks == (Paragraph("图说"),)


def test_a_photo_gets_its_caption_and_credit():
    photo = Photo("a.jpg", "旧", alt="旧")
    document, at = set_photo(of(NewsItem("甲", blocks=(photo,))), At((0, 0, 0, 0)), "新", "某人")
    assert part_at(document, at) == Photo("a.jpg", "新", "某人", "新")


@pytest.mark.parametrize(
    "verb", [turn_paragraph_into_title, turn_paragraph_into_caption, turn_caption_into_paragraph]
)
def test_a_table_is_neither_text_nor_photo(verb):
    refusal(verb, of(NewsItem("甲", blocks=(Table((("一",),)),))), At((0, 0, 0, 0)))


# -- facts


def test_facts_are_set():
    document = of(an_item())
    at = At((0, 0, 0))
    assert part_at(set_region(document, at, "河东区").document, at).region == "河东区"
    span = DateSpan.month(2026, 8)
    assert part_at(set_event(document, at, span).document, at).event == span
    signed = part_at(set_byline(document, at, ("邵苇",), "一局").document, at)
    assert (signed.bylines, signed.source) == (("邵苇",), "一局")


def test_the_cover_is_set_and_nothing_else_by_that_name():
    date = DateSpan.between(dt.date(2026, 9, 1), dt.date(2026, 9, 1), DateSpan.month(2026, 9).precision)
    document, _ = set_cover(of(an_item()), year=2026, period=3, cover_date=date)
    assert (document.year, document.period, document.cover_date) == (2026, 3, DateSpan.month(2026, 9))
    refusal(set_cover, document, chapters=())


# -- the editors' note


def test_the_note_becomes_the_first_item_and_the_item_the_note():
    document = of(an_item("甲"), editors_note="编者的话，开头。\n第二段。")
    opened, at = turn_note_into_item(document)
    assert at == At((0, 0, 0))
    assert (part_at(opened, at).title, opened.editors_note) == ("编者的话", "")
    assert titles(opened)[0][1] == [["", ["编者的话"]], ["综合", ["甲"]]]
    closed, _ = turn_item_into_note(opened, at)
    assert closed == document


def test_an_item_with_a_picture_is_no_note():
    assert (
        refusal(turn_item_into_note, of(NewsItem("甲", blocks=(Photo("a.jpg"),))), At((0, 0, 0)))
        == "NOT_ONLY_TEXT"
    )


# -- figures


def test_proposed_figures_go_with_the_text_they_stand_in():
    item = with_proposals(an_item("甲", "全年实现产值2494亿元。", "进出口总额达到318亿元。"))
    assert [figure.value for figure in item.figures] == ["2494", "318"]
    before = of(item)
    document = with_figures(before, split_item(before, At((0, 0, 0, 1)))[0])
    assert [[figure.value for figure in one.figures] for one in document.items()] == [["2494"], ["318"]]
    merged = with_figures(document, merge_with_previous(document, At((0, 0, 1)))[0])
    assert {figure.value for figure in part_at(merged, At((0, 0, 0))).figures} == {"2494", "318"}


def test_an_item_that_no_edit_touched_is_the_very_same():
    before = of(an_item("甲"), an_item("乙"))
    after = with_figures(before, drop_item(before, At((0, 0, 0)))[0])
    assert part_at(after, At((0, 0, 0))) is part_at(before, At((0, 0, 1)))


# -- places


@pytest.mark.parametrize("text", ["x", "0.-1", "0.1.2.3.4", "1e9", "0..1", "９", "9" * 20])
def test_what_is_no_place_is_refused(text):
    assert refusal(At.read, text) == "NO_SUCH_PLACE"


def test_a_place_is_read_as_it_is_written():
    assert At.read(str(At((0, 2, 1)))) == At((0, 2, 1))
    assert At.read("") == At()


@pytest.mark.parametrize("at", [At((5,)), At((0, 5)), At((0, 0, 5)), At((0, 0, 0, 5))])
def test_a_place_that_is_not_there_is_refused(at):
    verbs = {1: drop_heading, 2: drop_heading, 3: drop_item, 4: drop_block}
    assert refusal(verbs[len(at.path)], of(an_item()), at) == "NO_SUCH_PLACE"
