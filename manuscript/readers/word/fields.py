"""Fields: what Word computed stands between `separate` and `end` and is text; the code before it is not.

    begin  HYPERLINK "https://…"  separate  shown text  end

A field may run over many paragraphs, as a table of contents does; its code may not, so that a broken one costs
a paragraph at most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from manuscript.readers.word.counting import numeral

_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.I)
_EQUATION = re.compile(r"^\s*EQ\b", re.I)
_OVERSTRIKE = re.compile(r"\\o\\a[cdlr]\(([^(),\\]{1,4}),(\d{1,2})\)", re.I)
_SWITCH = re.compile(r"\\\*\s*(?:jc\d|hps\d+|\"[^\"]*\"|\w+)|\\[a-z]{1,2}\d*|[(),;]|^\s*EQ\b", re.I)
_CIRCLES = "○〇◯O"
_CODE = 4096  # characters kept of a field's code
_DEEPEST = 40
WEB = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class Field:
    code: str = ""
    shown: bool = False  # its result has begun
    target: str = ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place."""

    _open: list[Field] = field(default_factory=list)
    _deeper: int = 0  # fields inside the deepest that is followed

    def begin(self) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(Field())
        else:
            self._deeper += 1

    def add_code(self, code: str) -> None:
        if self._open:
            self._open[-1].code = (self._open[-1].code + code)[:_CODE]

    def separate(self) -> None:
        if self._open:
            self._open[-1].shown = True
            link = _LINK.match(self._open[-1].code)
            self._open[-1].target = web_address(link[1]) if link else ""

    def end(self) -> str:
        """Closes the innermost field; returns what it prints where Word left no result: ① of an EQ."""
        if self._deeper or not self._open:
            self._deeper = max(0, self._deeper - 1)
            return ""
        closed = self._open.pop()
        return "" if closed.shown or not _EQUATION.match(closed.code) else _equation(closed.code)

    @property
    def in_code(self) -> bool:
        return any(not one.shown for one in self._open)

    @property
    def target(self) -> str:
        return next((one.target for one in reversed(self._open) if one.target), "")

    def end_paragraph(self) -> None:
        self._deeper = 0
        while self._open and not self._open[-1].shown:
            self._open.pop()


def web_address(text: str) -> str:
    """An address that a reader may follow; "" for a file, a script, a place in the document."""
    bare = "".join(text.split())
    return bare if bare.lower().startswith(WEB) and len(bare) <= 2000 else ""


def _equation(code: str) -> str:
    """Characters put over each other: a figure in a circle becomes one; of others the characters are kept."""
    over = _OVERSTRIKE.search(code)
    if over and over[1].strip() in _CIRCLES:
        return numeral(int(over[2]), "decimalEnclosedCircle")
    return " ".join(_SWITCH.sub(" ", code).split())
