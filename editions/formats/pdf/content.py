"""A volume as the plain values that the templates set. Everything is text: nothing here is ever read as Typst source.

chapters > sections > items > blocks, each item with its place in Document.items() and its heading's level
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from editions.formats.picture_files import Picture
from editions.formats.walk import (
    Signature,
    address_of,
    alt_of,
    caption_of,
    clean,
    cover_date,
    issue_line,
    note_lines,
    numbered,
    runs,
    spelt,
)
from editions.typesetting.fitting import Lone
from editions.volume import Volume
from manuscript.document import (
    Attachment,
    Block,
    Chapter,
    DateSpan,
    Inset,
    InsetKind,
    Kind,
    Listing,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)

Plain = dict[str, Any]
MOST_COLUMNS = 2
MOST_LINES = 60  # of contents in one column


def content_of(volume: Volume, pictures: Mapping[str, Picture]) -> Plain:
    """What data.json holds. A picture is known by its place among `pictures`."""
    document, places = volume.document, count()
    chapters = [_chapter(one, places, document.kind, pictures) for one in document.chapters]
    return {
        "title": clean(document.title),
        "issuer": clean(document.issuer),
        "label": clean(volume.label),
        "full_title": " ".join(filter(None, (_issuer_before_title(volume), _label(volume)))),
        "line": issue_line(volume),
        "contents_title": "目录" if document.kind is Kind.YEARBOOK else "本期要目",
        "contents_columns": 2 if _is_long(volume) else 1,
        **_period(volume),
        "cover_date": cover_date(volume),
        "date": [volume.date.year, volume.date.month, volume.date.day],
        "released": spelt(DateSpan(volume.date, volume.date)),
        "release": volume.release,
        "address": address_of(volume.address),
        "permit": clean(volume.permit),
        "notice": clean(volume.notice),
        "colophon": [[clean(role), clean(names)] for role, names in volume.colophon],
        "errata": _errata(volume),
        "names": _names(volume),
        "note": note_lines(volume),
        "is_yearbook": document.kind is Kind.YEARBOOK,
        "style": {
            "colour": volume.style.colour,
            "cover": volume.style.cover.value,
            "columns": min(max(volume.style.columns, 1), MOST_COLUMNS),
        },
        "chapters": chapters,
    }


def number_photos(chapters: list[Plain]) -> list[Lone]:
    """Photos that stand alone get a number; what fitting.py must know of them, in the order of their numbers."""
    found: list[Lone] = []
    for place, chapter in enumerate(chapters):
        rows = (
            b["photos"] for s in chapter["sections"] for i in s["items"] for b in i["blocks"] if "photos" in b
        )
        for row in rows:
            if len(row) == 1:
                row[0]["number"] = len(found)
                found.append(Lone(row[0]["ratio"], row[0]["caption"], place))
    return found


def _issuer_before_title(volume: Volume) -> str:
    issuer, title = clean(volume.document.issuer), clean(volume.document.title)
    return title if title.startswith(issuer) else f"{issuer} {title}"


def _label(volume: Volume) -> str:
    """Nothing where the title says it already: 湖东新区年鉴（2026）, 2026年."""
    label = clean(volume.label)
    return "" if label.removesuffix("年") in clean(volume.document.title) else label


def _is_long(volume: Volume) -> bool:
    """A yearbook's contents would fill pages with short lines."""
    lines = sum(1 for _item in volume.document.items())
    return volume.document.kind is Kind.YEARBOOK and lines > MOST_LINES


def _period(volume: Volume) -> Plain:
    """The parts of the label that a cover sets apart: 2026, 第四季度, 总第20期."""
    label, year = _label(volume), f"{volume.document.year}年"
    starts = label.startswith(year) and len(label) > len(year)
    counts = issue_line(volume).removeprefix(clean(volume.label)).strip("（）")
    return {
        "year_text": str(volume.document.year) if starts else "",
        "period_text": label.removeprefix(year) if starts else label,
        "count_text": counts,
    }


