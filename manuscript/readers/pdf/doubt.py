"""When the text of a PDF is not to be trusted: scans, fonts that do not say what they show, columns out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from manuscript.headings import read_heading
from manuscript.lines import closes
from manuscript.notices import Notice, Unreadable, notice
from manuscript.readers.decoding import plausibility
from manuscript.readers.pdf.rows import Placed, Row
from manuscript.readers.pdf.survey import Survey
from manuscript.wholeness import Joints, joints, pairs_within

_HARDLY_ANY = 20  # characters of a page that has no text
_UNUSABLE = 0.1  # share of characters without meaning
_NOTED = 0.002
_PLAUSIBLE = 0.06  # as in readers.decoding
_FEWEST_HAN = 200
_MOSTLY = 0.5
_NARROWEST = 12  # characters of a column of running text
_FIRST_LINE = 6  # columns of indent that begin a paragraph
_FEWEST_BROKEN, _BROKEN_SHARE = 3, 0.12
_SIDE_BY_SIDE, _RASTER = 0.15, 12.0  # share of the lines of a page; points
_LONG_PART = 8  # characters on one side of a wide gap that may be a line of a column


def check_text(surveys: Sequence[Survey]) -> list[Notice]:
    """Raises Unreadable: PDF_SCAN, PDF_NO_UNICODE."""
    total = sum(survey.characters for survey in surveys)
    bare = [survey.number for survey in surveys if survey.characters < _HARDLY_ANY]
    scanned = [s.number for s in surveys if s.characters < _HARDLY_ANY and s.backgrounds]
    if scanned and (total < _HARDLY_ANY * len(surveys) or len(scanned) > _MOSTLY * len(surveys)):
        raise Unreadable("PDF_SCAN", pages=str(len(scanned)), of=str(len(surveys)))
    if total < _HARDLY_ANY and any(s.backgrounds or s.pictures for s in surveys):
        raise Unreadable("PDF_SCAN", pages=str(len(bare)), of=str(len(surveys)))
    notices = [notice("PDF_PAGES_WITHOUT_TEXT", pages=listed(scanned))] if scanned else []
    return notices + _lost(surveys, total) + _recognised(surveys, total)


def _lost(surveys: Sequence[Survey], total: int) -> list[Notice]:
    lost = sum(survey.lost for survey in surveys)
    if not total:
        return []
    if lost > _UNUSABLE * total:
        raise Unreadable("PDF_NO_UNICODE", share=f"{lost / total:.0%}")
    text = "".join(strip.text for survey in surveys for strip in survey.strips)
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    if han >= _FEWEST_HAN and plausibility(text) < _PLAUSIBLE:
        raise Unreadable("PDF_NO_UNICODE", share="100%")
    pages = [survey.number for survey in surveys if survey.lost > _NOTED * max(survey.characters, 1)]
    return [notice("PDF_LOST_CHARACTERS", count=lost, pages=listed(pages))] if lost else []


def _recognised(surveys: Sequence[Survey], total: int) -> list[Notice]:
    invisible = sum(survey.invisible for survey in surveys)
    return [notice("PDF_RECOGNISED_TEXT")] if invisible > _MOSTLY * max(total, 1) else []


def check_order(elements: Sequence[Row | Placed], hopping: Sequence[int]) -> list[Notice]:
    """Raises Unreadable INTERLEAVED where the sentences of the document do not go on from line to line."""
    rows = [element for element in elements if isinstance(element, Row) and not element.depth]
    pairs = pairs_within(row.text for row in rows)
    whole = joints(_running(rows), pairs)
    if whole.are_broken:
        raise Unreadable("INTERLEAVED", share=f"{whole.share:.0%}")
    broken = [page for page, own in _by_page(rows) if joints(_running(own), pairs).beside(whole).are_broken]
    if len(broken) > _MOSTLY * len({row.page for row in rows}):
        raise Unreadable("INTERLEAVED", share=f"{len(broken)}/{len({row.page for row in rows})}")
    broken = sorted({*broken, *_pages_in_doubt(rows, whole)})
    notices = [notice("PDF_ORDER_DOUBTFUL", pages=listed(broken))] if broken else []
    unsure = [page for page in hopping if page not in broken]
    return notices + ([notice("PDF_COLUMNS_BY_SHAPE", pages=listed(unsure))] if unsure else [])


def _pages_in_doubt(rows: Sequence[Row], whole: Joints) -> list[int]:
    """Pages that other evidence speaks against; a short document cannot be certain enough to be refused."""
    pages = _by_page(rows)
    if whole.are_doubtful:
        return [page for page, _ in pages]
    return [page for page, own in pages if _are_contradicted(own) or _run_side_by_side(own)]


def _by_page(rows: Sequence[Row]) -> list[tuple[int, list[Row]]]:
    return [(page, list(own)) for page, own in groupby(rows, key=lambda row: row.page)]


def _are_contradicted(rows: Sequence[Row]) -> bool:
    """Whether many lines break off in the middle of a sentence above a line that begins a paragraph."""
    opened = [
        (row, after)
        for row, after in pairwise(rows)
        if row.flow == after.flow and row.fills and _is_open(row)
    ]
    against = sum(
        row.indent + 2 <= after.indent <= _FIRST_LINE and not after.gap and read_heading(after.text) is None
        for row, after in opened
    )
    return against >= _FEWEST_BROKEN and against > _BROKEN_SHARE * len(opened)


def _run_side_by_side(rows: Sequence[Row]) -> bool:
    """Whether many lines have running text on both sides of a gap at one place: columns that were read across."""
    gutters = Counter(
        round(right.left / _RASTER)
        for row in rows
        for left, right in pairwise(row.parts)
        if min(len(left.text), len(right.text)) >= _LONG_PART and not closes(left.text)
    )
    most = max((count + gutters[place + 1] for place, count in gutters.items()), default=0)
    return most >= _FEWEST_BROKEN and most > _SIDE_BY_SIDE * len(rows)


def _is_open(row: Row) -> bool:
    return len(row.text) >= _LONG_PART and "\u4e00" <= row.text[-1] <= "\u9fff"


def _running(rows: Sequence[Row]) -> list[str]:
    """Lines of running text, which fill their column; what is none is a blank between them."""
    texts: list[str] = []
    for row in rows:
        if _is_running(row):
            texts.append(row.text)
        elif texts and texts[-1]:
            texts += [row.text, ""]
        if not row.fills or row.gap or closes(row.text):
            texts.append("")
    return texts


def _is_running(row: Row) -> bool:
    left, right = row.column
    if right - left < _NARROWEST * row.size:
        return False
    # The short cells of a table go on nowhere, however they are read.
    return len(row.parts) < 2 or min(len(part.text) for part in row.parts) >= _LONG_PART


def listed(pages: Sequence[int], most: int = 12) -> str:
    """Pages as a person writes them: 3、5—8."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = "、".join(f"{one}" if one == two else f"{one}—{two}" for one, two in runs[:most])
    return shown + ("…" if len(runs) > most else "")
