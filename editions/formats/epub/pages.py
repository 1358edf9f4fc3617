"""The pages of a book: a page a chapter, or a page a section where a chapter is long, and one list of contents."""

from __future__ import annotations

from dataclasses import dataclass, field

from editions.formats.markup import Markup, escape, quoteattr
from editions.formats.walk import (
    Heading,
    clean,
    cover_date,
    errata_lines,
    issue_line,
    note_lines,
    walk,
)
from editions.volume import Volume

_LONG = 40  # items from which a chapter is parted into its sections


@dataclass(frozen=True, slots=True)
class Entry:
    level: int
    label: str
    address: str


@dataclass(slots=True)
class Page:
    name: str  # of the file, without its suffix
    title: str
    kind: str = "bodymatter"  # epub:type
    parts: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def html(self) -> str:
        return "\n".join(filter(None, self.parts))


def pages_of(volume: Volume, markup: Markup) -> list[Page]:
    """In reading order, the cover left out."""
    body = _body(volume, markup)
    return [page for page in (_note(volume), *body, _names(volume, body), _back(volume)) if page]


def _body(volume: Volume, markup: Markup) -> list[Page]:
    pages: list[Page] = []
    long = _long_chapters(volume)
    chapter = items = 0
    for part in walk(volume):
        if not isinstance(part, Heading):
            pages[-1].parts.append(markup.block(part))
            continue
        chapter += part.rank == "chapter"
        items += part.rank == "item"
        if part.level == 1 or (part.rank == "section" and chapter in long):
            pages.append(Page(f"text-{len(pages) + 1:03d}", part.label))
        key = f"item-{items}" if part.rank == "item" else f"head-{len(pages)}-{len(pages[-1].entries) + 1}"
        level = min(part.level, 6)
        pages[-1].parts.append(f'<h{level} id="{key}" class="{part.rank}">{escape(part.label)}</h{level}>')
        pages[-1].entries.append(Entry(part.level, part.label, f"{pages[-1].name}.xhtml#{key}"))
    return pages


def _long_chapters(volume: Volume) -> set[int]:
    """The places, from 1, of those among the chapters with a title."""
    titled = [chapter for chapter in volume.document.chapters if chapter.title]
    counts = [sum(len(section.items) for section in chapter.sections) for chapter in titled]
    return {place for place, count in enumerate(counts, 1) if count > _LONG}


def _note(volume: Volume) -> Page | None:
    lines = note_lines(volume)
    if not lines:
        return None
    return _extra("note", "卷首语", "frontmatter", [f"<p>{escape(line)}</p>" for line in lines])


def _back(volume: Volume) -> Page | None:
    errata, parts = errata_lines(volume), []
    if errata:
        parts += ["<h2>勘误</h2>", *(f'<p class="line">{escape(line)}</p>' for line in errata)]
    told = [f"{clean(label)}：{clean(value)}" for label, value in volume.colophon]
    told += [clean(volume.permit), clean(volume.notice), clean(volume.address)]
    parts += [f'<p class="line">{escape(line)}</p>' for line in told if line]
    return _extra("back", "编印信息", "backmatter", parts) if parts else None


def _names(volume: Volume, body: list[Page]) -> Page | None:
    """机构和人物: every confirmed name with links to the items that name it."""
    addresses = [entry.address for page in body for entry in page.entries if "#item-" in entry.address]
    lines = []
    for name in sorted(volume.names, key=lambda one: (one.sort_key, one.name)):
        links = "、".join(
            f"<a href={quoteattr(addresses[place])}>{place + 1}</a>"
            for place in name.items
            if place < len(addresses)
        )
        lines.append(f'<p class="line">{escape(clean(name.name))}　{links}</p>')
    told = '<p class="line">数字是条目在本期中的次序。</p>'
    return _extra("names", "机构和人物", "backmatter", [told, *lines]) if lines else None


def _extra(name: str, title: str, kind: str, parts: list[str]) -> Page:
    head = f'<h1 id="{name}">{title}</h1>'
    return Page(name, title, kind, [head, *parts], [Entry(1, title, f"{name}.xhtml#{name}")])


def cover_page(volume: Volume, picture: str) -> str:
    issue = volume.document
    told = [
        clean(issue.title),
        issue_line(volume),
        clean(issue.issuer),
        cover_date(volume),
        clean(volume.notice),
    ]
    alt = "封面：" + "，".join(filter(None, told))
    shown = f'<div class="cover"><img src={quoteattr(picture)} alt={quoteattr(alt)}/></div>'
    return whole(clean(volume.title), shown, "cover")


def nav_page(volume: Volume, pages: list[Page]) -> str:
    entries = [entry for page in pages for entry in page.entries]
    first = next((page for page in pages if page.kind == "bodymatter"), pages[0] if pages else None)
    start = f'<li><a epub:type="bodymatter" href="{first.name}.xhtml">正文</a></li>' if first else ""
    landmarks = (
        '<nav epub:type="landmarks" hidden="hidden"><h2>导航</h2><ol>'
        '<li><a epub:type="cover" href="cover.xhtml">封面</a></li>'
        f'<li><a epub:type="toc" href="#toc">目录</a></li>{start}</ol></nav>'
    )
    contents = f'<nav epub:type="toc" id="toc"><h1>本期要目</h1>{nested(entries)}</nav>'
    return whole(clean(volume.title), contents + landmarks, "frontmatter")


def nested(entries: list[Entry]) -> str:
    """Entries of growing and falling levels as lists in lists. Without entries the cover is all there is."""
    out, level = [], 0
    for entry in entries or [Entry(1, "封面", "cover.xhtml")]:
        target = min(entry.level, level + 1)
        if target > level:
            out.append("<ol>")
        else:
            out.append("</li>" + "</ol></li>" * (level - target))
        out.append(f"<li><a href={quoteattr(entry.address)}>{escape(entry.label)}</a>")
        level = target
    return "".join(out) + "</li></ol>" * level


def whole(title: str, body: str, kind: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        ' lang="zh-CN" xml:lang="zh-CN">\n'
        f'<head><meta charset="utf-8"/><title>{escape(title)}</title>'
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f'<body epub:type="{kind}">\n{body}\n</body>\n</html>\n'
    )
