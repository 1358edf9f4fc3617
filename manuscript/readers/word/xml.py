"""XML from a hostile file: no document type, no entities, no network, no tricks with size; and Word's names in it."""

from __future__ import annotations

import re

from lxml import etree

from manuscript.notices import Unreadable

_MAIN = "http://schemas.openxmlformats.org"
W = f"{{{_MAIN}/wordprocessingml/2006/main}}"
R = f"{{{_MAIN}/officeDocument/2006/relationships}}"
A = f"{{{_MAIN}/drawingml/2006/main}}"
WP = f"{{{_MAIN}/drawingml/2006/wordprocessingDrawing}}"
M = f"{{{_MAIN}/officeDocument/2006/math}}"
C = f"{{{_MAIN}/drawingml/2006/chart}}"
DGM = f"{{{_MAIN}/drawingml/2006/diagram}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

_WORD_EXTENSIONS = "http://schemas.microsoft.com/office/word/"
_INK = "wordprocessingInk"
_STRICT = (  # ISO 29500 strict -> the names everybody else uses
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", f"{_MAIN}/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        f"{_MAIN}/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", f"{_MAIN}/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", f"{_MAIN}/drawingml/2006/"),
)
_SAFELY = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_OFF = {"0", "false", "off", "none"}
_NUMBER = re.compile(r"^\s*(-?\d{1,9}(?:\.\d{1,9})?)")


def parse(data: bytes) -> etree._Element:
    """The root of a part, with alternatives decided. Raises Unreadable."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual.encode())
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable("UNSAFE_XML")
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFELY))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable("DAMAGED_WORD") from error
    if root is None:
        raise Unreadable("DAMAGED_WORD")
    if root.getroottree().docinfo.doctype:  # in an encoding where the bytes did not show it
        raise Unreadable("UNSAFE_XML")
    _choose(root)
    return root


def _choose(root: etree._Element) -> None:
    """The same drawing is often there twice, for new and for old programs; one of the two stays."""
    for both in reversed(list(root.iter(f"{MC}AlternateContent"))):
        parent = both.getparent()
        if parent is None:
            continue
        chosen = next((one for one in both if one.tag == f"{MC}Choice" and _understood(one)), None)
        if chosen is None:
            chosen = both.find(f"{MC}Fallback")
        place = parent.index(both)
        parent[place : place + 1] = list(chosen) if chosen is not None else []


def _understood(choice: etree._Element) -> bool:
    needed = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
    return all(uri.startswith(_WORD_EXTENSIONS) and not uri.endswith(_INK) for uri in needed)


def attribute(element: etree._Element | None, path: str, default: str = "") -> str:
    """The w:val of the child a path leads to."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", default) if found is not None else default


def is_on(element: etree._Element | None) -> bool | None:
    """A toggle property such as <w:b/>; None where there is none."""
    return None if element is None else element.get(f"{W}val", "1").lower() not in _OFF


def number(text: str | None, default: float = 0.0) -> float:
    """A measure as producers write it: 21, 21.0, 21pt."""
    match = _NUMBER.match(text or "")
    return float(match[1]) if match else default
