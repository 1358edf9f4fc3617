"""Pages by GB/T 9704: A4, margins 37 / 35 / 28 / 26 mm, numbers — 1 — outside, 一字 from the edge of the text."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from editions.formats.walk import clean, issue_line
from editions.volume import Volume

from .xml import NAMESPACES, field, paragraph, run

COVER, FRONT, BODY = "cover", "front", "body"
_NUMBERS = {
    FRONT: '<w:pgNumType w:fmt="upperRoman" w:start="1"/>',
    BODY: '<w:pgNumType w:fmt="decimal" w:start="1"/>',
}
_TWIPS = 1440 / 25.4  # a millimetre


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


_SIZE = f'<w:pgSz w:w="{_twips(210)}" w:h="{_twips(297)}"/>'
_MARGINS = (
    f'<w:pgMar w:top="{_twips(37)}" w:right="{_twips(26)}" w:bottom="{_twips(35)}" w:left="{_twips(28)}"'
    f' w:header="{_twips(22)}" w:footer="{_twips(24)}" w:gutter="0"/>'
)
_MEASURE = _twips(156)


class Pages:
    """The ends of sections, with the heads and feet they refer to, and lines drawn in the bulletin's colour."""

    def __init__(self, word: WordFile, volume: Volume):
        self.word = word
        colour = volume.style.colour.lstrip("#").upper()
        self._rule = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="12" w:color="{colour}"/></w:pBdr>'
        self.bar = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{colour}"/></w:pBdr>'
        self.leader = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_MEASURE}"/></w:tabs>'
        head = self._head(volume)
        self.parts = "".join(
            [
                self._refer("header", "default", head),
                self._refer("header", "even", head),
                self._refer("footer", "default", self._foot("right")),
                self._refer("footer", "even", self._foot("left")),
            ]
        )

    def rule_below(self, *, high: bool) -> str:
        """Under a paragraph of the cover, with what stands free below it: more where it is all there is above."""
        return f'{self._rule}<w:spacing w:before="120" w:after="{3400 if high else 1200}"/>'

    def section(self, kind: str) -> str:
        """What ends a section; the next starts on a new page."""
        parts = "" if kind == COVER else self.parts
        start = '<w:type w:val="nextPage"/>'
        return f"<w:sectPr>{parts}{start}{_SIZE}{_MARGINS}{_NUMBERS.get(kind, '')}</w:sectPr>"

    def _head(self, volume: Volume) -> str:
        left = "　".join(filter(None, (clean(volume.document.issuer), clean(volume.document.title))))
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{_MEASURE}"/></w:tabs>'
        line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="7F7F7F"/></w:pBdr>'
        inner = f"{run(left)}<w:r><w:tab/></w:r>{run(issue_line(volume))}"
        return f"<w:hdr {NAMESPACES}>{paragraph('Header', inner, line + tabs)}</w:hdr>"

    def _foot(self, side: str) -> str:
        indent = f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>'
        inner = f"{run('— ')}{field('PAGE', '1')}{run(' —')}"
        return f"<w:ftr {NAMESPACES}>{paragraph('Footer', inner, indent)}</w:ftr>"

    def _refer(self, kind: str, pages: str, xml: str) -> str:
        name = PackURI(f"/word/{kind}-{pages}.xml")
        types = {"header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
        blob = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode()
        part = Part(name, types[kind], blob, self.word.part.package)
        relations = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}
        relation = self.word.part.relate_to(part, relations[kind])
        return f'<w:{kind}Reference w:type="{pages}" r:id="{relation}"/>'
