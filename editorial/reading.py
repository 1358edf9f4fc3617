"""What a reviewer has in front of them: the issue as it was submitted, what changed, and what was said of it so far.

Everything comes from the rows of the manifest and their revisions, nothing from today's tree: what is read is what is
signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletins.canonical import files_of
from bulletins.lines import lines_of
from bulletins.models import Manifest, ManifestRow, PhotoFile
from bulletins.named import names_in
from bulletins.renditions import IN_TEXT, sizes_of, with_sizes

from .baseline import baseline_of
from .entries import Entry, compare
from .models import ReviewRound
from .stages import RoundState, Stage
from .verdicts import PASS, RETURN, remarks_on, sayings_by, to_be_said


@dataclass(slots=True)
class Part:
    """The issue, a chapter or a section, with what stands directly in it."""

    entry: Entry
    entries: list[Entry] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def to_read(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.is_known]

    @property
    def known(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_known]

    @property
    def all_items(self) -> list[Entry]:
        return [*self.entries, *(entry for part in self.parts for entry in part.all_items)]

    @property
    def is_known(self) -> bool:
        """Nothing in it has to be read, and its own heading is as it was."""
        items = self.all_items
        return bool(items) and not self.entry.is_changed and all(entry.is_known for entry in items)


@dataclass(slots=True)
class Reading:
    whole: Part
    entries: list[Entry]
    removed: list[str]
    compared_with: Manifest | None

    @property
    def to_read(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_item and not entry.is_known]

    @property
    def said(self) -> int:
        return sum(bool(entry.choice) for entry in self.to_read)

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_new]

    @property
    def changed(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_changed]

    @property
    def moved(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_displaced or entry.moved_from]


def reading_of(round_: ReviewRound, stage: Stage, person) -> Reading:
    """A fixed number of statements, however many rounds there were and however many items there are."""
    before = compared_with(round_)
    rows, rows_before = _rows(round_.manifest), _rows(before) if before else []
    names = names_in(row.revision.content for row in [*rows, *rows_before])
    entries = [Entry(row, lines_of(row.revision.content, names)) for row in rows]
    if before is not None:
        compare(entries, rows_before, names)
    _add_pictures(entries)
    _add_what_was_said(entries, round_, stage, person)
    stands = {row.page_id for row in rows}
    removed = [row.revision.content["title"] for row in rows_before if row.page_id not in stands]
    return Reading(_arranged(entries), entries, removed, before)


def compared_with(round_: ReviewRound) -> Manifest | None:
    """The round before; in the first round of a correction, what readers have."""
    previous = round_.previous
    if previous is not None and previous.state != RoundState.SEALED:
        return previous.manifest
    return baseline_of(round_.issue)


def _rows(manifest: Manifest) -> list[ManifestRow]:
    return list(manifest.rows.select_related("revision"))


def _arranged(entries: list[Entry]) -> Part:
    whole = Part(entries[0])
    parts = {entries[0].row.page_id: whole}
    for entry in entries[1:]:
        above = parts[entry.row.parent_id]
        if entry.is_item:
            above.entries.append(entry)
        else:
            parts[entry.row.page_id] = part = Part(entry)
            above.parts.append(part)
    return whole


def _add_pictures(entries: list[Entry]) -> None:
    """In the smallest size that readers get, so that nothing is made for this page alone."""
    shown = [(entry, files_of(entry.content)[0]) for entry in entries]
    wanted = {key for _, keys in shown for key in keys}
    photos = PhotoFile.objects.prefetch_related(with_sizes("", IN_TEXT[0])).in_bulk(wanted)
    for entry, keys in shown:
        entry.pictures = [
            sizes_of(photos[key], IN_TEXT[0])[IN_TEXT[0]] for key in sorted(keys & photos.keys())
        ]


# -- what was said


def _add_what_was_said(entries: list[Entry], round_: ReviewRound, stage: Stage, person) -> None:
    asked = {row.pk for row in to_be_said(round_, stage)}
    sayings, remarks = sayings_by(round_, stage, person), remarks_on(round_)
    for entry in entries:
        entry.is_known = entry.is_item and entry.row.pk not in asked
        if (saying := sayings.get(entry.row.pk)) is not None:
            entry.choice, entry.note = PASS if saying.is_pass else RETURN, saying.note
        entry.remarks = [
            remark
            for remark in remarks.get(entry.row.page_id, ())
            if (remark.round_id, remark.stage, remark.person_id) != (round_.pk, stage, person.pk)
        ]
