"""Places that something may be moved to, as a list to choose from."""

from __future__ import annotations

from django.utils.translation import gettext as _

from manuscript.document import Document
from manuscript.mending import At, Rank
from manuscript.mending.places import part_at, places

#: A heading and what stands under it: (place, name).
Group = tuple[str, list[tuple[str, str]]]
_LONGEST = 60


def sections_beside(document: Document, item_at: At) -> list[Group]:
    """The end of every section but the item's own, by chapter."""
    found = []
    for chapter_at, chapter in places(document, Rank.CHAPTER):
        sections = [
            (str(at.child(len(section.items))), named(section) or _("(without heading)"))
            for at, section in ((chapter_at.child(n), one) for n, one in enumerate(chapter.sections))
            if at != item_at.parent
        ]
        if sections:
            found.append((named(chapter) or _("(without heading)"), sections))
    return found


def items_beside(document: Document, item_at: At) -> list[Group]:
    """The end of every item but this one, by section."""
    found: dict[At, list[tuple[str, str]]] = {}
    for at, item in places(document, Rank.ITEM):
        if at != item_at:
            found.setdefault(at.parent, []).append((str(at.child(len(item.blocks))), named(item)))
    return [(_path(document, at), items) for at, items in found.items()]


def named(part) -> str:
    return " ".join(filter(None, (part.number, part.title)))[:_LONGEST]


def _path(document: Document, at: At) -> str:
    return " · ".join(filter(None, (named(part_at(document, at.parent)), named(part_at(document, at)))))
