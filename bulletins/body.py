"""Questions about an item's body that need no page."""

from __future__ import annotations

from .rich_text import from_html


def plain_text(body) -> str:
    """The words of a body, a line a paragraph, captions included: what search reads and what is counted."""
    return "\n".join(line for block in body for line in _WORDS[block.block_type](block.value) if line)


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
