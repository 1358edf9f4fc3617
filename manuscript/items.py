"""The lines of one item -> its blocks: paragraphs joined, photos put after the paragraph they interrupt, the
byline taken off the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from manuscript.bylines import Byline, line_byline, opening_byline, read_byline, split_byline
from manuscript.document import Block, Inset, Listing, Paragraph, Photo, Quote, Table
from manuscript.layout import Layout
from manuscript.lines import Line, closes, join_lines, tidy
from manuscript.title_bylines import author_line

_TABLE_CAPTION = re.compile(r"^(?:附?表)\s*[\d一二三四五六七八九十]{0,3}[-－\d]*[\s\u3000：:][^。]{2,60}$")


@dataclass(slots=True)
class Draft:
    """The body of an item while it is put together."""

    blocks: list[Block] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)

    @property
    def plain(self) -> list[str]:
        """All of it as text, for a place that holds nothing else, such as the editors' note."""
        signed = " ".join(filter(None, (self.byline.source, "、".join(self.byline.persons))))
        return [*plain_texts(self.blocks), *filter(None, [signed])]

    def add(self, byline: Byline) -> None:
        persons = tuple(dict.fromkeys(self.byline.persons + byline.persons))
        sources = dict.fromkeys(filter(None, (self.byline.source, byline.source)))
        self.byline = Byline(persons, "；".join(sources))


def compose(lines: Sequence[Line], layout: Layout) -> Draft:
    """Blocks and byline of an item."""
    draft = Draft()
    parts: list[Line] = []
    waiting: list[Block] = []
    for index, line in enumerate(lines):
        if line.block:
            if not isinstance(line.block, Photo | Inset):  # only what floats on a page interrupts a paragraph
                _close(draft, parts, waiting)
            waiting.append(line.block)
            continue
        if not parts or _breaks(parts, line, lines[index - 1] is not parts[-1], layout):
            _close(draft, parts, waiting)
        if line.signs:
            _close(draft, parts, waiting)
            draft.add(author_line(line.text))
            continue
        heads = line.whole and line.opens  # a heading within the text
        byline = Byline() if parts or heads else line_byline(line.text)
        if byline:
            draft.add(byline)
        else:
            parts.append(line)
    _close(draft, parts, waiting)
    _caption_tables(draft)
    _take_byline(draft)
    _name_reporter(draft)
    return draft


def plain_texts(blocks: Sequence[Block]) -> list[str]:
    """What blocks say, one text for each line of theirs."""
    texts = []
    for block in blocks:
        match block:
            case Paragraph() | Inset():
                texts.append(block.text)
            case Photo():
                credit = f"（{block.credit}）" if block.credit else ""
                texts.append(f"{block.caption}{credit}" + (f"〔{block.file}〕" if block.file else ""))
            case Quote():
                texts.append(f"{block.text}——{block.attribution}" if block.attribution else block.text)
            case Listing():
                texts += [
                    f"{number}. {entry}" if block.ordered else entry
                    for number, entry in enumerate(block.entries, 1)
                ]
            case Table():
                texts += [block.caption, *("　".join(row) for row in block.rows)]
    return [text for text in texts if text]


def _breaks(parts: Sequence[Line], line: Line, apart: bool, layout: Layout) -> bool:
    if apart:  # a picture stands between: its gap says nothing about paragraphs
        if not layout.indented and closes(parts[-1].text):
            return True  # a picture is rather put between paragraphs than into one
        line = replace(line, gap_before=layout.line_gap)
    return layout.ends_paragraph(parts[-1], line) or bool(line_byline(line.text))


def _caption_tables(draft: Draft) -> None:
    """表1 … directly above a table is its caption."""
    for index in range(len(draft.blocks) - 1, 0, -1):
        table, above = draft.blocks[index], draft.blocks[index - 1]
        if isinstance(table, Table) and isinstance(above, Paragraph) and _TABLE_CAPTION.match(above.text):
            draft.blocks[index - 1 : index + 1] = [replace(table, caption=above.text)]


def _close(draft: Draft, parts: list[Line], waiting: list[Block]) -> None:
    if parts:
        text, marks = join_lines(parts)
        if text:
            draft.blocks.append(Paragraph(text, marks))
    draft.blocks += waiting
    parts.clear()
    waiting.clear()


def _take_byline(draft: Draft) -> None:
    last = next(
        (i for i in reversed(range(len(draft.blocks))) if isinstance(draft.blocks[i], Paragraph)), None
    )
    if last is None:
        return
    paragraph = draft.blocks[last]
    if not isinstance(paragraph, Paragraph):
        return
    text, byline = split_byline(paragraph.text)
    if not byline:
        return
    draft.add(byline)
    marks = tuple(mark for mark in paragraph.marks if mark.end <= len(text))
    draft.blocks[last : last + 1] = [Paragraph(text, marks)] if text else []


def _name_reporter(draft: Draft) -> None:
    """Who a text names at its beginning, where nobody has signed it: 本刊讯（记者 …）. The words stay."""
    if not draft.byline:
        texts = (block.text for block in draft.blocks if isinstance(block, Paragraph))
        draft.byline = next(map(opening_byline, texts), Byline())


def marry_captions(lines: Sequence[Line]) -> list[Line]:
    """A picture and the caption printed next to it are one photo."""
    married: list[Line] = []
    for line in lines:
        above = married[-1].block if married else None
        if isinstance(line.block, Photo) and isinstance(above, Photo):
            joined = _joined(above, line.block)
            if joined:
                married[-1] = replace(married[-1], block=joined)
                continue
        if isinstance(above, Photo) and not above.credit and not line.block:
            credit = _credit_only(line.text)
            if credit:
                married[-1] = replace(married[-1], block=replace(above, credit=credit))
                continue
        married.append(line)
    return married


def _joined(first: Photo, second: Photo) -> Photo | None:
    bare, told = (first, second) if not first.caption else (second, first)
    if bare.caption or not told.caption or (told.file and bare.file):
        return None
    return replace(told, file=told.file or bare.file, credit=told.credit or bare.credit)


def _credit_only(text: str) -> str:
    match = re.fullmatch(
        r"[（(]?\s*(?P<who>[^（）()，。]{2,24}?)\s*[/／]?\s*(?:摄影|摄|攝影|攝|供图)\s*[）)]?", tidy(text)
    )
    match = match or re.fullmatch(
        r"[（(]?(?:摄影|图)\s*[：:/／]\s*(?P<who>[^（）()，。]{2,24})[）)]?", tidy(text)
    )
    if not match:
        return ""
    byline = read_byline(match["who"])
    return byline.persons[0] if len(byline.persons) == 1 else match["who"]
