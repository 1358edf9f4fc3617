"""Has a file read by a process of its own, within the limits of the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from manuscript import reading_child


def ask_child(work: str, name: str, **order: Any) -> Mapping[str, Any]:
    """As `manuscript.reading_child.ask_child`, with settings.INTAKE_SECONDS and INTAKE_MEBIBYTES."""
    limits = reading_child.Limits(settings.INTAKE_SECONDS, settings.INTAKE_MEBIBYTES)
    return reading_child.ask_child(work, name, limits, **order)
