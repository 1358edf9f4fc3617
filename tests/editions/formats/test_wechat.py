"""公众号: parts that WeChat takes, with everything of the issue in one of them, in order."""

import hashlib
from dataclasses import replace

import pytest

from editions.formats.wechat import LIMIT, parts
from editions.formats.wechat.parts import units
from editions.formats.wechat.titles import LONGEST, numeral, titled
from editions.volume import EditionError, Erratum, Style
from manuscript.document import (
    Attachment,
    Inset,
    InsetKind,
    Listing,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)
from tests.editions.formats.wechat_volumes import a_chapter, a_volume, an_item, text_of, unfit


def an_issue(items: int, characters: int):
    sections = [
        Section(
            f"第{district}区", items=tuple(an_item(f"区{district}条{n}", characters, 1) for n in range(items))
        )
        for district in range(4)
    ]
    return a_volume(a_chapter("要闻", *sections[:1]), a_chapter("区市动态", *sections[1:]))


def only(block, **fields):
    """The one part of an issue that holds this block."""
    (part,) = parts(a_volume(a_chapter("要闻", NewsItem("题目", blocks=(block,), **fields))))
    return part


LONG = [
    an_issue(5, 1_500),
    an_issue(1, 40_000),
    a_volume(a_chapter("年鉴", *(an_item(f"条目甲{n}") for n in range(400)))),
]


@pytest.mark.parametrize("volume", LONG, ids=["many items", "items longer than a part", "no sections"])
def test_wechat_takes_every_part_of_a_long_issue(volume):
    made = parts(volume)
    assert len(made) > 2
    assert [found for part in made for found in unfit(part)] == []


BAD = (
    '<p class="x">', '<p id="x">', "<style>", "<script>", '<img src="https://x/y.jpg">', '<a href="https://example.org/">',
    '<p onclick="x">', '<p style="background:url(https://x/)">', "字" * LIMIT,
)  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_the_judge_of_parts_sees_what_wechat_does_not_take(bad):
    part = only(Paragraph("正文"))
    assert unfit(replace(part, html=part.html + bad))


@pytest.mark.parametrize("volume", LONG, ids=["many items", "items longer than a part", "no sections"])
def test_every_item_stands_in_the_parts_once_and_in_order(volume):
    made = parts(volume)
    text = "".join(text_of(part.html) for part in made)
    at = -1
    for item in volume.document.items():
        for sentence in item.text.replace("\n", "").split("。")[:-1]:
            assert text.count(f"{sentence}。") == 1, sentence
            assert at < text.index(f"{sentence}。")
            at = text.index(f"{sentence}。")
    named = [item for part in made for item in part.items]
    assert set(named) == set(range(len(list(volume.document.items()))))
    assert named == sorted(named)


def test_an_item_that_fits_a_part_stands_in_one_part_only():
    named = [item for part in parts(an_issue(5, 1_500)) for item in part.items]
    assert named == list(range(20))


def test_an_item_longer_than_a_part_is_cut_between_its_paragraphs_and_says_so():
    item = an_item("长文", 20_000)
    made = parts(a_volume(a_chapter("要闻", item)))
    assert [part.items for part in made] == [(0,), (0,)]
    assert "长文（续）" not in text_of(made[0].html)
    assert "长文（续）" in text_of(made[1].html)
    assert any(text_of(made[0].html).rstrip().endswith(paragraph) for paragraph in item.paragraphs)


def test_a_paragraph_longer_than_a_part_is_cut_between_its_sentences():
    text = "".join(f"这是第{number}句话。" for number in range(5_000))
    made = parts(a_volume(a_chapter("要闻", NewsItem("题目", blocks=(Paragraph(text),)))))
    assert [found for part in made for found in unfit(part)] == []
    joined = "".join(text_of(part.html) for part in made)
    assert all(f"这是第{number}句话。" in joined for number in range(5_000))


def test_a_part_begins_with_a_chapter_where_that_costs_no_part():
    chapters = [a_chapter(title, *(an_item(f"{title}{n}", 700) for n in range(10))) for title in "甲乙丙"]
    made = parts(a_volume(*chapters))
    assert [part.items for part in made] == [tuple(range(10)), tuple(range(10, 20)), tuple(range(20, 30))]


