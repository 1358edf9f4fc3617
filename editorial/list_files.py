"""用词表、名称表 as files: CSV in, all of it or nothing.

The first line names the columns, as the export names them or as the fields are called; columns that are not known are
passed over. A row whose first column is on the list replaces what the list says of it; what the file does not name stays.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

LARGEST = 1024 * 1024  # bytes
MOST_ROWS = 5000
FAULTS_TOLD = 20


class ListFileError(Exception):
    """`faults`: sentences, each with its line where it has one. Nothing was changed."""

    def __init__(self, *faults: str):
        super().__init__(faults[0])
        self.faults = faults


@dataclass(slots=True)
class Taken:
    """What a file did to a list."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class _Pass:
    """One reading of a file against the rows that are there."""

    model: type[models.Model]
    known: dict[str, models.Model]
    taken: Taken = field(default_factory=Taken)
    faults: list[str] = field(default_factory=list)
    to_save: list[models.Model] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)  # term -> the line that named it first


def take_in(model: type[models.Model], data: bytes, user) -> Taken:
    """Raises ListFileError."""
    rows = list(_rows(model, _text(data)))
    key = model.COLUMNS[0]
    known = {getattr(row, key): row for row in model.objects.all()}
    reading = _Pass(model, known)
    for line, values in rows:
        _take(reading, line, values)
    if reading.faults:
        raise ListFileError(*reading.faults[:FAULTS_TOLD])
    _save(reading, user)
    return reading.taken


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise ListFileError(_("The file is larger than 1 MB."))
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    for name in (encoding, "gb18030"):  # what spreadsheets write: Unicode, or that of Chinese Windows
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ListFileError(_("This is no text. Save the sheet as CSV and choose that file."))


def _rows(model: type[models.Model], text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, field -> value)"""
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        fields = _fields(model, next(reader, []))
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS:
                raise ListFileError(_("The file has more than %(most)s rows.") % {"most": MOST_ROWS})
            if any(cell.strip() for cell in cells):
                yield (
                    reader.line_num,
                    {name: cell.strip() for name, cell in zip(fields, cells, strict=False) if name},
                )
    except csv.Error as error:
        fault = _("Line %(line)s cannot be read as CSV.") % {"line": reader.line_num}
        raise ListFileError(fault) from error


def _fields(model: type[models.Model], headings: list[str]) -> list[str]:
    """The field of each column, empty for one that is not known."""
    names = {name.casefold(): name for name in model.COLUMNS}
    for name in model.COLUMNS:
        names[str(model._meta.get_field(name).verbose_name).casefold()] = name
    fields = [names.get(heading.strip().casefold(), "") for heading in headings]
    if model.COLUMNS[0] not in fields:
        wanted = "、".join(str(model._meta.get_field(name).verbose_name) for name in model.COLUMNS)
        raise ListFileError(_("The first line must name the columns: %(columns)s.") % {"columns": wanted})
    return fields


def _take(reading: _Pass, line: int, values: dict[str, str]) -> None:
    key = reading.model.COLUMNS[0]
    known = reading.known.get(values.get(key, ""))
    row = known or reading.model()
    before = {name: getattr(row, name) for name in reading.model.COLUMNS}
    for name, value in values.items():
        setattr(row, name, _value(reading.model, name, value))
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        told = {"line": line, "reasons": " ".join(error.messages)}
        reading.faults.append(_("Line %(line)s: %(reasons)s") % told)
        return
    first = reading.lines.setdefault(getattr(row, key), line)
    if first != line:
        told = {"line": line, "first": first, "name": getattr(row, key)}
        reading.faults.append(_("Line %(line)s: “%(name)s” stands in line %(first)s already.") % told)
    elif known is None:
        reading.to_save.append(row)
        reading.taken.added += 1
    elif before != {name: getattr(row, name) for name in reading.model.COLUMNS}:
        reading.to_save.append(row)
        reading.taken.changed += 1
    else:
        reading.taken.unchanged += 1


def _value(model: type[models.Model], name: str, value: str) -> str:
    """A choice by what it is called, or by its own value; an empty one is the usual one."""
    column = model._meta.get_field(name)
    if not column.choices:
        return value
    called = {str(label): choice for choice, label in column.choices}
    return called.get(value, value) or column.get_default()


@transaction.atomic
def _save(reading: _Pass, user) -> None:
    for row in reading.to_save:
        act = "wagtail.edit" if row.pk else "wagtail.create"
        row.save()
        log(instance=row, action=act, user=user)
