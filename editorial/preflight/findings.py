from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from bulletins.models import Manifest


class Level(models.TextChoices):
    BLOCKING = "blocking", _("must be mended")
    WARNING = "warning", _("look at this")
    NOTICE = "notice", _("good to know")


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    code: str
    message: str
    page_id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of the issue, as it was submitted."""

    page_id: int
    content: Mapping[str, Any]

    @property
    def title(self) -> str:
        return self.content["title"]


@dataclass(frozen=True, slots=True)
class Material:
    """All that a check may look at; it asks the database nothing."""

    last_day: dt.date
    entries: list[Entry]

    @classmethod
    def of(cls, manifest: Manifest) -> Material:
        rows = manifest.rows.select_related("revision")
        return cls(manifest.issue.last_day, [Entry(row.page_id, row.revision.content) for row in rows])

    @property
    def items(self) -> list[Entry]:
        return [entry for entry in self.entries if "body" in entry.content]


#: The entries that it finds, each with the words that the message needs besides the title.
Find = Callable[[Material], Iterable[tuple[Entry, Mapping[str, object]]]]


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    level: Level
    message: str
    find: Find
