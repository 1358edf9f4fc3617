"""The protocol's answers as XML."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.utils import timezone

from lxml import etree

from bulletins.models import NewsItemPage

from .records import Record
from .requests import FORMAT

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMAS = {OAI: f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd", OAI_DC: f"{OAI_DC} {OAI}oai_dc.xsd"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def envelope(address: str, arguments: dict) -> etree._Element:
    """`arguments`: none where they were wrong, as the protocol wants it."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", SCHEMAS[OAI])
    add(root, "responseDate", stamp(timezone.now()))
    request = add(root, "request", address)
    for name, value in arguments.items():
        request.set(name, _clean(value))
    return root


def add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, name if name.startswith("{") else f"{{{OAI}}}{name}")
    if text is not None:
        element.text = _clean(text)
    return element


def add_header(parent: etree._Element, record: Record, host: str) -> None:
    header = add(parent, "header")
    if record.page is None:
        header.set("status", "deleted")
    add(header, "identifier", f"oai:{host}:{record.uuid}")
    add(header, "datestamp", stamp(record.changed))
    add(header, "setSpec", record.set_slug)


def add_record(parent: etree._Element, record: Record, host: str) -> None:
    element = add(parent, "record")
    add_header(element, record, host)
    if record.page is None:
        return
    metadata = add(element, "metadata")
    dublin_core = etree.SubElement(metadata, f"{{{OAI_DC}}}dc", nsmap={FORMAT: OAI_DC, "dc": DC, "xsi": XSI})
    dublin_core.set(f"{{{XSI}}}schemaLocation", SCHEMAS[OAI_DC])
    for name, value in _dublin_core(record.page):
        if value:
            add(dublin_core, f"{{{DC}}}{name}", str(value))


def _dublin_core(page) -> Iterator[tuple[str, object]]:
    """Element and value, in the order of the format; empty values are left out by whoever writes them."""
    is_item = isinstance(page, NewsItemPage)
    issue = page.issue if is_item else page
    yield "title", page.title
    if is_item:
        yield from (("creator", byline.contributor.name) for byline in page.bylines.all())
        yield from (("subject", industry.name) for industry in page.industries.all())
        yield "description", page.summary
    yield "publisher", issue.issuer or page.bulletin.issuer
    yield "date", stamp(page.first_published_at)[:10]
    yield "type", "article" if is_item else "issue"
    yield "format", "text/html"
    yield "identifier", page.full_url
    yield "source", f"{page.bulletin.title} {issue.title}" if is_item else page.bulletin.title
    yield "language", "zh"
    if is_item:
        yield "relation", issue.full_url
        yield "coverage", page.region and page.region.title


def stamp(moment: dt.datetime) -> str:
    """2026-10-02T01:00:00Z"""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
