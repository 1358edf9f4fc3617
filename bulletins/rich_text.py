"""A paragraph's inline marks <-> the little HTML that Wagtail's editor keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from wagtail.whitelist import check_url

from manuscript.document import Mark, Paragraph

PARAGRAPH_FEATURES = ["bold", "italic", "link"]
_TAG_OF_KIND = {"bold": "b", "italic": "i", "link": "a"}
_KIND_OF_TAG = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link"}


def to_html(paragraph: Paragraph) -> str:
    """One <p> in the dialect of PARAGRAPH_FEATURES: nothing in the text or in a target can become markup."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for mark in sorted(paragraph.marks, key=lambda mark: (mark.start, -mark.end)):
        tag, target = _TAG_OF_KIND[mark.kind], check_url(mark.target) if mark.kind == "link" else ""
        if mark.kind == "link" and not target:
            continue
        opens.setdefault(mark.start, []).append(f'<a href="{escape(target)}">' if target else f"<{tag}>")
        closes.setdefault(mark.end, []).insert(0, f"</{tag}>")
    pieces = []
    for position in range(len(paragraph.text) + 1):
        pieces += closes.get(position, []) + opens.get(position, [])
        pieces.append(escape(paragraph.text[position : position + 1], quote=False))
    return f"<p>{''.join(pieces)}</p>"


def from_html(html: str) -> tuple[Paragraph, ...]:
    """Every <p> (or line) as a Paragraph; tags outside the dialect vanish, their text stays."""
    collector = _ParagraphCollector()
    collector.feed(html)
    collector.close()
    collector.end_paragraph()
    return tuple(collector.paragraphs)


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
        if start < len(self.text):
            self.marks.append(Mark(start, len(self.text), _KIND_OF_TAG[tag], target))

    def end_paragraph(self) -> None:
        while self.open_marks:
            self._close(*self.open_marks.pop())
        if self.text.strip():
            marks = tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end)))
            self.paragraphs.append(Paragraph(self.text, marks))
        self.text, self.marks = "", []