def test_a_chapter_longer_than_a_part_is_cut_between_its_sections():
    sections = [
        Section(title, items=tuple(an_item(f"{title}{n}", 600) for n in range(7))) for title in "甲乙丙丁"
    ]
    made = parts(a_volume(a_chapter("区市动态", *sections)))
    assert [part.items for part in made] == [tuple(range(14)), tuple(range(14, 28))]
    assert all("区市动态" in text_of(part.html) for part in made)


def test_short_chapters_share_a_part():
    chapters = [a_chapter(title, an_item(f"{title}一")) for title in "甲乙丙"]
    (part,) = parts(a_volume(*chapters))
    assert part.title == "湖湾季报 2026年第四季度"


def test_parts_are_named_by_place_and_by_their_chapter():
    assert titled("季报", [["甲"], ["甲", "乙"]]) == ["季报（上）：甲", "季报（下）"]
    assert titled("季报", [["甲"]] * 4)[3] == "季报之四：甲"
    assert max(map(len, titled("季" * 70, [["甲"]] * 12))) == LONGEST
    assert [numeral(n) for n in (1, 10, 11, 20, 21, 99, 100)] == [
        "一", "十", "十一", "二十", "二十一", "九十九", "100"
    ]  # fmt: skip


def test_the_digest_is_that_of_the_html_and_the_count_that_of_a_browser():
    part = only(Paragraph("𠮷字两个单位"))
    assert part.digest == hashlib.sha256(part.html.encode()).hexdigest()
    assert part.characters == units(part.html) == len(part.html.encode("utf-16-le")) // 2
    assert part.characters == len(part.html) + 1


# -- blocks


HOSTILE = "</p><script>alert(1)</script>&lt;\"'<img src=x onerror=y>\x00\x0b"
SHOWN = HOSTILE.replace("\x00\x0b", "")


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(HOSTILE, (Mark(0, 9, "bold"), Mark(3, 40, "link", 'https://x/"><script>'))),
        Quote(HOSTILE, HOSTILE),
        Listing((HOSTILE,)),
        Table(((HOSTILE,), (HOSTILE,)), HOSTILE),
        Inset(InsetKind.FOOTNOTE, HOSTILE),
        Attachment("a.pdf", HOSTILE),
        Photo("a.jpg", HOSTILE, HOSTILE),
    ],
    ids=lambda block: type(block).__name__,
)
def test_no_text_becomes_markup(block):
    part = only(block, source=HOSTILE, bylines=(HOSTILE,))
    assert unfit(part) == []
    assert SHOWN in text_of(part.html)


@pytest.mark.parametrize("colour", ["red", "#fff", '#ffffff"', "#ffffff;position:fixed"])
def test_a_colour_that_is_none_is_refused(colour):
    with pytest.raises(EditionError, match="bad-colour"):
        parts(a_volume(a_chapter("要闻", an_item("题")), style=Style(colour=colour)))


def test_the_bulletins_colour_is_worn():
    (part,) = parts(a_volume(a_chapter("要闻", an_item("题")), style=Style(colour="#123456")))
    assert "color:#123456" in part.html


def test_a_link_becomes_a_number_and_its_address_a_note():
    text = "见政策原文和指南"
    marks = (Mark(1, 5, "link", "https://example.org/policy"), Mark(6, 8, "link", "mailto:a@example.org"))
    shown = text_of(only(Paragraph(text, (*marks, Mark(3, 7, "bold")))).html)
    assert "见政策原文[1]和指南[2]" in shown
    assert "[1] 政策原文：https://example.org/policy" in shown
    assert "[2] 指南：a@example.org" in shown


@pytest.mark.parametrize("target", ["javascript:alert(1)", "ftp://x/", "https://x/" + "y" * 600, "page:3"])
def test_a_link_that_nobody_could_follow_is_text(target):
    assert text_of(only(Paragraph("见这里", (Mark(1, 3, "link", target),))).html).endswith("见这里")


