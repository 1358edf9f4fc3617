"""成品的格式. A module each, with one Format in it; the table below is their order wherever they are offered."""

from __future__ import annotations

from . import pdf
from .format import Format

FORMATS: tuple[Format, ...] = (pdf.FORMAT,)

__all__ = ["FORMATS", "Format"]
