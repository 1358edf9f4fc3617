"""Texts as tokens for an index, and what a person types as units that a text must contain. Knows no database.

The index has a token for every Chinese character: the character and its successor, or alone at the end of a run
(苏州工业 -> 苏州 州工 工业 业). So any run of characters is found, whatever a dictionary thinks of it. Words are cut in
the query alone, and only in long runs, where nobody expects the whole of it to stand somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from types import ModuleType

from .folding import fold

MOST_UNITS = 12
LONGEST_QUERY = 200  # characters; what is typed beyond is not looked at
LONGEST_TOKEN = 120
SHORT_RUN = 4  # characters that are looked for as they stand
#: Between fields and paragraphs: a token that no query has, so that no phrase reaches across. A private character,
#: which both databases take for a letter.
BREAK = "\ue000"

CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f\u3040-\u30ff\uac00-\ud7af"
_RUN = re.compile(
    rf"(?P<chinese>[{CHINESE}](?:[^\S\n]*[{CHINESE}])*)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
    rf"|(?P<word>[^\W\d_{CHINESE}{BREAK}]+)"
)
_BLANKS = re.compile(r"\s+")
#: Between Latin letters and digits these do not part a unit: PD-1, 3.5, R&D, A/B.
_JOINING = r"[.,\-+/&'’·]"
_LATIN = rf"[^\W_{CHINESE}]"
_PARTING = re.compile(
    rf"(?<!{_LATIN}){_JOINING}+|{_JOINING}+(?!{_LATIN})|(?:_|(?!{_JOINING})[^\w{CHINESE}])+"
)
_QUOTED = {"“": "”", "「": "」", "『": "』", "《": "》", '"': '"'}
_MINUS = "-－−"
#: Alone they say nothing.
_STOP = frozenset("的了在是和与及或为以对等将并中上下也就都而之于由被把从到向其该此这那个们着过地得")


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens in a row. `is_open`: the last may go on. `runs`: the same as they are found in a folded text."""

    tokens: tuple[str, ...]
    runs: tuple[str, ...]
    is_open: bool = False

    @property
    def text(self) -> str:
        return "".join(self.runs)


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for. A text answers when it has every one of `wanted` and none of `unwanted`.

    `exact`: what was typed, not cut into words; a text that has it so goes before others.
    """

    wanted: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()
    exact: tuple[Unit, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.wanted)


def index_tokens(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield BREAK
        for kind, run in _runs(fold(line)):
            if kind == "chinese":
                yield from (run[at : at + 2] for at in range(len(run)))
            else:
                yield run[:LONGEST_TOKEN]


def _runs(folded: str) -> Iterator[tuple[str, str]]:
    for match in _RUN.finditer(folded):
        kind, run = match.lastgroup or "", match.group()
        if kind == "chinese":
            run = _BLANKS.sub("", run)
        yield kind, run.replace(",", "") if kind == "number" else run


def query_of(typed: str, *, is_open: bool = False) -> Query:
    """Words, “quoted phrases”, 《titles》 and -exclusions. `is_open`: the last word is still being typed."""
    wanted: list[Unit] = []
    unwanted: list[Unit] = []
    exact: list[Unit] = []
    terms = list(_terms(typed[:LONGEST_QUERY]))
    for number, (term, is_quoted, is_excluded) in enumerate(terms):
        goes_on = is_open and number == len(terms) - 1 and not is_quoted
        whole = [unit for unit in map(_unit, _segments(term, whole=is_quoted or is_excluded)) if unit.tokens]
        if is_excluded:
            unwanted += whole
            continue
        exact += whole
        wanted += whole if is_quoted else _cut(whole)
        if goes_on and wanted:
            wanted[-1], exact[-1] = _opened(wanted[-1]), _opened(exact[-1])
    return Query(_unique(wanted), _unique(unwanted), _unique(exact))


def phrase_of(typed: str) -> Query:
    """The whole of it in a row."""
    unit = _unit(tuple(_runs(fold(typed[:LONGEST_QUERY]))))
    units = (unit,) if unit.tokens else ()
    return Query(units, exact=units)


def _unique(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(units))[:MOST_UNITS]


def _terms(typed: str) -> Iterator[tuple[str, bool, bool]]:
    """(term, is it quoted, is it excluded). A quotation that is not closed is none."""
    at, after_blank = 0, True
    while at < len(typed):
        if typed[at].isspace():
            at, after_blank = at + 1, True
            continue
        is_excluded = (
            after_blank and typed[at] in _MINUS and at + 1 < len(typed) and not typed[at + 1].isspace()
        )
        start = at + is_excluded
        closing = _QUOTED.get(typed[start])
        end = typed.find(closing, start + 1) if closing else -1
        if end > start:
            yield typed[start + 1 : end], True, is_excluded
            at, after_blank = end + 1, False
            continue
        end = _end_of_term(typed, start)
        yield typed[start:end], False, is_excluded
        at, after_blank = end, False


def _end_of_term(typed: str, start: int) -> int:
    end = start + 1
    while end < len(typed) and not typed[end].isspace():
        closing = _QUOTED.get(typed[end])
        if closing and typed.find(closing, end + 1) > end:
            break
        end += 1
    return end


Segment = tuple[tuple[str, str], ...]


def _segments(term: str, *, whole: bool) -> list[Segment]:
    """Runs that stand together. Commas and brackets part what was typed; within quotation marks they do not."""
    folded = fold(term)
    pieces = [folded] if whole else _PARTING.split(folded)
    return [tuple(_runs(piece)) for piece in pieces]


def _unit(segment: Segment) -> Unit:
    tokens: list[str] = []
    is_open = False
    for number, (kind, run) in enumerate(segment):
        is_last = number == len(segment) - 1
        if kind != "chinese":
            tokens.append(run[:LONGEST_TOKEN])
        elif len(run) == 1:
            tokens.append(run)
            is_open = is_last  # the text may go on after it
        else:
            tokens += [run[at : at + 2] for at in range(len(run) - 1)]
            tokens += [] if is_last else [run[-1]]
    return Unit(tuple(tokens), tuple(run for _kind, run in segment), is_open)


def _opened(unit: Unit) -> Unit:
    return Unit(unit.tokens, unit.runs, is_open=True)


def _cut(units: Iterable[Unit]) -> Iterator[Unit]:
    """A long run of Chinese as words, each of which must stand somewhere; a short one as it is."""
    for unit in units:
        chinese = sum(len(run) for run in unit.runs if _is_chinese(run))
        yield from _words_of(unit) if chinese > SHORT_RUN else (unit,)


def _words_of(unit: Unit) -> Iterator[Unit]:
    others: list[tuple[str, str]] = []
    for run in unit.runs:
        if not _is_chinese(run):
            others.append(("word", run))
            continue
        if others:
            yield _unit(tuple(others))
            others = []
        for word in _joined(words(run)):
            yield _unit((("chinese", word),))
    if others:
        yield _unit(tuple(others))


def _joined(cut: list[str]) -> Iterator[str]:
    """Words that say nothing are dropped, and part what stands on both sides of them."""
    if all(word in _STOP for word in cut):
        yield "".join(cut)
        return
    for is_empty, group in groupby(cut, key=_STOP.__contains__):
        if not is_empty:
            yield from _glued(group)


def _glued(group: Iterable[str]) -> Iterator[str]:
    """Single characters go with the word behind them, the last with the one before, lest they be found anywhere."""
    said: list[str] = []
    waiting = ""
    for word in group:
        waiting += word
        if len(word) > 1:
            said.append(waiting)
            waiting = ""
    if said:
        said[-1] += waiting
    yield from said or [waiting]


def _is_chinese(run: str) -> bool:
    return bool(re.match(f"[{CHINESE}]", run))


def words_of(text: str) -> Iterator[str]:
    """All words of a text that say something: Chinese ones as the dictionary cuts them, and others."""
    for kind, run in _runs(fold(text)):
        yield from (word for word in words(run) if word not in _STOP) if kind == "chinese" else (run,)


def words(run: str) -> list[str]:
    """A run of Chinese cut by a dictionary; the run itself where none is installed."""
    known = dictionary()
    return known.cut(run) if known else [run]


def is_word(text: str) -> bool:
    known = dictionary()
    return bool(known and known.has_word(text))


@cache
def dictionary() -> ModuleType | None:
    """The words of the language with how often each is used: rjieba, or None where it is not installed."""
    try:
        import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second and 30 MiB
    except ImportError:  # there is no wheel for every machine
        return None
    return rjieba
