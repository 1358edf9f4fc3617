"""Volumes for the WeChat edition, and what its editor would not take, asked of a part's HTML."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

from editions.formats.wechat import Part
from editions.volume import Volume
from manuscript.document import Chapter, Document, NewsItem, Paragraph, Photo, Section

ALLOWED = {
    "section": {"style"}, "p": {"style"}, "table": {"style"}, "tbody": set(), "tr": set(), "td": {"style"},
    "sup": {"style"}, "strong": set(), "em": set(), "br": set(), "a": {"href"},
}  # fmt: skip


def a_volume(*chapters: Chapter, **fields) -> Volume:
    note = fields.pop("editors_note", "")
    document = Document("湖湾季报", "湖湾编辑部", year=2026, period=4, chapters=chapters, editors_note=note)
    fields = {"stem": "jibao-2026-Q4-v1", "label": "2026年第四季度", "date": dt.date(2027, 1, 8), **fields}
    return Volume(document=document, **fields)


def a_chapter(title: str, *sections: Section | NewsItem) -> Chapter:
    whole = all(isinstance(section, Section) for section in sections)
    return Chapter(title, "", tuple(sections) if whole else (Section(items=tuple(sections)),))


def an_item(title: str, characters: int = 200, photos: int = 0, **fields) -> NewsItem:
    """With `characters` of text that says in every sentence where it stands."""
    sentence = "{}第{}句写明去向。"
    lines, text = [], ""
    for number in range(characters):
        text += sentence.format(title, number)
        if len(text) > characters:
            break
        if number % 4 == 3:
            text += "\n"
    lines = [Paragraph(line) for line in text.splitlines()]
    pictures = [Photo(f"{title}-{number}.jpg", f"{title}图说{number}", "摄影者") for number in range(photos)]
    return NewsItem(title, blocks=(*lines, *pictures), **fields)


class Words(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.pieces: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


def text_of(html: str) -> str:
    return "".join(Words(html).pieces)


def unfit(part: Part) -> list[str]:
    """Whatever WeChat would refuse or drop."""
    found = [f"{part.characters} characters"] if len(part.html.encode("utf-16-le")) // 2 >= 18_000 else []
    for tag, attributes in Words(part.html).tags:
        found += [] if tag in ALLOWED else [f"<{tag}>"]
        found += [f"{tag} {name}" for name in attributes if name not in ALLOWED.get(tag, ())]
        found += [
            name for name in ("url(", "expression", "@import") if name in (attributes.get("style") or "")
        ]
        if tag == "a" and not attributes["href"].startswith("https://mp.weixin.qq.com/"):
            found.append(attributes["href"])
    return found
