"""A paragraph's inline marks <-> the little HTML that Wagtail's editor keeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

from wagtail.whitelist import check_url

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
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    cleaner.end_paragraph()
    return "".join(cleaner.pieces)


_NOT_FOR_READERS = {"script", "style", "template", "noscript", "iframe", "object", "textarea", "title"}
_NEW_LINE = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "section", "article"}


@dataclass
class _Cleaner(HTMLParser):
    pieces: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)  # "p" first, then what is open within it
    skipping: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping:
            return
        if tag in _NOT_FOR_READERS:
            self.skipping = tag
        elif tag in _NEW_LINE:
            self.end_paragraph()
            self._open("p", _block_key(dict(attrs)))
        elif tag == "br" and self.open_tags:
            self.pieces.append("<br/>")
        elif tag in _KIND_OF_TAG:
            self._open_inline(_TAG_OF_KIND[_KIND_OF_TAG[tag]], dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.skipping = "" if tag == self.skipping else self.skipping
        elif tag in _NEW_LINE:
            self.end_paragraph()
        elif tag in _KIND_OF_TAG:
            self._close_down_to(_TAG_OF_KIND[_KIND_OF_TAG[tag]])

    def handle_data(self, data: str) -> None:
        if self.skipping or not (self.open_tags or data.strip()):
            return
        if not self.open_tags:
            self._open("p")
        self.pieces.append(escape(data, quote=False))

    def _open_inline(self, tag: str, attrs: dict[str, str | None]) -> None:
        address = _address(attrs) if tag == "a" else ""
        if tag in self.open_tags or (tag == "a" and not address):
            return
        if not self.open_tags:
            self._open("p")
        self._open(tag, address)

    def _open(self, tag: str, attributes: str = "") -> None:
        self.open_tags.append(tag)
        self.pieces.append(f"<{tag}{attributes}>")

    def _close_down_to(self, tag: str) -> None:
        while tag in self.open_tags:
            self.pieces.append(f"</{self.open_tags.pop()}>")

    def end_paragraph(self) -> None:
        self._close_down_to("p")


def _block_key(attrs: dict[str, str | None]) -> str:
    key = attrs.get("data-block-key") or ""
    return f' data-block-key="{key}"' if key.isalnum() else ""


def _address(attrs: dict[str, str | None]) -> str:
    """Where a link leads, as Wagtail stores it: to an address, or to a page of this site by its number."""
    number = attrs.get("id") or ""
    if attrs.get("linktype") == "page" and number.isdecimal():
        return f' linktype="page" id="{number}"'
    target = check_url(attrs.get("href") or "")
    return f' href="{escape(target)}"' if target else ""


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
