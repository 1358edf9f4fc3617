"""Bytes -> text. Tried in this order: a byte order mark, UTF-8, then GB18030 and Big5 by how Chinese the result looks,
for either decodes nearly any pair of bytes of the other into some rare character."""

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
_PLAUSIBLE = 0.06  # share of frequent characters that running Chinese surely exceeds
_FREQUENT = frozenset(
    "的一是在了和有人大中国年月日上为个会工业市区公司新发展科技企产时要以到地方作用生行学部分不高主这对成全动进开项目目第三二十"
    "國為個會業區發產時這對進開項與來學過後東車長門們種實"
)
_CONTROLS = 0.02  # share of control characters above which a file is no text


def refuse_foreign(data: bytes) -> None:
    """Raise for a file that is plainly something else, whatever its name says."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _FOREIGN:
        if head.startswith(magic) or (magic.startswith(b"<") and head.upper().startswith(magic)):
            raise Unreadable("UNKNOWN_FORMAT", found=kind)
    if data.startswith(tuple(bom for bom, _ in _BOMS)):
        return
    sample = data[:65536]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1a\x1e\x1f" for byte in sample)
    if b"\x00" in sample or controls > _CONTROLS * len(sample):
        raise Unreadable("BINARY")


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
    readings = []
    for encoding in ("gb18030", "big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((plausibility(text), text, encoding))
    best = max(readings, default=(0.0, "", ""), key=lambda reading: reading[0])
    return best[1:] if best[0] >= _PLAUSIBLE else _decode_damaged(data, position)


def _decode_damaged(data: bytes, position: int) -> tuple[str, str]:
    # A few broken bytes in an otherwise sound file cost a few characters, not the file.
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        if broken <= max(3, len(text) // 200) and plausibility(text) >= _PLAUSIBLE:
            return text, f"{encoding}+damaged"
    raise Unreadable("ENCODING", encoding="?", byte=str(position))


def plausibility(text: str) -> float:
    """Share of the most frequent characters among the Chinese characters of a text; 1 where there are hardly any
    and the rest is plain ASCII. Running Chinese has a fifth or more, a misreading next to none."""
    han = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    strange = sum(c > "\u007f" and not _is_expected(c) for c in text)
    if len(han) < 8:
        return 0.0 if strange > len(text) // 10 else 1.0
    frequent = sum(c in _FREQUENT for c in han) / len(han)
    return 0.0 if strange > len(text) // 20 else frequent


def _is_expected(character: str) -> bool:
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3000 <= code <= 0x303F
        or 0xFF00 <= code <= 0xFFFD
        or 0x80 <= code <= 0x27BF
    )
