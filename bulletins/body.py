"""Questions about an item's body that need no page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from .renditions import OF_BODY, with_sizes
from .rich_text import from_html

if TYPE_CHECKING:
    from .models import NewsItemPage


def plain_text(body) -> str:
    """The words of a body, a line a paragraph, captions included: what search reads and what is counted."""
    return "\n".join(line for block in body for line in _WORDS[block.block_type](block.value) if line)


def load_bodies(items: Iterable[NewsItemPage]) -> list[NewsItemPage]:
    """The items with the pictures of all their bodies, and the renditions of these, fetched together.

    A body left alone asks for its own pictures when it is first read, so a whole issue would ask once an item.
    """
    items = list(items)
    if not items:
        return items
    block = items[0].body.stream_block
    bodies = block.bulk_to_python([list(item.body.raw_data) for item in items])
    for item, body in zip(items, bodies, strict=True):
        item.body = body
    # Not a set: where two items show the same picture, each has a copy of its own to be furnished.
    photos = [photo for body in bodies for photo in _photos(body)]
    prefetch_related_objects(photos, with_sizes("", *OF_BODY))
    return items


def _photos(body):
    return [block.value["image"] for block in body if block.block_type == "photo" and block.value["image"]]


def opening(body, characters: int) -> str:
    """The beginning of the running text, in one line: no caption and no table stands in it."""
    text = ""
    for block in body:
        if block.block_type == "paragraph":
            text += "".join(paragraph.text.strip() for paragraph in from_html(block.value.source))
        if len(text) >= characters:
            break
    return text[:characters]


def _of_photo(value) -> list[str]:
    return [value["caption"]]


def _of_table(value) -> list[str]:
    rows = [
        [column["heading"] for column in value.columns],
        *([cell.value for cell in row] for row in value.rows),
    ]
    return [value.caption, *(" ".join(filter(None, row)) for row in rows)]


_WORDS = {
    "paragraph": lambda value: [paragraph.text for paragraph in from_html(value.source)],
    "photo": _of_photo,
    "table": _of_table,
    "quote": lambda value: [value["text"], value["attribution"]],
    "listing": lambda value: list(value["entries"]),
    "attachment": lambda value: [value["title"]],
    "inset": lambda value: [value["text"]],
}
