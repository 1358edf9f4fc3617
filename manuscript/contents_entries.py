"""The entries of printed contents: title, page and level of each, told from marks, leaders and indents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manuscript.headings import Heading, read_heading
from manuscript.lines import Line, essence, join_texts, tidy
from manuscript.numerals import integer
from manuscript.reading import ContentsEntry
from manuscript.title_bylines import author_of

_LEADER = re.compile(
    r"[\s.．…·・‥⋯﹒_—\-]*(?:[.．…·・‥⋯﹒_]{2,}|\t|[\s\u3000]{2,}|…|[—\-]{3,})[\s.．…·・‥⋯﹒_—\-]*$"
)
_PAGE = re.compile(
    r"^(?P<body>.*?\S)(?P<gap>[\s.．…·・‥⋯﹒_—\-/／|｜]*)"
    r"[（(]?(?:第(?=\s*\d+\s*[版页頁]))?\s*(?P<page>\d{1,4}|[ivxlIVXL]{1,6})(?:\s*[版页頁])?[）)]?\s*$"
)
_LED_TO = re.compile(
    r"^(?P<title>.*?\S)[\s.．…·・‥⋯﹒_—\-]*(?:[.．·・‥⋯﹒_]{3,}|…+|[—\-]{3,}|\t)[\s.．…·・‥⋯﹒_—\-]*(?P<author>[^\s.．…].{0,28})$"
)
_BESIDE = re.compile(r"^(?P<title>.*?\S)(?:[ \u3000]{2,}|\u3000|\s*[/／|｜]\s*|\s)(?P<author>\S.{0,28})$")
_SEVERAL, _IN_A_ROW = 2, 3
_DOTS = re.compile(r"[.．…·・‥⋯﹒]{2,}|\t|…|\s{2,}|[—\-]{3,}")
_SLASH = re.compile(r"\s[/／|｜]\s*$")  # 标题 / 12
#: 标题（12): a page only where the others count on like it; 论坛（二） is a title.
_BRACKETED = re.compile(r"(?<=\S)[（(](\d{1,4})[）)]\s*$")
_IN_HAN = re.compile(r"(?<=\S)[\s\u3000.…·]+([一二三四五六七八九十百〇]{1,4})$")
_SPACED = re.compile(r"^([1-9]\d?)[ \t\u3000]+(\S.*)$")


def title_and_page(text: str) -> tuple[str, str]:
    """Title and page of an entry; the page is empty when the line does not end in one."""
    match = _PAGE.match(text)
    if match and (
        _SLASH.search(match["gap"])
        or _DOTS.search(match["gap"])
        or _DOTS.search(match["body"][-2:] + match["gap"])
    ):
        return match["body"].rstrip(" \t.．…·・‥⋯﹒_—-"), match["page"]
    if match and match["gap"] and not match["body"][-1].isascii():
        return match["body"], match["page"]
    return _LEADER.sub("", text).rstrip(), ""


def title_and_author(text: str) -> tuple[str, str, bool]:
    """Title, who wrote it, and whether a leader sets that off: 直播基地进村来…… 张望远. The page is off already."""
    for pattern in (_LED_TO, _BESIDE):
        match = pattern.match(text)
        if match and author_of(match["author"]):
            return match["title"].rstrip(" \t.．…·・‥⋯﹒_—-"), tidy(match["author"]), pattern is _LED_TO
    return text, "", False


@dataclass(slots=True)
class Entry:
    text: str
    line: Line
    page: str = ""
    author: str = ""


def entries_in(lines: Sequence[Line], printed: set[str]) -> list[Entry]:
    drafts: list[Entry] = []
    lines = _with_pages(lines)
    paged = any(title_and_page(line.text)[1] for line in lines)
    for line in lines:
        title, page = title_and_page(line.text)
        whole = drafts and essence(drafts[-1].text) in printed  # the body has it so, as a heading
        if drafts and paged and not drafts[-1].page and not whole and _continues(drafts[-1].text, line):
            drafts[-1].text, drafts[-1].page = join_texts(drafts[-1].text, title), page
        elif title:
            drafts += [Entry(one, line, page) for one in _beside(title, printed)]
    _take_authors(drafts)
    return drafts


def _beside(title: str, printed: set[str]) -> list[str]:
    """云溪市　柳港区　东屏县 on one line, each of which heads a part of the body, as an entry each."""
    parts = title.split()
    several = len(parts) >= _IN_A_ROW and essence(title) not in printed
    return parts if several and all(len(part) > 1 and essence(part) in printed for part in parts) else [title]


def _take_authors(drafts: Sequence[Entry]) -> None:
    """A name behind a leader wrote the item; behind a blank only where the contents name several so."""
    told = [title_and_author(draft.text) for draft in drafts]
    named = sum(bool(author) for _, author, _ in told)
    for draft, (title, author, led) in zip(drafts, told, strict=True):
        if author and (led or named >= max(_SEVERAL, len(drafts) / 4)):
            draft.text, draft.author = title, author


def _with_pages(lines: Sequence[Line]) -> Sequence[Line]:
    """Where most lines end in a number in brackets, or in a Chinese one, that never falls, it is led to like any other."""
    for pattern in (_BRACKETED, _IN_HAN):
        found = [match for line in lines if (match := pattern.search(line.text))]
        pages = [integer(match[1]) or 0 for match in found]
        if len(pages) >= 3 and 2 * len(pages) > len(lines) and pages == sorted(pages):
            return [replace(line, text=pattern.sub(_led_to, line.text)) for line in lines]
    return lines


def _led_to(match: re.Match[str]) -> str:
    return f"……{integer(match[1])}"


def without_page(text: str) -> str:
    """The title, whatever form its page may have, and without who wrote it."""
    return title_and_author(_BRACKETED.sub("", title_and_page(text)[0]))[0]


def _continues(text: str, line: Line) -> bool:
    """A line without a mark of its own goes on with an entry that still lacks its page."""
    mark = read_heading(line.text)
    upper = read_heading(text)
    return mark is None and (upper is None or upper.rank > 30 or line.gap_before == 0)


def levelled(drafts: list[Entry]) -> tuple[ContentsEntry, ...]:
    marks = _marks([draft.text for draft in drafts])
    kinds = _columns_above(drafts, _kinds(drafts, marks))
    order = sorted(set(kinds))
    if any(kind[1] == "plain" for kind in kinds) and kinds[0][1] == "plain":
        order = sorted(set(kinds), key=lambda kind: (kind[1] != "plain", kind))
    levels = {kind: order.index(kind) + 1 for kind in order}
    return tuple(
        ContentsEntry(
            levels[kind],
            mark.number if mark else "",
            (mark.title + mark.run_in if mark else draft.text),
            draft.page,
            draft.line.number,
            draft.author,
        )
        for kind, mark, draft in zip(kinds, marks, drafts, strict=True)
    )


def _kinds(drafts: Sequence[Entry], marks: Sequence[Heading | None]) -> list[tuple[int, str]]:
    """What stands on one level, the higher first. Symbols have no rank of their own: those that head others stand
    above them. An entry without a mark is of the level of the marks that are set in as far as it is."""
    styles = [mark.style if mark else "" for mark in marks]
    heads = {style for style in set(styles) if _heads_others(style, styles)}
    leaves = [style for style in styles if style.startswith(("symbol", "bracket")) and style not in heads]
    set_in = {draft.line.indent: mark for draft, mark in zip(drafts, marks, strict=True) if mark}
    kinds = []
    for draft, mark in zip(drafts, marks, strict=True):
        like = mark or (set_in.get(draft.line.indent) if draft.line.indent else None)
        if like is None:
            kinds.append(_plain_kind(draft))
        elif like.style in leaves:
            kinds.append((like.rank + 1, leaves[0]))
        else:
            kinds.append((like.rank, like.style))
    return kinds


def _columns_above(drafts: Sequence[Entry], kinds: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of entries without a mark, those without a page head the ones that have theirs: 会员风采, and its articles."""
    bare = [not draft.page and kind[1] == "plain" for draft, kind in zip(drafts, kinds, strict=True)]
    paged = [bool(draft.page) and kind[1] == "plain" for draft, kind in zip(drafts, kinds, strict=True)]
    heading = [below for one, below in zip(bare, paged[1:], strict=False) if one]
    if not bare[0] or bare[-1] or sum(heading) < max(_SEVERAL, sum(bare)):
        return kinds
    return [(kind[0] - 1, kind[1]) if one else kind for one, kind in zip(bare, kinds, strict=True)]


