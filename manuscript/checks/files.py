"""Pictures, links and attachments. Nothing is fetched: what is known of a file or an address stands in the Office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.document import Attachment, Paragraph, Photo

_ADDRESS = re.compile(r"https?:/{1,2}[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff<>“”\"]+")
_SOUND = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?")


def photos(galley: Galley) -> list[tuple[Entry, int, Photo]]:
    return [
        (entry, number, block)
        for entry in galley.entries
        for number, block in enumerate(entry.item.blocks)
        if isinstance(block, Photo)
    ]


def _hit(entry: Entry, block: int, text: str, **details: object) -> Hit:
    facts = tuple((key, str(value)) for key, value in details.items())
    return Hit(text, Place(Field.PHOTO, entry.index, block), facts)


def place_empty(galley: Galley) -> Iterator[Hit]:
    """Places where the source had a picture that nobody has put in yet; told once."""
    empty = [(entry, number) for entry, number, photo in galley.once(photos) if not photo.file]
    if empty:
        entry, number = empty[0]
        yield _hit(entry, number, entry.item.title, count=len(empty))


def without_caption(galley: Galley) -> Iterator[Hit]:
    for entry, number, photo in galley.once(photos):
        if photo.file and not photo.caption.strip():
            yield _hit(entry, number, photo.file)


def without_credit(galley: Galley) -> Iterator[Hit]:
    """Where other photos of the issue have one: a bulletin without photographers has its own habits. A caption whose
    picture is still to come counts as well."""
    shown = [row for row in galley.once(photos) if row[2].file or row[2].caption]
    credited = sum(bool(photo.credit.strip()) for _, _, photo in shown)
    for entry, number, photo in shown:
        if not photo.credit.strip() and 2 * credited >= len(shown):
            yield _hit(entry, number, photo.caption or photo.file)


def without_alt(galley: Galley) -> Iterator[Hit]:
    for entry, number, photo in galley.once(photos):
        if photo.file and not photo.alt.strip():
            yield _hit(entry, number, photo.caption or photo.file)


def repeated(galley: Galley) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for entry, number, photo in galley.once(photos):
        if photo.file and photo.file in first:
            yield _hit(entry, number, photo.file, other=first[photo.file])
        if photo.file:
            first.setdefault(photo.file, entry.name)


def missing(galley: Galley) -> Iterator[Hit]:
    known = galley.office.pictures
    if known is None:
        return
    for entry, number, photo in galley.once(photos):
        if photo.file and photo.file not in known:
            yield _hit(entry, number, photo.file)


def too_small(galley: Galley) -> Iterator[Hit]:
    known, least = galley.office.pictures or {}, galley.office.least_width
    for entry, number, photo in galley.once(photos):
        width, height = known.get(photo.file, (0, 0))
        if 0 < width < least:
            yield _hit(entry, number, photo.file, width=width, height=height, least=least)


def _links(galley: Galley) -> Iterator[tuple[str, Hit]]:
    """Addresses of marks, then those printed in the text, once each, with a hit on the words that bear them."""
    for passage in galley.passages:
        block = galley.entries[passage.item].item.blocks[passage.block] if passage.block >= 0 else None
        linked = block.marks if isinstance(block, Paragraph) else ()
        spans = [(mark.target, mark.start, mark.end) for mark in linked if mark.target]
        targets = {target for target, _, _ in spans}
        spans += [
            (match[0], *match.span()) for match in _ADDRESS.finditer(passage.text) if match[0] not in targets
        ]
        for address, start, end in spans:
            yield address, passage.hit(start, end, address=address)


def not_secure(galley: Galley) -> Iterator[Hit]:
    for address, hit in _links(galley):
        if address.startswith("http://") and _SOUND.fullmatch(address):
            yield hit


def malformed(galley: Galley) -> Iterator[Hit]:
    for address, hit in _links(galley):
        if address.lower().startswith("http") and not _SOUND.fullmatch(address.rstrip(".,;:)")):
            yield hit


def dead(galley: Galley) -> Iterator[Hit]:
    for address, hit in _links(galley):
        if address in galley.office.dead_links:
            yield hit


def untitled(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        for number, block in enumerate(entry.item.blocks):
            if isinstance(block, Attachment) and not block.title.strip():
                yield Hit(block.file, Place(Field.BODY, entry.index, number))


CHECKS = (
    Check("photo-place-empty", Level.WARNING, "files", place_empty),
    Check("photo-without-caption", Level.WARNING, "files", without_caption, alone=True),
    Check("photo-without-credit", Level.HINT, "files", without_credit),
    Check("photo-without-alt", Level.WARNING, "files", without_alt, alone=True),
    Check("photo-repeated", Level.WARNING, "files", repeated),
    Check("picture-missing", Level.ERROR, "files", missing, alone=True),
    Check("picture-small", Level.WARNING, "files", too_small, alone=True),
    Check("link-not-secure", Level.HINT, "files", not_secure, alone=True),
    Check("link-malformed", Level.WARNING, "files", malformed, alone=True),
    Check("link-dead", Level.ERROR, "files", dead, alone=True),
    Check("attachment-untitled", Level.HINT, "files", untitled, alone=True),
)
