"""Drafts -> Lines: captions go to their pictures, runs of bullets become lists, and every line gets its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from manuscript.document import Listing, Photo
from manuscript.headings import read_heading
from manuscript.layout import measure
from manuscript.lines import Line, closes, width
from manuscript.notices import Notice, notice
from manuscript.readers.word.drafts import Draft, Ink
from manuscript.readers.word.prominence import Body
from manuscript.readers.word.symbols import is_ornament
from manuscript.readers.word.tables import with_caption

_SHORTEST_LIST = 2
_NARROWEST, _WIDEST = 20, 120  # columns of a line of print
_FEWEST = 4


def marry_captions(drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph in Word's style for captions belongs to the picture above it, else to the one below."""
    married: list[Draft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        above = married[-1] if married else None
        below = drafts[index + 1] if index + 1 < len(drafts) else None
        if draft.style == "caption" and _lacks_caption(above):
            above.block = with_caption(above.block, draft.text)
        elif draft.style == "caption" and _lacks_caption(below):
            below.block = with_caption(below.block, draft.text)
        else:
            married.append(draft)
        index += 1
    return married


def _lacks_caption(draft: Draft | None) -> bool:
    return draft is not None and isinstance(draft.block, Photo) and not draft.block.caption


def as_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """Neighbours behind dots and dashes as one list. Ornaments head entries, and links have no place in a list."""
    listed: list[Draft] = []
    run: list[Draft] = []
    for draft in [*drafts, Draft()]:
        if _is_entry(draft) and not (run and draft.gap):
            run.append(draft)
            continue
        if len(run) >= _SHORTEST_LIST:
            entries = tuple(replace(entry, label=None).text for entry in run)
            listed.append(replace(run[0], inks=[], label=None, block=Listing(entries)))
        else:
            listed += run
        run = [draft] if _is_entry(draft) else []
        listed += [] if run else [draft]
    return listed[:-1]


def _is_entry(draft: Draft) -> bool:
    label = draft.label
    if label is None or not label.bullet or is_ornament(label.text) or draft.depth or draft.style:
        return False
    return not any(mark.kind == "link" for ink in draft.inks for mark in ink.marks)


@dataclass(slots=True)
class Finish:
    """Numbers the lines; a notice about a picture names the line where it stands."""

    body: Body
    lines: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def add(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            code, detail = draft.trouble
            if code:
                self.notices.append(_trouble(code, len(self.lines) + 1, detail))
            self.lines += [
                replace(line, number=len(self.lines) + n) for n, line in enumerate(self._lines(draft), 1)
            ]
        if _is_pasted(self.lines):
            self.lines = [replace(line, whole=False) for line in self.lines]

    def _lines(self, draft: Draft) -> Iterator[Line]:
        gap = min(draft.gap, 1)  # a row of empty paragraphs says no more than one
        if draft.block:
            yield Line("", 0, gap, draft.page_break, block=draft.block, whole=True)
        elif draft.depth or draft.style or len(draft.inks) == 1:
            if draft.inks:
                yield self._line(draft, draft.ink, gap, whole=not draft.goes_on)
        else:
            for place, ink in enumerate(draft.inks):
                if place == 0 and draft.label:
                    ink = ink_after(ink, draft)  # noqa: PLW2901
                line = self._line(draft, ink, 0 if place else gap, whole=False)
                yield replace(line, opens=True) if place == 0 else replace(line, soft=True, indent=0)

    def _line(self, draft: Draft, ink: Ink, gap: int, *, whole: bool) -> Line:
        plain = draft.depth or draft.style or self.body.bold
        marks = tuple(mark for mark in ink.marks if mark.kind != "bold" or not plain)
        return Line(
            ink.text,
            0,
            gap,
            draft.page_break or ink.page_break,
            depth=draft.depth,
            indent=draft.indent,
            bold=draft.bold,
            marks=marks,
            whole=whole,
            title=draft.style == "title",
        )


def ink_after(ink: Ink, draft: Draft) -> Ink:
    """The first line of a paragraph behind its number."""
    return replace(draft, inks=[ink]).ink


def _trouble(code: str, line: int, detail: str) -> Notice:
    match code:
        case "PICTURE_LINKED":
            return notice("PICTURE_LINKED", line)
        case "PICTURE_FORMAT":
            return notice("PICTURE_FORMAT", line, kind=detail)
        case "PICTURE_TOO_LARGE":
            return notice("PICTURE_TOO_LARGE", line, name=detail)
        case "OBJECT_LEFT_OUT":
            return notice("OBJECT_LEFT_OUT", line, kind=detail)
        case _:
            return notice("PICTURE_BROKEN", line, name=detail)


def _is_pasted(lines: Sequence[Line]) -> bool:
    """Text copied from a page, with the end of every line kept: a paragraph of Word is then a line of print."""
    loose = [replace(line, whole=False) for line in lines if line.text and not line.depth]
    return measure(loose).wrapped or _fills_columns(loose)


def _fills_columns(lines: Sequence[Line]) -> bool:
    """Whether no line is longer than a column, and most of those that fill it stop in the middle of a sentence."""
    widths = sorted(width(line.text) + line.indent for line in lines)
    full = widths[len(widths) * 9 // 10] if widths else 0
    if not _NARROWEST <= full <= _WIDEST or widths[-1] > 1.2 * full:
        return False
    filling = [line for line in lines if width(line.text) + line.indent >= 0.84 * full]
    cut = [line for line in filling if not closes(line.text) and read_heading(line.text) is None]
    return len(filling) >= _FEWEST and len(cut) > len(filling) / 2
