"""What each part is called where there are several."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 64  # characters that WeChat takes for a title
_FEW = {1: ("",), 2: ("（上）", "（下）"), 3: ("（上）", "（中）", "（下）")}
_DIGITS = "零一二三四五六七八九"


def titled(title: str, chapters: Sequence[Sequence[str]]) -> list[str]:
    """`chapters`: of every part, the chapters in it; one that has a single chapter also bears its name, if there is room."""
    signs = _FEW.get(len(chapters)) or [f"之{numeral(number)}" for number in range(1, len(chapters) + 1)]
    return [_joined(title, sign, names) for sign, names in zip(signs, chapters, strict=True)]


def _joined(title: str, sign: str, chapters: Sequence[str]) -> str:
    named = f"{title}{sign}：{chapters[0]}" if sign and len(chapters) == 1 else ""
    if named and len(named) <= LONGEST:
        return named
    return title[: LONGEST - len(sign)] + sign


def numeral(number: int) -> str:
    """1 to 99 in Chinese; digits above."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    begin = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return begin + (_DIGITS[ones] if ones or not tens else "")
