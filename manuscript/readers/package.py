"""A package of ours: it carries the Document itself, so nothing is left to be guessed.

The lines are what the document says, in its order: a person who looks at the file sees its text.
"""

from __future__ import annotations

from manuscript.document import Document
from manuscript.items import plain_texts
from manuscript.lines import Line, Source, tidy
from manuscript.notices import Unreadable
from manuscript.package import read_package
from manuscript.soundness import unsound


def read(data: bytes) -> Source:
    """Raises Unreadable for what is no package of an issue, or one that was changed."""
    package = read_package(data)
    for place in unsound(package.document):
        raise Unreadable("PACKAGE_FIELDS", reason=place[:60])
    lines, _items = laid_out(package.document)
    return Source(
        lines,
        tuple(package.photos),
        format="package",
        pictures={**package.photos, **package.attachments},
        document=package.document,
    )


def laid_out(document: Document) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines of a document, and the number of the line at which each item starts."""
    lines, starts = [], []

    def say(*texts: str, depth: int = 0) -> None:
        for text in filter(None, map(tidy, texts)):
            lines.append(Line(text, len(lines) + 1, depth=depth, whole=True))

    say(document.title, document.issuer, *document.editors_note.splitlines())
    for chapter in document.chapters:
        say(f"{chapter.number} {chapter.title}", depth=1)
        for section in chapter.sections:
            say(f"{section.number} {section.title}", depth=2)
            for item in section.items:
                starts.append(len(lines) + 1)
                say(f"{item.number} {item.title}", depth=3)
                say(*plain_texts(item.blocks), item.source, "、".join(item.bylines))
    return tuple(lines), tuple(starts)
