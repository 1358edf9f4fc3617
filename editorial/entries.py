"""One page of the issue on the review page: its lines, and what differs from what was read before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bulletins.lines import Line, Lines, Names, lines_of
from bulletins.models import ManifestRow
from manuscript.differences import Difference, Piece, differences, displaced, words_changed

from .models import ItemVerdict

#: Lines that say nothing while an item is read; a change of them is shown all the same.
NOT_READ = frozenset({"title", "printed_number", "slug"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A line about a page that differs, with its words marked."""

    name: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Entry:
    """A page of the issue on the review page."""

    row: ManifestRow
    lines: Lines
    before: ManifestRow | None = None
    field_changes: list[FieldChange] = field(default_factory=list)
    body_changes: list[Difference] = field(default_factory=list)
    is_known: bool = False
    is_new: bool = False
    is_displaced: bool = False
    moved_from: str = ""
    choice: str = ""  # pass or return, as this person has said or typed it
    note: str = ""
    pictures: list = field(default_factory=list)
    remarks: list[ItemVerdict] = field(default_factory=list)

    @property
    def content(self) -> dict:
        return self.row.revision.content

    @property
    def title(self) -> str:
        return self.content["title"]

    @property
    def heading(self) -> str:
        return f"{self.content.get('printed_number', '')} {self.title}".strip()

    @property
    def is_item(self) -> bool:
        return "body" in self.content

    @property
    def is_changed(self) -> bool:
        return bool(self.field_changes or self.body_changes)

    @property
    def facts(self) -> list[Line]:
        """What is said about an item besides its title and its text."""
        return [line for name, line in self.lines.fields.items() if name not in NOT_READ]

    @property
    def title_pieces(self) -> tuple[Piece, ...]:
        """The title with its words marked, if they changed."""
        return next((change.pieces for change in self.field_changes if change.name == "title"), ())

    @property
    def characters(self) -> int:
        return sum(len("".join(line.split())) for line in self.lines.body)


def compare(entries: list[Entry], rows_before: list[ManifestRow], names: Names) -> None:
    before = {row.page_id: row for row in rows_before}
    out_of_order = _out_of_order(rows_before, [entry.row for entry in entries])
    for entry in entries:
        entry.before = before.get(entry.row.page_id)
        entry.is_new = entry.before is None
        entry.is_displaced = entry.row.page_id in out_of_order
        if entry.before is None:
            continue
        if entry.before.parent_id != entry.row.parent_id:
            entry.moved_from = _title_of(before.get(entry.before.parent_id))
        if entry.before.sha256 != entry.row.sha256:
            lines = lines_of(entry.before.revision.content, names)
            entry.field_changes = list(_field_changes(lines, entry.lines))
            entry.body_changes = differences(lines.body, entry.lines.body)


def _title_of(row: ManifestRow | None) -> str:
    return row.revision.content["title"] if row else "—"


def _field_changes(before: Lines, after: Lines) -> Iterator[FieldChange]:
    for name in sorted({*before.fields, *after.fields}, key=[*before.fields, *after.fields].index):
        old, new = before.fields.get(name), after.fields.get(name)
        if old != new:
            label = (new or old).label
            yield FieldChange(name, label, words_changed(old.text if old else "", new.text if new else ""))


def _out_of_order(before: Iterable[ManifestRow], after: Iterable[ManifestRow]) -> set[int]:
    """Pages that stand elsewhere among the same siblings."""
    old, new = _children(before), _children(after)
    return {page for parent, pages in new.items() for page in displaced(old.get(parent, []), pages)}


def _children(rows: Iterable[ManifestRow]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row.page_id)
    return children
