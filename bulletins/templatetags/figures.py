"""The confirmed figures of an item as a small table."""

from __future__ import annotations

from django import template

register = template.Library()


@register.inclusion_tag("components/figures.html")
def figures_of(item) -> dict:
    """Columns in which nothing would stand are left out."""
    figures = item.printed_figures
    return {
        "figures": figures,
        "has_growth": any(figure.growth for figure in figures),
        "has_period": any(figure.period for figure in figures),
    }
