"""What the book says of itself: package.opf with its metadata, files and reading order."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from editions.formats.markup import escape, quoteattr
from editions.formats.walk import clean
from editions.volume import Volume

from .pages import Page

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_XHTML = "application/xhtml+xml"
_SUMMARY = "全文为可重排文本，标题逐级标注，目录可跳转，图片配有替代文字。"


@dataclass(frozen=True, slots=True)
class Resource:
    name: str
    content_type: str
    data: bytes


def package_opf(volume: Volume, pages: list[Page], cover: Resource, resources: list[Resource]) -> str:
    manifest = [
        _item("nav", "nav.xhtml", _XHTML, "nav"),
        _item("style", "style.css", "text/css"),
        _item("cover-image", cover.name, cover.content_type, "cover-image"),
        _item("cover", "cover.xhtml", _XHTML),
        *(_item(page.name, f"{page.name}.xhtml", _XHTML) for page in pages),
        *(_item(f"image-{place}", one.name, one.content_type) for place, one in enumerate(resources, 1)),
    ]
    spine = ["cover", "nav", *(page.name for page in pages)]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        ' unique-identifier="id" xml:lang="zh-CN">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_metadata(volume, bool(resources))}\n</metadata>\n'
        f"<manifest>\n{chr(10).join(manifest)}\n</manifest>\n"
        f"<spine>{''.join(f'<itemref idref={quoteattr(key)}/>' for key in spine)}</spine>\n</package>\n"
    )


def _item(key: str, name: str, content_type: str, properties: str = "") -> str:
    told = f' properties="{properties}"' if properties else ""
    return f'<item id="{key}" href={quoteattr(name)} media-type="{content_type}"{told}/>'


def _metadata(volume: Volume, has_pictures: bool) -> str:
    issue = volume.document
    plain = {
        "dc:title": clean(volume.title),
        "dc:language": "zh-CN",
        "dc:creator": clean(issue.issuer),
        "dc:publisher": clean(issue.issuer),
        "dc:date": volume.date.isoformat(),
        "dc:source": clean(volume.address),
        "dc:rights": clean(volume.notice),
    }
    lines = [f'<dc:identifier id="id">{identifier(volume)}</dc:identifier>']
    lines += [f"<{name}>{escape(value)}</{name}>" for name, value in plain.items() if value]
    lines.append(f'<meta property="dcterms:modified">{volume.date.isoformat()}T00:00:00Z</meta>')
    lines += [f'<meta property="schema:{name}">{value}</meta>' for name, value in _access(has_pictures)]
    return "\n".join(lines)


def _access(has_pictures: bool) -> list[tuple[str, str]]:
    modes = [("accessMode", "textual"), *([("accessMode", "visual")] if has_pictures else [])]
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    features += ["alternativeText"] if has_pictures else []
    return [
        *modes,
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", name) for name in features),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", _SUMMARY),
    ]


def identifier(volume: Volume) -> str:
    """The same for every release of an issue: a reader's shelf replaces the older one."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, volume.address or volume.title)}"
