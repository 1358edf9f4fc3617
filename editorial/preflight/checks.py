"""The checks, each a line of the table at the end. A new one is a function over `Material` and an entry there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from bulletins.figures import SENTENCES, confirmed_rows, figure_of
from bulletins.lines import Names, blocks_of, lines_of
from manuscript.figures import flaws

from .findings import Check, Entry, Level, Material


def without_text(material: Material):
    """Words of a caption or a table count; a photo that nobody explains is no news."""
    return ((entry, {}) for entry in material.items if not _words(entry))


def _words(entry: Entry) -> bool:
    kinds = {kind for kind, _value in blocks_of(entry.content)} - {"photo"}
    return (kinds and bool(lines_of(entry.content, Names()).body)) or any(
        photo.get("caption", "").strip() for photo in _photos(entry)
    )


def without_picture(material: Material):
    return (
        (entry, {"caption": photo.get("caption") or "—"})
        for entry in material.items
        for photo in _photos(entry)
        if not photo.get("image")
    )


def same_title(material: Material):
    """Every one of them but the first, which the message names by its number."""
    by_title: dict[str, list[Entry]] = defaultdict(list)
    for entry in material.items:
        by_title["".join(entry.title.split())].append(entry)
    return ((entry, {"count": len(same)}) for same in by_title.values() for entry in same[1:])


def after_the_last_day(material: Material):
    for entry in material.items:
        start = entry.content.get("event_start")
        if start and dt.date.fromisoformat(start) > material.last_day:
            yield entry, {"date": start, "last_day": material.last_day.isoformat()}


def picture_without_words(material: Material):
    """Who cannot see it is told nothing of it."""
    return (
        (entry, {})
        for entry in material.items
        for photo in _photos(entry)
        if photo.get("image") and not (photo.get("alt") or photo.get("caption"))
    )


def figure_without_words(material: Material):
    """The form refuses it; a script, or a later edit of the text by one, may have left it."""
    for entry in material.items:
        rows = confirmed_rows(entry.content)
        text = "\n".join(lines_of(entry.content, Names()).body).replace(" ｜ ", " ") if rows else ""
        for figure in map(figure_of, rows):
            for flaw in flaws(figure, text):
                yield entry, {"figure": f"{figure.subject}{figure.metric}", "why": SENTENCES[flaw][1]}


def _photos(entry: Entry) -> list[dict]:
    return [value for kind, value in blocks_of(entry.content) if kind == "photo"]


CHECKS = (
    Check("item-without-text", Level.BLOCKING, _("“%(title)s” has no text."), without_text),
    Check(
        "photo-without-picture",
        Level.WARNING,
        _("In “%(title)s” a picture is missing: %(caption)s"),
        without_picture,
    ),
    Check(
        "figure-without-words",
        Level.BLOCKING,
        _("“%(title)s”, the figure “%(figure)s”: %(why)s"),
        figure_without_words,
    ),
    Check("same-title", Level.WARNING, _("%(count)s items are called “%(title)s”."), same_title),
    Check(
        "event-after-the-issue",
        Level.WARNING,
        _("“%(title)s” is dated %(date)s, after the last day of this issue (%(last_day)s)."),
        after_the_last_day,
    ),
    Check(
        "picture-without-words",
        Level.NOTICE,
        _("A picture in “%(title)s” has neither a caption nor a description."),
        picture_without_words,
    ),
)
