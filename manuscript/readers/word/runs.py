"""The text of a paragraph as it is printed, with its marks, and what floats in it.

w:p > w:r > w:t w:tab w:br w:sym w:fldChar …      w:hyperlink w:ins w:del w:sdt w:fldSimple hold further runs
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docx.opc.part import Part
from lxml import etree

from manuscript.document import Block
from manuscript.readers.word.fields import Fields, web_address
from manuscript.readers.word.pieces import Afloat, Collected, Piece
from manuscript.readers.word.styles import Look, Styles
from manuscript.readers.word.symbols import UNKNOWN, raised, symbol
from manuscript.readers.word.tally import CODES, DELETED, FILLERS, HIDDEN, INSERTED, RUBY, Tally
from manuscript.readers.word.xml import M, R, W, attribute

_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\ufeff\u2060")
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_BREAKS = {"page": "\f"}
_HOLDERS = {f"{W}{tag}" for tag in ("sdt", "sdtContent", "smartTag", "customXml", "bdo", "dir", "moveTo")}
_GONE = {f"{W}del", f"{W}moveFrom"}


@dataclass(slots=True)
class Runs:
    """Reads the paragraphs of one part, in order."""

    part: Part
    styles: Styles
    tally: Tally
    note: Callable[[str, str], Block | None]  # kind and id of a footnote -> what it says
    fields: Fields = field(default_factory=Fields)
    _style: str = ""
    _target: str = ""
    _gone: bool = False
    _inserted: bool = False
    _into: Collected = field(default_factory=Collected)

    def collect(self, paragraph: etree._Element, style: str, into: Collected) -> None:
        """Adds what a paragraph holds."""
        self._style, self._into = style, into
        self._target, self._gone, self._inserted = "", False, False
        for child in paragraph:
            self._inline(child)
        self.fields.end_paragraph()

    def _inline(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == f"{W}r":
            self._run(element)
        elif tag in _HOLDERS:
            self._all(element)
        elif tag == f"{W}hyperlink":
            self._within(element, "_target", self._address(element.get(f"{R}id", "")))
        elif tag == f"{W}ins":
            self._within(element, "_inserted", True)
        elif tag in _GONE:
            self._within(element, "_gone", True)
        elif tag == f"{W}fldSimple":
            self._simple_field(element)
        elif tag in {f"{M}oMath", f"{M}oMathPara"}:
            self._say("".join(text.text or "" for text in element.iter(f"{M}t")), {})

    def _all(self, element: etree._Element) -> None:
        for child in element:
            self._inline(child)

    def _within(self, element: etree._Element, state: str, value: bool | str) -> None:
        before = getattr(self, state)
        setattr(self, state, value or before)
        self._all(element)
        setattr(self, state, before)

    def _address(self, relation: str) -> str:
        found = self.part.rels.get(relation)
        return web_address(found.target_ref) if found is not None and found.is_external else ""

    def _simple_field(self, element: etree._Element) -> None:
        self.fields.begin()
        self.fields.add_code(element.get(f"{W}instr", ""))
        self.fields.separate()
        self._all(element)
        self.fields.end()

    # -- one run

    def _run(self, run: etree._Element) -> None:
        letters = run.find(f"{W}rPr")
        look = self.styles.look(self._style, attribute(letters, f"{W}rStyle"), letters)
        lifted = attribute(letters, f"{W}vertAlign") == "superscript"
        for child in run:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name == "t":
                text = child.text or ""
                self._say(raised(text) if lifted else text, look)
            elif name == "delText":
                self.tally.add(DELETED, child.text or "")
            else:
                self._other(child, name, look)

    def _other(self, child: etree._Element, name: str, look: Look) -> None:
        if name in _SIGNS:
            self._say(_SIGNS[name], look)
        elif name == "br":
            self._say(_BREAKS.get(child.get(f"{W}type", ""), "\n"), look)
        elif name == "sym":
            code = child.get(f"{W}char", "")
            self._say(_symbol(code, child.get(f"{W}font", "")), look)
        elif name == "fldChar":
            self._field_sign(child.get(f"{W}fldCharType", ""), look)
        elif name == "instrText":
            self.fields.add_code(child.text or "")
        elif name == "ruby":
            self._ruby(child)
        elif name in {"drawing", "pict", "object"}:
            self._float(child, inline=child.find("{*}anchor") is None, look=look)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._note(name.removesuffix("Reference"), child.get(f"{W}id", ""), look)

    def _field_sign(self, kind: str, look: Look) -> None:
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._say(self.fields.end(), look)

    def _ruby(self, ruby: etree._Element) -> None:
        spoken = ruby.find(f"{W}rt")
        self.tally.add(
            RUBY, "".join(t.text or "" for t in spoken.iter(f"{W}t")) if spoken is not None else ""
        )
        for base in ruby.iterchildren(f"{W}rubyBase"):
            self._all(base)

    def _float(self, content: etree._Element | Block, *, inline: bool, look: Look) -> None:
        if not (self._gone or look.get("hidden")):
            self._into.floats.append(Afloat(self._into.length, content, inline))

    def _note(self, kind: str, number: str, look: Look) -> None:
        said = None if self._gone else self.note(kind, number)
        if said is not None:
            self._float(said, inline=False, look=look)

    def _say(self, text: str, look: Look) -> None:
        """Adds text, unless it is not printed; then it is counted."""
        if self._gone:
            self.tally.add(DELETED, text)
        elif look.get("hidden"):
            self.tally.add(HIDDEN, text)
        elif self.fields.in_code:
            self.tally.add(CODES, text)
        else:
            self._print(text, look)

    def _print(self, text: str, look: Look) -> None:
        if self._inserted:
            self.tally.add(INSERTED, text)
        clean = text.translate(_INVISIBLE)
        if UNKNOWN in clean:
            self.tally.counts[FILLERS] += clean.count(UNKNOWN)
            clean = clean.replace(UNKNOWN, "")
        self._into.add(
            Piece(
                clean,
                bool(look.get("bold")),
                bool(look.get("italic")),
                float(look.get("size", 0.0)),
                self._target or self.fields.target,
            )
        )


def _symbol(code: str, font: str) -> str:
    try:
        return symbol(int(code[:8], 16), font)
    except ValueError:
        return UNKNOWN
