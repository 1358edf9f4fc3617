"""Characters of the symbol fonts, which have no meaning outside them, as the signs a reader sees."""

from __future__ import annotations

UNKNOWN = "\ufffd"
_FONTS = {
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖",
        0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA0: "•", 0xA1: "○", 0xA4: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
        0xB6: "☆", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺",
    },
    "wingdings 2": {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x97: "•", 0x98: "●", 0xA2: "■", 0xA3: "□"},
    "wingdings 3": {0x7D: "▶", 0x75: "◀", 0x70: "▲", 0x71: "▼", 0x5F: "▶"},
    "webdings": {0x34: "▶", 0x33: "◀", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x67: "■", 0x6E: "●"},
    "symbol": {
        0xB7: "•", 0xA8: "◆", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠",
        0xBB: "≈", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ",  # noqa: RUF001
        0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ",  # noqa: RUF001
    },
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_ORNAMENTS = frozenset("■□▶►▷◆◇●★☆▲△▼※❖➤➢◎✦✧❏❑❒✓☑")  # heads of entries, not the dots of a list


def symbol(code: int, font: str) -> str:
    """The sign a code stands for; UNKNOWN where the font is not known here."""
    table = _FONTS.get(font.lower().strip())
    if table is not None:
        return table.get(code & 0xFF, UNKNOWN)
    return chr(code) if 0x20 <= code < 0xE000 or 0xF900 <= code <= 0xFFFD else UNKNOWN


def translated(text: str, font: str) -> str:
    """Text with its private characters read by their font: bullets are written so."""
    return "".join(symbol(ord(c), font or "symbol") if "\ue000" <= c <= "\uf8ff" else c for c in text)


def raised(text: str) -> str:
    """Raised figures as characters of their own, for 10² is not 102; anything else stays."""
    return text.translate(_RAISED) if text.strip("0123456789+-") == "" else text


def is_ornament(text: str) -> bool:
    return text.strip()[:1] in _ORNAMENTS
