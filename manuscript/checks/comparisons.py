"""One measure in two places: the same value, the same name, the same unit, the same care.

人工智能产业方面，产值462亿元 … 【概况】（人工智能产业）产值650亿余元      two values
1022亿元 … 1000亿余元                                                    one exact, one round
累计9款 … 上市新药6个                                                    new or in total?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, by_passage, figures, metric
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage
from manuscript.checks.mentions import CLASSIFIER, Mention, pairs


def _place(galley: Galley, mention: Mention) -> str:
    return galley.title_of(mention.passage.item)


def _cite(mention: Mention, **details: object) -> Hit:
    """The figure with the name of its measure."""
    start = max(mention.figure.start - len(mention.figure.lead), 0)
    lead = mention.passage.text[start : mention.figure.start]
    shift = lead.rfind(mention.name) if mention.name and mention.name in lead else len(lead)
    return mention.passage.hit(start + shift, mention.figure.end, **details)  # type: ignore[arg-type]


def _same_name(one: str, other: str) -> bool:
    return len(one) >= 2 and len(other) >= 2 and (one.endswith(other) or other.endswith(one))


def _same_scope(one: Mention, other: Mention) -> bool:
    return one.scope == other.scope


def _agree(one: Mention, other: Mention) -> bool:
    return one.figure.agrees(other.figure.low, other.figure.high)


def conflict(galley: Galley) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for one, other in galley.once(pairs):
        place = (other.passage.item, other.figure.start)
        same = _same_name(one.name, other.name) and _same_scope(one, other)
        if same and one.figure.unit == other.figure.unit and not _agree(one, other) and place not in told:
            if one.passage.item == other.passage.item and len(one.name) < 5:
                continue  # two things of one kind in one item: 总投资 of this and of that
            told.add(place)
            yield _cite(other, metric=one.name, other=one.figure.text, place=_place(galley, one))
    for entry in galley.entries:
        yield from _against_title(galley, entry)


_NOUN = re.compile(r"^[\u4e00-\u9fff]{2}")


def _against_title(galley: Galley, entry: Entry) -> Iterator[Hit]:
    """A figure of the title that the text has with another value."""
    for figure in figures(entry.item.title):
        noun = _NOUN.match(entry.item.title[figure.end :])
        near = [
            (passage, other)
            for passage in entry.body
            for other in galley.once(by_passage)[passage]
            if other.unit == figure.unit
        ]
        if not near or any(figure.agrees(other.low, other.high) for _, other in near):
            continue
        for passage, other in near:
            behind = _NOUN.match(passage.text[other.end :])
            if noun and behind and noun[0] == behind[0] and f"{figure.value:g}" not in entry.text:
                end = other.end + 2
                yield passage.hit(other.start, end, metric=noun[0], other=figure.text, place=entry.item.title)
                break


def precision_differs(galley: Galley) -> Iterator[Hit]:
    for one, other in _agreeing(galley):
        if one.figure.exact != other.figure.exact:
            rough, exact = (other, one) if one.figure.exact else (one, other)
            yield _cite(rough, metric=exact.name, other=exact.figure.text, place=_place(galley, exact))


def rounded(galley: Galley) -> Iterator[Hit]:
    for one, other in _agreeing(galley):
        if not one.figure.exact and not other.figure.exact and one.figure.text != other.figure.text:
            yield _cite(other, metric=one.name, other=one.figure.text, place=_place(galley, one))


def _agreeing(galley: Galley) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of one unit whose values may be the same, though they are written in different ways."""
    for one, other in galley.once(pairs):
        same = _same_name(one.name, other.name) and _same_scope(one, other)
        if same and one.figure.unit == other.figure.unit and _near(one.figure, other.figure):
            yield one, other


def _near(one: Figure, other: Figure) -> bool:
    """Within a tenth, or within what the words allow."""
    return one.agrees(other.low, other.high) or abs(one.value - other.value) <= 0.1 * max(
        one.value, other.value
    )


def _equal(galley: Galley) -> Iterator[tuple[Mention, Mention]]:
    for one, other in galley.once(pairs):
        if one.passage.item != other.passage.item and (
            one.figure.value == other.figure.value
            or (one.figure.unit == other.figure.unit and _near(one.figure, other.figure))
        ):
            yield one, other


def name_irregular(galley: Galley) -> Iterator[Hit]:
    """Told once for each other name."""
    told: set[str] = set()
    for one, other in _equal(galley):
        longer, shorter = sorted((one, other), key=lambda mention: len(mention.name), reverse=True)
        if (
            longer.name in told
            or len(longer.name) > 12
            or not shorter.name
            or not _is_other(longer.name, shorter.name)
        ):
            continue
        told |= {longer.name}
        yield _cite(longer, other=shorter.name, place=_place(galley, shorter))


def _is_other(longer: str, shorter: str) -> bool:
    """产值 and 总产值, 临床批件 and 临床试验批件; not 嘉宾 and 参会嘉宾, which say more of the same."""
    if not longer.endswith(shorter):
        return True
    return longer.removesuffix(shorter)[-1:] == "总" or longer.removesuffix(shorter) == "产业"


def scope_unclear(galley: Galley) -> Iterator[Hit]:
    for one, other in _equal(galley):
        if one.scope and not other.scope and one.figure.value == other.figure.value:
            other_words = one.passage.text[one.figure.start - len(one.figure.lead) : one.figure.end]
            yield _cite(other, other=other_words, place=_place(galley, one))


def growth_missing(galley: Galley) -> Iterator[Hit]:
    for one, other in _equal(galley):
        for bare, full in ((one, other), (other, one)):
            if (
                full.change
                and not bare.change
                and bare.figure.exact
                and bare.figure.value == full.figure.value
            ):
                yield _cite(bare, other=full.change, place=_place(galley, full))


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
    for one, other in _equal(galley):
        if _clash(one, other) and (other.passage.item, other.figure.start) not in told:
            told.add((other.passage.item, other.figure.start))
            yield _cite(other, other=one.figure.text)
    for passage, found in galley.once(by_passage).items():
        yield from _in_passage(passage, found)


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
        bare = re.fullmatch(r"[，、]?(?:累计|总数|总计|共计|现有|合计)(?:达|达到|为|有|已达)?", between)
        after = re.match(r"[，。；、]|$", passage.text[two.end :])
        if bare and after and len(units) == 2 and units <= CLASSIFIER and not any(units <= a for a in _ALIKE):
            name = metric(one)
            start = one.start - len(name) if passage.text[: one.start].endswith(name) else one.start
            yield passage.hit(start, two.end, other=one.text)


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


CHECKS = (
    Check("metric-conflict", Level.WARNING, "numbers", conflict),
    Check("metric-precision-differs", Level.HINT, "numbers", precision_differs),
    Check("metric-rounded", Level.HINT, "numbers", rounded),
    Check("metric-name-irregular", Level.HINT, "numbers", name_irregular),
    Check("metric-scope-unclear", Level.HINT, "numbers", scope_unclear),
    Check("growth-missing", Level.HINT, "numbers", growth_missing),
    Check("unit-mismatch", Level.WARNING, "numbers", unit_mismatch),
    Check("money-unit-irregular", Level.HINT, "numbers", money_irregular),
)
