"""Files that bear a Word document's name, or nearly so, and are something else: each has its own refusal."""

from __future__ import annotations

from manuscript.notices import Unreadable
from manuscript.readers.decoding import refuse_foreign
from manuscript.readers.word.archive import Archive

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NEIGHBOURS = {  # suffix -> what to say; whatever such a file holds, saving it as .docx is the way
    ".doc": "OLD_WORD",
    ".dot": "OLD_WORD",
    ".wps": "WPS",
    ".wpt": "WPS",
    ".docm": "MACROS",
    ".dotm": "MACROS",
    ".odt": "ODT",
}
_STREAMS = (  # names in the directory of an OLE file, in this order
    ("EncryptedPackage", "PASSWORD"),
    ("WpsCustomData", "WPS"),
    ("WordDocument", "OLD_WORD"),
)
_CONTENT_TYPES = "[Content_Types].xml"
_OTHER_ZIPS = (("xl/workbook", "XLSX"), ("ppt/presentation", "PPTX"), ("meta-inf/manifest.mf", "JAR"))


def refuse_neighbour(suffix: str, data: bytes) -> None:
    """Raise for the suffix of a program that is not read. A password is told where the file shows it."""
    if suffix in NEIGHBOURS:
        if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable("PASSWORD")
        raise Unreadable(NEIGHBOURS[suffix])


def refuse_impostor(data: bytes) -> None:
    """Raise for a file that only claims to be a .docx."""
    if data.startswith(_OLE):
        code = next((code for name, code in _STREAMS if name.encode("utf-16-le") in data), "")
        raise Unreadable(code) if code else Unreadable("NOT_WORD", found="OLE")
    if not data.startswith(_ZIP):
        refuse_foreign(data)
        raise Unreadable("NOT_WORD", found="TEXT")


def refuse_other_package(archive: Archive) -> None:
    """Raise for a zip that holds no Word document, or one with programs in it."""
    if archive.read("mimetype", 1024).startswith(b"application/vnd.oasis.opendocument"):
        raise Unreadable("ODT")
    types = archive.read(_CONTENT_TYPES, 1024 * 1024)
    names = [name.lower() for name in archive.names()]
    if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable("MACROS")
    for start, found in _OTHER_ZIPS:
        if any(name.startswith(start) for name in names):
            raise Unreadable("NOT_WORD", found=found)
    if not types:
        raise Unreadable("NOT_WORD", found="ZIP")
