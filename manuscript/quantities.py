"""Figures in running text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    metric: str
    value: float
    unit: str
    subject: str = ""
    change: float | None = None
    change_text: str = ""
    approximation: str = ""
    kind: str = "level"


def find_quantities(text: str) -> list[Quantity]:
    return []
