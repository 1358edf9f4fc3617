"""A paragraph's inline marks <-> the little HTML that Wagtail's editor keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

from wagtail.whitelist import check_url

import nh3

from manuscript.document import Mark, Paragraph

PARAGRAPH_FEATURES = ["bold", "italic", "link"]
_TAG_OF_KIND = {"bold": "b", "italic": "i", "link": "a"}
_KIND_OF_TAG = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link"}


def to_html(paragraph: Paragraph) -> str:
    """One <p> in the dialect of PARAGRAPH_FEATURES: nothing in the text or in a target can become markup."""
    marks = [mark for mark in paragraph.marks if mark.kind != "link" or check_url(mark.target)]
    cuts = sorted({0, len(paragraph.text), *(cut for mark in marks for cut in (mark.start, mark.end))})
    pieces: list[str] = []
    open_marks: list[Mark] = []
    for start, end in pairwise(cuts):
        wanted = [mark for mark in marks if mark.start <= start < mark.end]
        # What ends here ends with all that stands inside it, and what goes on is opened anew: tags never cross.
        while any(mark not in wanted for mark in open_marks):
            pieces.append(f"</{_TAG_OF_KIND[open_marks.pop().kind]}>")
        for mark in sorted(wanted, key=lambda mark: (mark.start, -mark.end)):
            if mark not in open_marks:
                open_marks.append(mark)
                pieces.append(_opening_tag(mark))
        pieces.append(escape(paragraph.text[start:end], quote=False))
    pieces += [f"</{_TAG_OF_KIND[mark.kind]}>" for mark in reversed(open_marks)]
    return f"<p>{''.join(pieces)}</p>"


def _opening_tag(mark: Mark) -> str:
    return (
        f'<a href="{escape(check_url(mark.target))}">'
        if mark.kind == "link"
        else f"<{_TAG_OF_KIND[mark.kind]}>"
    )


def from_html(html: str) -> tuple[Paragraph, ...]:
    """Every <p> (or line) as a Paragraph; tags outside the dialect vanish, their text stays."""
    collector = _ParagraphCollector()
    collector.feed(html)
    collector.close()
    collector.end_paragraph()
    return tuple(collector.paragraphs)


def in_dialect(html: str) -> str:
    """The same words in the tags of PARAGRAPH_FEATURES alone, each closed in its order.

    Wagtail shows rich text as it is stored and its editor raises on tags that it does not know or that cross: whatever a
    script or another version has written passes here when it is read.
    """
    clean = nh3.clean(
        html,
        tags={"p", "br", *_KIND_OF_TAG},
        attributes={"a": {"href", "linktype", "id"}, "p": {"data-block-key"}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    # The editor's parser wants its line ends closed, and raises on a link to a page that names none.
    clean = clean.replace("<br>", "<br/>").replace(
        "&nbsp;", "\u00a0"
    )  # as everything else: a character, no name
    return _PAGE_LINK_TO_NOWHERE.sub("<a>", clean)


_PAGE_LINK_TO_NOWHERE = re.compile(r'<a (?![^>]*\bid="\d+")[^>]*\blinktype="page"[^>]*>')


def _attribute(tag: str, name: str, value: str) -> str | None:
    """A link to a page of this site is stored by its number; anything else there would raise when it is looked up."""
    allowed = {"linktype": value == "page", "id": value.isdecimal()}
    return value if allowed.get(name, True) else None


@dataclass
class _ParagraphCollector(HTMLParser):
    paragraphs: list[Paragraph] = field(default_factory=list)
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    open_marks: list[tuple[str, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "br"}:
            self.end_paragraph()
        elif tag in _KIND_OF_TAG:
            self.open_marks.append((tag, len(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.end_paragraph()
        for index in reversed(range(len(self.open_marks))):
            if self.open_marks[index][0] == tag:
                self._close(*self.open_marks.pop(index))
                break

    def handle_data(self, data: str) -> None:
        self.text += data

    def _close(self, tag: str, start: int, target: str) -> None:
        if start == len(self.text):
            return
        mark = Mark(start, len(self.text), _KIND_OF_TAG[tag], target)
        for earlier in self.marks:
            if (earlier.end, earlier.kind, earlier.target) == (start, mark.kind, target):
                self.marks.remove(earlier)  # tags that may not cross were closed and opened again here
                mark = replace(mark, start=earlier.start)
                break
        self.marks.append(mark)

    def end_paragraph(self) -> None:
        while self.open_marks:
            self._close(*self.open_marks.pop())
        if self.text.strip():
            marks = tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end)))
            self.paragraphs.append(Paragraph(self.text, marks))
        self.text, self.marks = "", []
