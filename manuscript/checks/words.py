"""The word lists (data/*.csv), and a finder for many terms at once that costs one look at each character."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from manuscript.checks.office import OfficialName
from manuscript.vocabulary import Vocabulary

_DATA = Path(__file__).parent / "data"


class Terms:
    """Finds the longest term at each place; found terms do not overlap."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for term in sorted(set(filter(None, terms)), key=len, reverse=True):
            self._by_start[term[0]].append(term)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each term starts, and the term, in order."""
        free = 0
        for place, character in enumerate(text):
            if place < free or character not in self._by_start:
                continue
            term = next((term for term in self._by_start[character] if text.startswith(term, place)), None)
            if term:
                free = place + len(term)
                yield place, term


@dataclass(frozen=True, slots=True)
class ListedWord:
    """`unless` are words around it that make it right: 帐号 is wrong, 蚊帐号 would not be."""

    kind: str
    term: str
    right: str = ""
    advice: str = ""
    unless: tuple[str, ...] = ()

    def stands_alone(self, text: str, place: int) -> bool:
        """Whether the term at a place is no part of one of the words that excuse it."""
        for word in self.unless:
            offset = word.find(self.term)
            if offset >= 0 and place >= offset and text.startswith(word, place - offset):
                return False
        return True


@cache
def listed(kind: str) -> dict[str, ListedWord]:
    """The words of one kind by term: superlative, sensitive, promotional, misused, variant, outdated, quoted, trade."""
    with (_DATA / "words.csv").open(encoding="utf-8", newline="") as rows:
        words = [
            ListedWord(row["kind"], row["term"], row["right"], row["advice"], tuple(row["unless"].split("|")))
            for row in csv.DictReader(rows)
            if row["kind"] == kind
        ]
    return {word.term: word for word in words}


@cache
def finder(kind: str) -> Terms:
    return Terms(listed(kind))


def find_listed(kind: str, text: str) -> Iterator[tuple[int, ListedWord]]:
    words = listed(kind)
    for place, term in finder(kind).find(text):
        if words[term].stands_alone(text, place):
            yield place, words[term]


@cache
def common_names() -> tuple[OfficialName, ...]:
    """Institutions and universities that news of industry and science name, with short and wrong forms."""
    with (_DATA / "names.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            OfficialName(row["full"], row["short"], tuple(filter(None, row["wrong"].split("|"))))
            for row in csv.DictReader(rows)
        )


@cache
def given_names() -> frozenset[str]:
    """Given names that are common in Latin script."""
    return frozenset((_DATA / "given-names.txt").read_text(encoding="utf-8").split())


@cache
def new_words() -> Terms:
    """What is right though the dictionary of the segmenter does not have it."""
    rows = (_DATA / "new-words.txt").read_text(encoding="utf-8").splitlines()
    return Terms(word for row in rows if not row.startswith("#") for word in row.split())


def trades(vocabulary: Vocabulary) -> Terms:
    """Fields of industry as lists of them name them: the common ones, and those of the installation."""
    own = [name for industry in vocabulary.industries for name in industry.wordings if len(name) >= 3]
    return Terms([*listed("trade"), *own])
