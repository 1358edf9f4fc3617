"""A letter that tells of a new issue: a summary with a link, as HTML and as text. The issue itself is not in it.

600 px, tables, styles on the elements, nothing loaded: what programs for mail show alike. It is no file, so it does not
stand in the table of formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from editions.volume import EditionError, Volume

from .covers import colour_of
from .markup import escape, quoteattr
from .walk import address_of, clean, cover_date, headings, issue_line, note_lines, refuse_untitled

_MOST_TITLES = 8  # of a chapter
_NOTE = 120  # characters of the editors' note
_SONG = "font-family:'Songti SC','Noto Serif CJK SC',SimSun,serif"
_HEI = "font-family:'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
_INK, _SOFT, _RULE, _PAPER = "#1c1b18", "#625f57", "#dcd7ca", "#fbfaf6"


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class _Group:
    """A chapter with the first titles of its items, and where each is read."""

    label: str
    titles: tuple[tuple[str, str], ...]
    count: int

    @property
    def rest(self) -> str:
        return f"……共{self.count}条" if self.count > len(self.titles) else ""


@dataclass(frozen=True, slots=True)
class Foot:
    """What a letter to a reader ends with."""

    why: str
    manage: str
    leave: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one reader is told of an issue. Without `items`, places in its document, all of it; `of` names them: 昆山市.

    `addresses`: where an item is read, by its place.
    """

    items: frozenset[int] | None = None
    of: str = ""
    addresses: Mapping[int, str] = field(default_factory=dict)
    foot: Foot | None = None


_ALL = Part()


def letter(volume: Volume, part: Part = _ALL) -> Letter:
    """Raises EditionError for an issue without a title or an address that a reader could follow."""
    refuse_untitled(volume)
    address = address_of(volume.address)
    if urlsplit(address).scheme not in {"http", "https"}:
        raise EditionError("no-address")
    groups = _groups(volume, part)
    subject = f"{clean(volume.title)}：{clean(part.of)}" if part.of else clean(volume.title)
    return Letter(subject, _html(volume, groups, address, part), _text(volume, groups, address, part))


def _groups(volume: Volume, part: Part) -> list[_Group]:
    chapters: list[tuple[str, list[tuple[str, str]]]] = []
    place = -1
    for heading in headings(volume):
        if heading.rank == "chapter" or not chapters:
            chapters.append((heading.label if heading.rank == "chapter" else "", []))
        if heading.rank == "item":
            place += 1
            if part.items is None or place in part.items:
                chapters[-1][1].append((heading.title, part.addresses.get(place, "")))
    most = _MOST_TITLES if part.items is None else None  # who has chosen gets all of it
    return [_Group(label, tuple(titles[:most]), len(titles)) for label, titles in chapters if titles]


def _note(volume: Volume) -> str:
    lines = note_lines(volume)
    note = lines[0] if lines else ""
    return note if len(note) <= _NOTE else f"{note[: _NOTE - 1]}…"


def _text(volume: Volume, groups: list[_Group], address: str, part: Part) -> str:
    issue = volume.document
    head = [
        clean(issue.title),
        issue_line(volume),
        " ".join(filter(None, (clean(issue.issuer), cover_date(volume)))),
    ]
    lines = [*filter(None, [*head, clean(volume.notice)]), ""]
    lines += [_note(volume), ""] if _note(volume) and part.items is None else []
    for group in groups:
        lines += [
            line for line in (group.label, *(_title_line(*one) for one in group.titles), group.rest) if line
        ]
        lines.append("")
    foot = part.foot
    ending = ["", foot.why, f"更改订阅：{foot.manage}", f"退订：{foot.leave}"] if foot else []
    return "\n".join([*lines, f"阅读本期：{address}", *ending, ""])


def _title_line(title: str, address: str) -> str:
    return f"· {title}\n  {address}" if address else f"· {title}"


