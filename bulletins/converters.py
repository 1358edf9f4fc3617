"""A part of an address as a slug may be: letters of any language, as <str> has them, and nothing that a database refuses."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import StringConverter


class SlugConverter(StringConverter):
    """<part:slug>. PostgreSQL raises on a text with NUL in it."""

    regex = r"[^/\x00]+"


register_converter(SlugConverter, "part")
