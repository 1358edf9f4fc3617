"""A CSV of districts, as anyone can write one, checked before a row is saved."""

from __future__ import annotations

import csv
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

DATA_DIR = Path(__file__).parent / "data"
REGIONS_CSV = DATA_DIR / "suzhou.csv"
INDUSTRIES_CSV = DATA_DIR / "industries.csv"
REGION_COLUMNS = ("name", "short_name", "slug", "row", "column")


class BadPlacesError(Exception):
    """The file cannot be used; the message says which line and why."""


def read_rows(path: Path, required: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a CSV in UTF-8 or GB18030, its header checked. Raises BadPlacesError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadPlacesError(_("%(file)s cannot be read.") % {"file": path}) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    rows = list(csv.DictReader(text.splitlines()))
    missing = [name for name in required if not rows or name not in rows[0]]
    if missing:
        raise BadPlacesError(
            _("%(file)s lacks the columns: %(columns)s") % {"file": path.name, "columns": ", ".join(missing)}
        )
    return rows


@transaction.atomic
def load_regions(path: Path, index) -> tuple[int, int]:
    """Creates or updates the districts of a CSV below `index`, by slug; returns (created, updated).

    Raises BadPlacesError, with nothing saved, if any row is wrong. Districts that the file does not name stay.
    """
    created = updated = 0
    for line, row in enumerate(read_rows(path, REGION_COLUMNS), 2):
        try:
            is_new = _save_region(row, index)
        except ValidationError as error:
            reason = "; ".join(error.messages)
            raise BadPlacesError(_("Line %(line)d: %(reason)s") % {"line": line, "reason": reason}) from error
        created, updated = created + is_new, updated + (not is_new)
    return created, updated


def _save_region(row: dict[str, str], index) -> bool:
    from .models import RegionPage  # noqa: PLC0415  the paths above are needed where there is no database

    region = RegionPage.objects.child_of(index).filter(slug=row["slug"]).first()
    is_new = region is None
    region = region or RegionPage(slug=row["slug"])
    region.title = region.draft_title = row["name"]
    region.short_name = row["short_name"]
    region.full_name = row.get("full_name") or ""
    region.other_names = row.get("aliases") or ""
    region.description = row.get("description") or ""
    region.tile_row, region.tile_column = row["row"], row["column"]  # full_clean makes numbers of them
    if is_new:
        region.live = True
        index.add_child(instance=region)
    region.full_clean()
    region.save_revision().publish()
    return is_new


def load_industries(path: Path) -> int:
    """Creates the industries of a CSV that are not there yet; returns how many."""
    from .models import Industry  # noqa: PLC0415

    created = 0
    for row in read_rows(path, ("name", "slug", "aliases")):
        _industry, is_new = Industry.objects.get_or_create(
            slug=row["slug"], defaults={"name": row["name"], "other_names": row["aliases"]}
        )
        created += is_new
    return created
