"""A report as plain values: what `manage.py preflight --json` writes."""

from __future__ import annotations

from typing import Any

from bulletins.models import IssuePage

from .found import Found
from .report import Report


def as_dict(issue: IssuePage, report: Report) -> dict[str, Any]:
    return {
        "schema": "bulletin-preflight/1",
        "issue": issue.pk,
        "title": issue.full_title,
        "errors": report.errors,
        "findings": [_finding(found) for found in report.found],
    }


def _finding(found: Found) -> dict[str, Any]:
    place, overruling = found.finding.place, found.overruling
    return {
        "level": found.level.value,
        "code": found.code,
        "message": found.message,
        "text": found.text,
        "remedy": found.remedy,
        "details": dict(found.finding.details),
        "page": found.page_id,
        "title": found.title,
        "place": {
            "field": place.field.value,
            "item": place.item,
            "block": place.block,
            "start": place.start,
            "end": place.end,
        },
        "overruled": overruling
        and {
            "reason": overruling.reason,
            "person": overruling.person.get_username(),
            "at": overruling.at.isoformat(timespec="seconds"),
        },
    }
