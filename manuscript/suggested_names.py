"""Names that an editor may want in the index of names: organisations and persons, each once an item, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from manuscript.organisations import find_organisations
from manuscript.people import find_people

MOST = 60  # of one item
EXCERPT = 60  # characters
_TITLE = re.compile(r"《[^《》\n]{1,60}》")


class NameKind(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class FoundName:
    """`text[start:end]` is the name. `short`: what the text says to call it from there on; `post`: of a person."""

    name: str
    kind: NameKind
    start: int
    end: int
    short: str = ""
    post: str = ""


def find_names(text: str) -> list[FoundName]:
    """Every mention of a name that grammar alone can tell, in order."""
    organisations = find_organisations(text)
    ends = frozenset(one.end for one in organisations)
    found = [
        FoundName(one.name, NameKind.ORGANISATION, one.start, one.end, short=one.short)
        for one in organisations
    ]
    found += [
        FoundName(one.name, NameKind.PERSON, one.start, one.end, post=one.post)
        for one in find_people(text, ends)
    ]
    return sorted(found, key=lambda one: (one.start, -one.end))


def suggest_names(texts: Iterable[str], found: Iterable[list[FoundName]] | None = None) -> list[FoundName]:
    """Each name once, at its first mention, of the texts of one item; at most `MOST`.

    Left out are short names that the text itself explains, endings of longer names, and what stands only in a 《title》.
    `found`: what `find_names` says of each text, where the caller has it.
    """
    texts = list(texts)
    found = map(find_names, texts) if found is None else found
    mentions = [one for text, names in zip(texts, found, strict=True) for one in _outside_titles(text, names)]
    shorts: dict[str, str] = {}
    for one in mentions:
        if one.short:
            shorts.setdefault(one.name, one.short)
    known = set(shorts.values())
    first: dict[str, FoundName] = {}
    for one in mentions:
        if one.name not in known and (one.name not in first or (one.short and not first[one.name].short)):
            first[one.name] = one
    endings = {name[at:] for name in first for at in range(1, len(name))}
    return [one for name, one in first.items() if name not in endings][:MOST]


def _outside_titles(text: str, names: list[FoundName]) -> Iterator[FoundName]:
    titles = iter([*_TITLE.finditer(text), None])
    title = next(titles)
    for one in names:
        while title is not None and title.end() <= one.start:
            title = next(titles)
        if title is None or one.start < title.start():
            yield one


def excerpt(text: str, name: str, most: int = EXCERPT) -> str:
    """The sentence, or what is left of it, around the first mention; "" where the text does not have the name."""
    at = text.find(name)
    if at < 0:
        return ""
    room = max(0, most - len(name)) // 2
    start = max(at - room, text.rfind("\n", 0, at) + 1)
    until = text.find("\n", at + len(name))
    end = min(at + len(name) + room, len(text) if until < 0 else until)
    cut_before, cut_after = start > 0 and text[start - 1] != "\n", end < len(text) and text[end] != "\n"
    return ("…" if cut_before else "") + text[start:end] + ("…" if cut_after else "")
