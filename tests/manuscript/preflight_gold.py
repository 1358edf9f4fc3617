"""Findings in the form that the scorer of the reference anomalies reads: each with its line in the source.

The reference rules have other names than our codes. What it lists without a line (a missing colophon) is told without.
"""

from bisect import bisect_left

from manuscript.checks.findings import Field, Finding
from manuscript.checks.printed import Printed, raw_lines
from manuscript.checks.registry import check_document, check_printing
from manuscript.document import NewsItem
from manuscript.parser import parse
from manuscript.readers import read

RULES = {
    "abbreviation-before-definition": "abbreviation-before-definition",
    "bracket-unmatched": "unmatched-quote",
    "bracket-width-mixed": "half-width-in-chinese",
    "byline-missing": "signature-missing",
    "character-damaged": "replacement-character",
    "character-doubtful": "suspect-character",
    "colophon-missing": "missing-colophon",
    "contents-page-disorder": "contents-page-restart",
    "contents-stray-space": "contents-stray-spaces",
    "cover-date-differs": "cover-date-conflict",
    "date-apart": "date-outside-period",
    "date-impossible": "date-outside-period",
    "date-missing": "item-without-date",
    "date-relative": "relative-date",
    "date-spacing-mixed": "date-spacing-irregular",
    "date-year-missing": "date-without-year",
    "enumeration-comma-missing": "missing-enumeration-comma",
    "enumeration-comma-redundant": "quote-comma-redundant",
    "enumeration-mixed": "mixed-enumeration",
    "event-after-issue": "date-outside-period",
    "foreign-name-misspelt": "name-misprint",
    "full-width-letter": "half-width-in-chinese",
    "future-for-past": "future-tense-for-past",
    "growth-differs": "metric-conflict",
    "half-width-punctuation": "half-width-in-chinese",
    "items-out-of-order": "items-not-chronological",
    "letter-for-digit": "suspect-character",
    "list-count-differs": "metric-conflict",
    "metric-rounded": "rounded-differs",
    "misused-word": "suspect-wording",
    "character-mistaken": "suspect-character",
    "usage-wrong": "suspect-wording",
    "date-form-irregular": "date-spacing-irregular",
    "name-truncated": "organisation-name-irregular",
    "name-wrong": "name-inconsistent",
    "paragraph-repeated": "repeated-passage",
    "particle-wrong": "suspect-wording",
    "passage-repeated": "repeated-passage",
    "percent-impossible": "metric-conflict",
    "person-inconsistent": "name-misprint",
    "phrase-repeated": "repeated-passage",
    "plus-sign": "half-width-in-chinese",
    "publication-missing": "missing-publication",
    "publication-name-missing": "no-publication-name",
    "punctuation-missing": "missing-punctuation",
    "quote-nested": "unmatched-quote",
    "quote-reversed": "unmatched-quote",
    "quote-straight": "half-width-in-chinese",
    "quote-unmatched": "unmatched-quote",
    "range-hyphen": "half-width-in-chinese",
    "region-uneven": "district-uneven",
    "script-mixed": "suspect-character",
    "sensitive-term": "sensitive-term-review",
    "set-phrase-unquoted": "set-phrase-without-quotes",
    "share-differs": "metric-conflict",
    "short-name-undefined": "organisation-name-irregular",
    "space-at-quote": "space-irregular",
    "space-mixed": "space-irregular",
    "space-stray": "stray-space",
    "sum-differs": "metric-conflict",
    "superlative": "superlative-claim",
    "term-variant": "term-inconsistent",
    "title-figure-differs": "title-body-mismatch",
    "title-half-width": "title-half-width-punctuation",
    "title-repeated": "duplicate-entry-title",
    "viewpoint-local": "local-viewpoint",
    "word-doubled": "suspect-wording",
    "money-scale-mixed": "money-unit-irregular",
    "name-outdated": "term-inconsistent",
    "session-outdated": "formula-inconsistent",
    "session-unknown": "formula-inconsistent",
    "year-form-mixed": "award-name-form",
}
_OF_THE_ISSUE = {"contents-page-disorder", "cover-date-differs", "date-without-year"}


def findings_of(data: bytes, name: str, document: str, office_of) -> list[dict]:
    """The findings of a file; those of a text have lines. `office_of` makes the Office for its reading."""
    source = read(data, name)
    reading = parse(source, office_of(None).vocabulary)
    text = source.format in {"text", "markdown"}
    lines = raw_lines(data) if text else ()
    places = _Places(lines, reading.item_lines, list(reading.document.items()))
    found = check_document(reading.document, office_of(reading))
    found += check_printing(Printed(source, reading, lines))
    return [_row(finding, document, places) for finding in found]


def _row(finding: Finding, document: str, places: "_Places") -> dict:
    row = {"document": document, "rule": finding.code, "text": finding.text, "level": finding.level.value}
    if finding.code == "region-uneven":  # the reference cites the title with its number
        row["text"] = places.items[finding.place.item].number + "." + finding.text
    if finding.code == "link-not-secure":  # and the address, where we cite the words that bear it
        row["text"] = dict(finding.details)["address"]
    row["details"] = [value for _, value in finding.details]
    if finding.place.item >= 0:
        item = places.items[finding.place.item]
        row["item_text"] = "".join([item.title, *item.paragraphs])
    line = finding.line or places.line_of(finding)
    if line and not (finding.code in _OF_THE_ISSUE and not finding.line):
        row["line"] = line
    return row


class _Places:
    """Lines of a source by the words that stand there, blanks and damaged characters left out."""

    def __init__(self, lines: tuple[str, ...], starts: tuple[int, ...], items: list[NewsItem]) -> None:
        self.items = items
        self.text, self.at = "", []
        for number, line in enumerate(lines, 1):
            kept = _squeezed(line.replace("\ufffd", ""))
            self.text += kept
            self.at += [number] * len(kept)
        self.starts = [*starts, len(lines) + 1]

    def line_of(self, finding: Finding) -> int | None:
        place = finding.place
        if place.item < 0 or not self.at:
            return None
        first, last = (bisect_left(self.at, self.starts[place.item + end]) for end in (0, 1))
        wanted = _squeezed(finding.text)
        if place.field is Field.PHOTO:
            first, last = 0, len(self.text)
        expected = first
        if place.block >= 0:
            before = getattr(self.items[place.item].blocks[place.block], "text", "")
            expected = max(first, self.text.find(_squeezed(before)[:12], first)) + len(
                _squeezed(before[: place.start])
            )
        found, start = [], self.text.find(wanted, first)
        while 0 <= start < last:
            found.append(start)
            start = self.text.find(wanted, start + 1)
        if not found:  # columns side by side part the words: where the longest piece of them stands
            size, start = max((_longest(wanted, self.text, start), -start) for start in range(len(wanted)))
            best = self.text.find(wanted[-start : size - start]) if size >= 4 else first
            return self.at[best]
        return self.at[min(found, key=lambda start: abs(start - expected))]


def _longest(words: str, text: str, start: int) -> int:
    """How many characters of the words from `start` on stand together in the text."""
    size = 0
    while start + size < len(words) and words[start : start + size + 1] in text:
        size += 1
    return size


def _squeezed(text: str) -> str:
    return "".join(text.split())
