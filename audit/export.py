"""Entries as lines of a file, one at a time: CSV for people, JSON lines for programs that reckon the chain again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils import timezone

from .chain import canonical
from .models import AuditEntry

#: A spreadsheet runs a cell that begins so; a Chinese one takes the wide forms for the narrow ones.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  meant so
COLUMNS = (
    "number", "at", "name", "act", "target_label", "result", "detail", "address", "agent",
    "person", "target_model", "target_key", "previous_hash", "hash",
)  # fmt: skip


def csv_lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """With a BOM, because a spreadsheet reads Chinese only then, times in the site's zone, and no live formula."""
    yield "\ufeff" + _csv_line([AuditEntry._meta.get_field(name).verbose_name for name in COLUMNS])
    for entry in entries:
        shown = {
            "at": timezone.localtime(entry.at).isoformat(timespec="seconds"),
            "act": entry.act_label,
            "result": entry.get_result_display(),
            "detail": entry.detail_text,
            "person": "" if entry.person is None else entry.person,
        }
        yield _csv_line([shown.get(name, getattr(entry, name)) for name in COLUMNS])


def json_lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """The canonical JSON of each entry with its two hashes in it."""
    for entry in entries:
        sealed = entry.content() | {"previous_hash": entry.previous_hash, "hash": entry.hash}
        yield canonical(sealed) + "\n"


def safe_cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _csv_line(values: Iterable[object]) -> str:
    line = StringIO()
    csv.writer(line).writerow(map(safe_cell, values))
    return line.getvalue()


FORMATS = {"csv": csv_lines, "jsonl": json_lines}
