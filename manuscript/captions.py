"""Captions of photos, printed as lines of their own or in the middle of a column.

    10月5日，某某大会召开 （某某中心  供稿）     the credit in brackets ends it: 供稿, 供图, 摄, 摄影, 提供, 图
    图为某某大会现场      ▲ 某某现场      图1：某某现场      （张三 摄）

In a column the caption starts where layout sets it off: a date at the start of a line after a sentence left open,
or a line without the gap that the lines of the column have between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manuscript.bylines import ends_with_byline, line_byline
from manuscript.document import Photo
from manuscript.headings import read_heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, join_texts, squeeze, tidy, width
from manuscript.names import persons_of

_VERB = r"供稿|供图|供圖|摄影|攝影|摄|攝|提供|图|圖|供|拍摄|資料圖|资料图|资料图片"
_CREDIT = re.compile(rf"[（(]\s*(?P<who>[^（）()]{{0,40}}?)\s*[/／:：]?\s*(?P<verb>{_VERB})\s*[）)]\s*$")
_CREDIT_FIRST = re.compile(
    r"[（(]\s*(?:(?:摄影|图片来源|图片|照片|图|攝影|圖|供图|供圖|摄影者|图源)\s*[/／:：|｜]|(?:摄影|攝影|供图|供圖)[\s\u3000]+)\s*(?P<who>[^（）()]{1,40})\s*[）)]\s*$"
)
_PHOTO_VERB = re.compile(r"供图|供圖|摄|攝|图|圖|拍")
_INSIDE = re.compile(
    r"[^。！？，；：\s（(]\s*(?P<credit>[（(][^（）()，。；]{2,40}?(?:供稿|供图|供圖|摄影|攝影|摄|攝)\s*[）)])(?=[^\W_])"
)
_LEAD = re.compile(
    r"^(?:图为|圖為|图片为|照片为|[△▲▼](?=\s*\S)|(?:图|圖|照片|图片)\s*(?:[\d一二三四五六七八九十]{1,3})?\s*[：:]\s*"
    r"|图\s*\d{1,2}(?:[-－]\d+)?[\s\u3000]+|[（(](?:上|下|左|右)?图[）)]?[为：:]|[【\[［](?:图|圖|图片|照片)\s*\d{0,3}[】\]］]\s*(?=\S))"
)
_ONE_SENTENCE = re.compile(r"^(?:图为|圖為|图片为|照片为)[^。！？]+。$")
_LEAD_DROP = re.compile(
    r"^(?:[△▲▼]\s*|[【\[［](?:图|圖|图片|照片)\s*\d{0,3}[】\]］]\s*|(?:图|圖|照片|图片)\s*(?:[\d一二三四五六七八九十]{1,3})?\s*[：:]\s*|图\s*\d{1,2}(?:[-－]\d+)?[\s\u3000]+)"
)
_DATE_START = re.compile(r"^(?:(?:19|20)\d\d\s*年|\d{1,2}\s*月|[〇零○一二三四五六七八九]{4}年)")
_IN_BRACKETS = re.compile(
    r"^[（(](?P<inside>(?:图为|圖為|图片为|上图|下图|左图|右图|(?:图|圖|图片|照片)[：:])[^（）()]{2,80})[）)]$"
)
_BEHIND = re.compile(
    r"^(?P<caption>[^\s].{2,}[\s\u3000。])(?:(?P<who>[^\s，。：；（）()/／]{2,8}|[^\s，。：；（）()][\s\u3000]+[^\s，。：；（）()])"
    r"[\s\u3000/／]*(?:摄影|攝影|摄|攝|供图|供圖)|(?:摄影|攝影|供图|供圖|图)[\s\u3000]*[：:/／][\s\u3000]*(?P<first>[^\s，。：；（）()]{2,12}))$"
)
_CAPTION_LINES = 5
_SHORTEST = 12  # columns of a caption
_SEVERAL, _TEXT = 3, 40  # titles behind one mark; columns of a line of text


@dataclass(frozen=True, slots=True)
class CaptionText:
    caption: str
    credit: str


def credit_of(text: str) -> CaptionText | None:
    """A caption with its credit split off; None when the text ends in no credit."""
    bare = tidy(text)
    match = _CREDIT_FIRST.search(bare) or _CREDIT.search(bare)
    if not match:
        return None
    caption = tidy(bare[: match.start()])
    if closes(caption) and not (_DATE_START.match(caption) or _LEAD.match(caption)):
        return None
    return CaptionText(caption, _one_name(match["who"]))


def read_caption(text: str) -> CaptionText:
    """The words of what is known to be a caption: its credit split off, 图1 and ▲ before it left out."""
    bare = _bracketed(text)
    parts = credit_of(bare) or _signed(tidy(bare)) or CaptionText(tidy(bare), "")
    return CaptionText(tidy(_LEAD_DROP.sub("", parts.caption)), parts.credit)


def _signed(text: str) -> CaptionText | None:
    """A caption with its credit behind a blank or a stop: 渡船靠岸　某某 摄, 渡船靠岸　摄影：某某."""
    match = _BEHIND.match(text)
    return CaptionText(tidy(match["caption"]), _one_name(match["who"] or match["first"])) if match else None


def stray_credit(text: str) -> str:
    """The credit that stands inside a sentence, where no caption was told apart; "" when there is none."""
    match = _INSIDE.search(text)
    return match["credit"] if match else ""


def _one_name(text: str) -> str:
    # 王  帆 is one person, 新闻中心 张三 are two words.
    parts = text.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else " ".join(parts)


def extract(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Lines with every printed caption made one photo line at the place where it stood."""
    spans = _caption_spans(lines, layout)
    result: list[Line] = []
    index = 0
    while index < len(lines):
        span = spans.get(index)
        if span is None:
            result.append(lines[index])
            index += 1
            continue
        end, photo = span
        result.append(replace(lines[index], block=photo, text=photo.caption, depth=0, marks=()))
        index = end
    return result


