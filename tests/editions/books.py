"""What every EPUB must be, whatever reads it: complaints about one, none when it is sound."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def complaints(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        first = archive.infolist()[0]
    found = (
        []
        if (first.filename, first.compress_type) == ("mimetype", 0)
        else ["mimetype is not first and stored"]
    )
    trees = {}
    for name, content in members.items():
        if name.endswith((".xhtml", ".opf", ".xml", ".svg")):
            try:
                trees[name] = etree.fromstring(content, PARSER)
            except etree.XMLSyntaxError as error:
                found.append(f"{name} is not well formed: {error}")
    found += _package(trees, set(members))
    for name, tree in trees.items():
        if name.endswith(".xhtml"):
            found += _page(name, tree, trees, set(members))
    return found


def _package(trees: dict, members: set[str]) -> Iterator[str]:
    package = trees["EPUB/package.opf"]
    items = package.findall(f".//{OPF}item")
    listed = {posixpath.join("EPUB", item.get("href")) for item in items}
    yield from (f"{name} is listed and not there" for name in sorted(listed - members))
    apart = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    yield from (f"{name} is there and not listed" for name in sorted(members - listed - apart))
    keys = [item.get("id") for item in items]
    yield from _twice("package.opf", keys)
    spine = [one.get("idref") for one in package.iter(f"{OPF}itemref")]
    yield from (f"{key} is read and not listed" for key in spine if key not in keys)


def _page(name: str, tree, trees: dict, members: set[str]) -> Iterator[str]:
    yield from _twice(name, [one.get("id") for one in tree.iter() if one.get("id")])
    for image in tree.iter(f"{XHTML}img"):
        if not image.get("alt", "").strip():
            yield f"{name}: {image.get('src')} has no alt"
    for one in tree.iter():
        for attribute in ("href", "src"):
            target = one.get(attribute)
            if target and not urlsplit(target).scheme:
                yield from _reference(name, target, trees, members)


def _reference(name: str, target: str, trees: dict, members: set[str]) -> Iterator[str]:
    path, fragment = urldefrag(target)
    file = posixpath.join(posixpath.dirname(name), unquote(path)) if path else name
    if file not in members:
        yield f"{name} refers to {target}"
    elif fragment and file in trees and not trees[file].xpath("//*[@id=$key]", key=fragment):
        yield f"{name} refers to {target}, which has no such place"


def _twice(name: str, keys: list[str]) -> Iterator[str]:
    yield from (f"{name}: {key} is there twice" for key in {key for key in keys if keys.count(key) > 1})
