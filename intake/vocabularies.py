"""The names of districts and industries that a reading goes by."""

import csv
from pathlib import Path

from django.db import DatabaseError, connection

from manuscript.vocabulary import Name, Vocabulary
from regions.places import INDUSTRIES_CSV, REGIONS_CSV


def vocabulary_at_hand() -> Vocabulary:
    """That of this installation; that of the bundled files where there is no database, or nothing in it yet."""
    from regions.models import vocabulary  # noqa: PLC0415  this module is read where no model is needed

    try:
        installed = vocabulary() if _has_database() else Vocabulary()
    except DatabaseError:
        return bundled_vocabulary()
    return installed if installed.regions else bundled_vocabulary()


def _has_database() -> bool:
    """SQLite makes an empty file of whatever it is asked to open; a dry run leaves nothing behind."""
    database = connection.settings_dict
    return connection.vendor != "sqlite" or Path(database["NAME"]).exists()


def bundled_vocabulary() -> Vocabulary:
    return Vocabulary(regions=_names(REGIONS_CSV), industries=_names(INDUSTRIES_CSV))


def _names(path: Path) -> tuple[Name, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            Name(row["name"], tuple(filter(None, row["aliases"].split("|")))) for row in csv.DictReader(file)
        )
