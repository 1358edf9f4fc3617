"""Numerals as Chinese print writes them: 12, １２, 十二, 廿三, 二〇二一, ①, Ⅳ, 甲, 壹."""

from __future__ import annotations

import unicodedata

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "兩": 2,
    "元": 1,
}
FORMAL = "壹貳贰參叁叄肆伍陸陆柒捌玖拾"
DIGITS |= dict(zip(FORMAL, (1, 2, 2, 3, 3, 3, 4, 5, 6, 6, 7, 8, 9), strict=False))
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100}
SCORES = {"廿": 20, "卅": 30}
CYCLE = "甲乙丙丁戊己庚辛壬癸"
HAN = "零〇○一二三四五六七八九十百千两廿卅"
REPUBLIC = 1911  # 民國元年 is 1912


def integer(text: str) -> int | None:
    """The whole number a numeral stands for; None when it is none."""
    text = "".join(text.split())
    if not text:
        return None
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii():
        return int(plain) if plain.isdigit() else _roman(plain)
    if len(text) == 1 and text in CYCLE:
        return CYCLE.index(text) + 1
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _counted(text)


def year(text: str) -> int | None:
    """A year in four digits of any script, or in the years of the Republic (民國110)."""
    text = "".join(text.split())
    for prefix in ("中華民國", "中华民国", "民國", "民国"):
        if text.startswith(prefix):
            count = integer(text[len(prefix) :])
            return count + REPUBLIC if count else None
    value = integer(text)
    return value if value and 1900 <= value <= 2100 else None


def _counted(text: str) -> int | None:
    total, digit = 0, None
    for character in text:
        if character in SCORES:
            total += SCORES[character]
        elif character in TENS:
            total += (1 if digit is None else digit) * TENS[character]
            digit = None
        elif character in DIGITS and not digit:
            digit = DIGITS[character]
        else:
            return None
    return total + (digit or 0)


def _roman(text: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    digits = [values.get(c) for c in text.upper()]
    if None in digits:
        return None
    total = 0
    for here, after in zip(digits, [*digits[1:], 0], strict=True):
        total += -here if here < after else here  # type: ignore[operator]
    return total
