"""One unit for one thing: 45张 and 295个 of the same certificate, 人民币 at one amount among many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.comparisons import cite, equal
from manuscript.checks.figures import CLASSIFIERS, Figure, by_passage, metric
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.mentions import CLASSIFIER, Mention
from manuscript.checks.same_values import counted_otherwise, other_unit
from manuscript.checks.simplified import simplified

#: Classifiers that go for one another.
_ALIKE = ({"人", "名", "位", "人次"}, {"家", "户"}, {"场", "次"}, {"种", "类", "款"}, {"套", "台"})
_LOOSE = {
    "项目",
    "活动",
    "任务",
    "工程",
    "课题",
    "成果",
    "产品",
    "岗位",
    "平台",
    "场景",
    "案例",
    "问题",
    "事项",
    "专利",
}  # 个 or 项


def unit_mismatch(galley: Galley) -> Iterator[Hit]:
    """Across items, then within one sentence."""
    told: set[tuple[int, int]] = set()
    for one, other in equal(galley):
        if _clash(one, other) and (other.passage.item, other.figure.start) not in told:
            told.add((other.passage.item, other.figure.start))
            yield cite(other, other=one.figure.text)
    for one, other in other_unit(galley):
        if (other.passage.item, other.figure.start) not in told:
            told.add((other.passage.item, other.figure.start))
            yield cite(other, other=one.figure.text)
    yield from counted_otherwise(galley)
    for passage, found in galley.once(by_passage).items():
        yield from _in_passage(passage, found)
        yield from _parts_mixed(passage, found)
        yield from _averaged(passage)
        yield from _measured(passage, found)


_AMONG = re.compile(r"(?:，|（|。)(?:其中|分别(?:为|是)?|包括)[：:]?|按[^，。]{1,5}分，")


def _parts_mixed(passage: Passage, found: list[Figure]) -> Iterator[Hit]:
    """健身路径18条，其中乡镇11条、社区7套: parts of one whole, parted by 、 alone, in two units."""
    text = simplified(passage.text)
    for one, two in pairwise(found):
        units = {one.unit, two.unit}
        between = text[one.end : two.start]
        listed = re.fullmatch(r"[、和][^，。；、\d]{1,12}", between)
        if len(units) != 2 or not listed or not units <= CLASSIFIER or units & _TIMES:
            continue
        begin = max(text.rfind("。", 0, one.start), text.rfind("；", 0, one.start)) + 1
        marker = next(iter(reversed(list(_AMONG.finditer(text, begin, one.start)))), None)
        whole = [
            f
            for f in found
            if begin <= f.start and marker and f.end <= marker.start() + 1 and f.unit in units
        ]
        bare = not re.match(r"[\u4e00-\u9fff]", text[two.end : two.end + 1]) and text[one.end] in "、和"
        if whole and bare:
            yield passage.hit(one.start - min(len(one.lead), 4), two.end, other=whole[-1].text)


def _clash(one: Mention, other: Mention) -> bool:
    units = {one.figure.unit, other.figure.unit}
    if len(units) < 2 or not units <= CLASSIFIER or any(units <= alike for alike in _ALIKE):
        return False
    return not (other.name[-2:] in _LOOSE and "个" in units)


def _in_passage(passage: Passage, found: list[Figure]) -> Iterator[Hit]:
    """新增注册证45张，累计295个: the second figure names nothing, so it counts the same thing."""
    for one, two in pairwise(found):
        units = {one.unit, two.unit}
        between = passage.text[one.end : two.start]
        bare = _TOTAL.fullmatch(simplified(between))
        after = re.match(r"[，。；、]|$", passage.text[two.end :])
        if bare and after and len(units) == 2 and _of_one_kind(units):
            name = metric(one)
            start = one.start - len(name) if passage.text[: one.start].endswith(name) else one.start
            yield passage.hit(start, two.end, other=one.text)


def _measured(passage: Passage, found: list[Figure]) -> Iterator[Hit]:
    """发生面积1.26万公顷，防治面积1.21万亩: two of one kind beside each other, like in size, in two units."""
    for one, two in pairwise(found):
        names = metric(one), metric(two)
        alike = len(min(names, key=len)) >= 2 and names[0][-2:] == names[1][-2:]
        units = {one.unit, two.unit}
        beside = re.fullmatch(r"[，、；][^，。；、]{0,12}", passage.text[one.end : two.start])
        if alike and beside and len(units) == 2 and _are_interchanged(units, names[0]):
            low, high = sorted((one.value, two.value))
            if low and high / low < _LIKE:
                yield passage.hit(two.start - len(names[1]), two.end, other=one.text)


def _are_interchanged(units: set[str], name: str) -> bool:
    """开放床位620张，使用床位589个: of things, words that do not go for one another."""
    if any(units <= kind for kind in (_AREA, _LENGTH, _WEIGHT)):
        return True
    things = units <= CLASSIFIER and not units & _TIMES and not any(units <= alike for alike in _ALIKE)
    return things and not (name[-2:] in _LOOSE and "个" in units)


_LIKE = 3  # times: 1.26万公顷 is 15 times 1.26万亩, and nobody would set them side by side
_AVERAGE = re.compile(rf"(?:平均|每)每?(?P<unit>{CLASSIFIERS})(?P<noun>[\u4e00-\u9fff]{{2}})")


def _averaged(passage: Passage) -> Iterator[Hit]:
    """完成试验11次，平均每件试验: the thing that an average is taken of was counted otherwise."""
    text = simplified(passage.text)
    for match in _AVERAGE.finditer(text):
        start = text.rfind("。", 0, match.start()) + 1
        counted = list(
            re.finditer(
                rf"{match['noun']}\d[\d.,]{{0,9}}(?P<unit>{CLASSIFIERS})", text[start : match.start()]
            )
        )
        if counted and match["unit"] not in {one["unit"] for one in counted}:
            units = {match["unit"], counted[-1]["unit"]}
            if not any(units <= alike for alike in _ALIKE):
                yield passage.hit(match.start(), match.end(), other=counted[-1][0])


#: Within one clause even 家 and 户 are told: nobody changes the word for what he is just counting.
_TOTAL = re.compile(
    r"[，、]?(?:目前|至此|年末|全[市县区省]|历年)?(?:累计|总数|总量|总计|共计|现有|合计|总共|已有|存量|共有)(?:办结|办理|完成|处理|解决|受理|建成|投用|开通|发放|培训|接待)?(?:达|达到|为|有|已达|增至)?"
)
_AREA, _LENGTH, _WEIGHT = (
    {"公顷", "亩", "平方米", "平方公里"},
    {"米", "千米", "公里"},
    {"吨", "公斤", "千克", "克"},
)


def _of_one_kind(units: set[str]) -> bool:
    return any(units <= kind for kind in (CLASSIFIER, _AREA, _LENGTH, _WEIGHT)) and not units & _TIMES


_TIMES = {"年", "天", "小时", "分钟", "次", "人次", "批次", "届", "期"}
_CURRENCY = re.compile(r"\d[\d.,]{0,14}[万亿]*元人民币|人民币\d[\d.,]{0,14}[万亿]*元")
_PLAIN_MONEY = re.compile(r"\d[\d.,]{0,14}[余多]?[万亿]+[余多]?元(?!人民币)")
_FOREIGN_MONEY = re.compile(r"\d[\d.,]{0,14}[万亿]*(?:美元|欧元|港元|日元|英镑)")


def money_irregular(galley: Galley) -> Iterator[Hit]:
    """人民币 beside amounts that leave it out, in an item without foreign money."""
    plain = sum(len(_PLAIN_MONEY.findall(passage.text)) for passage in galley.prose)
    for entry in galley.entries:
        if _FOREIGN_MONEY.search(entry.text):
            continue
        for passage in entry.body:
            for match in _CURRENCY.finditer(passage.text):
                if plain >= 2 and not passage.text[max(0, match.start() - 3) : match.start()].endswith(
                    "人民币"
                ):
                    yield passage.hit(*match.span())


_SCALED = re.compile(r"(?<![\d.,])(?P<n>\d{1,9}(?:\.\d{1,4})?)(?P<scale>[万亿])(?=元)")


def scale_mixed(galley: Galley) -> Iterator[Hit]:
    """22400万元 in an issue that gives amounts of that size in 亿元."""
    found = [(passage, match) for passage in galley.prose for match in _SCALED.finditer(passage.text)]
    large = [row for row in found if row[1]["scale"] == "亿"]
    odd = [row for row in found if row[1]["scale"] == "万" and float(row[1]["n"]) >= 10_000]
    if len(large) >= 2 * max(1, len(odd)):
        for passage, match in odd:
            amount = float(match["n"]) / 10_000
            yield passage.hit(match.start(), match.end() + 1, right=f"{amount:.10g}亿元")


CHECKS = (
    Check("unit-mismatch", Level.WARNING, "numbers", unit_mismatch),
    Check("money-unit-irregular", Level.HINT, "numbers", money_irregular),
    Check("money-scale-mixed", Level.HINT, "numbers", scale_mixed),
)
