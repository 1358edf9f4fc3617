"""The first page of a site: cover, search, the editors' note, contents, names, colophon."""

from __future__ import annotations

from editions.formats.markup import escape, quoteattr
from editions.formats.walk import clean, cover_date, errata_lines, issue_line, note_lines
from editions.volume import Volume

from .items import Leaf, whole

_SCRIPTS = '<script src="texts.js" defer=""></script><script src="search.js" defer=""></script>'
_SEARCH = (
    '<form id="search" role="search" hidden=""><label for="words">在本期中查找</label>'
    '<input id="words" type="search" autocomplete="off" enterkeyhint="search"/>'
    '<p id="count" role="status"></p><ol id="found"></ol></form>'
)


def index_page(volume: Volume, leaves: list[Leaf]) -> str:
    body = (
        f'<div class="front"><aside>{_cover(volume)}</aside><div>{_SEARCH}{_note(volume)}'
        f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">本期要目</h2>{_contents(leaves)}</nav>'
        f"{_names(volume, leaves)}{_errata(volume)}{_colophon(volume)}</div></div>"
    )
    return whole(volume, clean(volume.title), body, scripts=_SCRIPTS)


def _cover(volume: Volume) -> str:
    issue = volume.document
    below = [clean(issue.issuer), cover_date(volume), clean(volume.notice)]
    told = "".join(f"<p>{escape(line)}</p>" for line in below if line)
    return (
        f'<div class="cover"><div class="band"><h1>{escape(clean(issue.title))}</h1>'
        f"<p>{escape(issue_line(volume))}</p></div><div>{told}</div></div>"
    )


def _note(volume: Volume) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in note_lines(volume))
    return f'<section class="note"><h2>卷首语</h2>{lines}</section>' if lines else ""


def _contents(leaves: list[Leaf]) -> str:
    """Headings of chapters and sections as they change, the items below them as lists."""
    out, above, is_open = [], ("", ""), False
    for leaf in leaves:
        if (leaf.chapter, leaf.section) != above or not is_open:
            out += ["</ol>"] * is_open
            if leaf.chapter != above[0]:
                out.append(f"<h3>{escape(leaf.chapter)}</h3>")
            if leaf.section:
                out.append(f"<h4>{escape(leaf.section)}</h4>")
            out.append("<ol>")
            above, is_open = (leaf.chapter, leaf.section), True
        out.append(f"<li><a href={quoteattr(leaf.address)}>{escape(leaf.label)}</a></li>")
    return "".join([*out, *["</ol>"] * is_open])


def _names(volume: Volume, leaves: list[Leaf]) -> str:
    rows = []
    for name in sorted(volume.names, key=lambda one: (one.sort_key, one.name)):
        links = "，".join(_link(leaves[place]) for place in name.items if place < len(leaves))
        rows.append(f"<dt>{escape(clean(name.name))}</dt><dd>{links}</dd>")
    told = f"<summary>机构和人物（{len(rows)}）</summary><dl>{''.join(rows)}</dl>"
    return f'<details class="names">{told}</details>' if rows else ""


def _link(leaf: Leaf) -> str:
    return f"<a href={quoteattr(leaf.address)}>{escape(leaf.heading.title)}</a>"


def _errata(volume: Volume) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in errata_lines(volume))
    return f'<section class="errata"><h2>勘误</h2><ul>{lines}</ul></section>' if lines else ""


def _colophon(volume: Volume) -> str:
    rows = [(clean(label), clean(value)) for label, value in volume.colophon]
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows)
    lines += f"<dt>准印</dt><dd>{escape(clean(volume.permit))}</dd>" if clean(volume.permit) else ""
    return f'<section class="colophon"><h2>编印</h2><dl>{lines}</dl></section>' if lines else ""
