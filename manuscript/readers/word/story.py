"""Paragraphs and tables in the order of the document, as drafts.

A paragraph is parted where its look changes from line to line; a picture in the middle of its text comes after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from manuscript.document import Block, Inset, InsetKind
from manuscript.lines import closes, width
from manuscript.readers.word.drafts import Draft
from manuscript.readers.word.drawings import Drawings
from manuscript.readers.word.numbering import Numbering
from manuscript.readers.word.parts import Part, parts_of
from manuscript.readers.word.pieces import Afloat, Collected
from manuscript.readers.word.runs import Runs
from manuscript.readers.word.styles import Styles, heading_level
from manuscript.readers.word.tables import Cell, Tables
from manuscript.readers.word.tally import DELETED
from manuscript.readers.word.xml import W, attribute, is_on, number

_SENTENCE = 100  # columns from which a line that closes a sentence is no heading, whatever its style
_HOLDERS = {f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_GONE = {f"{W}del", f"{W}moveFrom"}
_TWIPS = 20  # to the point
_NOTHING = etree.Element("nothing")


@dataclass(slots=True)
class Story:
    """Reads one part: the body, or the notes."""

    runs: Runs
    styles: Styles
    numbering: Numbering
    drawings: Drawings
    _carried: Collected | None = None  # a paragraph whose end was deleted, or a large first letter
    _page: bool = False  # the next line starts a page
    _gap: int = 0
    _tables: Tables = field(init=False)

    def __post_init__(self) -> None:
        self.drawings.read_box = self.read
        self._tables = Tables(self.read, self.runs.tally)

    def read(self, container: etree._Element) -> list[Draft]:
        """What a body, a cell, a box or a note holds. They share no page and no paragraph with what is around them."""
        kept = self._carried, self._page, self._gap
        self._carried, self._page, self._gap = None, False, 0
        found = self._blocks(container)
        if self._carried is not None:
            found += self._drafts_of(self._carried, _NOTHING, "")
        self._carried, self._page, self._gap = kept
        return found

    def _blocks(self, container: etree._Element) -> list[Draft]:
        found: list[Draft] = []
        for child in container:
            if child.tag == f"{W}p":
                found += self._paragraph(child)
            elif child.tag == f"{W}tbl":
                found += self._spaced(self._paged(self._tables.drafts(child)))
            elif child.tag in _HOLDERS:
                found += self._blocks(child)
            elif child.tag in _GONE:
                self.runs.tally.add(DELETED, "".join(text.text or "" for text in child.iter(f"{W}t")))
            elif child.tag == f"{W}altChunk":
                found.append(Draft(trouble=("OBJECT_LEFT_OUT", "file")))
        return found

    def _spaced(self, drafts: list[Draft]) -> list[Draft]:
        """The first of them with the empty paragraphs before it counted."""
        if drafts:
            drafts[0].gap, self._gap = self._gap, 0
        return drafts

    def _paged(self, drafts: list[Draft]) -> list[Draft]:
        """The first of them with the page break before it."""
        if drafts:
            drafts[0].page_break, self._page = self._page, False
        return drafts

    # -- one paragraph

    def _paragraph(self, paragraph: etree._Element) -> list[Draft]:
        settings = paragraph.find(f"{W}pPr")
        settings = settings if settings is not None else _NOTHING
        style = attribute(settings, f"{W}pStyle") or self.styles.default
        collected, self._carried = self._carried or Collected(), None
        self._page = self._page or bool(is_on(self._setting(settings, style, "pageBreakBefore")))
        self.runs.collect(paragraph, style, collected)
        if _runs_on(settings):
            self._carried = collected
            return []
        found = self._drafts_of(collected, settings, style)
        section = settings.find(f"{W}sectPr")
        if section is not None and attribute(section, f"{W}type", "nextPage") != "continuous":
            self._page = True
        return found

    def _setting(self, settings: etree._Element, style: str, name: str) -> etree._Element | None:
        """What is set at the paragraph itself, else by its style."""
        own = settings.find(f"{W}{name}")
        return own if own is not None else self.styles.setting(style, f"{W}{name}")

    def _drafts_of(self, collected: Collected, settings: etree._Element, style: str) -> list[Draft]:
        parts = parts_of(collected)
        model = self._model(settings, style, parts)
        found: list[Draft] = []
        for part in parts:
            self._page = self._page or part.page
            self._add(found, part, model)
        written = next((draft for draft in found if draft.inks), None)
        hidden = is_on(settings.find(f"{W}rPr/{W}vanish"))
        label = None if hidden and not found else self.numbering.label(settings.find(f"{W}numPr"), style)
        if written:
            written.label = label
        elif not found:
            self._gap += 1
        return self._spaced(found)

    def _add(self, found: list[Draft], part: Part, model: Draft) -> None:
        """Adds one part of a paragraph and what floats in it."""
        before = [] if model.depth else part.floats_before()
        found += self._afloat(before)
        ink = part.ink
        if ink.text:
            ink, self._page = replace(ink, page_break=self._page), False
            last = found[-1] if found else None
            if last is not None and last.inks and (last.bold, last.size) == (part.bold, part.size):
                last.inks.append(ink)
            else:
                goes_on = last is not None and not last.inks and any(draft.inks for draft in found)
                found.append(replace(model, inks=[ink], bold=part.bold, size=part.size, goes_on=goes_on))
        taken = set(map(id, before))
        found += self._afloat([one for one in part.floats if id(one) not in taken])

    def _afloat(self, floats: Sequence[Afloat]) -> list[Draft]:
        found: list[Draft] = []
        for one in floats:
            if isinstance(one.content, Inset):
                found.append(Draft(block=one.content))
            elif isinstance(one.content, etree._Element):
                found += self.drawings.drafts(one.content)
        return self._paged(found)

    def _model(self, settings: etree._Element, style: str, parts: Sequence[Part]) -> Draft:
        """A draft with all that the paragraph as a whole is."""
        contents = self.styles.contents_level(style)
        kind = "contents" if contents else "caption" if self.styles.is_caption(style) else ""
        kind = "title" if self.styles.is_title(style) else kind
        outline = attribute(settings, f"{W}outlineLvl")
        depth = heading_level(outline) if outline else self.styles.level(style)
        last = parts[-1].text
        if kind or (closes(last) and sum(width(part.text) for part in parts) > _SENTENCE):
            depth = 0
        align = self._setting(settings, style, "jc")
        centred = align is not None and align.get(f"{W}val") == "center"
        indent = 2 * (contents - 1) if contents else self._indent(settings, style, parts[0])
        return Draft(depth=depth, style=kind, centred=centred, indent=indent)

    def _indent(self, settings: etree._Element, style: str, part: Part) -> int:
        """Columns before the first line: a Chinese character has two."""
        text = part.text
        blanks = width(text[: len(text) - len(text.lstrip())].replace("\t", "　"))
        own = self._setting(settings, style, "ind")
        if own is None:
            return blanks
        size = part.size or 10.0
        columns = 0.0
        for side in ("left", "start", "firstLine"):
            signs = number(own.get(f"{W}{side}Chars")) / 100
            columns += 2 * (signs or number(own.get(f"{W}{side}")) / _TWIPS / size)
        return blanks + max(0, round(columns))


def _runs_on(settings: etree._Element) -> bool:
    """Whether the next paragraph goes on with this one: its end was deleted, or it is the large first letter."""
    frame = settings.find(f"{W}framePr")
    dropped = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return dropped or settings.find(f"{W}rPr/{W}del") is not None


def note_of(drafts: Sequence[Draft]) -> Block | None:
    """What a footnote says, as one block."""
    text = Cell(list(drafts)).text
    return Inset(InsetKind.FOOTNOTE, text) if text else None
