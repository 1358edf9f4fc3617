"""A revision's content as lines that a person reads and compares: what is printed, and what is said about it. Pure."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manuscript.document import DateSpan, Precision

from .canonical import canonical_content
from .figures import figure_of, in_words
from .rich_text import from_html
from .states import DistributionClass
from .wording import span_label


@dataclass(frozen=True, slots=True)
class Names:
    """What the keys in a content stand for."""

    regions: Mapping[int, str] = field(default_factory=dict)
    industries: Mapping[int, str] = field(default_factory=dict)
    contributors: Mapping[int, str] = field(default_factory=dict)
    photos: Mapping[int, str] = field(default_factory=dict)
    documents: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """`body` is the running text, a paragraph a line; blocks that are no text begin with their kind in 〔〕."""

    fields: dict[str, Line]
    body: list[str]


#: In the order in which they are shown. Every field that the hash of a content knows is here, or in NOT_PRINTED.
LABELS = {
    "title": gettext_lazy("Title"),
    "printed_number": gettext_lazy("Number"),
    "year": gettext_lazy("Year"),
    "period": gettext_lazy("Period"),
    "number": gettext_lazy("Number within the year"),
    "total_number": gettext_lazy("Number since the first issue"),
    "issuer": gettext_lazy("Issuer"),
    "cover_date": gettext_lazy("Date on the cover"),
    "cover_image": gettext_lazy("Cover picture"),
    "distribution": gettext_lazy("Who may read it"),
    "region": gettext_lazy("District"),
    "industry": gettext_lazy("Industry"),
    "industries": gettext_lazy("Industries"),
    "event": pgettext_lazy("of a news item", "Date"),
    "source": gettext_lazy("Sent in by"),
    "bylines": gettext_lazy("Contributors"),
    "title_in_contents": gettext_lazy("Title in the contents"),
    "figures": gettext_lazy("Figures"),
    "marks": gettext_lazy("Emphasis and links"),
    "slug": gettext_lazy("Address"),
    "seo_title": gettext_lazy("Title for search engines"),
    "search_description": gettext_lazy("Description for search engines"),
    "show_in_menus": gettext_lazy("Shown in menus"),
}
#: What stands in the running text, or is part of a line of another name.
ELSEWHERE = {
    "body": "marks", "editors_note": "", "event_start": "event", "event_end": "event", "event_precision": "event",
    "cover_precision": "cover_date",
}  # fmt: skip


def lines_of(content: Mapping[str, Any], names: Names) -> Lines:
    content = canonical_content(content)
    said = {name: text for name in LABELS if (text := _said(name, content, names))}
    fields = {name: Line(str(LABELS[name]), text) for name, text in said.items()}
    note = (content.get("editors_note") or "").splitlines()
    return Lines(fields, [line for line in [*note, *_body(content, names)] if line.strip()])


def _said(name: str, content: Mapping[str, Any], names: Names) -> str:
    if name in _WAYS:
        return _WAYS[name](content, names)
    value = content.get(name)
    if isinstance(value, bool):
        return _("yes") if value else ""
    return "" if value is None else str(value)


def _date(content: Mapping[str, Any], start: str, end: str, precision: str) -> str:
    if not content.get(start):
        return ""
    first = dt.date.fromisoformat(content[start])
    last = dt.date.fromisoformat(content[end]) if content.get(end) else first
    if last < first:  # a draft may say so; it is shown as it stands
        return f"{first.isoformat()}—{last.isoformat()}"
    return span_label(DateSpan.between(first, last, Precision(content[precision])))


def _listed(keys: list[int], known: Mapping[int, str]) -> str:
    return "、".join(_named(key, known) for key in keys)


def _named(key: int | None, known: Mapping[int, str]) -> str:
    return "" if key is None else known.get(key, f"#{key}")


_WAYS: dict[str, Callable[[Mapping, Names], str]] = {
    "region": lambda content, names: _named(content.get("region"), names.regions),
    "industry": lambda content, names: _named(content.get("industry"), names.industries),
    "industries": lambda content, names: _listed(content.get("industries") or [], names.industries),
    "bylines": lambda content, names: _listed(
        [row["contributor"] for row in content.get("bylines") or []], names.contributors
    ),
    "cover_image": lambda content, names: _named(content.get("cover_image"), names.photos),
    "cover_date": lambda content, names: _date(content, "cover_date", "", "cover_precision"),
    "event": lambda content, names: _date(content, "event_start", "event_end", "event_precision"),
    "distribution": lambda content, names: _audience(content.get("distribution")),
    "figures": lambda content, names: "；".join(
        in_words(figure_of(row)) for row in content.get("figures") or []
    ),
    "marks": lambda content, names: "；".join(_marks(content)),
}


def _audience(value: str | None) -> str:
    return str(DistributionClass(value).label) if value else ""


# -- the body


def blocks_of(content: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """(kind, value) of every block of a body, as the revision has them."""
    body = content.get("body") or []
    body = json.loads(body) if isinstance(body, str) else body
    return [(block["type"], block["value"]) if isinstance(block, Mapping) else tuple(block) for block in body]


def _body(content: Mapping[str, Any], names: Names) -> Iterator[str]:
    for kind, value in blocks_of(content):
        # Kinds that no longer exist stand in old revisions.
        yield from _BLOCKS[kind](value, names) if kind in _BLOCKS else [_block(kind, str(value))]


def _marks(content: Mapping[str, Any]) -> Iterator[str]:
    """What the running text does not show."""
    kinds = {"bold": _("bold"), "italic": _("italic")}
    for kind, value in blocks_of(content):
        if kind != "paragraph":
            continue
        for paragraph in from_html(value):
            for mark in paragraph.marks:
                words = paragraph.text[mark.start : mark.end]
                yield f"{words} → {mark.target}" if mark.kind == "link" else f"{words}（{kinds[mark.kind]}）"


def _photo(value: Mapping[str, Any], names: Names) -> list[str]:
    file = _named(value.get("image"), names.photos) or _("no picture yet")
    credit = f"（{value['credit']}）" if value.get("credit") else ""
    parts = [
        (value.get("caption") or "") + credit,
        _("description: %(text)s") % {"text": value["alt"]} if value.get("alt") else "",
        _("file: %(name)s") % {"name": file},
    ]
    return [_block(_("photo"), "；".join(filter(None, parts)))]


def _table(value: Mapping[str, Any], names: Names) -> list[str]:
    head = [column.get("heading") or "" for column in value["columns"]]
    rows = [[str(cell or "") for cell in row["values"]] for row in value["rows"]]
    shown = [" ｜ ".join(row) for row in (head, *rows) if any(row)]
    return [_block(_("table"), value.get("caption") or ""), *shown]


def _listing(value: Mapping[str, Any], names: Names) -> list[str]:
    entries = [entry["value"] if isinstance(entry, Mapping) else entry for entry in value["entries"]]
    signs = [f"{number}. " if value.get("ordered") else "· " for number in range(1, len(entries) + 1)]
    return [sign + entry for sign, entry in zip(signs, entries, strict=True)]


def _attachment(value: Mapping[str, Any], names: Names) -> list[str]:
    file = _named(value.get("document"), names.documents)
    return [_block(_("attachment"), "；".join(filter(None, [value.get("title"), file])))]


def _quote(value: Mapping[str, Any], names: Names) -> list[str]:
    said = f"{value['text']}——{value['attribution']}" if value.get("attribution") else value["text"]
    return [_block(_("quotation"), said)]


def _block(kind: str, words: str) -> str:
    return f"〔{kind}〕{words}"


_BLOCKS: dict[str, Callable[[Any, Names], list[str]]] = {
    "paragraph": lambda value, names: [paragraph.text for paragraph in from_html(value)],
    "photo": _photo,
    "table": _table,
    "quote": _quote,
    "listing": _listing,
    "attachment": _attachment,
    "inset": lambda value, names: [_block(_("text beside the body"), value["text"])],
}
