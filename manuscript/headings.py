"""The grammar of numbering: the mark that may open a heading, and how high such marks usually stand.

    第一部分 甲篇 · PART 01 甲篇 · 第一章 · 第一节 · 壹、 · 一、 · （一） · 1. 1、 · 1.1 · (1) 1) · ① · ■ ▶ ● ◆
    — … — · 【…】 〔…〕 · 10月5日

The rank is a custom, not a rule: the outline of a document decides with its own evidence which styles nest in
which. `1.2021 年…` is number 1 before a year, `1.5 亿元` is no heading. A mark is a string as printed, without its
point: 第一章, 一, （一）, 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from manuscript.lines import tidy, unspaced
from manuscript.numerals import FORMAL, HAN, integer

_N = rf"[{HAN}\d０-９]{{1,5}}"
_SYMBOLS = "〓▌▍▎❚■□▶►▷◆◇●○★☆▲△▼※❖➤➢◎✦✧❏✓☑▪▫◼"
_UNIT = (
    r"(?:[亿億万萬元米吨倍个個年月日名家％%]|[百千](?=[\d万亿元余多分米吨人名家个]))"  # 1.5亿元 is a quantity
)
# A number directly before a year, a month or a day is followed by digits and still a mark.
_NEXT = r"(?!\d)|(?=(?:19|20)\d{2}(?!\d|\.\d))|(?=\d{1,2}(?:[—–～~-]\d{1,2})?月)|(?=\d+[家个名项所位届款])"


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    rank: int
    pattern: re.Pattern[str]


def _style(name: str, rank: int, pattern: str) -> Style:
    return Style(name, rank, re.compile(pattern))


STYLES = (
    _style("part", 10, rf"^(?P<no>第\s*{_N}\s*(?:部分|篇|编|編|卷|辑|輯))[\s:：、.．]*(?P<rest>.*)$"),
    _style(
        "part-latin",
        12,
        r"^(?P<no>(?:PART|Part|CHAPTER|Chapter|NO|No)\s*[.．]?\s*(?:\d{1,2}|[IVX]{1,4}))"
        r"(?:\s*[.．:：、|｜—–-]\s*|\s+)(?P<rest>[^\sa-z].*)$",
    ),
    _style("chapter", 20, rf"^(?P<no>第\s*{_N}\s*章)[\s:：、.．]*(?P<rest>.*)$"),
    _style("paragraph", 30, rf"^(?P<no>第\s*{_N}\s*[节節])[\s:：、.．]*(?P<rest>.*)$"),
    _style("column", 25, rf"^(?P<no>(?:专栏|專欄|版块|板块){_N})[\s:：、.．]*(?P<rest>.*)$"),
    # A page of a newspaper: 第1版　要闻, A2版·综合.
    _style(
        "sheet",
        18,
        rf"^(?P<no>(?:第\s*{_N}|[A-D]?0?\d|[{HAN}])\s*版)[\s:：、·・|｜]+(?P<rest>[^\d\s，。][^，。]{{0,14}})$",
    ),
    _style("roman", 35, r"^(?P<no>[\u2160-\u216b]|[IVX]{1,4}(?=[.．、]))\s*[.．、]?\s*(?P<rest>\S.*)$"),
    _style("cycle", 38, r"^(?P<no>[甲乙丙丁戊己庚辛壬癸])\s*[、.．]\s*(?P<rest>.*)$"),
    _style("formal", 39, rf"^(?P<no>[{FORMAL}]{{1,3}})\s*[、.．]\s*(?P<rest>.*)$"),
    _style("han", 40, rf"^(?P<no>[{HAN}]{{1,4}})\s*(?:[、.．]|\s{{2,}})\s*(?P<rest>.*)$"),
    _style("han-paren", 50, rf"^(?P<no>[（(]\s*[{HAN}]{{1,4}}\s*[）)])[、.．]?\s*(?P<rest>.*)$"),
    _style(
        "multi",
        65,
        rf"^(?P<no>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．、]?(?:\u3000+|(?:\s+|(?=[^\W\d]))(?!{_UNIT}))(?P<rest>\D.*)$",
    ),
    _style("digit-dun", 60, r"^(?P<no>[\d０-９]{1,3})\s*、\s*(?P<rest>.*)$"),
    _style("digit", 61, rf"^(?P<no>[\d０-９]{{1,3}})\s*[.．](?:{_NEXT})\s*(?P<rest>.*)$"),
    _style(
        "digit-space",
        62,
        r"^(?P<no>0[1-9]|[1-9]\d?(?![\s\u3000]{1,4}[年月日号號时時点點个個家名项項人万亿億]))[\s\u3000]{1,4}(?P<rest>[^\W\d].*)$",
    ),
    _style("digit-bracket", 63, r"^(?P<no>[〔【［\[]\s*\d{1,3}\s*[〕】］\]])\s*(?P<rest>.*)$"),
    _style("digit-paren", 70, r"^(?P<no>[（(]\s*\d{1,3}\s*[）)])[、.．]?\s*(?P<rest>.*)$"),
    _style("digit-half", 71, r"^(?P<no>\d{1,3}\s*[）)])\s*(?P<rest>.*)$"),
    _style("circled", 75, r"^(?P<no>[①-⑳⑴-⒇❶-❿])\s*(?P<rest>.*)$"),
)
_SYMBOL = re.compile(rf"^(?P<no>[{_SYMBOLS}]+)\s*(?P<rest>.*)$")
_COUNTED = re.compile(r"^(?P<no>\d{1,2})[.．、](?!\d)\s*(?P<rest>\S.*)$")
_RUN_IN = re.compile(
    r"^(?P<title>[^\s，。；：！？]{4,30})(?:\u3000+|\s{2,})(?P<text>[^\s。]{4,}[，：].*[。！？”）])$"
)
_FRAME = re.compile(r"^(?P<frame>[—–=~*-]{1,6})\s*(?P<rest>[^\W\d_][^—–=~*。，]{0,30}?)\s*(?P=frame)$")
_BRACKETS = {"【": "】", "〔": "〕", "〖": "〗", "［": "］", "[": "]"}
_DIGITS = re.compile(rf"[{HAN}]+|[\d０-９]+|[\u2160-\u216bIVX]+|[甲-癸]|[{FORMAL}]+|[①-⑳⑴-⒇❶-❿]")
_MAX = 300  # numbers above are quantities, not marks


@dataclass(frozen=True, slots=True)
class Heading:
    """A line read as a heading: its style, ordinal (0 = not counted), number as printed, title, text after it."""

    style: str
    rank: int
    number: str = ""
    ordinal: int = 0
    title: str = ""
    run_in: str = ""  # body text on the same line, after a bracketed title


def read_heading(text: str) -> Heading | None:
    """The heading a line may be by its opening mark; None when no mark opens it."""
    bare = tidy(text)
    for style in STYLES:
        match = style.pattern.match(bare)
        if match:
            return _numbered(style, match)
    return _bracketed(bare) or _framed(bare) or _bulleted(bare)


def _numbered(style: Style, match: re.Match[str]) -> Heading | None:
    number = (" " if style.name == "part-latin" else "").join(match["no"].split())
    figure = _DIGITS.search(number.replace("第", "")) if style.name != "multi" else None
    ordinal = _ordinal(figure[0]) if figure else 0
    if style.name != "multi" and not 1 <= ordinal <= _MAX:
        return None
    return Heading(style.name, style.rank, number, ordinal, unspaced(match["rest"]))


def _ordinal(figure: str) -> int:
    return integer(figure) or 0


def _bracketed(text: str) -> Heading | None:
    closing = _BRACKETS.get(text[:1])
    if not closing:
        return None
    inside, found, after = text[1:].partition(closing)
    if not found or not tidy(inside) or tidy(inside).isdigit():
        return None
    return Heading(f"bracket{text[0]}", 60, title=unspaced(inside), run_in=tidy(after))


def _framed(text: str) -> Heading | None:
    match = _FRAME.match(text)
    return Heading("framed", 33, title=unspaced(match["rest"])) if match else None


def _bulleted(text: str) -> Heading | None:
    match = _SYMBOL.match(text)
    rest = match["rest"].rstrip(f"{_SYMBOLS} ") if match else ""  # ★ 要闻 ★
    if not match or not rest:
        return None
    inner = _bracketed(rest)
    if inner:
        return Heading(f"symbol{match['no'][0]}", 60, title=inner.title, run_in=inner.run_in)
    run_in = _RUN_IN.match(rest)
    if run_in:  # ■某某公司开业　4月2日，某某公司在…
        return Heading(f"symbol{match['no'][0]}", 60, title=run_in["title"], run_in=run_in["text"])
    counted = _COUNTED.match(rest)  # ▲1．某某公司
    number, title = (counted["no"], counted["rest"]) if counted else ("", rest)
    return Heading(f"symbol{match['no'][0]}", 60, number, title=unspaced(title))
