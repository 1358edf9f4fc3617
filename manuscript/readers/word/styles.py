"""What a style passes on: outline level, numbering, and the few properties of letters that a reader of the page sees."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from manuscript.readers.word.xml import W, attribute, is_on, number

Look = Mapping[str, bool | float]  # bold, italic, hidden, size in points; what is not set is not there

_TOGGLES = {"bold": f"{W}b", "italic": f"{W}i", "hidden": f"{W}vanish"}
_HEADING = re.compile(r"^(?:heading|标题|標題)\s*([1-9])$", re.I)
_CONTENTS = re.compile(r"^(?:toc|目录|目錄)\s*([1-9])$", re.I)
_CAPTION = re.compile(r"^(?:caption|题注|題注|图注|图题|图片说明)$", re.I)
_TITLE = re.compile(r"^(?:title|标题|標題)$", re.I)
_BODY_LEVEL = 9
_CHAIN = 20  # styles based on styles; more is a circle or a joke
_TEN_POINTS = 10.0  # what Word takes where nothing says a size


class Styles:
    """The styles of a document, by id. Unknown ids answer as the default does."""

    def __init__(self, root: etree._Element | None) -> None:
        found = list(root.iterchildren(f"{W}style")) if root is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._plain: Look = {"size": _TEN_POINTS, **properties(defaults)}
        self._looks: dict[str, Look] = {}
        self.default = next(
            (
                style.get(f"{W}styleId", "")
                for style in found
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}
            ),
            "",
        )

    def _chain(self, style_id: str) -> list[etree._Element]:
        """The style and those it is based on, itself first."""
        chain: list[etree._Element] = []
        while style_id in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[style_id])
            style_id = attribute(chain[-1], f"{W}basedOn")
        return chain

    def look(self, paragraph: str, letters: str = "", direct: etree._Element | None = None) -> Look:
        """How a run looks: the style of its paragraph, that of its letters, what is set at the run itself."""
        return {**self._plain, **self._look(paragraph), **self._look(letters), **properties(direct)}

    def _look(self, style_id: str) -> Look:
        if style_id not in self._looks:
            look: dict[str, bool | float] = {}
            for style in reversed(self._chain(style_id)):
                look |= properties(style.find(f"{W}rPr"))
            self._looks[style_id] = look
        return self._looks[style_id]

    def name(self, style_id: str) -> str:
        return attribute(self._styles.get(style_id), f"{W}name", style_id)

    def level(self, style_id: str) -> int:
        """1-9 where the style is a heading; 0 otherwise."""
        for style in self._chain(style_id):
            outline = attribute(style, f"{W}pPr/{W}outlineLvl")
            if outline.isdigit():
                return heading_level(outline)
            named = _HEADING.match(attribute(style, f"{W}name"))
            if named:
                return int(named[1])
        return 0

    def contents_level(self, style_id: str) -> int:
        """1-9 for the lines of an automatic table of contents."""
        named = _CONTENTS.match(self.name(style_id))
        return int(named[1]) if named else 0

    def is_caption(self, style_id: str) -> bool:
        return any(_CAPTION.match(attribute(style, f"{W}name")) for style in self._chain(style_id))

    def is_title(self, style_id: str) -> bool:
        return bool(_TITLE.match(self.name(style_id)))

    def setting(self, style_id: str, path: str) -> etree._Element | None:
        """The nearest paragraph setting that a path below w:pPr leads to."""
        for style in self._chain(style_id):
            found = style.find(f"{W}pPr/{path}")
            if found is not None:
                return found
        return None


def properties(letters: etree._Element | None) -> dict[str, bool | float]:
    """What a w:rPr says of what is looked at here."""
    found: dict[str, bool | float] = {}
    if letters is None:
        return found
    for name, tag in _TOGGLES.items():
        told = is_on(letters.find(tag))
        if told is not None:
            found[name] = told
    size = number(attribute(letters, f"{W}sz")) / 2
    if size > 0:
        found["size"] = size
    return found


def heading_level(outline: str) -> int:
    """Word counts outline levels from 0; 9 is body text."""
    level = int(outline) if outline.isdigit() else _BODY_LEVEL
    return level + 1 if level < _BODY_LEVEL else 0
