"""The chain: every entry's hash is made of the entry and of the hash before it. No database here, and no Django.

    hash = sha256(previous hash + line feed + canonical JSON of the entry), in hexadecimal

Canonical JSON has sorted keys, no blanks, no escapes but JSON's own, UTF-8. Whoever has an export can reckon it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

GENESIS = "0" * 64  # what stands before the first entry


class Link(Protocol):
    """An entry, as the chain sees it. A hash of None says that the row could not even be read."""

    number: int
    previous_hash: str
    hash: str | None

    def content(self) -> dict: ...


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the chain stood once: noted elsewhere, it proves that what came before has not been written anew."""

    number: int = 0
    hash: str = GENESIS

    @classmethod
    def parse(cls, text: str) -> Anchor:
        """From NUMBER:HASH; raises ValueError."""
        number, _, hash_ = text.strip().partition(":")
        if len(hash_) != len(GENESIS):
            raise ValueError(text)
        return cls(int(number), hash_.lower())

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class Kind(StrEnum):
    CHANGED = "changed"  # the row is not what its hash was made of
    MISSING = "missing"  # numbers that nobody has
    BROKEN = "broken"  # it follows another entry than the one before it
    FOREIGN = "foreign"  # a number that was never given out
    CUT = "cut"  # the newest entries are gone
    HEAD = "head"  # the newest entry is another one than the head says
    NO_HEAD = "no_head"
    ANCHOR = "anchor"  # an anchor noted earlier is no part of this chain


@dataclass(frozen=True, slots=True)
class Fault:
    kind: Kind
    number: int
    last: int | None = None  # of a range: its last number


def canonical(content: dict) -> str:
    # What only a hand in the database can have put there is told by repr: it must differ, not stop the verification.
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)


def digest(content: dict, previous_hash: str) -> str:
    return hashlib.sha256(
        f"{previous_hash}\n{canonical(content)}".encode("utf-8", "surrogatepass")
    ).hexdigest()


def faults(entries: Iterable[Link], head: Anchor) -> Iterator[Fault]:
    """What is wrong with `entries`, which come by number; holds one of them at a time."""
    number, hash_ = (
        0,
        GENESIS,
    )  # of the entry before; None where that one is wrong: then its neighbour is not blamed
    for entry in entries:
        if not 0 < entry.number <= head.number:
            yield Fault(Kind.FOREIGN, entry.number)
            continue
        if entry.number > number + 1:
            yield Fault(Kind.MISSING, number + 1, entry.number - 1)
            hash_ = None
        intact = entry.hash is not None and digest(entry.content(), entry.previous_hash) == entry.hash
        if not intact:
            yield Fault(Kind.CHANGED, entry.number)
        elif hash_ not in (None, entry.previous_hash):
            yield Fault(Kind.BROKEN, entry.number)
        number, hash_ = entry.number, entry.hash if intact else None
    if number < head.number:
        yield Fault(Kind.CUT, number + 1, head.number)
    elif hash_ not in (None, head.hash):
        yield Fault(Kind.HEAD, head.number)
