"""What no document of ours holds, though it may be written down: told of one that comes from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.document import Document, Figure, Mark, NewsItem, Paragraph

_DECIMAL = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,8})?")
_KINDS = {"bold", "italic", "link"}
_MOST_NUMBER, _MOST_TOTAL = 99_999, 999_999


def unsound(document: Document) -> Iterator[str]:
    """Places that pages could not be made of: marks outside of their text, figures that are no numbers."""
    counts = ((document.year, 9999), (document.period, 999), (document.number, _MOST_NUMBER))
    for count, most in (*counts, (document.total_number, _MOST_TOTAL)):
        if count is not None and not 0 < count <= most:
            yield f"{count}"
    for item in document.items():
        yield from _of_item(item)


def _of_item(item: NewsItem) -> Iterator[str]:
    for block in item.blocks:
        if isinstance(block, Paragraph):
            yield from (
                f"{mark.kind} {mark.start}:{mark.end}"
                for mark in block.marks
                if not _fits(mark, len(block.text))
            )
    yield from (figure.value for figure in item.figures if not _is_number(figure))


def _fits(mark: Mark, length: int) -> bool:
    return mark.kind in _KINDS and 0 <= mark.start < mark.end <= length


def _is_number(figure: Figure) -> bool:
    told = (figure.value, figure.change) if figure.change else (figure.value,)
    return all(map(_DECIMAL.fullmatch, told))
