"""Word: for review on paper and for printers. Set by the habits of official documents (GB/T 9704).

Headings are Word's own styles with their numbers as printed text, the contents are a field that Word fills on opening.
Body 仿宋 三号 (16 pt) on exactly 28.5 pt: 22 lines of 28 characters, which leaves room for the pen of a reviewer.
"""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml

from editions.formats.archive import packed
from editions.formats.format import Format
from editions.formats.picture_files import pictures_of
from editions.formats.walk import refuse_missing_files, refuse_untitled
from editions.volume import Volume

from .properties import describe
from .story import Story
from .styles import set_styles
from .xml import NAMESPACES

_THUMBNAIL = "thumbnail"


def build(volume: Volume) -> bytes:
    refuse_untitled(volume)
    refuse_missing_files(volume)
    word = docx.Document()
    set_styles(word, volume.style.colour)
    _fill(word, Story(word, volume, pictures_of(volume)).xml())
    describe(word, volume)
    out = io.BytesIO()
    word.save(out)
    return _settled(out.getvalue(), volume)


def _fill(word: WordFile, xml: str) -> None:
    """Parsed at once: adding one paragraph after another takes ever longer."""
    body = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    word.element.replace(word.element.body, body)


def _settled(data: bytes, volume: Volume) -> bytes:
    """The same package with one date and an order of its own; the library writes the time of day."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    return packed(members, volume.date)


FORMAT = Format(
    "docx", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", build
)
