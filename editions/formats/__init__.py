"""成品的格式. A module each, with one Format in it; the table below is their order wherever they are offered."""

from __future__ import annotations

from . import docx, epub, markdown, package, pdf, site, text, wechat
from .format import Format

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    docx.FORMAT,
    epub.FORMAT,
    text.FORMAT,
    markdown.FORMAT,
    site.FORMAT,
    package.FORMAT,
    wechat.FORMAT,
)


def format_named(name: str) -> Format | None:
    return next((one for one in FORMATS if one.name == name), None)


def public_names() -> list[str]:
    """Of the formats that readers get."""
    return [one.name for one in FORMATS if one.is_public]


__all__ = ["FORMATS", "Format", "format_named", "public_names"]
