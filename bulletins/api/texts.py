"""The body of an item as other programs take it: paragraphs, clean HTML, photos, attachments."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from bulletins.body import load_bodies
from bulletins.models import NewsItemPage
from bulletins.renditions import IN_TEXT, sizes_of
from bulletins.rich_text import from_html, to_html

from .schemas import Attachment, Photo

LARGEST = IN_TEXT[-1]


def of(page: NewsItemPage, request: HttpRequest) -> dict:
    load_bodies([page])
    blocks = list(page.body)
    return {
        "paragraphs": page.text.split("\n") if page.text else [],
        "html": "\n".join(filter(None, (_html(block) for block in blocks))),
        "photos": list(_photos(blocks, request)),
        "attachments": list(_attachments(blocks, request)),
    }


def _html(block) -> SafeString:
    return _HTML[block.block_type](block.value) if block.block_type in _HTML else mark_safe("")


def _paragraphs(value) -> SafeString:
    """Written anew from words and marks: of what is stored no tag passes, and no link to a page by its number."""
    return mark_safe("\n".join(to_html(paragraph) for paragraph in from_html(value.source)))  # noqa: S308


def _table(value) -> SafeString:
    caption = format_html("<caption>{}</caption>", value.caption) if value.caption else ""
    headings = [column["heading"] for column in value.columns]
    head = _row("th", headings) if any(headings) else ""
    rows = format_html_join("", "{}", ((_row("td", [cell.value for cell in row]),) for row in value.rows))
    return format_html("<table>{}{}{}</table>", caption, head, rows)


def _row(tag: str, cells: list[str]) -> SafeString:
    written = format_html_join("", "<{0}>{1}</{0}>", ((mark_safe(tag), cell) for cell in cells))  # noqa: S308
    return format_html("<tr>{}</tr>", written)


def _quote(value) -> SafeString:
    by = format_html("<footer>{}</footer>", value["attribution"]) if value["attribution"] else ""
    return format_html("<blockquote><p>{}</p>{}</blockquote>", value["text"], by)


def _listing(value) -> SafeString:
    entries = format_html_join("", "<li>{}</li>", ((entry,) for entry in value["entries"]))
    return format_html("<ol>{}</ol>" if value["ordered"] else "<ul>{}</ul>", entries)


_HTML = {
    "paragraph": _paragraphs,
    "table": _table,
    "quote": _quote,
    "listing": _listing,
    "inset": lambda value: format_html("<aside><p>{}</p></aside>", value["text"]),
}


def _photos(blocks, request: HttpRequest) -> Iterator[Photo]:
    for block in blocks:
        if block.block_type != "photo" or not block.value["image"]:
            continue
        size = sizes_of(block.value["image"], LARGEST)[LARGEST]
        if size.pk is None:  # the file is lost
            continue
        yield Photo(
            url=request.build_absolute_uri(size.url),
            width=size.width,
            height=size.height,
            caption=block.value["caption"],
            credit=block.value["credit"],
            alt=block.value["alt"] or block.value["caption"],
        )


def _attachments(blocks, request: HttpRequest) -> Iterator[Attachment]:
    for block in blocks:
        document = block.block_type == "attachment" and block.value["document"]
        if document:
            yield Attachment(
                title=block.value["title"] or document.title,
                url=request.build_absolute_uri(document.url),
                kind=document.file_extension.lower(),
            )
