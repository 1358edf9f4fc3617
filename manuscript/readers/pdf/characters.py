"""What a character code of a PDF means in print.

Fonts name the same shape by several codes: converters write the radical ⼀ where the word 一 is meant, and ligatures
where two letters are. Such codes are artefacts of the file, not wording, and are told by the shape they stand for.
"""

from __future__ import annotations

import unicodedata

FIRST_WIDE = "\u2e80"  # from here on a character takes a square
HYPHENS = "\x02\ufffe"  # PDFium's word for a hyphen at the end of a line
LOST = "\ufffd"
# Radicals of simplified script, which Unicode does not equate with the word of the same shape.
_BLANKS = frozenset(
    " \t\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u202f\u205f\u2060\u3000\ufeff"
)
_PAIRS = "⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⺠民"
_RADICALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def printed(code: int) -> str:
    """The character that a reader of the page sees; U+FFFD where the file does not say. "" for what is no sign."""
    if code == 0 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or 0xD800 <= code <= 0xDFFF:
        return LOST
    char = chr(code)
    if char in HYPHENS:
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    return char if code < 0x2E80 else _shown(char)


def _shown(char: str) -> str:
    if char in _RADICALS:
        return _RADICALS[char]
    if "\u2e80" <= char <= "\u2fd5" or "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    return unicodedata.normalize("NFC", char) if "\uf900" <= char <= "\ufaff" else char


def is_blank(char: str) -> bool:
    return char in _BLANKS