def test_an_article_of_wechat_stays_a_link():
    part = only(Paragraph("见上期", (Mark(1, 3, "link", 'https://mp.weixin.qq.com/s/a?b=1&c="'),)))
    assert '<a href="https://mp.weixin.qq.com/s/a?b=1&amp;c=&quot;">上期</a>' in part.html
    assert unfit(part) == []


def test_photos_are_places_numbered_through_the_issue_and_empty_ones_are_left_out():
    photos = (Photo("a.jpg", "开幕"), Photo("", "没有文件"), Photo("b.jpg", "签约", "林岚"))
    items = (an_item("一", photos=1), NewsItem("二", blocks=photos))
    (part,) = parts(a_volume(a_chapter("要闻", *items)))
    shown = text_of(part.html)
    assert part.photos == (1, 2, 3)
    assert "〔此处插入图2：开幕〕" in shown
    assert "图3　签约（林岚）" in shown
    assert "没有文件" not in shown


@pytest.mark.parametrize(
    "block",
    [
        Table(tuple((f"行{n}", "值" * 20) for n in range(600)), "一览"),
        Table((("头" * 15_000, "头"), *((f"行{n}", "值") for n in range(300)))),
        Table((("值" * 40_000,),), "一览", has_header=False),
        Listing(tuple(f"第{n}项。" * 20 for n in range(200)), ordered=True),
        Quote("说了一句话。" * 6_000, "林岚"),
        Inset(InsetKind.DOCUMENT_SCAN, "字" * 40_000),
        Paragraph("<" * 20_000, tuple(Mark(n, n + 1, "link", f"https://x/{n}") for n in range(20_000))),
        Paragraph("字", tuple(Mark(0, 1, "link", f"https://x/{n}") for n in range(5_000))),
    ],
    ids=["rows", "long head", "one cell", "entries", "quote", "inset", "links", "links on a character"],
)
def test_any_long_block_is_cut_to_fit(block):
    made = parts(a_volume(a_chapter("要闻", NewsItem("题目", blocks=(block,)))))
    assert [found for part in made for found in unfit(part)] == []
    assert sum(part.characters for part in made) < 4_000_000


def test_a_title_longer_than_a_part_is_refused_and_named():
    with pytest.raises(EditionError, match="too-long-for-wechat") as refusal:
        parts(a_volume(a_chapter("要闻", NewsItem("题" * LIMIT, blocks=(Paragraph("正文"),)))))
    assert refusal.value.item.title.startswith("题题")


def test_what_stands_around_the_items_comes_before_and_after_them():
    volume = a_volume(
        a_chapter("要闻", an_item("题", source="协会", bylines=("林岚", "王帆"))),
        editors_note="开头的话。\n\n第二段。",
        errata=(Erratum(a_volume().date, "题", "数字有误。"),),
        colophon=(("编辑", "林岚"), ("校对", "")),
        permit="苏准印0001",
        address="https://example.org/jibao/2026-q4/",
    )
    (part,) = parts(volume)
    words = [
        "卷首语",
        "第二段。",
        "要闻",
        "供稿：协会　林岚 王帆",
        "《题》数字有误。",
        "编辑：林岚",
        "苏准印0001",
        volume.address,
    ]
    places = [text_of(part.html).index(word) for word in words]
    assert places == sorted(places)
    assert "校对" not in part.html


def test_an_issue_without_anything_has_no_parts():
    assert parts(a_volume()) == ()


def test_a_correction_changes_the_digest_of_its_part_alone():
    volume = an_issue(5, 1_500)
    chapter = volume.document.chapters[-1]
    section = chapter.sections[-1]
    mended = replace(section.items[-1], blocks=(Paragraph("改过了。"), *section.items[-1].blocks[1:]))
    section = replace(section, items=(*section.items[:-1], mended))
    chapter = replace(chapter, sections=(*chapter.sections[:-1], section))
    document = replace(volume.document, chapters=(*volume.document.chapters[:-1], chapter))
    before, after = parts(volume), parts(replace(volume, document=document, release=2))
    changed = [old.number for old, new in zip(before, after, strict=True) if old.digest != new.digest]
    assert changed == [len(before)]
