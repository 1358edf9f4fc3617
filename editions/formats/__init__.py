"""成品的格式. A module each, with one Format in it; the table below is their order wherever they are offered."""

from __future__ import annotations

from . import docx, epub, markdown, package, site, text
from .format import Format

FORMATS: tuple[Format, ...] = (
    docx.FORMAT,
    epub.FORMAT,
    text.FORMAT,
    markdown.FORMAT,
    package.FORMAT,
    site.FORMAT,
)

__all__ = ["FORMATS", "Format"]
