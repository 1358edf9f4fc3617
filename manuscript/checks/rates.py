"""Shares against the values they come from, and figures that cannot be.

365张，其中…280张，占比76.7%      280 / 365
研发投入96.9亿元，占产值的5.2%    of the 产值 that the paragraph gives
由40辆增加到60辆，增长50%         (60 - 40) / 40
2494亿元，比上年增加448亿元，增长21.9%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
_FALLS = re.compile(
    r"(?:下降|减少|降低|下滑|缩减|缩短)(?:了|幅度达|达|约|近)?(?P<v>\d{3,}(?:\.\d+)?)[%％]|"
    r"(?:下降|减少|降低|缩小|缩短)(?:了|近|约)*(?:\d+(?:\.\d+)?|[一二三四五六七八九十两])倍|"
    r"占比?(?:重|例)?(?:约|达|为)?(?P<s>\d{3,}(?:\.\d+)?)[%％]"
)
#: 教师1240名，报名交流1116名，占92%: one clause after the other, and nothing else of that unit before.
_BESIDE = re.compile(r"，[^，。；、\d]{1,10}")
_NEAR = 24  # characters between a part and its share
_APART = 2  # percentage points that rounding may explain, and yet are told
_CHINESE = "零一二三四五六七八九十"


def share_differs(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        for number, share in enumerate(found):
            words = _SHARE.search(share.lead) if share.percent else None
            part = _part(found[:number], share, passage.text) if words else None
            whole = _whole(found[:number], part, words["of"], passage.text) if words and part else None
            if part and whole:
                yield from share_hits(passage, share, part, whole)
            elif share.percent and not part:
                yield from _rate(passage, found[:number], share)
        yield from _fractions(passage, found)
    for entry in galley.entries:
        yield from _of_the_place(galley, entry)


#: 合格率为, 录取比例: what a part of the things is or did, as a rate of all.
_RATE = re.compile(
    r"(?P<of>合格|办结|办理|通过|成功|成活|完成|回收|到会|出席|出勤|参会|就业|签约|履约|中标|中奖|获奖|录取|验收|达标|优良|优秀|满意|入住|入驻|出租|"
    r"使用|利用|回用|检验|检测|检查|受检|体检|接种|签到|参训|参评|覆盖|普及|调解|结案|兑现|整改|修复|投产|复工|开工|参保|参检|检出|有效|命中|上座|巩固|发放|到位)(?:成功)?(?:率|比例|比重)(?:达到?|为|是|约|近)*$"
)
_WORDS_OF = {
    "到会": "实到|到会|出席",
    "出席": "实到|出席",
    "出勤": "实到|出勤",
    "回收": "回收|收回",
    "结案": "结案|办结",
    "优良": "优良|良好",
    "调解": "成功",
}
_OF_FIGURE = re.compile(r"(?:占|为|达到?|完成|是|相当于|仅为|约为)(?P<what>[^，。；、\d]{0,12})$")


def _rate(passage: Passage, before: Sequence[Figure], share: Figure) -> Iterator[Hit]:
    """合格108批次，合格率90% of the 120批次 before; 18亿元，占年度计划24亿元的75%."""
    text = simplified(passage.text)
    begin = max(text.rfind(mark, 0, share.start) for mark in "。！？\n") + 1
    inside = [f for f in before if f.start >= begin and not f.percent]
    if len(inside) < 2:
        return
    part, whole = inside[-2], inside[-1]
    of = re.fullmatch(r"的(?:约|近)?", text[whole.end : share.start])
    if of and part.unit == whole.unit and _OF_FIGURE.search(text[part.end : whole.start]):
        yield from share_hits(passage, share, part, whole)
        return
    said = _RATE.search(share.lead)
    words = said and re.compile(_WORDS_OF.get(said["of"], said["of"]) + r"|实[检查收交到办修]")
    parts = [f for f in inside if words and words.search(f.lead) and not re.search("不|未|无", f.lead)]
    if not parts:
        parts = _of_a_goal(inside, share, said is not None, text)
    if not parts or share.start - parts[-1].end > _NEAR:
        return
    part = parts[-1]
    wholes = [f for f in inside if f.start < part.start and f.unit == part.unit and f.value >= part.value]
    if wholes and not any(_is_share(share.low, share.high, part, whole) for whole in wholes):
        yield from share_hits(passage, share, part, wholes[-1])


_GOAL = re.compile(r"(?:为|是|相当于|完成)(?:全年|年度|总)?(?:任务|目标|计划)数?的$")


def _of_a_goal(inside: Sequence[Figure], share: Figure, is_rate: bool, text: str) -> list[Figure]:
    """计划新建9550个，已建成7640个，完成率为80%: the only two figures of the sentence, the goal and what was done."""
    if len(inside) != 2 or not (is_rate or _GOAL.search(share.lead)):
        return []
    goal, done = inside
    planned = re.search(r"计划|任务|目标|应|共|总", text[max(0, goal.start - 16) : goal.start])
    return [done] if planned and goal.unit == done.unit and goal.value >= done.value else []


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
                if len(wholes) == 1:
                    yield from share_hits(passage, figure, part, wholes[0])
            sentence = text[
                max(text.rfind("。", 0, figure.start), text.rfind("；", 0, figure.start)) + 1 : figure.start
            ]
            known.append((figure, sentence))


def _alike(one: Figure, other: Figure) -> bool:
    name, longer = sorted((metric(one), metric(other)), key=len)
    return len(name) >= 2 and name[-4:] == longer[-4:][-len(name[-4:]) :]


def share_hits(passage: Passage, share: Figure, part: Figure, whole: Figure) -> Iterator[Hit]:
    """Cited with the part, where that stands near. What only rounding explains is told as a hint."""
    wrong = not _is_share(share.low, share.high, part, whole)
    printed = 100 * part.value / whole.value if whole.value else share.value
    exact = share.exact and part.exact and whole.exact
    if wrong or (exact and abs(printed - share.value) >= _APART):
        start = part.start if 0 <= share.start - part.end <= _NEAR else share.start
        yield passage.hit(start, share.end, level=None if wrong else Level.HINT, part=part.text,
                          whole=whole.text, said=share.text, share=f"{printed:.1f}%")  # fmt: skip


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
        if not earlier:
            return None
        alone = (
            len(earlier) == 1
            and earlier[0].value > part.value
            and _BESIDE.fullmatch(text[earlier[0].end : part.start])
        )
        return earlier[-1] if alone or "其中" in text[earlier[-1].end : part.start] else None
    of = of.removesuffix("面积").removesuffix("总数").removesuffix("总量") or of
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
        if len(before) < 2 or before[-1].unit != before[-2].unit or match.start() - before[-1].end > _NEAR:
            continue
        part, whole = before[-1], before[-2]
        said = 100 * _CHINESE.index(match["n"]) / _CHINESE.index(match["d"])
        if re.search("其中|中，", passage.text[whole.end : part.start]) and not _is_share(
            0.9 * said, 1.1 * said, part, whole
        ):
            yield passage.hit(*match.span(), part=part.text, whole=whole.text, said=match[0],
                              share=f"{100 * part.value / whole.value:.1f}%")  # fmt: skip


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
    rf"{_VALUE}(?:余|多)[万亿]?[\u4e00-\u9fff]{{1,2}}?(?:以上|左右|上下)|"
    rf"{_VALUE}[万亿]{{0,2}}[\u4e00-\u9fff%]{{1,3}}?(?:以上|以下|以内|之内)(?:左右|上下)|"
    rf"(?:超过|超|逾|不足|不到|将近)(?:近|约|大约)\s?{_VALUE}"
)


def approximation_doubled(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _TWICE.finditer(passage.text):
            yield passage.hit(*match.span())


CHECKS = (
    Check("share-differs", Level.WARNING, "numbers", share_differs, alone=True),
    Check("percent-impossible", Level.ERROR, "numbers", impossible, alone=True),
    Check("approximation-doubled", Level.WARNING, "numbers", approximation_doubled, alone=True),
)
