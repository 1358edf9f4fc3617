"""Headings, bylines and blank lines as the file has them: spaced, glued, marked up unevenly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from manuscript.bylines import is_byline, split_byline
from manuscript.checks.findings import Level
from manuscript.checks.printed import Mark, PrintCheck, Printed, mark, raw_of
from manuscript.headings import read_heading
from manuscript.lines import Line, squeeze, tidy, unspaced
from manuscript.names import persons_of

_GLUED = re.compile(r"^#*\s*(?P<n>\d{1,2})[.．、](?P<rest>(?:19|20)\d\d(?!\d).*)$")
_NUMBERED = re.compile(r"^(?:#{1,6} +)?(?P<n>\d{1,2})[.．](?P<gap>\s*)(?P<rest>[^\s\d].*)$")
_NAMES = re.compile(r"[（(](?P<in>[\u4e00-\u9fff\s\u2002\u2003]{2,40})[）)]")
_MARKED = re.compile(r"^[#\s■◆●▶★◎□◇○▲△※]+")
_PERIOD = re.compile(r"第?[一二三四1-4]\s*季度|\d{1,2}\s*月[号刊]")
_YEAR = re.compile(r"\d{4}|[二〇零一三四五六七八九]{4}\s*年")


def blank_with_space(printed: Printed) -> Iterator[Mark]:
    blanks = [number for number, text in enumerate(printed.raw, 1) if text and text.strip(" ") == ""]
    if blanks:
        yield mark(blanks[0], printed.raw[blanks[0] - 1], count=len(blanks))


def hard_breaks(printed: Printed) -> Iterator[Mark]:
    """Two blanks at the end of a line, few enough not to be how all lines end."""
    ends = [number for number, text in enumerate(printed.raw, 1) if re.search(r"\S {2}$", text)]
    if 0 < len(ends) <= max(3, len(printed.source.lines) // 10) and printed.source.format != "markdown":
        yield mark(ends[0], printed.raw[ends[0] - 1].strip(), count=len(ends))


def level_jump(printed: Printed) -> Iterator[Mark]:
    """The first heading of each kind that is marked deeper or higher than those before it."""
    usual: dict[str, int] = {}
    told: set[str] = set()
    for line in printed.body:
        heading = read_heading(line.text) if line.depth else None
        if heading is None:
            continue
        kind = _kind(heading.style, line, printed)
        depth = usual.setdefault(kind, line.depth)
        if line.depth != depth and kind not in told:
            told.add(kind)
            yield mark(line.number, line.text, depth=line.depth, usual=depth)


def _kind(style: str, line: Line, printed: Printed) -> str:
    """Items and headings may be numbered alike: they are compared apart."""
    return f"{style} {'item' if line.number in printed.reading.item_lines else 'heading'}"


def number_glued(printed: Printed) -> Iterator[Mark]:
    for number, text in _body_texts(printed):
        match = _GLUED.match(text)
        if match and number in printed.reading.item_lines:
            yield mark(number, f"{match['n']}.{match['rest']}"[:40], number=match["n"])


def _body_texts(printed: Printed) -> Iterator[tuple[int, str]]:
    for line in printed.body:
        yield line.number, raw_of(printed, line)


def number_space(printed: Printed) -> Iterator[Mark]:
    """Numbered headings without the blank that the others have."""
    found = [
        (number, match)
        for number, text in _body_texts(printed)
        if number in printed.reading.item_lines and (match := _NUMBERED.match(text))
    ]
    closed = [(number, match) for number, match in found if not match["gap"]]
    if len(found) >= 4 and 0 < 4 * len(closed) <= len(found):
        for number, match in closed:
            yield mark(number, f"{match['n']}.{match['rest']}"[:40])


def section_spaced(printed: Printed) -> Iterator[Mark]:
    for number, text in enumerate(printed.raw, 1):
        bare = _MARKED.sub("", tidy(text))
        parts = bare.split()
        if (
            2 <= len(parts) <= 6
            and all(re.fullmatch(r"[\u4e00-\u9fff]", part) for part in parts)
            and unspaced(bare) != bare
        ):
            yield mark(number, text.strip())


def _signatures(printed: Printed) -> Iterator[tuple[Line, str]]:
    for line in printed.body:
        for match in _NAMES.finditer(raw_of(printed, line)):
            if persons_of(match["in"]):
                yield line, match["in"]


def signature_ambiguous(printed: Printed) -> Iterator[Mark]:
    """Two persons, one of whose names is set wide: splitting at blanks gives three."""
    for line, inside in _signatures(printed):
        names = persons_of(inside)
        if 1 < len(names) < len(inside.split()):
            yield mark(line.number, f"（{inside}）", names="、".join(names))


def signature_alone(printed: Printed) -> Iterator[Mark]:
    """Names that take a line of their own, and units where most stand behind their text."""
    names = {
        line.number for line, inside in _signatures(printed) if squeeze(line.text) == f"（{squeeze(inside)}）"
    }
    alone = [line for line in printed.body if line.number in names or is_byline(line.text)]
    behind = sum(bool(split_byline(line.text)[1]) for line in printed.body) - len(alone)
    for line in alone:
        if line.number in names or len(alone) < behind:
            yield mark(line.number, line.text)


def signature_spacing(printed: Printed) -> Iterator[Mark]:
    """One name spaced differently from its other places."""
    forms: dict[str, list[tuple[Line, str]]] = defaultdict(list)
    for line, inside in _signatures(printed):
        if len(persons_of(inside)) == 1:
            forms[squeeze(inside)].append((line, inside))
    for places in forms.values():
        gaps = Counter(inside for _, inside in places)
        usual = gaps.most_common(1)[0]
        for line, inside in places:
            if inside != usual[0] and usual[1] >= 2 and gaps[inside] == 1:
                yield mark(line.number, f"（{inside}）")


def publication_missing(printed: Printed) -> Iterator[Mark]:
    document = printed.reading.document
    if not (document.title or document.issuer) and document.year is None:
        yield mark(0, "")


def period_without_year(printed: Printed) -> Iterator[Mark]:
    """A period on the cover without its year, where another line of the cover has both."""
    periods = [line for line in printed.front if _PERIOD.search(line.text)]
    full = [line for line in periods if _YEAR.search(line.text)]
    for line in periods:
        if full and line not in full:
            yield mark(line.number, line.text)


CHECKS = (
    PrintCheck("blank-with-space", Level.HINT, blank_with_space),
    PrintCheck("hard-break-spaces", Level.HINT, hard_breaks),
    PrintCheck("heading-level-jump", Level.HINT, level_jump),
    PrintCheck("number-glued-to-title", Level.HINT, number_glued),
    PrintCheck("number-space-irregular", Level.HINT, number_space),
    PrintCheck("section-title-spaced", Level.HINT, section_spaced),
    PrintCheck("signature-ambiguous", Level.HINT, signature_ambiguous),
    PrintCheck("signature-on-own-line", Level.HINT, signature_alone),
    PrintCheck("signature-spacing", Level.HINT, signature_spacing),
    PrintCheck("publication-missing", Level.WARNING, publication_missing),
    PrintCheck("cover-period-without-year", Level.HINT, period_without_year),
)
