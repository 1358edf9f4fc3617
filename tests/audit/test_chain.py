"""What the chain notices, on entries that no database has seen."""

import hashlib
from dataclasses import dataclass, field, replace

import pytest

from audit.chain import GENESIS, Anchor, Fault, Kind, canonical, digest, faults


@dataclass(frozen=True)
class Entry:
    number: int
    previous_hash: str
    hash: str = ""
    words: dict = field(default_factory=dict)

    def content(self):
        return {"number": self.number, **self.words}


def sealed(number, previous_hash, **words):
    entry = Entry(number, previous_hash, words=words)
    return replace(entry, hash=digest(entry.content(), previous_hash))


def a_chain(length):
    hash_ = GENESIS
    for number in range(1, length + 1):
        entry = sealed(number, hash_, act="发布")
        hash_ = entry.hash
        yield entry


@pytest.fixture
def entries():
    return list(a_chain(6))


@pytest.fixture
def head(entries):
    return Anchor(6, entries[-1].hash)


def test_canonical_json_is_sorted_and_without_blanks():
    assert canonical({"b": [1, "二"], "a": None}) == '{"a":null,"b":[1,"二"]}'


def test_a_hash_can_be_reckoned_with_any_tool():
    assert digest({"a": 1}, GENESIS) == hashlib.sha256(f'{GENESIS}\n{{"a":1}}'.encode()).hexdigest()


def test_an_empty_log_is_intact():
    assert list(faults([], Anchor())) == []


def test_what_was_written_is_intact(entries, head):
    assert list(faults(entries, head)) == []


def test_a_changed_entry_is_named_and_its_neighbour_is_not(entries, head):
    entries[2] = replace(entries[2], words={"act": "撤回"})
    assert list(faults(entries, head)) == [Fault(Kind.CHANGED, 3)]


@pytest.mark.parametrize("name", ["hash", "previous_hash"])
def test_a_changed_hash_is_named_once(entries, head, name):
    entries[2] = replace(entries[2], **{name: "f" * 64})
    assert list(faults(entries, head)) == [Fault(Kind.CHANGED, 3)]


def test_an_entry_sealed_anew_is_noticed_by_the_next(entries, head):
    entries[2] = sealed(3, entries[1].hash, act="撤回")
    assert list(faults(entries, head)) == [Fault(Kind.BROKEN, 4)]


def test_the_newest_entry_sealed_anew_is_noticed_by_the_head(entries, head):
    entries[5] = sealed(6, entries[4].hash, act="撤回")
    assert list(faults(entries, head)) == [Fault(Kind.HEAD, 6)]


def test_missing_entries_are_named_as_a_range(entries, head):
    del entries[1:4]
    assert list(faults(entries, head)) == [Fault(Kind.MISSING, 2, 4)]


def test_a_missing_first_entry_is_named(entries, head):
    assert list(faults(entries[1:], head)) == [Fault(Kind.MISSING, 1, 1)]


def test_a_cut_off_end_is_named(entries, head):
    assert list(faults(entries[:4], head)) == [Fault(Kind.CUT, 5, 6)]


def test_a_log_without_its_entries_is_cut_off_from_the_first(head):
    assert list(faults([], head)) == [Fault(Kind.CUT, 1, 6)]


@pytest.mark.parametrize("number", [0, -4, 7])
def test_a_number_that_was_never_given_out_is_foreign(entries, head, number):
    inserted = sorted([*entries, sealed(number, GENESIS)], key=lambda entry: entry.number)
    assert list(faults(inserted, head)) == [Fault(Kind.FOREIGN, number)]


def test_every_fault_is_named(entries, head):
    entries[4] = replace(entries[4], words={"act": "撤回"})
    del entries[1]
    assert list(faults(entries, head)) == [Fault(Kind.MISSING, 2, 2), Fault(Kind.CHANGED, 5)]


def test_entries_are_held_one_at_a_time():
    """Ten thousand come from a generator; when the first fault is told, no more were taken than needed for it."""
    taken = []

    def coming():
        for entry in a_chain(10_000):
            taken.append(entry.number)
            yield replace(entry, words={}) if entry.number == 10 else entry

    found = faults(coming(), Anchor(10_000, GENESIS))
    assert next(found) == Fault(Kind.CHANGED, 10)
    assert len(taken) == 10


def test_an_anchor_is_read_as_it_was_printed(head):
    assert Anchor.parse(f" {head}\n") == head


@pytest.mark.parametrize("text", ["", "5", "5:abc", f"five:{GENESIS}", f"{GENESIS}:5"])
def test_what_is_no_anchor_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Anchor.parse(text)
