"""A few words of an item replaced by others where they stand, in the content of a revision. Nothing else changes.

The words are given as a document has them, and are put into the HTML or the field that they come from. If they do not
stand there any more, or if a mark begins or ends within them, nothing is replaced.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from .pinned import Spot

#: The text of a block that is one field: where a document counts the characters of it.
_FIELDS = {"photo": "caption", "quote": "text", "inset": "text", "attachment": "title"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """`before` stands at text[start:end] of a block, or of the title where there is no spot."""

    start: int
    end: int
    before: str
    after: str
    spot: Spot | None = None


def replaced(content: Mapping[str, Any], replacements: list[Replacement]) -> tuple[dict[str, Any], int]:
    """The content with as many of them as can be made, and how many these are. Of two that overlap, the later one."""
    new = dict(content)
    is_json = isinstance(new.get("body"), str)
    new["body"] = json.loads(new["body"]) if is_json else copy.deepcopy(new.get("body") or [])
    made = 0
    # From the end to the beginning: what is replaced moves nothing that is still to be replaced.
    for one in sorted(replacements, key=lambda one: (one.start, one.end), reverse=True):
        made += _replace_in_title(new, one) if one.spot is None else _replace_in_body(new["body"], one)
    if is_json:
        new["body"] = json.dumps(new["body"], ensure_ascii=False)
    return new, made


def _replace_in_title(content: dict[str, Any], one: Replacement) -> bool:
    title = _in_text(content["title"], one)
    content["title"] = content["title"] if title is None else title
    return title is not None


def _replace_in_body(body: list[dict[str, Any]], one: Replacement) -> bool:
    block = body[one.spot.block] if one.spot.block < len(body) else {"type": ""}
    if block["type"] == "paragraph":
        text = in_html(block["value"], one)
    elif block["type"] in _FIELDS:
        text = _in_text(block["value"].get(_FIELDS[block["type"]]) or "", one)
    else:
        text = None  # lists and tables: their parts are fields of their own
    if text is None:
        return False
    if block["type"] == "paragraph":
        block["value"] = text
    else:
        block["value"][_FIELDS[block["type"]]] = text
    return True


def _in_text(text: str, one: Replacement) -> str | None:
    stands = text[one.start : one.end] == one.before
    return text[: one.start] + one.after + text[one.end :] if stands else None


def in_html(html: str, one: Replacement) -> str | None:
    """The same in one paragraph of rich text, its tags untouched; None where that is not possible."""
    locator = _Locator()
    locator.locate(html)
    if one.spot is None or one.spot.paragraph >= len(locator.paragraphs):
        return None
    letters = locator.paragraphs[one.spot.paragraph][one.start : one.end]
    if not letters or "".join(letter.text for letter in letters) != one.before:
        return None
    if any(letter.end != following.start for letter, following in pairwise(letters)):
        return None  # a tag stands between them
    return html[: letters[0].start] + escape(one.after, quote=False) + html[letters[-1].end :]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character of the text, and where it is written in the HTML."""

    text: str
    start: int
    end: int


@dataclass
class _Locator(HTMLParser):
    """Paragraphs as `rich_text.from_html` finds them."""

    paragraphs: list[list[_Letter]] = field(default_factory=list)
    letters: list[_Letter] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def locate(self, html: str) -> None:
        self._html = html
        starts, at = [0], html.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = html.find("\n", at + 1)
        self._lines = starts
        self.feed(html)
        self.close()
        self._end_paragraph()

    @property
    def _at(self) -> int:
        line, offset = self.getpos()
        return self._lines[line - 1] + offset

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "br"}:
            self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        at = self._at
        self.letters += [_Letter(letter, at + i, at + i + 1) for i, letter in enumerate(data)]

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self._at
        written += ";" * self._html.startswith(";", at + len(written))
        text = unescape(written)
        self.letters += [_Letter(letter, at, at + len(written)) for letter in text]

    def _end_paragraph(self) -> None:
        if "".join(letter.text for letter in self.letters).strip():
            self.paragraphs.append(self.letters)
        self.letters = []
