"""Shares and growth against the values they come from, and figures that cannot be.

365张，其中…280张，占比76.7%      280 / 365
研发投入96.9亿元，占产值的5.2%    of the 产值 that the paragraph gives
由40辆增加到60辆，增长50%         (60 - 40) / 40
2494亿元，比上年增加448亿元，增长21.9%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manuscript.checks import tables
from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, by_passage, metric
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage
from manuscript.checks.simplified import simplified

_SHARE = re.compile(
    r"占比?(?:重|例)?(?:约|近|达|为|到)?(?P<of>[^，。；、\d]{0,14}?)(?:的)?(?:比重|比例)?(?:为|达|约|近)?$"
)
_WHOLE_WORDS = re.compile(r"^(?:总数|全部|总量|总额|总人数|其|比|总|全体|总体|)$")
_FRACTION = re.compile(
    r"占(?P<of>[^，。；、\d]{0,8}?)的?(?P<d>[二三四五六七八九十])分之(?P<n>[一二三四五六七八九])"
)
_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_TO = re.compile(
    r"^[^，。；\d]{0,4}(?:增长|增加|提高|上升|扩大|扩展|提升|成长|攀升|下降|减少|降低|压缩|缩短|缩减|下滑|回落|跃升|扩容|增|升|降|减|涨)(?:到|至|为)了?(?:\d{4}年的?)?[^，。；\d]{0,3}$"
)
_CHANGE = re.compile(
    r"(?:增长|增加|成长|提高|提升|上升|扩大|增幅|涨幅|同比增|下降|减少|降低|降幅|回落|下滑|缩减|压缩|缩短)(?:幅度)?(?:了|率|达|为|约|近|到)*$"
)
_LESS = re.compile(r"下降|减少|降低|降幅|回落|下滑|缩减|压缩|缩短")
#: 比上年同期代管实验室的, 较去年的, 上年同期 and 去年为 before the earlier value.
_THAN = re.compile(
    r"(?:(?:比|较)(?:(?:19|20)\d\d年|年初|上年|去年|前一年|上一年|上届|上一?季度?|上月|上期|同期)(?:同[期季])?(?:的)?[^，。；\d增减多少长]{0,12}|"
    r"(?:上年|去年|前一年|上届|上一?季度|上月|上期)(?:同[期季月])?(?:的|为|是|只有|仅)?)$"
)
_BY = re.compile(
    r"[^，。；\d]{0,6}，(?:比|较)?(?:同比|年初|(?:19|20)\d\d年|上年|去年|上一年|上年同期|去年同期|上届)?(?:的)?"
    r"(?:净?增加|增长|多|减少)了?"
)
_FALLS = re.compile(
    r"(?:下降|减少|降低|下滑|缩减|缩短)(?:了|幅度达|达|约|近)?(?P<v>\d{3,}(?:\.\d+)?)[%％]|"
    r"(?:下降|减少|降低|缩小|缩短)(?:了|近|约)*(?:\d+(?:\.\d+)?|[一二三四五六七八九十两])倍|"
    r"占比?(?:重|例)?(?:约|达|为)?(?P<s>\d{3,}(?:\.\d+)?)[%％]"
)
_NEAR = 24  # characters between a part and its share
_APART = (
    2  # percentage points between what is said and what the values give, although rounding could explain it
)
_CHINESE = "零一二三四五六七八九十"


def share_differs(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        for number, share in enumerate(found):
            words = _SHARE.search(share.lead) if share.percent else None
            part = _part(found[:number], share, passage.text) if words else None
            whole = _whole(found[:number], part, words["of"], passage.text) if words and part else None
            if part and whole and not _is_share(share.low, share.high, part, whole):
                yield share_hit(passage, share, part, whole)
        yield from _fractions(passage, found)
    for entry in galley.entries:
        yield from _of_the_place(galley, entry)


_PLACE = re.compile(r"^(?:全[市县区省国镇乡园州行]\w{0,2}|[\u4e00-\u9fff]{2,4}[市县区])(?:总数|总量|的)?$")


def _of_the_place(galley: Galley, entry: Entry) -> Iterator[Hit]:
    """14.7万人次，占全市的30%, where an earlier sentence of the item has the figure of 全市."""
    known: list[tuple[Figure, str]] = []
    for passage in entry.body:
        found, text = galley.once(by_passage)[passage], simplified(passage.text)
        for number, figure in enumerate(found):
            words = _SHARE.search(figure.lead) if figure.percent else None
            part = _part(found[:number], figure, text) if words else None
            if part and words and _PLACE.match(words["of"]):
                place = words["of"].rstrip("的总数量")
                wholes = [w for w, said in known if w.unit == part.unit and place in said and _alike(w, part)]
                if len(wholes) == 1 and not _is_share(figure.low, figure.high, part, wholes[0]):
                    yield share_hit(passage, figure, part, wholes[0])
            sentence = text[
                max(text.rfind("。", 0, figure.start), text.rfind("；", 0, figure.start)) + 1 : figure.start
            ]
            known.append((figure, sentence))


def _alike(one: Figure, other: Figure) -> bool:
    name, longer = sorted((metric(one), metric(other)), key=len)
    return len(name) >= 2 and name[-4:] == longer[-4:][-len(name[-4:]) :]


def share_hit(passage: Passage, share: Figure, part: Figure, whole: Figure) -> Hit:
    """Cited with the part, where that stands near."""
    start = part.start if 0 <= share.start - part.end <= _NEAR else share.start
    return passage.hit(start, share.end, part=part.text, whole=whole.text, said=share.text,
                       share=f"{100 * part.value / whole.value:.1f}%")  # fmt: skip


def _part(before: Sequence[Figure], share: Figure, text: str) -> Figure | None:
    """The figure directly before, in the same sentence and not more than a clause away."""
    part = before[-1] if before else None
    if part is None or part.percent or share.start - part.end > 24:
        return None
    return None if re.search(r"[。；]", text[part.end : share.start]) else part


def _whole(before: Sequence[Figure], part: Figure, of: str, text: str) -> Figure | None:
    """Named (占产值的…): the figure of that name. Unnamed: the figure before 其中."""
    earlier = [f for f in before if f is not part and f.unit == part.unit and f.start < part.start]
    if _WHOLE_WORDS.match(of):
        if not earlier or "其中" not in text[earlier[-1].end : part.start]:
            return None
        return earlier[-1]
    named = [f for f in earlier if metric(f).endswith(of) and not re.search(r"新增|增加", f.lead)]
    return named[0] if len(named) == 1 else None


def _is_share(low: float, high: float, part: Figure, whole: Figure) -> bool:
    if whole.low <= 0:
        return True
    return 100 * part.low / whole.high <= high + 0.05 and low - 0.05 <= 100 * part.high / whole.low


def _fractions(passage: Passage, found: Sequence[Figure]) -> Iterator[Hit]:
    """三分之一 is meant roughly: told from a fifth beside it."""
    for match in _FRACTION.finditer(passage.text):
        before = [f for f in found if f.end <= match.start()]
        if len(before) < 2 or before[-1].unit != before[-2].unit or match.start() - before[-1].end > 4:
            continue
        part, whole = before[-1], before[-2]
        said = 100 * _CHINESE.index(match["n"]) / _CHINESE.index(match["d"])
        if "其中" in passage.text[whole.end : part.start] and not _is_share(
            0.9 * said, 1.1 * said, part, whole
        ):
            yield passage.hit(*match.span(), part=part.text, whole=whole.text, said=match[0],
                              share=f"{100 * part.value / whole.value:.1f}%")  # fmt: skip


def growth_differs(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        for number, figure in enumerate(found):
            if figure.percent and _CHANGE.search(figure.lead) and "百分点" not in figure.text:
                yield from _judged(passage, found[:number], figure)
        yield from _multiples(passage, found)
    yield from tables.growth(galley)


def _judged(passage: Passage, before: Sequence[Figure], growth: Figure) -> Iterator[Hit]:
    ends = _ends(before, growth, simplified(passage.text))
    if ends is None or ends[0][0] <= 0:
        return
    (low, high), (after_low, after_high), told = ends
    least, most = 100 * (after_low / high - 1), 100 * (after_high / low - 1)
    sign = -1 if _LESS.search(growth.lead) else 1
    said = sorted((sign * growth.low, sign * growth.high))
    printed = 100 * ((after_low + after_high) / (low + high) - 1)
    apart = abs(sign * growth.value - printed)
    wrong = said[1] < least - 0.06 or said[0] > most + 0.06
    if wrong or (growth.exact and apart >= _APART and apart >= 0.1 * abs(printed)):
        yield passage.hit(before[-1].start, growth.end, level=None if wrong else Level.HINT, before=told[0],
                          after=told[1], said=growth.text, growth=f"{printed:+.1f}%")  # fmt: skip


_MULTIPLE = re.compile(
    r"^[，、]?(?:是[^，。；\d]{0,8}的|(?P<more>增长|增加|提高|扩大)了?|翻了?)(?P<n>\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十])(?P<unit>倍|番)"
)


def _multiples(passage: Passage, found: Sequence[Figure]) -> Iterator[Hit]:
    """由260平方米扩大到650平方米，增长1.5倍; 是上年的2倍; 翻了一番."""
    text = simplified(passage.text)
    for number, figure in enumerate(found[1:], 1):
        match = _MULTIPLE.match(text[figure.end : figure.end + 24])
        ends = _ends(found[: number + 1], figure, text) if match else None
        if not match or not ends or ends[0][0] <= 0 or not figure.exact:
            continue
        times = (
            float(match["n"])
            if match["n"][0].isdigit()
            else float(_CHINESE.find(match["n"]) if match["n"] != "两" else 2)
        )
        said = 2.0**times if match["unit"] == "番" else times + bool(match["more"])
        (low, high), (after_low, after_high), told = ends
        if not 0.9 * after_low / high <= said <= 1.1 * after_high / low:
            yield passage.hit(figure.start, figure.end + match.end(), before=told[0], after=told[1],
                              said=match[0].strip("，、"), growth=f"{100 * (after_low / low - 1):+.1f}%")  # fmt: skip


_Ends = tuple[tuple[float, float], tuple[float, float], tuple[str, str]]


def _ends(before: Sequence[Figure], growth: Figure, text: str) -> _Ends | None:
    """Both ends of a change as ranges, and how they are written; None where the text does not give both."""
    if len(before) < 2:
        return None
    one, two = before[-2], before[-1]
    if one.unit != two.unit or one.percent or re.search(r"[。；]", text[one.end : growth.start]):
        return None
    near = growth.start - two.end <= 12
    if (
        near
        and _FROM.search(text[max(0, one.start - 14) : one.start])
        and _TO.match(text[one.end : two.start])
    ):
        return (one.low, one.high), (two.low, two.high), (one.text, two.text)
    if growth.start - two.end <= 4 and _THAN.search(text[max(0, two.start - 14) : two.start]):
        return (two.low, two.high), (one.low, one.high), (two.text, one.text)
    if near and _BY.fullmatch(text[one.end : two.start]):
        sign = -1 if "减少" in text[one.end : two.start] else 1
        edges = sorted((one.low - sign * two.low, one.high - sign * two.high))
        return (edges[0], edges[1]), (one.low, one.high), (f"{one.text}-{two.text}", one.text)
    return None


def impossible(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        for match in _FALLS.finditer(passage.text):
            percent = match["v"] or match["s"]
            if percent is None or float(percent) > 100:
                yield passage.hit(*match.span())


_ABOUT = r"近|约|大约|将近|超过|超|逾|不足"
_VALUE = r"\d[\d.,]{0,14}"
_TWICE = re.compile(
    rf"(?:{_ABOUT})\s?{_VALUE}(?:余|多)[万亿]?|(?:{_ABOUT})\s?{_VALUE}[万亿]{{1,2}}(?:余|多)|"
    rf"(?:{_ABOUT})\s?{_VALUE}[万亿]?[\u4e00-\u9fff%]{{1,3}}?(?:以上|左右|上下)|"
    rf"{_VALUE}(?:余|多)[万亿]?[\u4e00-\u9fff]{{1,2}}?(?:以上|左右|上下)"
)


def approximation_doubled(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _TWICE.finditer(passage.text):
            yield passage.hit(*match.span())


CHECKS = (
    Check("share-differs", Level.WARNING, "numbers", share_differs, alone=True),
    Check("growth-differs", Level.WARNING, "numbers", growth_differs, alone=True),
    Check("percent-impossible", Level.ERROR, "numbers", impossible, alone=True),
    Check("approximation-doubled", Level.WARNING, "numbers", approximation_doubled, alone=True),
)
