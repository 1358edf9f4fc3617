"""What a drawing holds: pictures, text boxes, letters set as a picture; what cannot be shown leaves a place and a notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.opc.part import Part
from lxml import etree

from manuscript.document import Photo
from manuscript.lines import tidy
from manuscript.readers.word.drafts import Draft, Ink
from manuscript.readers.word.pictures import Pictures
from manuscript.readers.word.tally import BOXES, SMALL, Tally
from manuscript.readers.word.xml import DGM, A, C, R, V, W, number

_O = "{urn:schemas-microsoft-com:office:office}"
_SMALLEST = 0.5  # cm: what is lower or narrower is a rule or an ornament
_EMU = 360_000  # to the cm
_POINT = 0.0353  # cm
_MEASURE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d+(?:\.\d+)?)\s*(pt|in|cm|mm|px)?")
_IN_CM = {"pt": _POINT, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 0.0265, "": _POINT}
_NO_DESCRIPTION = re.compile(r"[\\/]|自动生成|generated|^(?:图片|图像|picture|image|图形)?[\s\d]*$", re.I)
_LEFT_OUT = {f"{C}chart": "chart", f"{DGM}relIds": "diagram"}
_WHOLE = {f"{W}txbxContent", f"{V}textpath", *_LEFT_OUT}


@dataclass(slots=True)
class Drawings:
    part: Part
    pictures: Pictures
    tally: Tally
    read_box: Callable[[etree._Element], list[Draft]]  # the drafts of a text box

    def drafts(self, drawing: etree._Element) -> list[Draft]:
        found: list[Draft] = []
        small = _is_small(drawing)
        described = _description(drawing)
        for element in _parts(drawing):
            if element.tag == f"{W}txbxContent":
                found += self._box(element)
            elif element.tag == f"{V}textpath":
                text = tidy(element.get("string", ""))
                found += [Draft([Ink(text)])] if text else []
            elif element.tag in _LEFT_OUT:
                found.append(Draft(block=Photo(), trouble=("OBJECT_LEFT_OUT", _LEFT_OUT[element.tag])))
            elif small or _is_small(element.getparent()):
                self.tally.counts[SMALL] += 1
            else:
                found.append(self.pictures.draft(self.part, _relation(element), described))
        return found

    def _box(self, content: etree._Element) -> list[Draft]:
        drafts = self.read_box(content)
        text = "".join(draft.text for draft in drafts)
        if text:
            self.tally.add(BOXES, text)
            self.tally.counts["boxes"] += 1
        return drafts


def _parts(drawing: etree._Element) -> Iterator[etree._Element]:
    """Pictures, boxes and the like in order; what a box holds is its own affair."""
    rest = [drawing]
    while rest:
        element = rest.pop()
        if element.tag in {f"{A}blip", f"{V}imagedata"}:
            if _relation(element):
                yield element
        elif element.tag in _WHOLE:
            yield element
        else:
            rest += reversed(element)


def _relation(picture: etree._Element) -> str:
    names = (f"{R}embed", f"{R}link", f"{R}id", f"{R}pict", f"{R}href", f"{_O}relid")
    return next((found for name in names if (found := picture.get(name))), "")


def _is_small(element: etree._Element | None) -> bool:
    """Whether a drawing is shown as a mere rule or dot."""
    if element is None:
        return False
    extent = element.find("{*}inline/{*}extent")
    extent = element.find("{*}anchor/{*}extent") if extent is None else extent
    if extent is not None:
        sides = [number(extent.get(side)) / _EMU for side in ("cx", "cy")]
    else:
        found = {
            name: float(size) * _IN_CM[unit]
            for name, size, unit in _MEASURE.findall(element.get("style", ""))
        }
        sides = [found[name] for name in ("width", "height") if name in found]
    return len(sides) == 2 and 0 < min(sides) < _SMALLEST


def _description(drawing: etree._Element) -> str:
    """The alternative text a person wrote; what programs put there is a path or a boast."""
    for named in drawing.iter("{*}docPr", f"{V}shape"):
        text = tidy(named.get("descr", "") or named.get("alt", ""))
        if text and not _NO_DESCRIPTION.search(text):
            return text[:300]
    return ""
