"""Bytes -> text. Tried in this order: a byte order mark, UTF-8, GB18030; the last is judged by how Chinese it looks,
because GB18030 decodes nearly any pair of bytes into some rare character."""

from __future__ import annotations

import codecs

from manuscript.notices import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (  # first bytes -> what the file is
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX/ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/WPS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM\x00", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"<!DOCTYPE HTML", "HTML"),
    (b"<HTML", "HTML"),
    (b"<?XML", "XML"),
)
_PLAUSIBLE = 0.9  # share of characters that must be ones a Chinese text uses
_CONTROLS = 0.02  # share of control characters above which a file is no text


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise for a file that is plainly something else, whatever its name says."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _FOREIGN:
        if head.startswith(magic) or (magic.startswith(b"<") and head.upper().startswith(magic)):
            raise Unreadable("UNKNOWN_FORMAT", name=name, found=kind)
    if data.startswith(tuple(bom for bom, _ in _BOMS)):
        return
    sample = data[:65536]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1a\x1e\x1f" for byte in sample)
    if b"\x00" in sample or controls > _CONTROLS * len(sample):
        raise Unreadable("BINARY", name=name)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Unreadable("ENCODING", encoding=encoding, byte=str(error.start)) from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_legacy(data, error.start)


def _decode_legacy(data: bytes, position: int) -> tuple[str, str]:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _decode_damaged(data, position)
    if plausibility(text) >= _PLAUSIBLE:
        return text, "gb18030"
    return _decode_damaged(data, position)


def _decode_damaged(data: bytes, position: int) -> tuple[str, str]:
    # A few broken bytes in an otherwise sound file cost a few characters, not the file.
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd") - data.count("\ufffd".encode())
        if broken <= max(3, len(text) // 200) and plausibility(text) >= _PLAUSIBLE:
            return text, f"{encoding}+damaged"
    raise Unreadable("ENCODING", encoding="?", byte=str(position))


def plausibility(text: str) -> float:
    """Share of characters that everyday Chinese text uses."""
    seen = [c for c in text if not c.isspace()]
    return sum(map(_everyday, seen)) / len(seen) if seen else 1.0


def _everyday(character: str) -> bool:
    code = ord(character)
    if code < 0x80 or 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF or 0x2000 <= code <= 0x27BF:
        return True
    # Level-1 and level-2 hanzi of GB 2312 encode into two bytes from B0; the rest of GBK and Big5-like
    # misreadings fall outside, except for the traditional characters of GBK, which count half by chance only.
    return 0x4E00 <= code <= 0x9FFF and len(character.encode("gb18030")) == 2
