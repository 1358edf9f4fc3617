"""A paragraph's words as HTML: bold and italic as they are, links as a number that the end of the part explains.

Most accounts may not link to outside, and WeChat drops such a link without a word. An article of WeChat itself stays a link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from manuscript.document import Mark, Paragraph

from .look import Look

WITHIN_WECHAT = "https://mp.weixin.qq.com/"
_SCHEMES = ("http://", "https://", "mailto:")
_LONGEST_ADDRESS = 500
_TAGS = {"italic": "em", "bold": "strong"}
_NOT_TEXT = {code: None for code in range(32) if chr(code) not in "\t\n"}


@dataclass(slots=True)
class Notes:
    """The addresses of one part in the order of its text. `first` is the number of the first of them."""

    first: int = 1
    lines: list[str] = field(default_factory=list)

    def add(self, words: str, address: str) -> int:
        number = self.first + len(self.lines)
        self.lines.append(f"[{number}] {words}：{address}")
        return number


def escaped(text: str) -> str:
    """A no-break space is spelt out: browsers do so when they copy, and it counts."""
    text = escape(text.translate(_NOT_TEXT), quote=False)
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;").replace("\n", "<br>")


def inline(paragraph: Paragraph, notes: Notes, look: Look) -> str:
    text, changes = paragraph.text, _changes(paragraph)
    links = {link.start: link for link in _apart(paragraph)}
    cuts = {*changes, *links, *(link.end for link in links.values())}
    pieces, open_marks, link = [], Counter(), None
    for start, end in pairwise(sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})):
        open_marks.update(changes.get(start, {}))
        link = links.get(start, link if link and start < link.end else None)
        pieces.append(_linked(_emphasised(escaped(text[start:end]), open_marks), link))
        if link is not None and end == min(link.end, len(text)):
            pieces.append(_reference(text[link.start : link.end], link.target, notes, look))
    return "".join(pieces)


def _changes(paragraph: Paragraph) -> dict[int, Counter[str]]:
    """By place: how many marks of a kind begin there, less those that end."""
    changes: dict[int, Counter[str]] = defaultdict(Counter)
    for mark in paragraph.marks:
        if mark.kind in _TAGS and mark.end > mark.start:
            changes[max(mark.start, 0)][mark.kind] += 1
            changes[mark.end][mark.kind] -= 1
    return changes


def _apart(paragraph: Paragraph) -> list[Mark]:
    """Links do not stand in one another; of two that would, the first."""
    links = [mark for mark in paragraph.marks if mark.kind == "link" and 0 <= mark.start < mark.end]
    kept: list[Mark] = []
    for link in sorted(links, key=lambda mark: (mark.start, mark.end)):
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept


def _emphasised(html: str, kinds: Counter[str]) -> str:
    for kind, tag in _TAGS.items():
        html = f"<{tag}>{html}</{tag}>" if kinds[kind] > 0 else html
    return html


def _linked(html: str, link: Mark | None) -> str:
    if link is None or not link.target.startswith(WITHIN_WECHAT):
        return html
    return f'<a href="{escape(link.target)}">{html}</a>'


def _reference(words: str, target: str, notes: Notes, look: Look) -> str:
    """Nothing where the words are the address, or where nobody could follow it."""
    address = target.removeprefix("mailto:")
    if target.startswith(WITHIN_WECHAT) or not target.startswith(_SCHEMES):
        return ""
    if address in words or len(address) > _LONGEST_ADDRESS:
        return ""
    return f'<sup style="{look.mark}">[{notes.add(words, address)}]</sup>'
