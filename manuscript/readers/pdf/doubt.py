"""When the text of a PDF is not to be trusted: scans, fonts that do not say what they show, columns out of order."""

from __future__ import annotations

from collections.abc import Sequence

from manuscript.lines import closes
from manuscript.notices import Notice, Unreadable, notice
from manuscript.readers.decoding import plausibility
from manuscript.readers.pdf.rows import Placed, Row
from manuscript.readers.pdf.survey import Survey
from manuscript.wholeness import joints, pairs_within

_HARDLY_ANY = 20  # characters of a page that has no text
_UNUSABLE = 0.1  # share of characters without meaning
_NOTED = 0.002
_PLAUSIBLE = 0.06  # as in readers.decoding
_FEWEST_HAN = 200
_MOSTLY = 0.5


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
    broken = [
        page
        for page in dict.fromkeys(row.page for row in rows)
        if joints(_running([row for row in rows if row.page == page]), pairs).are_broken
    ]
    if len(broken) > _MOSTLY * len({row.page for row in rows}):
        raise Unreadable("INTERLEAVED", share=f"{len(broken)}/{len({row.page for row in rows})}")
    notices = [notice("PDF_ORDER_DOUBTFUL", pages=listed(broken))] if broken else []
    unsure = [page for page in hopping if page not in broken]
    return notices + ([notice("PDF_COLUMNS_BY_SHAPE", pages=listed(unsure))] if unsure else [])


def _running(rows: Sequence[Row]) -> list[str]:
    """Lines that fill their column; what is short ends something and is followed by a blank."""
    texts: list[str] = []
    for row in rows:
        texts.append(row.text)
        if not row.fills or closes(row.text):
            texts.append("")
    return texts


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
