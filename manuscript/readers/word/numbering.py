"""Automatic lists: the number or bullet that Word prints before a paragraph and does not keep in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from manuscript.readers.word.counting import numeral
from manuscript.readers.word.styles import Styles
from manuscript.readers.word.symbols import translated
from manuscript.readers.word.xml import W, attribute, is_on, number

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST = 60  # characters of a printed number


@dataclass(frozen=True, slots=True)
class Label:
    text: str  # as printed, with the blank that parts it from the text
    bullet: bool = False


class Numbering:
    """Counts along: labels must be asked for in the order of the document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        found = [] if root is None else root
        self._abstract = {a.get(f"{W}abstractNumId"): a for a in found if a.tag == f"{W}abstractNum"}
        self._lists = {n.get(f"{W}numId"): n for n in found if n.tag == f"{W}num"}
        self._counts: dict[Any, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._levels: dict[tuple[str, int], etree._Element | None] = {}

    def label(self, direct: etree._Element | None, style: str) -> Label | None:
        """The label of the next paragraph, by its own w:numPr or that of its style."""
        own = direct if direct is not None else self._styles.setting(style, f"{W}numPr")
        list_id = attribute(own, f"{W}numId") or attribute(
            self._styles.setting(style, f"{W}numPr"), f"{W}numId"
        )
        if list_id not in self._lists:
            return None
        level = self._level_of(own, list_id, style)
        shape = self._shape(list_id, level)
        if shape is None:
            return None
        self._count(list_id, level)
        return self._printed(list_id, level, shape)

    def _level_of(self, own: etree._Element | None, list_id: str, style: str) -> int:
        told = attribute(own, f"{W}ilvl")
        if told.isdigit():
            return min(int(told), _LEVELS - 1)
        for level in range(_LEVELS):  # a level may say itself which style it numbers
            if attribute(self._shape(list_id, level), f"{W}pStyle") == style and style:
                return level
        return 0

    def _shape(self, list_id: str, level: int) -> etree._Element | None:
        """The w:lvl that describes a level: the list's own, else that of what it is an instance of."""
        if (list_id, level) not in self._levels:
            changed = self._override(list_id, level)
            own = changed.find(f"{W}lvl") if changed is not None else None
            self._levels[list_id, level] = (
                own if own is not None else _child(self._base(list_id), "lvl", level)
            )
        return self._levels[list_id, level]

    def _override(self, list_id: str, level: int) -> etree._Element | None:
        return _child(self._lists[list_id], "lvlOverride", level)

    def _base(self, list_id: str, depth: int = 0) -> etree._Element | None:
        abstract = self._abstract.get(attribute(self._lists[list_id], f"{W}abstractNumId"))
        linked = attribute(abstract, f"{W}numStyleLink")
        if not linked or depth > 3:
            return abstract
        target = attribute(self._styles.setting(linked, f"{W}numPr"), f"{W}numId")
        return self._base(target, depth + 1) if target in self._lists else abstract

    def _count(self, list_id: str, level: int) -> None:
        counts = self._counts_of(list_id)
        restart = self._override(list_id, level)
        if restart is not None and (list_id, level) not in self._started:
            start = attribute(restart, f"{W}startOverride")
            counts[level] = int(number(start)) - 1 if start else counts[level]
        self._started.add((list_id, level))
        before = counts[level]
        counts[level] = self._start(list_id, level) if before is None else before + 1
        for lower in range(level + 1, _LEVELS):
            if attribute(self._shape(list_id, lower), f"{W}lvlRestart") != "0":
                counts[lower] = None

    def _counts_of(self, list_id: str) -> list[int | None]:
        base = self._base(list_id)  # instances of one list go on counting together
        return self._counts.setdefault(id(base), [None] * _LEVELS)

    def _start(self, list_id: str, level: int) -> int:
        return int(number(attribute(self._shape(list_id, level), f"{W}start", "1"), 1))

    def _printed(self, list_id: str, level: int, shape: etree._Element) -> Label | None:
        pattern = attribute(shape, f"{W}lvlText")
        bullet = attribute(shape, f"{W}numFmt", "decimal") == "bullet"
        if bullet:
            text = translated(pattern, _font(shape)) or "•"
        else:
            text = _PLACE.sub(lambda place: self._numeral(list_id, int(place[1]) - 1, shape), pattern)
        if not text.strip():
            return None
        blank = "" if attribute(shape, f"{W}suff", "tab") == "nothing" else " "
        return Label(text[:_LONGEST] + blank, bullet)

    def _numeral(self, list_id: str, level: int, asking: etree._Element) -> str:
        shape = self._shape(list_id, level)
        value = self._counts_of(list_id)[level]
        if value is None:
            value = self._start(list_id, level)
        plain = is_on(asking.find(f"{W}isLgl"))
        return numeral(value, "decimal" if plain else attribute(shape, f"{W}numFmt", "decimal"))


def _child(parent: etree._Element | None, tag: str, level: int) -> etree._Element | None:
    for child in () if parent is None else parent.iterchildren(f"{W}{tag}"):
        if child.get(f"{W}ilvl") == str(level):
            return child
    return None


def _font(shape: etree._Element) -> str:
    fonts = shape.find(f"{W}rPr/{W}rFonts")
    return fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", "") if fonts is not None else ""
