"""Numbers as automatic lists print them: 3 -> 三, ③, iii, 叁, 丙, 03."""

from __future__ import annotations

from collections.abc import Callable

_PLAIN, _LEGAL = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_LEGAL = "零壹貳參肆伍陸柒捌玖"
_UNITS, _LEGAL_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9999  # no list counts further; above, the figure is printed


def numeral(value: int, style: str) -> str:
    """`style` is a number format of WordprocessingML. One that is not known prints figures, as Word does."""
    if style == "none":
        return ""
    writer = _WRITERS.get(style, str)
    return writer(value) if 0 < value <= _MOST else str(value)


def chinese(value: int, digits: str = _PLAIN, units: tuple[str, ...] = _UNITS) -> str:
    """12 -> 十二, 105 -> 一百零五."""
    text, gap = "", False
    figures = [int(figure) for figure in str(value)]
    for place, figure in enumerate(figures):
        unit = units[len(figures) - 1 - place]
        if figure:
            text += ("零" if gap else "") + digits[figure] + unit
        gap = not figure and bool(text)
    return text[1:] if text.startswith(digits[1] + units[1]) and digits == _PLAIN else text


def _digits(value: int) -> str:
    return "".join(_PLAIN[int(figure)] for figure in str(value))


def _roman(value: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        text += letters * count
    return text


def _letters(value: int) -> str:
    # a … z, aa, bb, … as Word goes on
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _circled(value: int) -> str:
    if value <= 20:
        return chr(0x2460 + value - 1)
    return (
        chr(0x3251 + value - 21) if value <= 35 else chr(0x32B1 + value - 36) if value <= 50 else str(value)
    )


def _enclosed(first: int, last: int, plain: str) -> Callable[[int], str]:
    return lambda value: chr(first + value - 1) if value <= last else plain.format(value)


def _of_cycle(names: str) -> Callable[[int], str]:
    return lambda value: names[(value - 1) % len(names)]


def _full_width(value: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(value))


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed(0x2474, 20, "({})"),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20, "{}."),
    "ideographEnclosedCircle": lambda value: chr(0x3280 + value - 1) if value <= 10 else chinese(value),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda value: f"- {value} -",
    "ideographTraditional": _of_cycle(_STEMS),
    "ideographZodiac": _of_cycle(_BRANCHES),
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL, _LEGAL_UNITS),
    "ideographLegalTraditional": lambda value: chinese(value, _TRADITIONAL_LEGAL, _LEGAL_UNITS),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "koreanDigital2", "japaneseDigitalTenThousand"), _digits),
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "japaneseCounting",
            "ideographCounting",
        ),
        chinese,
    ),
}  # fmt: skip
