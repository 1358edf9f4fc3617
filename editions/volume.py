"""What every edition of one release is made of: plain data and files, no database, no settings.

A format is a function of a Volume. The same volume gives the same bytes, so a format asks no clock, no network and no
order of a set; the only date it may print or keep in its metadata is the volume's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from manuscript.document import Document, NewsItem


class Cover(StrEnum):
    BAND = "band"  # a broad band in the bulletin's colour
    PLAIN = "plain"  # white, rules in the colour
    PICTURE = "picture"  # Style.picture over the width of the page


@dataclass(frozen=True, slots=True)
class Style:
    """How a bulletin looks; set once for all of its issues."""

    colour: str = "#8f1d21"  # #rrggbb
    cover: Cover = Cover.BAND
    picture: Path | None = None
    columns: int = 1  # of a yearbook's text: 1 or 2


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction that this release or one before it made."""

    date: dt.date
    title: str  # of the item, as it reads now; empty where the whole issue is meant
    note: str


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A confirmed organisation or person with the items that name it: their places in Document.items()."""

    name: str
    is_person: bool
    items: tuple[int, ...]
    sort_key: str = ""  # pinyin


@dataclass(frozen=True, slots=True)
class Volume:
    """`document` holds what readers get: no item that was left out, and photos whose `file` is a key of `pictures`;
    a Photo without a file is an empty place and is left out by every format."""

    document: Document
    stem: str  # of every file: jibao-2026-Q4-v1
    label: str  # 2026年第四季度
    date: dt.date  # of the release, in the office's time zone
    release: int = 1
    address: str = ""  # of the issue on the web, absolute
    permit: str = ""  # 准印证号
    notice: str = ""  # who may read it, where not everybody may: 内部资料，请勿外传
    colophon: tuple[tuple[str, str], ...] = ()  # (编辑, 王帆、林岚), in the order in which they are printed
    errata: tuple[Erratum, ...] = ()
    names: tuple[IndexedName, ...] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)  # JPEG or PNG, about 1,024 px wide
    attachments: Mapping[str, Path] = field(default_factory=dict)
    style: Style = Style()
    fonts: Path | None = None  # a folder of further fonts, for rare characters in names

    @property
    def title(self) -> str:
        """太湖湾创新季报 2026年第四季度"""
        return " ".join(filter(None, (self.document.title, self.label)))


class EditionError(Exception):
    """A volume that cannot become this edition. Nothing is built.

    `code` names the sentence an editor reads (editions/sentences.py), `details` fill it; `item` is whose fault it is.
    """

    def __init__(self, code: str, item: NewsItem | None = None, **details: str):
        super().__init__(f"{code}: {item.title if item else ''} {details}")
        self.code, self.item, self.details = code, item, details