def _caption_spans(lines: Sequence[Line], layout: Layout) -> dict[int, tuple[int, Photo]]:
    spans: dict[int, tuple[int, Photo]] = {}
    headings = _marks_that_head(lines)
    taken = 0
    for index, line in enumerate(lines):
        if line.block or index < taken or line.text[:1] in headings:
            continue
        start = _start_of(lines, index, taken, layout)
        if start is None:
            continue
        end, photo = _read(lines, start, _end_of(lines, index, layout))
        if photo:
            spans[start] = (end, photo)
            taken = end
    return spans


def _end_of(lines: Sequence[Line], index: int, layout: Layout) -> int:
    """Behind the lines of a caption that fills its column: its credit may stand on the next."""
    end = index + 1
    text = _bracketed(lines[index].text)
    complete = text.endswith(("）", ")")) or text != lines[index].text or line_is_signed(text)
    if complete or not layout.wrapped or not layout.is_full(lines[index]):
        return end
    for following in lines[index + 1 : index + _CAPTION_LINES]:
        opens = _LEAD.match(_bracketed(following.text)) or read_heading(following.text)
        if following.block or closes(following.text) or opens:
            return index + 1
        text, end = join_texts(text, following.text), end + 1
        if line_is_signed(text) or credit_of(text):
            return end
        if not layout.is_full(following):
            return index + 1
    return index + 1


def _marks_that_head(lines: Sequence[Line]) -> set[str]:
    """▲ and △ where they open titles rather than captions: several times, above text, and without a credit."""
    marked: dict[str, list[bool]] = {mark: [] for mark in "△▲▼"}
    for line, below in pairwise(lines):
        if not line.block and line.text[:1] in marked:
            above_text = not below.block and (closes(below.text) or width(below.text) >= _TEXT)
            signed = credit_of(line.text) or line_is_signed(line.text) or closes(line.text)
            marked[line.text[0]].append(above_text and not signed)
    return {mark for mark, told in marked.items() if len(told) >= _SEVERAL and sum(told) >= 0.7 * len(told)}


def _bracketed(text: str) -> str:
    """（图为某某现场。某人 摄）: the brackets hold caption and credit."""
    match = _IN_BRACKETS.match(tidy(text))
    if not match:
        return text
    credit = re.search(r"[。，\s]+(?P<who>[^。，\s]{2,20}\s*(?:摄影|摄|供图|攝))$", match["inside"])
    return f"{match['inside'][: credit.start()]}（{credit['who']}）" if credit else match["inside"]


def _read(lines: Sequence[Line], start: int, end: int) -> tuple[int, Photo | None]:
    text = ""
    for line in lines[start:end]:
        text = join_texts(text, tidy(line.text))
    told = read_caption(text)
    if not told.caption:
        return end, None
    return end, Photo(caption=told.caption, credit=told.credit, alt=told.caption)


def _start_of(lines: Sequence[Line], index: int, floor: int, layout: Layout) -> int | None:
    """Where the caption that ends at a line starts; None when no caption ends there."""
    text = _bracketed(lines[index].text)
    signed = _CREDIT.search(tidy(text)) or _CREDIT_FIRST.search(tidy(text))
    open_ended = not closes(_without_credit(text)) or _ONE_SENTENCE.match(tidy(text))
    if _LEAD.match(text) and width(text) <= 120 and (signed or open_ended):
        return index
    if not layout.wrapped and line_is_signed(text):
        return index
    match = _CREDIT.search(tidy(text)) or _CREDIT_FIRST.search(tidy(text))
    if not match:
        return None
    photographic = bool(_PHOTO_VERB.search(match.groupdict().get("verb") or "图"))
    before = tidy(text)[: match.start()].strip()
    if before and closes(
        before
    ):  # a credit of a paragraph is a byline; of one dated sentence, that of a picture
        return index if photographic and not layout.wrapped and _is_one_sentence(before) else None
    if not layout.wrapped and photographic and width(before) >= _SHORTEST:
        return index  # a line is a whole caption, whatever sentence it interrupts
    return _walk_back(lines, index, floor, layout, photographic)


def line_is_signed(text: str) -> bool:
    """……包饺子。 高扬 摄: a whole line, however its sentence ends."""
    match = None if line_byline(text) else _BEHIND.match(tidy(text))
    return bool(match) and width(text) <= 120 and bool(persons_of(match["who"] or match["first"] or ""))


def _is_one_sentence(text: str) -> bool:
    return bool(_DATE_START.match(text)) and width(text) <= 120 and text.count("。") == 1


def _without_credit(text: str) -> str:
    parts = credit_of(text)
    return parts.caption if parts else text


def _walk_back(
    lines: Sequence[Line], index: int, floor: int, layout: Layout, photographic: bool
) -> int | None:
    for start in range(index, max(floor, index - _CAPTION_LINES) - 1, -1):
        line = lines[start]
        if line.block or line.depth or (start < index and closes(line.text)):
            return None
        if _LEAD.match(line.text) or _DATE_START.match(line.text):
            return start
        heading = read_heading(line.text)
        if heading and not heading.style.startswith("symbol"):
            return None
        before = lines[start - 1] if start else None
        apart = before is None or line.whole or before.block is not None
        apart = apart or closes(before.text) or ends_with_byline(before.text)
        if apart and photographic and (start < index or squeeze(_without_credit(line.text))):
            return start
        if line.whole:
            return None
    return None
