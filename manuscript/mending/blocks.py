"""Verbs on the blocks of an item: join, split, move, drop; and between text and captions."""

from __future__ import annotations

from dataclasses import replace

from manuscript.captions import credit_of
from manuscript.document import Block, Document, NewsItem, Paragraph, Photo
from manuscript.lines import Line, join_lines
from manuscript.mending.errors import MendingError
from manuscript.mending.places import At, Mended, Rank, part_at, require, spliced
from manuscript.mending.wording import cut_marks


def cut_paragraph(block: Block, offset: int) -> tuple[tuple[Paragraph], tuple[Paragraph]]:
    """Raises MendingError where either part would be empty."""
    if not isinstance(block, Paragraph):
        raise MendingError("NO_PARAGRAPH")
    head, tail = block.text[:offset], block.text[offset:]
    if offset <= 0 or not head.strip() or not tail.strip():
        raise MendingError("NO_SUCH_PLACE")
    before = Paragraph(head, cut_marks(block.marks, 0, offset))
    return (before,), (Paragraph(tail, cut_marks(block.marks, offset, len(block.text))),)


def split_paragraph(document: Document, at: At, offset: int) -> Mended:
    require(at, Rank.BLOCK)
    head, tail = cut_paragraph(part_at(document, at), offset)
    return Mended(spliced(document, at, head + tail), at.beside(1))


def join_paragraphs(document: Document, at: At) -> Mended:
    """A paragraph goes on the one before it; a picture that stands between goes behind both."""
    require(at, Rank.BLOCK)
    item, last = part_at(document, at.parent), part_at(document, at)
    earlier = [index for index in range(at.index) if isinstance(item.blocks[index], Paragraph)]
    if not isinstance(last, Paragraph) or not earlier:
        raise MendingError("NOTHING_BEFORE")
    start = at.parent.child(earlier[-1])
    between = item.blocks[earlier[-1] + 1 : at.index]
    whole = _joined(item.blocks[earlier[-1]], last)
    return Mended(spliced(document, start, (whole, *between), at.index - start.index + 1), start)


def _joined(*parts: Paragraph) -> Paragraph:
    return Paragraph(*join_lines([Line(part.text, 0, marks=part.marks) for part in parts]))


def move_block(document: Document, at: At, to: At) -> Mended:
    """A photo, or any block. `to` is the place before which it will stand, counted in the document as it is now."""
    require(at, Rank.BLOCK)
    require(to, Rank.BLOCK)
    block, target = part_at(document, at), part_at(document, to.parent)
    if not 0 <= to.index <= len(target.blocks):
        raise MendingError("NO_SUCH_PLACE")
    if to.parent == at.parent and to.index > at.index:
        to = to.beside(-1)
    return Mended(spliced(spliced(document, at, []), to, [block], 0), to)


def drop_block(document: Document, at: At) -> Mended:
    require(at, Rank.BLOCK)
    part_at(document, at)
    return Mended(spliced(document, at, []), at.parent)


def set_photo(document: Document, at: At, caption: str, credit: str) -> Mended:
    require(at, Rank.BLOCK)
    photo = _photo(part_at(document, at))
    # What the caption said for those who cannot see the picture, it goes on saying.
    alt = caption if photo.alt == photo.caption else photo.alt
    return Mended(spliced(document, at, [replace(photo, caption=caption, credit=credit, alt=alt)]), at)


def turn_paragraph_into_caption(document: Document, at: At) -> Mended:
    """To the nearest photo of the item that has no caption, those before it first; to an empty place where there is none."""
    require(at, Rank.BLOCK)
    item, block = part_at(document, at.parent), part_at(document, at)
    if not isinstance(block, Paragraph):
        raise MendingError("NO_PARAGRAPH")
    told = credit_of(block.text)
    caption, credit = (told.caption, told.credit) if told and told.caption else (block.text, "")
    nearest = _bare_photo(item, at.index)
    if nearest is None:
        return Mended(spliced(document, at, [Photo(caption=caption, credit=credit)]), at)
    photo = item.blocks[nearest]
    kept = replace(photo, caption=caption, credit=photo.credit or credit, alt=photo.alt or caption)
    if photo.credit and credit and photo.credit != credit:
        kept = replace(kept, caption=block.text)
    document = spliced(document, at.parent.child(nearest), [kept])
    place = nearest - (1 if nearest > at.index else 0)
    return Mended(spliced(document, at, []), at.parent.child(place))


def _bare_photo(item: NewsItem, index: int) -> int | None:
    bare = [n for n, block in enumerate(item.blocks) if isinstance(block, Photo) and not block.caption]
    return min(bare, key=lambda n: (abs(n - index), n > index), default=None)


def turn_caption_into_paragraph(document: Document, at: At) -> Mended:
    """What was taken for a caption is text. An empty place of a photo goes with it; a picture stays, without words."""
    require(at, Rank.BLOCK)
    photo = _photo(part_at(document, at))
    credit = f"（{photo.credit}）" if photo.credit else ""
    if not photo.caption and not credit:
        raise MendingError("NO_CAPTION")
    alt = "" if photo.alt == photo.caption else photo.alt
    kept = (replace(photo, caption="", credit="", alt=alt),) if photo.file or alt else ()
    document = spliced(document, at, (*kept, Paragraph(photo.caption + credit)))
    return Mended(document, at.beside(len(kept)))


def _photo(block: Block) -> Photo:
    if not isinstance(block, Photo):
        raise MendingError("NO_PHOTO")
    return block
