"""成品的格式. A module each, with one Format in it; the table below is their order wherever they are offered."""

from __future__ import annotations

from .format import Format

FORMATS: tuple[Format, ...] = ()


def format_named(name: str) -> Format | None:
    return next((one for one in FORMATS if one.name == name), None)


__all__ = ["FORMATS", "Format", "format_named"]
