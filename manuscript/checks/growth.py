"""Growth against the two values that the text gives, in whatever order and words it gives them.

由40辆增加到60辆，增长50%              上年的8亿元 … 10亿元，增长25%
2494亿元，比上年增加448亿元，增长21.9%   去年80万人次，今年100万人次，增长25%
9万册，是五年前3万册的3倍              由260平方米扩大到650平方米，增长1.5倍
10亿元，比上年的8亿元增加2亿元          320人，比去年多40人，去年为280人

What the values as printed cannot give is told as a warning. Where only their rounding explains it, as a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manuscript.checks import tables
from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, by_passage
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.said_totals import changes_said
from manuscript.checks.simplified import simplified

_EARLIER = (
    r"(?:上年|去年|前年|前一年|上一年|上届|上一届|上一?季度?|上月|上个?月|上期|"
    r"同期|往年|年初|(?:19|20)\d\d年|[一二三四五六七八九十两]年前|第[一二三]季度?)"
)
#: Earlier only where 比 says so: 第七届 may as well be the later of two.
_THAN_EARLIER = rf"(?:比|较)(?:{_EARLIER}|第[一二三四五六七八九十\d]{{1,3}}届|首届)"
_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_UP = "增长|增加|增产|增收|成长|提高|提升|上升|上涨|上浮|扩大|扩展|拓展|扩容|攀升|跃升|发展|壮大|增|升|涨"
_DOWN = "下降|下滑|下调|减少|减产|降低|回落|缩减|缩短|缩小|压缩|压减|压降|减|降"
#: 增加到, 减至, 升为 by themselves tell both ends; after 由 any verb does.
_TO = re.compile(
    rf"^[^，。；\d]{{0,4}}(?:{_UP}|{_DOWN})(?:到|至|为|成)了?(?:\d{{4}}年的?)?[^，。；\d]{{0,3}}$"
)
_TO_ANY = re.compile(r"^[^，。；\d]{0,10}(?:到|至|为|成)了?(?:\d{4}年的?|今年的?|目前的?)?[^，。；\d]{0,3}$")
_CHANGE = re.compile(
    rf"(?:{_UP}|{_DOWN}|增幅|增速|涨幅|降幅|同比增|减幅)(?:幅度)?(?:了|率|达|为|约|近|超|到)*$"
)
_LESS = re.compile(rf"{_DOWN}|降幅|减幅")
#: 比上年同期代管实验室的, 较去年的, 上年同期 and 去年为 before the earlier value.
_THAN = re.compile(
    rf"(?:{_THAN_EARLIER}(?:同[期季月])?(?:的)?[^，。；\d增减多少长]{{0,12}}|"
    rf"(?:，|；){_EARLIER}(?:同[期季月])?[^，。；\d增减多少长比较]{{0,8}})$"
)
#: What may stand before the growth without being a measure of its own: 客流量增长30% says nothing of the line.
_OWN = re.compile(r"(?:同比|环比|比上年|较上年|比去年|较去年|实际|年均|总体|名义|平均)?")
_WAS = re.compile(rf"^{_EARLIER}|(?<=，){_EARLIER}")
_IS = re.compile(r"(?:今年|本年|本届|本季|本月|当年|现在|如今|目前|现|(?:19|20)\d\d年)[^，。；\d]{0,10}$")
_BY = re.compile(
    rf"[^，。；\d]{{0,6}}，(?:同比|{_THAN_EARLIER}(?:同[期季月])?|同比上年)?(?:的)?(?P<way>净?增加|增长|多|减少|少|下降|降低)了?"
)
_MULTIPLE = re.compile(
    r"^[，、]?(?:(?P<more>增长|增加|提高|扩大|增幅达?)了?|翻了?)(?P<n>\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十])(?P<unit>倍|番)"
)
_TIMES = re.compile(r"^的(?P<n>\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十])倍")
_IS_TIMES = re.compile(r"，(?:约|已)?(?:是|为|相当于|达到?)[^，。；]{0,12}")
_TENTHS = re.compile(
    rf"^，?(?:同比)?(?P<way>{_UP}|{_DOWN})了?(?:约|近|超过?)?(?P<n>[一二两三四五六七八九])成(?P<half>半|多)?(?![立为员效果功就本交])"
)
_CHINESE = "零一二三四五六七八九十"
_NEAR = 16  # characters between the later value and what is said of it
_APART = 2  # percentage points that rounding may explain, and yet are told

Range = tuple[float, float]
#: The earlier value and the later as ranges, and how they are written.
Ends = tuple[Range, Range, tuple[str, str]]


def growth_differs(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        text = simplified(passage.text)
        for number, figure in enumerate(found):
            if figure.percent and _CHANGE.search(figure.lead):
                ends = _ends(found[:number], figure, text)
                said = -1 if _LESS.search(figure.lead) else 1
                if ends:
                    low, high = sorted((said * figure.low, said * figure.high))
                    start = found[number - 1].start
                    yield from _judged(passage, (start, figure.end), ends, (low, high), figure.exact)
            elif number and not figure.percent:
                yield from _in_words(passage, text, found[: number + 1])
        yield from _differences(passage, text, found)
    yield from changes_said(galley)
    yield from tables.growth(galley)


def _judged(passage: Passage, cited: tuple[int, int], ends: Ends, said: Range, exact: bool) -> Iterator[Hit]:
    """`said` in per cent, from and to."""
    (low, high), (after_low, after_high), told = ends
    if low <= 0:
        return
    least, most = 100 * (after_low / high - 1), 100 * (after_high / low - 1)
    printed = 100 * ((after_low + after_high) / (low + high) - 1)
    apart = max(0.0, said[0] - printed, printed - said[1])
    wrong = said[1] < least - 0.06 or said[0] > most + 0.06
    if wrong or (exact and apart >= _APART and apart >= 0.1 * abs(printed)):
        words = passage.text[slice(*cited)]
        yield passage.hit(*cited, level=None if wrong else Level.HINT, before=told[0], after=told[1],
                          said=words.rpartition("，")[2], growth=f"{printed:+.1f}%")  # fmt: skip


def _ends(before: Sequence[Figure], growth: Figure, text: str) -> Ends | None:
    """None where the text does not give both values right before the growth."""
    if len(before) < 2:
        return None
    one, two = before[-2], before[-1]
    apart = one.unit != two.unit or one.percent or re.search(r"[。；]", text[one.end : growth.start])
    if apart or growth.start - two.end > _NEAR or not _OWN.fullmatch(_CHANGE.sub("", growth.lead)):
        return None
    return _change(one, two, growth, text)


def _change(one: Figure, two: Figure, growth: Figure, text: str) -> Ends | None:
    between = text[one.end : two.start]
    change = (one.low, one.high), (two.low, two.high), (one.text, two.text)
    ahead = text[max(0, one.start - 14) : one.start]
    if growth.start - two.end <= 8 and _THAN.search(text[max(0, two.start - 24) : two.start]):
        return (two.low, two.high), (one.low, one.high), (two.text, one.text)
    # 上年产量500吨，今年产量600吨; 上届80件，本届100件
    in_turn = _IS.search(between) or re.fullmatch(r"[^。；\d]{0,4}，[^。；，\d]{0,10}", between)
    if (
        _TO.match(between)
        or (_FROM.search(ahead) and _TO_ANY.match(between))
        or (_WAS.search(one.lead) and in_turn)
    ):
        return change
    by = _BY.fullmatch(between)
    if by:
        sign = -1 if re.search("减|少|降", by["way"]) else 1
        edges = sorted((one.low - sign * two.low, one.high - sign * two.high))
        return (edges[0], edges[1]), (one.low, one.high), (f"{one.text}-{two.text}", one.text)
    return None


def _in_words(passage: Passage, text: str, found: Sequence[Figure]) -> Iterator[Hit]:
    """Growth without a percentage: 增长1.5倍, 翻一番, 是…的3倍, 减少三成. `found` ends with the later value."""
    figure, rest = found[-1], text[found[-1].end : found[-1].end + 24]
    match = _MULTIPLE.match(rest) or _TIMES.match(rest) or _TENTHS.match(rest)
    if not match or not figure.exact:
        return
    number = _number(match["n"])
    if match.re is _TIMES:
        one = next((f for f in reversed(found[:-1]) if f.unit == figure.unit), figure)
        if one is not figure and _IS_TIMES.fullmatch(text[one.end : figure.start]):
            ends: Ends | None = (figure.low, figure.high), (one.low, one.high), (figure.text, one.text)
            said = 100 * (number - 1)
            yield from _rough(
                passage, (figure.start, figure.end + match.end()), ends, said, 0.1 * (said + 100)
            )
        return
    ends = _ends(found, figure, text)
    if match.re is _TENTHS:
        said = (10 * number + 5 * bool(match["half"])) * (-1 if _LESS.match(match["way"]) else 1)
        slack = 5.0
    else:
        said = 100 * (2.0**number - 1) if match["unit"] == "番" else 100 * (number - (not match["more"]))
        slack = 0.1 * (said + 100)
    yield from _rough(passage, (figure.start, figure.end + match.end()), ends, said, slack)


def _rough(
    passage: Passage, cited: tuple[int, int], ends: Ends | None, said: float, slack: float
) -> Iterator[Hit]:
    if ends:
        yield from _judged(passage, cited, ends, (said - slack, said + slack), exact=False)


def _number(words: str) -> float:
    if words[0].isdigit():
        return float(words)
    return float(2 if words == "两" else _CHINESE.index(words))


_MORE = re.compile(r"(?P<way>净?增加|增长|多|增|减少|少|下降|降低|减)了?$")
_OF_EARLIER = re.compile(rf"{_THAN_EARLIER}(?:同期)?的$")
_REACHES = re.compile(r"，(?:共|总数|总量|总额)?(?:达到?|增至|增加到|升至|减至|降至|为|至)[^，。；\d]{0,4}")


def _differences(passage: Passage, text: str, found: Sequence[Figure]) -> Iterator[Hit]:
    """Two values and how far they are apart: a, 比上年的b增加c; 比上年的b增加c，达到a; a, 比去年多c，去年为b."""
    for one, two, three in zip(found, found[1:], found[2:], strict=False):
        if (
            not one.unit == two.unit == three.unit
            or one.percent
            or not (one.exact and two.exact and three.exact)
        ):
            continue
        first, second = text[one.end : two.start], text[two.end : three.start]
        lead = text[max(0, one.start - 16) : one.start]
        order = None
        if _THAN.search(first) and (way := _MORE.fullmatch(second)):
            order = (one, two, three, way["way"])
        elif _OF_EARLIER.search(lead) and (way := _MORE.fullmatch(first)) and _REACHES.fullmatch(second):
            order = (three, one, two, way["way"])
        elif (by := _BY.fullmatch(first)) and re.fullmatch(rf"，{_EARLIER}(?:同期)?(?:为|是|有)?", second):
            order = (one, three, two, by["way"])
        if order and not _adds_up(*order):
            later, before, change, _ = order
            yield passage.hit(one.start, three.end, before=before.text, after=later.text, said=change.text,
                              growth=f"{later.value - before.value:+.10g}")  # fmt: skip


def _adds_up(later: Figure, before: Figure, change: Figure, way: str) -> bool:
    """To half of the last digit that is printed: three round figures may miss by rounding."""
    sign = -1 if re.search("减|少|降", way) else 1
    slack = max(figure.high - figure.low for figure in (later, before, change)) / 2
    return abs(before.value + sign * change.value - later.value) <= slack + 1e-9 * later.value


CHECKS = (Check("growth-differs", Level.WARNING, "numbers", growth_differs, alone=True),)
