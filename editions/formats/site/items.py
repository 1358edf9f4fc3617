"""The items of a site: a page each, with the way back, on and to the contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from editions.formats.markup import Markup, escape, quoteattr
from editions.formats.walk import Heading, Signature, clean, issue_line, spelt, walk
from editions.volume import Volume
from manuscript.document import Attachment, Block, Photo
from manuscript.items import plain_texts

_ATTACHED = re.compile(r"\.(?:csv|docx|odt|pdf|pptx|txt|xlsx|zip)$")  # nothing that a browser would run


@dataclass(slots=True)
class Leaf:
    """An item with the headings above it."""

    heading: Heading
    number: int
    chapter: str = ""
    section: str = ""
    html: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.heading.label

    @property
    def address(self) -> str:
        return f"text/{self.number:04d}.html"

    @property
    def place(self) -> str:
        return " · ".join(filter(None, (self.chapter, self.section)))

    @property
    def text(self) -> str:
        return clean(" ".join(self.texts))


def leaves_of(volume: Volume, markup: Markup) -> list[Leaf]:
    leaves: list[Leaf] = []
    chapter = section = ""
    for part in walk(volume):
        if not isinstance(part, Heading):
            leaves[-1].html.append(markup.block(part))
            leaves[-1].texts += part.lines if isinstance(part, Signature) else plain_texts([_bare(part)])
        elif part.rank == "chapter":
            chapter, section = part.label, ""
        elif part.rank == "section":
            chapter, section = chapter if part.level > 1 else "", part.label
        else:
            # How many headings stand above it tells whether those before it still do.
            chapter = chapter if part.level > 1 else ""
            section = section if part.level > 1 + bool(chapter) else ""
            leaves.append(Leaf(part, len(leaves) + 1, chapter, section))
    return leaves


def _bare(block: Block) -> Block:
    """Without the name of a file, which nobody looks for."""
    return replace(block, file="") if isinstance(block, Photo) else block


def attachments_of(volume: Volume) -> dict[str, str]:
    """Name in the document -> member of the zip, in reading order."""
    names = dict.fromkeys(
        block.file
        for item in volume.document.items()
        for block in item.blocks
        if isinstance(block, Attachment)
    )
    return {name: f"files/{place:04d}{_suffix(name)}" for place, name in enumerate(names, 1)}


def _suffix(name: str) -> str:
    found = _ATTACHED.search(name.lower())
    return found[0] if found else ".bin"


def item_page(volume: Volume, leaves: list[Leaf], place: int) -> str:
    leaf = leaves[place]
    item = leaf.heading.item
    facts = [spelt(item.event)] if item and item.event else []
    facts += [clean(item.region)] if item and item.region else []
    told = f'<p class="facts">{escape(" · ".join(facts))}</p>' if facts else ""
    head = f'<p class="place">{escape(leaf.place)}</p>' if leaf.place else ""
    body = (
        f'<article>{head}<h1>{escape(leaf.label)}</h1>{told}<div class="text">{"".join(leaf.html)}</div></article>'
        f'<nav class="turn" aria-label="前后条目">{_turn(leaves, place - 1, "prev", "上一条")}'
        f"{_turn(leaves, place + 1, 'next', '下一条')}</nav>"
    )
    return whole(volume, f"{leaf.label}｜{clean(volume.title)}", body, up="../")


def _turn(leaves: list[Leaf], place: int, relation: str, words: str) -> str:
    if not 0 <= place < len(leaves):
        return "<span></span>"
    leaf = leaves[place]
    address = quoteattr(f"../{leaf.address}")
    return f'<a rel="{relation}" href={address}><small>{words}</small>{escape(leaf.label)}</a>'


def whole(volume: Volume, title: str, body: str, *, up: str = "", scripts: str = "") -> str:
    issue = " ".join(filter(None, (clean(volume.document.title), issue_line(volume))))
    notice = f'<p class="notice">{escape(clean(volume.notice))}</p>' if clean(volume.notice) else ""
    home = f'<header><a href="{up}index.html">{escape(issue)}</a>{notice}</header>' if up else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f'<meta name="color-scheme" content="light dark"/><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="{up}style.css"/>{scripts}</head>\n'
        f"<body>{home}\n<main>{body}</main>\n</body>\n</html>\n"
    )