def _heads_others(style: str, styles: Sequence[str]) -> bool:
    """Whether a style is mostly followed by another one, which mostly follows it or itself."""
    below = [two for one, two in pairwise(styles) if one == style and two not in {style, ""}]
    if 2 * len(below) <= styles.count(style):
        return False
    child = below[0]
    above = [one for one, two in pairwise(styles) if two == child]
    return 2 * sum(one in {style, child} for one in above) > len(above)


def _marks(texts: Sequence[str]) -> list[Heading | None]:
    """The marks of the entries. Where some are numbered by a figure and a blank, so are those whose title begins
    with a figure or a quotation mark: 1 2021年度…"""
    marks = [read_heading(text) for text in texts]
    spaced = next((mark for mark in marks if mark and mark.style == "digit-space"), None)
    if spaced is None:
        return marks
    return [mark or _spaced(text, spaced) for mark, text in zip(marks, texts, strict=True)]


def _spaced(text: str, like: Heading) -> Heading | None:
    match = _SPACED.match(text)
    return replace(like, number=match[1], ordinal=int(match[1]), title=match[2]) if match else None


def _plain_kind(draft: Entry) -> tuple[int, str]:
    # Unnumbered entries differ by indent only; `#` depth does where there is one.
    return (100 + draft.line.depth + draft.line.indent, "plain")
