"""The printed contents as the file has them: broken, split, marked up, unevenly set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.findings import Level
from manuscript.checks.printed import Mark, PrintCheck, Printed, mark, raw_of
from manuscript.lines import Line

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?: [^<>]{0,80})?>")
_DOTS = re.compile(r"[.．…·]{2,}")
_ENDS_IN_PAGE = re.compile(r"\d{1,4}(?:</b>)?\s*$")
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff”》])[ \u2002\u2003]+(?=[\u4e00-\u9fff“《])")


def contents_broken(printed: Printed) -> Iterator[Mark]:
    """Blank lines between entries that are not split; told once."""
    pairs = _contents_lines(printed)
    gaps = [
        before
        for before, after in pairs
        if after.gap_before and _ENDS_IN_PAGE.search(raw_of(printed, before))
    ]
    if gaps and len(gaps) <= len(pairs) // 4:
        yield mark(gaps[0].number, gaps[0].text, count=len(gaps))


def contents_split(printed: Printed) -> Iterator[Mark]:
    for before, after in _contents_lines(printed):
        if (
            after.gap_before
            and not _ENDS_IN_PAGE.search(raw_of(printed, before))
            and _ENDS_IN_PAGE.search(raw_of(printed, after))
        ):
            yield mark(before.number, before.text[-8:] + after.text)


def _contents_lines(printed: Printed) -> list[tuple[Line, Line]]:
    """Neighbouring lines of the printed contents."""
    entries = printed.reading.contents.entries
    if not entries:
        return []
    first, last = entries[0].line, entries[-1].line
    return list(pairwise([line for line in printed.source.lines if first <= line.number <= last]))


def contents_html(printed: Printed) -> Iterator[Mark]:
    """Tags anywhere; told once, for they stand in the contents of converted files."""
    tagged = [(number, text) for number, text in enumerate(printed.raw, 1) if _TAG.search(text)]
    if tagged:
        number, text = tagged[0]
        yield mark(number, text.strip(), count=len(tagged))


def contents_leaders(printed: Printed) -> Iterator[Mark]:
    """Entries without leader dots where most have them."""
    texts = [
        (entry.line, _raw_at(printed, entry.line)) for entry in printed.reading.contents.entries if entry.page
    ]
    dotted = [line for line, text in texts if _DOTS.search(text)]
    if len(texts) >= 4 and 2 * len(dotted) > len(texts):
        for line, text in texts:
            if line not in dotted and _ENDS_IN_PAGE.search(text):
                yield mark(line, text.strip())


def _raw_at(printed: Printed, number: int) -> str:
    return printed.raw[number - 1] if 0 < number <= len(printed.raw) else ""


def contents_spaces(printed: Printed) -> Iterator[Mark]:
    spaced = [entry for entry in printed.reading.contents.entries if _HAN_GAP.search(entry.title)]
    if spaced:
        gap = _HAN_GAP.search(spaced[0].title)
        start = max(0, gap.start() - 8) if gap else 0
        yield mark(spaced[0].line, spaced[0].title[start : start + 24], count=len(spaced))


CHECKS = (
    PrintCheck("contents-broken-by-page", Level.HINT, contents_broken),
    PrintCheck("contents-entry-split", Level.HINT, contents_split),
    PrintCheck("contents-html", Level.HINT, contents_html),
    PrintCheck("contents-leader-irregular", Level.HINT, contents_leaders),
    PrintCheck("contents-stray-space", Level.HINT, contents_spaces),
)
