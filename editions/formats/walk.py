"""An issue from its first heading to its last byline, as one run of parts: what every format of reading order needs.

Text is as the document has it, except that characters which no XML, and no printer, takes are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urlsplit

from editions.volume import EditionError, Volume
from manuscript.document import (
    Attachment,
    Block,
    DateSpan,
    Inset,
    InsetKind,
    Kind,
    Listing,
    NewsItem,
    Paragraph,
    Photo,
    Precision,
    Table,
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\r\n\x85\u2028\u2029]+")
_COMPLETE = re.compile(r"[）)\]］〕】、.．章节節篇编編卷辑輯分]$")  # a number that print puts no point behind
_NO_ADDRESS = re.compile(r"[\s\"<>\\^`{|}\[\]]")
INSET_LABELS = {InsetKind.DOCUMENT_SCAN: "文件摘录", InsetKind.FOOTNOTE: "注"}


@dataclass(frozen=True, slots=True)
class Heading:
    """`rank`: chapter, section or item. `level` counts the headings that stand above it, itself included, from 1."""

    rank: str
    level: int
    number: str
    title: str
    item: NewsItem | None = None
    is_entry: bool = False  # of a yearbook: its title is set in 【】

    @property
    def label(self) -> str:
        """第一章 政策动态, 一、张家港市, 1. 某某投产, （一）某某, 【概况】"""
        return f"【{self.title}】" if self.is_entry else numbered(self.number, self.title)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote an item and who sent it in."""

    persons: tuple[str, ...]
    source: str

    @property
    def lines(self) -> tuple[str, ...]:
        """（供稿：某某中心） and （王帆　林岚）, as print has them at the end of an item."""
        sent = (f"（供稿：{self.source}）",) if self.source else ()
        return (*sent, f"（{'　'.join(self.persons)}）") if self.persons else sent


Part = Heading | Block | Signature


def walk(volume: Volume) -> Iterator[Part]:
    """Every part in reading order. A photo without a file is an empty place and is left out."""
    for chapter in volume.document.chapters:
        above = bool(chapter.title)
        if above:
            yield Heading("chapter", 1, clean(chapter.number), clean(chapter.title))
        for section in chapter.sections:
            if section.title:
                yield Heading("section", 1 + above, clean(section.number), clean(section.title))
            for item in section.items:
                yield from _item(item, 1 + above + bool(section.title), volume.document.kind)


def _item(item: NewsItem, level: int, kind: Kind | None) -> Iterator[Part]:
    is_entry = kind is Kind.YEARBOOK and not item.number
    yield Heading("item", level, clean(item.number), clean(item.title), item, is_entry)
    for block in item.blocks:
        if not isinstance(block, Photo) or block.file:
            yield _cleaned(block)
    if item.bylines or item.source:
        yield Signature(tuple(map(clean, item.bylines)), clean(item.source))


def headings(volume: Volume) -> list[Heading]:
    return [part for part in walk(volume) if isinstance(part, Heading)]


def refuse_untitled(volume: Volume) -> None:
    """Raises EditionError for an issue or an item that has no title to be set or found by."""
    if not clean(volume.document.title):
        raise EditionError("no-title")
    for item in volume.document.items():
        if not clean(item.title):
            raise EditionError("item-without-title", item, text=item.text[:24])


def refuse_missing_files(volume: Volume) -> None:
    """Raises EditionError for a photo or an attachment whose file the volume does not hold."""
    for item in volume.document.items():
        for block in item.blocks:
            if isinstance(block, Photo) and block.file:
                _refuse_missing(volume.pictures.get(block.file), "picture-missing", item, block.file)
            if isinstance(block, Attachment):
                _refuse_missing(volume.attachments.get(block.file), "attachment-missing", item, block.file)


def _refuse_missing(path, code: str, item: NewsItem, name: str) -> None:
    if path is None or not path.is_file():
        raise EditionError(code, item, name=name)


def clean(text: str) -> str:
    """One line without the characters that XML forbids."""
    return _BREAKS.sub(" ", _FORBIDDEN.sub("", text)).strip()


