"""The outline that a PDF carries for its readers: what its maker declared to be a heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pypdfium2 import PdfDocument, PdfiumError

from manuscript.lines import essence
from manuscript.readers.pdf.emphasis import Body, Type, merged
from manuscript.readers.pdf.rows import Placed, Row

_MOST = 5000
_DEEPEST = 6
_LONGEST = 4  # lines of a heading
_TRUSTED = 0.5  # share of the bookmarks that name a line of their page


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    depth: int  # from 1
    page: int  # from 1


def bookmarks_of(document: PdfDocument) -> tuple[Bookmark, ...]:
    """The bookmarks that lead to a page. An outline that is damaged or runs in a circle gives what it has."""
    found = []
    try:
        for mark in islice(document.get_toc(max_depth=_DEEPEST), _MOST):
            place = mark.get_dest()
            page = place.get_index() if place else None
            if page is not None and essence(mark.get_title()):
                found.append(Bookmark(mark.get_title(), mark.level + 1, page + 1))
    except (PdfiumError, RecursionError, ValueError):
        pass
    return tuple(found)


def headings_declared(
    elements: Sequence[Row | Placed], bookmarks: Sequence[Bookmark], body: Body
) -> tuple[list[Row | Placed], dict[Type, int]]:
    """The elements with the lines that bookmarks name made headings, and the depth of each type of theirs.

    Unchanged, and {}, where few bookmarks name a line of their page.
    """
    places = _places(elements)
    spans: dict[int, tuple[int, int]] = {}  # first element -> its end, depth
    for mark in bookmarks:
        start, end = _find(mark, elements, places, spans)
        if end:
            spans[start] = (end, mark.depth)
    if len(spans) < max(2, _TRUSTED * len(bookmarks)):
        return list(elements), {}
    return _applied(elements, spans, body)


def _places(elements: Sequence[Row | Placed]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = defaultdict(list)
    for index, element in enumerate(elements):
        if isinstance(element, Row):
            places[element.page].append(index)
    return places


def _find(
    mark: Bookmark, elements: Sequence[Row | Placed], places: dict[int, list[int]], taken: dict[int, object]
) -> tuple[int, int]:
    """The lines of its page that a bookmark names, as (first, end); (0, 0) where there are none."""
    wanted = essence(mark.title)
    for start in places.get(mark.page, ()):
        if start in taken:
            continue
        text = ""
        for end in range(start, min(start + _LONGEST, len(elements))):
            element = elements[end]
            if not isinstance(element, Row):
                break
            text += essence(element.text)
            if text == wanted:
                return start, end + 1
            if not wanted.startswith(text):
                break
    return 0, 0


def _applied(
    elements: Sequence[Row | Placed], spans: dict[int, tuple[int, int]], body: Body
) -> tuple[list[Row | Placed], dict[Type, int]]:
    depths: dict[Type, list[int]] = defaultdict(list)
    result: list[Row | Placed] = []
    index = 0
    while index < len(elements):
        end, depth = spans.get(index, (index + 1, 0))
        rows = [element for element in elements[index:end] if isinstance(element, Row)]
        if depth:
            depths[body.type_of(rows[0])].append(depth)
            result.append(merged(rows, depth))
        else:
            result.append(elements[index])
        index = end
    return result, {kind: sorted(own)[len(own) // 2] for kind, own in depths.items()}
