"""The blocks of the open item, each with the verbs that are possible there."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from intake.forms import PhotoForm
from intake.mending_words import VERBS
from intake.tree import anchor_of
from manuscript.document import Block, NewsItem, Paragraph, Photo
from manuscript.items import plain_texts
from manuscript.mending import At, Rank

_CLAUSE = re.compile(r"[^。！？；，、：;:!?,\s]*(?:[。！？；，、：;:!?,]+[”’」』）)》]*|\s+|$)")


@dataclass(frozen=True, slots=True)
class Button:
    """`value` is what its form posts: the verb, and where to, if it moves something."""

    value: str
    label: str
    is_serious: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of a paragraph that may be cut before it."""

    text: str
    offset: int


@dataclass(slots=True)
class Row:
    at: At
    kind: str
    text: str = ""
    block: Block | None = None
    picture: str = ""  # name of one that can be shown
    is_open: bool = False
    buttons: list[Button] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    form: PhotoForm | None = None

    @property
    def anchor(self) -> str:
        return anchor_of(self.at)


def rows_of(item: NewsItem, at: At, chosen: At | None, pictures: Container[str]) -> list[Row]:
    """`pictures` are the names of those that lie beside the file."""
    return [_row(block, at.child(index), item, chosen, pictures) for index, block in enumerate(item.blocks)]


def _row(block: Block, at: At, item: NewsItem, chosen: At | None, pictures: Container[str]) -> Row:
    row = Row(at, type(block).__name__.lower(), "\n".join(plain_texts([block])), block, is_open=at == chosen)
    if isinstance(block, Paragraph):
        row.buttons = _of_paragraph(at, item)
        row.pieces = pieces_of(block.text) if row.is_open else []
    elif isinstance(block, Photo):
        row.form = PhotoForm(
            initial={"caption": block.caption, "credit": block.credit}, auto_id=f"{row.anchor}_%s"
        )
        row.picture = block.file if block.file in pictures else ""
        row.buttons = [_button("as_text")] if block.caption or block.credit else []
    row.buttons += _of_any(at, len(item.blocks))
    return row


def _of_paragraph(at: At, item: NewsItem) -> list[Button]:
    buttons = [_button("split_item"), _button("as_title")] if at.index else [_button("swap_title")]
    if any(isinstance(block, Paragraph) for block in item.blocks[: at.index]):
        buttons.append(_button("join"))
    return [*buttons, _button("as_caption")]


def _of_any(at: At, count: int) -> list[Button]:
    buttons = []
    if at.index:
        buttons.append(Button(f"move_block {at.beside(-1)}", _("Move up")))
    if at.index < count - 1:
        buttons.append(Button(f"move_block {at.beside(2)}", _("Move down")))
    return [*buttons, _button("drop_block", is_serious=True)]


def _button(verb: str, *, is_serious: bool = False) -> Button:
    return Button(verb, str(VERBS[verb]), is_serious)


def pieces_of(text: str) -> list[Piece]:
    """A paragraph clause by clause, to be cut between any two."""
    return [Piece(match[0], match.start()) for match in _CLAUSE.finditer(text) if match[0]]


def buttons_of(part, at: At, count: int) -> list[Button]:
    """For the open chapter, section or item; `count` is how many stand beside it under the same heading."""
    names = {
        Rank.CHAPTER: ["to_section", "to_item", "drop_heading"],
        Rank.SECTION: ["to_chapter", "to_item", "drop_heading"],
        Rank.ITEM: ["merge", "to_section", "to_chapter"] if at.index else ["to_section", "to_chapter"],
    }[at.rank]
    buttons = [_button(name) for name in names]
    if at.rank is not Rank.ITEM:
        return buttons
    if at.index:
        buttons.append(Button(f"move_item {at.beside(-1)}", _("Move up")))
    if at.index < count - 1:
        buttons.append(Button(f"move_item {at.beside(2)}", _("Move down")))
    if all(isinstance(block, Paragraph) for block in part.blocks):
        buttons.append(_button("as_note"))
    if at.index:
        buttons.append(_button("drop_heading"))
    return [*buttons, _button("drop_item", is_serious=True)]