def _errata(volume: Volume) -> list[Plain]:
    return [
        {"date": spelt(DateSpan(one.date, one.date)), "title": clean(one.title), "note": clean(one.note)}
        for one in volume.errata
    ]


def _names(volume: Volume) -> dict[str, list[Plain]]:
    ordered = sorted(volume.names, key=lambda one: (one.sort_key, one.name))
    known = len(list(volume.document.items()))
    found: dict[str, list[Plain]] = {"organisations": [], "people": []}
    for one in ordered:
        items = [place for place in one.items if 0 <= place < known]
        group = found["people" if one.is_person else "organisations"]
        group.append({"name": clean(one.name), "items": items, "letter": one.sort_key[:1].upper()})
    return found


def _chapter(chapter: Chapter, places: Iterator[int], kind: Kind | None, pictures) -> Plain:
    level = 1 if chapter.title else 0
    sections = [_section(one, places, level, kind, pictures) for one in chapter.sections]
    number, title = clean(chapter.number), clean(chapter.title)
    heading = f"{number}　{title}" if number.startswith("第") else numbered(number, title)
    return {"heading": heading, "sections": sections}


def _section(section: Section, places: Iterator[int], above: int, kind: Kind | None, pictures) -> Plain:
    level = above + bool(section.title)
    return {
        "heading": numbered(clean(section.number), clean(section.title)),
        "level": level,
        "items": [_item(one, next(places), level + 1, kind, pictures) for one in section.items],
    }


def _item(item: NewsItem, place: int, level: int, kind: Kind | None, pictures) -> Plain:
    signature = Signature(tuple(map(clean, item.bylines)), clean(item.source))
    number, title = clean(item.number), clean(item.title)
    return {
        "place": place,
        "level": level,
        "heading": numbered(number, title),
        "title": title,
        "is_entry": kind is Kind.YEARBOOK and not number,
        "blocks": list(_blocks(item, pictures)),
        "signed": list(signature.lines),
    }


def _blocks(item: NewsItem, pictures) -> Iterator[Plain]:
    """Photos that follow one another are one block: they are set side by side."""
    row: list[Plain] = []
    for block in item.blocks:
        if isinstance(block, Photo):
            row += [_photo(block, item, pictures)] if block.file else []
            continue
        if row:
            yield {"type": "photos", "photos": row}
            row = []
        yield _block(block)
    if row:
        yield {"type": "photos", "photos": row}


def _photo(photo: Photo, item: NewsItem, pictures) -> Plain:
    picture = pictures[photo.file]
    return {
        "file": f"{list(pictures).index(photo.file):04}{picture.suffix}",
        "ratio": picture.width / picture.height,
        "caption": clean(caption_of(photo)),
        "alt": clean(photo.alt) or clean(photo.caption) or clean(item.title) or alt_of(photo),
    }


def _block(block: Block) -> Plain:
    match block:
        case Paragraph():
            return {"type": "paragraph", "runs": [_run(run) for run in runs(block)]}
        case Table(rows, caption, has_header):
            cells = [[clean(cell) for cell in row] for row in rows if row]
            return {"type": "table", "rows": cells, "caption": clean(caption), "has_header": has_header}
        case Quote(text, attribution):
            return {"type": "quote", "text": clean(text), "attribution": clean(attribution)}
        case Listing(entries, ordered):
            return {"type": "listing", "entries": [clean(one) for one in entries], "ordered": ordered}
        case Attachment(file, title):
            return {"type": "attachment", "text": clean(title) or clean(file)}
        case Inset(kind, text):
            return {"type": "inset", "is_scan": kind is InsetKind.DOCUMENT_SCAN, "text": clean(text)}
    raise TypeError(f"a block of an unknown kind: {block!r}")


def _run(run) -> Plain:
    return {"text": run.text, "bold": run.bold, "italic": run.italic, "link": run.link}
