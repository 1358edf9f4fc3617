"""Files that bear the name of a Word document and are something else, or broken: each is refused with its own reason."""

import pytest

from manuscript.notices import Unreadable
from manuscript.readers import read
from tests.manuscript.readers.word_files import (
    docx,
    drawing,
    good,
    packed,
    paragraph,
    png,
    refusal,
    rels,
    unpacked,
)

GOOD = good()

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SCAN = docx(
    paragraph(drawing("p")),
    links={"p": ("image", "media/1.png", False)},
    files={"word/media/1.png": png()},
)


def ole(*streams):
    return OLE + b"\x00" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in streams)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ole("WordDocument"), "OLD_WORD"),
        (ole("WordDocument", "WpsCustomData"), "WPS"),
        (ole("EncryptionInfo", "EncryptedPackage"), "PASSWORD"),
        (ole("Workbook"), "NOT_WORD"),
        (b"{\\rtf1 x}", "UNKNOWN_FORMAT"),
        ("只是一段文字。".encode(), "NOT_WORD"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "ODT"),
        (packed({"photo.jpg": b"x"}), "NOT_WORD"),
        (packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "NOT_WORD"),
        (packed({**unpacked(GOOD), "word/vbaProject.bin": b"x"}), "MACROS"),
        (packed({**unpacked(GOOD), "[Content_Types].xml": b"<x a='main.macroEnabled'/>"}), "MACROS"),
        (packed({**unpacked(GOOD), "_rels/.rels": rels({})}), "NOT_WORD"),
        (packed({**unpacked(GOOD), "word/document.xml": b"<w:document"}), "DAMAGED_WORD"),
        (packed({**unpacked(GOOD), "word/document.xml": b""}), "DAMAGED_WORD"),
        (packed({**unpacked(GOOD), "word/document.xml": b"<a/>"}), "DAMAGED_WORD"),
        (GOOD[: len(GOOD) // 2], "DAMAGED_WORD"),
        (GOOD[:-30], "DAMAGED_WORD"),
        (b"PK\x03\x04" + b"\x00" * 500, "DAMAGED_WORD"),
        (docx(), "NO_TEXT"),
        (SCAN, "NO_TEXT"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_refused_for_what_it_is(data, code):
    assert refusal(data) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.doc", "OLD_WORD"), ("a.WPS", "WPS"), ("a.docm", "MACROS"), ("a.odt", "ODT"), ("a.dot", "OLD_WORD")],
)
def test_neighbours_of_word_are_refused_by_their_name(name, code):
    assert refusal(GOOD, name) == code
    assert refusal(ole("EncryptedPackage"), name) == "PASSWORD"


def test_a_refusal_names_the_file():
    with pytest.raises(Unreadable) as error:
        read(ole("WordDocument"), "季报.docx")
    assert error.value.details["name"] == "季报.docx"
