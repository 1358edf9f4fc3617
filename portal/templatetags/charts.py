"""Small charts as SVG that a strict content policy lets through: shapes by attribute, colours by class."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

register = template.Library()

WIDTH, HEIGHT, MARGIN = 600, 160, 12


@dataclass(frozen=True, slots=True)
class Point:
    label: str
    value: float
    x: float
    y: float


@register.inclusion_tag("components/line_chart.html")
def line_chart(values, labels, title: str) -> dict:
    """One line in ink, its last point in seal red. The table with the same numbers belongs beside it."""
    values, labels = list(values), list(labels)
    most = max(values, default=0) or 1
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    points = [
        Point(label, value, round(MARGIN + step * place, 1), round(_height(value / most), 1))
        for place, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    return {
        "points": points,
        "line": " ".join(f"{point.x},{point.y}" for point in points),
        "width": WIDTH,
        "height": HEIGHT,
        "base": HEIGHT - MARGIN,
        "most": most,
        "title": title,
    }


def _height(share: float) -> float:
    return MARGIN + (1 - share) * (HEIGHT - 2 * MARGIN)


@register.filter
def column(rows, name: str) -> list:
    """One column of a list of rows."""
    return [row[name] for row in rows]
