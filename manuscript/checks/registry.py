"""All checks, and the two ways to run them: over an issue, and over the one item that is being written."""

from __future__ import annotations

from collections.abc import Collection

from manuscript.checks import (
    attribution,
    caption_facts,
    clauses,
    comparisons,
    confirmed,
    consistency,
    contents,
    conversions,
    cover,
    date_words,
    dates,
    enumerations,
    files,
    forms,
    growth,
    mistaken,
    names,
    outline,
    pairs,
    plenary,
    points,
    posts,
    printed_contents,
    printed_marks,
    printing,
    rates,
    reckoning,
    repetition,
    short_names,
    spacing,
    sums,
    superlatives,
    title_figures,
    title_names,
    titles,
    undrawn,
    units,
    usage,
    viewpoint,
    wholes,
    widths,
    wording,
    wordless,
)
from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Finding
from manuscript.checks.galley import lay_out
from manuscript.checks.office import Office
from manuscript.checks.printed import PrintCheck, Printed
from manuscript.document import Document

CHECKS: tuple[Check, ...] = (
    *cover.CHECKS,
    *contents.CHECKS,
    *outline.CHECKS,
    *wordless.CHECKS,
    *repetition.CHECKS,
    *titles.CHECKS,
    *attribution.CHECKS,
    *dates.CHECKS,
    *date_words.CHECKS,
    *reckoning.CHECKS,
    *sums.CHECKS,
    *rates.CHECKS,
    *wholes.CHECKS,
    *growth.CHECKS,
    *points.CHECKS,
    *conversions.CHECKS,
    *comparisons.CHECKS,
    *confirmed.CHECKS,
    *units.CHECKS,
    *enumerations.CHECKS,
    *clauses.CHECKS,
    *names.CHECKS,
    *title_figures.CHECKS,
    *title_names.CHECKS,
    *short_names.CHECKS,
    *consistency.CHECKS,
    *plenary.CHECKS,
    *caption_facts.CHECKS,
    *forms.CHECKS,
    *usage.CHECKS,
    *mistaken.CHECKS,
    *posts.CHECKS,
    *pairs.CHECKS,
    *widths.CHECKS,
    *spacing.CHECKS,
    *undrawn.CHECKS,
    *superlatives.CHECKS,
    *wording.CHECKS,
    *viewpoint.CHECKS,
    *files.CHECKS,
)
PRINT_CHECKS: tuple[PrintCheck, ...] = (*printing.CHECKS, *printed_contents.CHECKS, *printed_marks.CHECKS)
FAMILIES = tuple(dict.fromkeys(check.family for check in (*CHECKS, *PRINT_CHECKS)))
_ORDER = {field: number for number, field in enumerate(Field)}


def check_document(
    document: Document, office: Office, only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What all checks find, in reading order. `only` names the families or codes to run."""
    return _run(CHECKS, document, office, only)


def check_item(document: Document, office: Office) -> tuple[Finding, ...]:
    """What can be said of a document with one item while it is being written."""
    return _run([check for check in CHECKS if check.alone], document, office, None)


def check_printing(printed: Printed) -> tuple[Finding, ...]:
    """What the file itself shows: repaired layout and doubtful places, by line."""
    found = [finding for check in PRINT_CHECKS for finding in check.run(printed)]
    return tuple(sorted(found, key=lambda finding: finding.line))


def _run(
    checks: Collection[Check], document: Document, office: Office, only: Collection[str] | None
) -> tuple[Finding, ...]:
    galley = lay_out(document, office)
    found: list[Finding] = []
    for check in checks:
        wanted = only is None or check.code in only or check.family in only
        if wanted and check.code not in office.silent:
            found += check.run(galley)
    return tuple(sorted(dict.fromkeys(found), key=_reading_order))


def _reading_order(finding: Finding) -> tuple[int, int, int, int, str]:
    place = finding.place
    return place.item, _ORDER[place.field], place.block, place.start, finding.code
