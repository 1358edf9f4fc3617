"""What a Word file says of itself, and what Word is to do when it opens it."""

from __future__ import annotations

import datetime as dt

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from editions.formats.walk import clean
from editions.volume import Volume

_LONGEST = 255  # characters that the library takes for a property


def describe(word: WordFile, volume: Volume) -> None:
    _core(word, volume)
    _settings(word)
    _without_thumbnail(word)


def _core(word: WordFile, volume: Volume) -> None:
    core, day = word.core_properties, volume.date
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).replace(
        tzinfo=None
    )  # the library's way
    core.title = clean(volume.title)[:_LONGEST]
    core.author = core.last_modified_by = clean(volume.document.issuer)[:_LONGEST]
    core.subject, core.identifier = clean(volume.label)[:_LONGEST], volume.address[:_LONGEST]
    core.language, core.revision, core.version = "zh-CN", volume.release, str(volume.release)
    core.comments, core.keywords, core.category = "", "", ""
    core.created = core.modified = core.last_printed = moment


def _settings(word: WordFile) -> None:
    """Fields are worked out on opening, odd and even pages have feet of their own, 。” take one place and not two."""
    settings = word.settings.element
    word.settings.odd_and_even_pages_header_footer = True
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    before = settings.find(qn("w:hdrShapeDefaults"))
    if before is None:
        before = settings.find(qn("w:compat"))
    settings.append(update) if before is None else before.addprevious(update)
    for spacing in settings.iter(qn("w:characterSpacingControl")):
        spacing.set(qn("w:val"), "compressPunctuation")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _without_thumbnail(word: WordFile) -> None:
    """The library's template brings a picture of an empty page."""
    relations = word.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)
