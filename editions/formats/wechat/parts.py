"""An issue as the articles that an editor pastes into WeChat, one after another."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from editions.volume import EditionError, Volume
from manuscript.document import Block

from .blocks import BlockWriter, element
from .cutting import cut
from .leaves import Leaf, leaves_of
from .look import Look
from .marks import Notes, escaped
from .splitting import Weight, split
from .titles import titled

LIMIT = 18_000  # WeChat takes less than 20,000; photos and what an editor adds there count as well
_HIGHEST_NOTE = 100  # notes are weighed with numbers of three digits: a part has no room for more


@dataclass(frozen=True, slots=True)
class Part:
    """`digest` is the SHA-256 of `html`; `items` are places in Document.items(), `photos` numbers in photos_zip."""

    number: int
    title: str
    html: str
    characters: int
    photos: tuple[int, ...]
    items: tuple[int, ...]
    digest: str


def parts(volume: Volume) -> tuple[Part, ...]:
    """The whole issue in order. Raises EditionError where something that cannot be cut is longer than a part."""
    writing = _Writing(volume)
    leaves = [piece for leaf in leaves_of(volume) for piece in writing.fitting(leaf)]
    ranges = split(writing.weights(leaves), writing.room)
    runs = [leaves[run.start : run.stop] for run in ranges]
    titles = titled(volume.title, [_chapters(run) for run in runs])
    return tuple(
        writing.part(number, title, run)
        for number, (title, run) in enumerate(zip(titles, runs, strict=True), 1)
    )


def units(html: str) -> int:
    """Characters as a browser counts them, and with it WeChat: a rare Han character outside of the first plane is two."""
    return len(html) + sum(character > "\uffff" for character in html)


@dataclass(frozen=True, slots=True)
class _Writing:
    volume: Volume

    @property
    def look(self) -> Look:
        return Look(self.volume.style.colour)

    @property
    def room(self) -> int:
        """What a part has for its leaves."""
        return LIMIT - 1 - units(self._framed("", Notes(lines=[" "])))

    def fitting(self, leaf: Leaf) -> list[Leaf]:
        """The leaf itself; one that is too long for a part as its blocks, those cut that are too long themselves."""

        def fits(block: Block) -> bool:
            return self._opening(replace(leaf, blocks=(block,))) <= self.room

        if self._opening(leaf) <= self.room or not leaf.blocks:
            return [leaf]
        return leaf.in_blocks(tuple(piece for block in leaf.blocks for piece in cut(block, fits)))

    def weights(self, leaves: Sequence[Leaf]) -> list[Weight]:
        before = [None, *leaves[:-1]] if leaves else []
        return [
            Weight(leaf.before, self._opening(leaf), self._weight(leaf, previous))
            for leaf, previous in zip(leaves, before, strict=True)
        ]

    def _opening(self, leaf: Leaf) -> int:
        return self._weight(leaf, None)

    def _weight(self, leaf: Leaf, before: Leaf | None) -> int:
        notes = Notes(first=_HIGHEST_NOTE)
        return units(self._leaf(leaf, before, notes)) + units(self._notes(notes.lines))

    def part(self, number: int, title: str, run: Sequence[Leaf]) -> Part:
        notes = Notes()
        before = [None, *run[:-1]]
        html = self._framed(
            "".join(self._leaf(leaf, previous, notes) for leaf, previous in zip(run, before, strict=True)),
            notes,
        )
        if units(html) >= LIMIT:
            raise EditionError(
                "too-long-for-wechat", self._item(run[0]), title=run[0].title or run[0].chapter
            )
        return Part(
            number=number,
            title=title,
            html=html,
            characters=units(html),
            photos=tuple(photo for leaf in run for photo in leaf.photos),
            items=tuple(item for item, _run in groupby(leaf.item for leaf in run) if item is not None),
            digest=hashlib.sha256(html.encode()).hexdigest(),
        )

    def _item(self, leaf: Leaf):
        return None if leaf.item is None else list(self.volume.document.items())[leaf.item]

    def _leaf(self, leaf: Leaf, before: Leaf | None, notes: Notes) -> str:
        look, blocks = self.look, BlockWriter(self.look, leaf.photo, notes)
        html = self._headings(leaf, before)
        html += "".join(blocks.write(block, leaf.title) for block in leaf.blocks)
        return html + (element("p", look.byline, escaped(leaf.byline)) if leaf.byline else "")

    def _headings(self, leaf: Leaf, before: Leaf | None) -> str:
        """Those that its place needs; at the beginning of a part all of them are said again."""
        look, place = self.look, before.place if before else None
        html = ""
        if leaf.chapter and (place is None or place[0] != leaf.place[0]):
            html += element("section", look.chapter, escaped(leaf.chapter))
        if leaf.section and place != leaf.place:
            html += element("section", look.section, escaped(leaf.section))
        if leaf.title and (leaf.is_first or before is None):
            html += element("p", look.title, escaped(leaf.title + ("" if leaf.is_first else "（续）")))
        return html

    def _framed(self, html: str, notes: Notes) -> str:
        return element("section", self.look.part, html + self._foot(notes))

    def _foot(self, notes: Notes) -> str:
        lines = self._notes(notes.lines) and self._line("文中链接：") + self._notes(notes.lines)
        if self.volume.address:
            lines += self._line(f"点击文末“阅读原文”，在网上看本期全文：{self.volume.address}")
        return element("section", self.look.foot, lines) if lines else ""

    def _notes(self, lines: Sequence[str]) -> str:
        return "".join(map(self._line, lines))

    def _line(self, text: str) -> str:
        return element("p", self.look.note, escaped(text))


def _chapters(run: Sequence[Leaf]) -> list[str]:
    """Of the items among them, each once."""
    return list(dict.fromkeys(leaf.chapter for leaf in run if leaf.item is not None))
