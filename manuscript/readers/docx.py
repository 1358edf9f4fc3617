"""Word documents: text and pictures in order, with what Word knows for certain about each paragraph.

    bytes - kinds, archive - package - story (paragraphs, tables) - prominence - finish - Lines

Headings by style have a depth, those that only look so a depth below; automatic numbers are text; pictures stand after
the paragraph they interrupt. Page heads and feet are not read. What is deleted, hidden or cannot be shown is told.
"""

from __future__ import annotations

from docx.opc.part import Part
from lxml import etree

from manuscript.document import Block, Photo
from manuscript.lines import Source
from manuscript.notices import Unreadable
from manuscript.readers import tab_rows
from manuscript.readers.inline import with_placeholder
from manuscript.readers.word.archive import Archive
from manuscript.readers.word.drafts import Draft
from manuscript.readers.word.drawings import Drawings
from manuscript.readers.word.finish import Finish, as_lists, marry_captions
from manuscript.readers.word.kinds import refuse_impostor, refuse_other_package
from manuscript.readers.word.numbering import Numbering
from manuscript.readers.word.package import Package, open_package
from manuscript.readers.word.pictures import Pictures
from manuscript.readers.word.prominence import add_depths, body_of
from manuscript.readers.word.runs import Runs
from manuscript.readers.word.story import Story, note_of
from manuscript.readers.word.styles import Styles
from manuscript.readers.word.tally import FILLERS, Tally
from manuscript.readers.word.xml import W, parse


def read(data: bytes) -> Source:
    """Raises Unreadable for what is no Word document, or one that asks for too much."""
    refuse_impostor(data)
    archive = Archive(data)
    refuse_other_package(archive)
    try:
        return _Reader(open_package(archive)).source()
    except RecursionError as error:  # boxes in boxes in boxes
        raise Unreadable("DAMAGED_WORD") from error


class _Reader:
    """One document with what its parts share."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.tally = Tally()
        self.pictures = Pictures(package.archive)
        self.styles = Styles(_root(package.part("styles")))
        self.numbering = Numbering(_root(package.part("numbering")), self.styles)
        self.notes = {
            kind: {note.get(f"{W}id", ""): note for note in _children(_root(package.part(f"{kind}s")))}
            for kind in ("footnote", "endnote")
        }

    def source(self) -> Source:
        drafts = self._story(self.package.main, notes=True).read(self.package.body)
        drafts = marry_captions(drafts)
        body = body_of(drafts)
        add_depths(drafts, body)
        finish = Finish(body)
        finish.add(as_lists(drafts))
        photos = dict.fromkeys(
            line.block.file for line in finish.lines if isinstance(line.block, Photo) and line.block.file
        )
        return Source(
            tuple(tab_rows.folded(map(with_placeholder, finish.lines))),
            tuple(photos),
            (*finish.notices, *self.tally.notices()),
            "word",
            self.tally.counts[FILLERS],
            {name: data for name, data in self.pictures.kept.items() if name in photos},
            dropped=self.tally.dropped(),
        )

    def _story(self, part: Part, *, notes: bool) -> Story:
        runs = Runs(part, self.styles, self.tally, self._note if notes else _no_note)
        return Story(runs, self.styles, self.numbering, Drawings(part, self.pictures, self.tally, _nothing))

    def _note(self, kind: str, number: str) -> Block | None:
        note, part = self.notes[kind].get(number), self.package.part(f"{kind}s")
        if note is None or part is None:
            return None
        return note_of(self._story(part, notes=False).read(note))


def _root(part: Part | None) -> etree._Element | None:
    if part is None:
        return None
    return part.element if hasattr(part, "element") else parse(part.blob)


def _children(root: etree._Element | None) -> list[etree._Element]:
    return [] if root is None else list(root)


def _no_note(kind: str, number: str) -> Block | None:
    return None  # a note in a note


def _nothing(content: etree._Element) -> list[Draft]:
    return []
