import datetime as dt

from django import template

register = template.Library()


@register.filter
def moment(value: str) -> str:
    """2026年10月9日 14:05, from ISO 8601."""
    if not value:
        return ""
    at = dt.datetime.fromisoformat(value)
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