def _html(volume: Volume, groups: list[_Group], address: str, part: Part) -> str:
    opening = _opening(volume, part)
    rows = [_band(volume), *opening, *map(_group, groups), _button(volume, address), _foot(volume, part.foot)]
    table = (
        '<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" align="center"'
        f' style="width:100%;max-width:600px;background:#ffffff;border:1px solid {_RULE}">{"".join(rows)}</table>'
    )
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{escape(clean(volume.title))}</title></head>\n"
        f'<body style="margin:0;padding:0;background:{_PAPER}"><table role="presentation" width="100%" cellpadding="0"'
        f' cellspacing="0" border="0" style="background:{_PAPER}"><tr><td align="center" style="padding:20px 10px">'
        f"{table}</td></tr></table></body></html>\n"
    )


def _row(inner: str, style: str) -> str:
    return f'<tr><td style="{style}">{inner}</td></tr>'


def _band(volume: Volume) -> str:
    title = f'<h1 style="margin:0;{_SONG};font-size:28px;line-height:1.4;color:#fbf2e4">'
    line = f'<p style="margin:6px 0 0;{_HEI};font-size:15px;line-height:1.6;color:#fbf2e4">'
    inner = f"{title}{escape(clean(volume.document.title))}</h1>{line}{escape(issue_line(volume))}</p>"
    return _row(inner, f"padding:32px 28px;background:{colour_of(volume)}")


def _opening(volume: Volume, part: Part) -> list[str]:
    told = []
    if notice := clean(volume.notice):
        look = f"padding:18px 28px 0;{_HEI};font-size:14px;line-height:1.6;color:#a3221b"
        told.append(_row(escape(notice), look))
    if (note := _note(volume)) and part.items is None:
        look = f"padding:20px 28px 0;{_HEI};font-size:16px;line-height:1.8;color:{_INK};text-align:justify"
        told.append(_row(escape(note), look))
    return told


def _group(group: _Group) -> str:
    head = ""
    if group.label:
        look = f"margin:0 0 6px;{_SONG};font-size:19px;line-height:1.5;color:{_INK}"
        head = f'<h2 style="{look}">{escape(group.label)}</h2>'
    look = f"padding:6px 0;border-top:1px solid {_RULE};{_HEI};font-size:16px;line-height:1.6;color:{_INK}"
    line = f'<p style="margin:0;{look}">'
    titles = "".join(f"{line}{_linked(*one)}</p>" for one in group.titles)
    look = f"margin:0;padding:6px 0 0;{_HEI};font-size:14px;color:{_SOFT}"
    rest = f'<p style="{look}">{group.rest}</p>' if group.rest else ""
    return _row(f"{head}{titles}{rest}", "padding:24px 28px 0")


def _linked(title: str, address: str) -> str:
    look = f"color:{_INK};text-decoration:underline"
    return f'<a href={quoteattr(address)} style="{look}">{escape(title)}</a>' if address else escape(title)


def _button(volume: Volume, address: str) -> str:
    """A cell with a background: a link alone loses its padding in Outlook."""
    look = f"display:inline-block;padding:12px 32px;{_HEI};font-size:16px;color:#ffffff;text-decoration:none"
    cell = f'<td style="background:{colour_of(volume)}"><a href={quoteattr(address)} style="{look}">阅读本期</a></td>'
    table = f'<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>{cell}</tr></table>'
    return _row(table, "padding:28px")


def _foot(volume: Volume, foot: Foot | None) -> str:
    told = "　".join(filter(None, (clean(volume.document.issuer), cover_date(volume))))
    look = (
        f"padding:14px 28px;border-top:1px solid {_RULE};{_HEI};font-size:14px;line-height:1.6;color:{_SOFT}"
    )
    if foot is None:
        return _row(escape(told), look)
    links = "　".join(
        f'<a href={quoteattr(to)} style="color:{_SOFT}">{word}</a>'
        for word, to in (("更改订阅", foot.manage), ("退订", foot.leave))
    )
    return _row(f"{escape(told)}<br/>{escape(foot.why)}<br/>{links}", look)