def _cleaned(block: Block) -> Block:
    """A paragraph stays as it is: its marks count characters, so `runs` cleans each run."""
    if isinstance(block, Paragraph):
        return block
    said = ("text", "attribution", "caption", "credit", "alt", "title")
    words = {name: clean(getattr(block, name)) for name in said if hasattr(block, name)}
    if isinstance(block, Table):
        words["rows"] = tuple(tuple(map(clean, row)) for row in block.rows)
    if isinstance(block, Listing):
        words["entries"] = tuple(map(clean, block.entries))
    return replace(block, **words)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph under the same marks. `link` is an address that may be followed, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


def runs(paragraph: Paragraph) -> list[Run]:
    """The paragraph cut wherever a mark starts or ends; marks may overlap or reach too far."""
    text, length = paragraph.text, len(paragraph.text)
    marks = [(max(0, m.start), min(m.end, length), m) for m in paragraph.marks if m.start < m.end]
    cuts = sorted({0, length, *(end for s, e, _ in marks if s < e for end in (s, e))})
    found = []
    for start, end in pairwise(cuts):
        over = [mark for first, last, mark in marks if first <= start and end <= last]
        kinds = {mark.kind for mark in over}
        link = next(filter(None, (address_of(mark.target) for mark in over if mark.kind == "link")), "")
        shown = _BREAKS.sub(" ", _FORBIDDEN.sub("", text[start:end]))
        found.append(Run(shown, "bold" in kinds, "italic" in kinds, link))
    return [run for run in found if run.text]


def address_of(target: str) -> str:
    """An address of the web or of mail, what may not stand in one escaped; "" for all others: nothing that runs
    (javascript:) or reads the reader's disc (file:), and nothing that has no host."""
    told = clean(target)
    try:
        parts = urlsplit(told)
        hosted = bool(parts.hostname) and parts.port is not Ellipsis  # asking for the port checks it
    except ValueError:
        return ""
    known = hosted if parts.scheme in {"http", "https"} else parts.scheme == "mailto" and "@" in parts.path
    return _NO_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", told) if known else ""


def plain(paragraph: Paragraph) -> str:
    return clean(paragraph.text)


def caption_of(photo: Photo) -> str:
    """Caption and credit as they are printed below: 开工现场（王帆 摄）."""
    credit = f"（{photo.credit}）" if photo.credit else ""
    return f"{photo.caption}{credit}"


def alt_of(photo: Photo) -> str:
    """What stands for the picture: its own words, else its caption; never nothing."""
    return photo.alt or photo.caption or "图片"


def inset_text(inset: Inset) -> str:
    return f"{INSET_LABELS[inset.kind]}：{inset.text}"


def numbered(number: str, title: str) -> str:
    """A title behind its printed number with the point that Chinese print puts there: 一、 1. （一） 第一章."""
    if not number:
        return title
    if _COMPLETE.search(number):
        gap = " " if number[-1] not in "）)】］〕]、" else ""
        return f"{number}{gap}{title}"
    return f"{number}. {title}" if number.isascii() else f"{number}、{title}"


def issue_line(volume: Volume) -> str:
    """2026年第四季度（第4期，总第20期）"""
    issue = volume.document
    counts = [f"第{issue.number}期"] if issue.number else []
    counts += [f"总第{issue.total_number}期"] if issue.total_number else []
    return clean(volume.label) + (f"（{'，'.join(counts)}）" if counts else "")


def cover_date(volume: Volume) -> str:
    """The date the cover prints, as long as it is precise; else the day of the release."""
    return spelt(volume.document.cover_date or DateSpan(volume.date, volume.date))


def spelt(span: DateSpan) -> str:
    """2026年12月, 2026年12月3日"""
    day, parts = span.start, {Precision.YEAR: 1, Precision.MONTH: 2}.get(span.precision, 3)
    return "".join((f"{day.year}年", f"{day.month}月", f"{day.day}日")[:parts])


def note_lines(volume: Volume) -> list[str]:
    """The editors' note, a paragraph a line."""
    return [line for line in map(clean, volume.document.editors_note.splitlines()) if line]


def errata_lines(volume: Volume) -> list[str]:
    """2026年12月9日　某某投产：正文第二段“……”应为“……”"""
    return [
        f"{spelt(DateSpan(one.date, one.date))}　"
        + "：".join(filter(None, (clean(one.title), clean(one.note))))
        for one in volume.errata
    ]
