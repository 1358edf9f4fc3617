"""The names of districts and industries that a reading goes by."""

import csv
from pathlib import Path

from manuscript.vocabulary import Name, Vocabulary
from regions.places import INDUSTRIES_CSV, REGIONS_CSV


def installed_vocabulary() -> Vocabulary:
    """Those of this installation; of the bundled files where it has none yet."""
    from regions.models import vocabulary  # noqa: PLC0415  a dry run needs no database

    installed = vocabulary()
    return installed if installed.regions else bundled_vocabulary()


def bundled_vocabulary() -> Vocabulary:
    return Vocabulary(regions=_names(REGIONS_CSV), industries=_names(INDUSTRIES_CSV))


def _names(path: Path) -> tuple[Name, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            Name(row["name"], tuple(filter(None, row["aliases"].split("|")))) for row in csv.DictReader(file)
        )
