"""The parts of a .docx that hold text, as a package of our own: that is all python-docx ever opens.

Every part is parsed within our bounds and written anew, under names of ours. Relationships lead to these parts, to
web addresses of links, and to pictures by the name of their entry; everything else (macros, objects, templates,
pictures somewhere outside) is cut, so that there is nothing to follow.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.sax.saxutils import quoteattr

import docx
from docx.opc.part import Part
from lxml import etree

from manuscript.notices import Unreadable
from manuscript.readers.word.archive import MAX_XML, Archive
from manuscript.readers.word.xml import W, parse

INSIDE, OUTSIDE = "entry:", "outside:"  # what becomes of the address of a picture
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROLES = ("styles", "numbering", "footnotes", "endnotes")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPC = "http://schemas.openxmlformats.org/package/2006/"


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    kind: str  # the last word of its type: styles, image, hyperlink
    target: str
    external: bool


@dataclass(slots=True)
class _Text:
    """One part with the relations that stay."""

    root: etree._Element
    relations: list[Relation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Package:
    archive: Archive
    main: Part

    @property
    def body(self) -> etree._Element:
        return self.main.element.body

    def part(self, role: str) -> Part | None:
        """Styles, numbering, footnotes or endnotes."""
        try:
            return self.main.part_related_by(_TYPE + role)
        except KeyError:
            return None


def open_package(archive: Archive) -> Package:
    """Raises Unreadable."""
    name = _main_name(archive)
    texts = {"document": _text(archive, name)}
    body = texts["document"].root.find(f"{W}body")
    if body is None:
        raise Unreadable("DAMAGED_WORD")
    for relation in texts["document"].relations:
        if relation.kind in _ROLES and relation.kind not in texts and relation.target in archive:
            texts[relation.kind] = _text(archive, relation.target)
    try:
        return Package(archive, docx.Document(io.BytesIO(_packed(texts))).part)
    except (KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise Unreadable("DAMAGED_WORD") from error


def _main_name(archive: Archive) -> str:
    for relation in _relations(archive, ""):
        if relation.kind == "officeDocument" and not relation.external and relation.target in archive:
            return relation.target
    raise Unreadable("NOT_WORD", found="ZIP")


def _text(archive: Archive, name: str) -> _Text:
    return _Text(parse(archive.read(name, MAX_XML)), list(_relations(archive, name)))


def _relations(archive: Archive, name: str) -> Iterator[Relation]:
    folder, file = dirname(name), name.rpartition("/")[2]
    data = archive.read(join(folder, "_rels", f"{file}.rels"), MAX_XML)
    for element in parse(data) if data else ():
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = normpath(join("/", folder, target)).lstrip("/")
        yield Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)


def _packed(texts: dict[str, _Text]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", _types(texts))
        package.writestr("_rels/.rels", _rels([("main", "officeDocument", "word/document.xml", False)]))
        for role, text in texts.items():
            package.writestr(f"word/{role}.xml", etree.tostring(text.root, encoding="UTF-8"))
            package.writestr(f"word/_rels/{role}.xml.rels", _rels(_kept(role, text, texts)))
    return target.getvalue()


def _types(texts: dict[str, _Text]) -> str:
    overrides = ""
    for role in texts:
        kind = _MEDIA + ("document.main" if role == "document" else role) + "+xml"
        overrides += f'<Override PartName="/word/{role}.xml" ContentType="{kind}"/>'
    rels = f'<Default Extension="rels" ContentType="{_OPC_TYPE}"/>'
    return f'{_XML}<Types xmlns="{_OPC}content-types">{rels}{overrides}</Types>'


_OPC_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def _kept(role: str, text: _Text, texts: dict[str, _Text]) -> Iterator[tuple[str, str, str, bool]]:
    seen: set[str] = set()
    for relation in text.relations:
        if relation.id in seen:
            continue
        seen.add(relation.id)
        if relation.kind == "hyperlink" and relation.external:
            yield relation.id, "hyperlink", relation.target, True
        elif relation.kind == "image":
            yield relation.id, "image", OUTSIDE if relation.external else INSIDE + relation.target, True
    if role == "document":
        yield from ((f"ours-{other}", other, f"{other}.xml", False) for other in texts if other != "document")


def _rels(relations: object) -> str:
    rows = "".join(
        f'<Relationship Id={quoteattr(id)} Type="{_TYPE}{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + quoteattr('External') if external else ''}/>"
        for id, kind, target, external in relations
    )
    return f'{_XML}<Relationships xmlns="{_OPC}relationships">{rows}</Relationships>'
