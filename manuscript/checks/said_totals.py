"""Totals, differences and products that a sentence gives beside their terms, in words that the other readings pass over.

1.2亿元、0.85亿元和2.4亿元，总额为4.35亿元      the terms before a word for the total
120名学员走进课堂，男学员78名，女学员44名       the two parts behind their whole
11人专家组，由教授5人、工程师4人、代表3人组成   what something is made of
由213人增至241人，净增38人                      from, to, and by how much
40台，每台1.8万元，共支出82万元                 a count, the price of one, and the sum
这笔60万元的捐款                                 an amount that is pointed at must have been named
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from manuscript.checks.figures import Figure, by_passage, in_sentences
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified

_TOTAL = re.compile(
    r"(?:总额|总量|总数|总计|总值|合计|共计|加起来共?|一共|总共|共支出|共收到|总授课量)(?:为|达到?|是|约)?$"
)
_PEOPLE = {"人", "名", "位"}
_SEXES = re.compile(
    r"男(?:性|学员|职工|生|员工|代表|队员|选手)?(?P<men>\d{1,6})[名人位][，、和]女(?:性|学员|职工|生|员工|代表|队员|选手)?(?P<women>\d{1,6})[名人位]"
)
_MADE_OF = re.compile(r"^[^，。；\d]{0,8}，?由(?P<list>[^。；]+?)组成")
_ONTO = re.compile(r"^[^，。；\d]{0,8}(?:[增升减降缩扩][^，。；\d]{0,4})?(?:至|到|为)$")
_BY = re.compile(r"^，(?:净|共|累计)?(?:增加?|新增|增长|减少|下降|降低)了?$")
_FROM = re.compile(r"[由从][^，。；\d]{0,12}$")
_ONE = "台套人亩户场班个只辆件吨批期次天家村校间栋盏份名位"
_EACH = re.compile(
    rf"(?:每(?P<each>[{_ONE}])|(?P<mean>[场户人亩班台])均|各(?P<all>班|场|家|户)均)[^，。；\d]{{0,6}}$"
)
_POINTED = re.compile(r"(?:这笔|这批|这些|上述|前述)$")
_SCALES = (("亿", 1e8), ("万", 1e4))
_SLACK = 0.02  # of a product of rounded figures
_WITHIN = (0.5, 1.7)  # a total that is farther from its terms is that of something else


def sums_said(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        text = simplified(passage.text)
        for start, sentence in in_sentences(text):
            inside = [f for f in found if start <= f.start < start + len(sentence)]
            yield from chain(_listed(passage, inside), _sexes(passage, text, inside, start + len(sentence)))
            yield from _made_of(passage, text, inside)


def _listed(passage: Passage, inside: Sequence[Figure]) -> Iterator[Hit]:
    for number, total in enumerate(inside):
        terms = [f for f in inside[:number] if f.unit == total.unit and not f.percent]
        if len(terms) < 2 or not _TOTAL.search(total.lead) or any(not f.exact for f in (*terms, total)):
            continue
        sums = [_sum(terms[first:]) for first in range(len(terms) - 1)]
        low, high = (edge * sum(f.value for f in terms) for edge in _WITHIN)
        if max(f.value for f in terms) >= total.value or not low <= total.value <= high:
            continue
        start = total.start - len(_TOTAL.search(total.lead)[0])  # type: ignore[index]
        if not any(total.agrees(*one) for one in sums):
            yield _told(passage, start, total.end, total, terms)
        elif not any(_is_exactly(total, terms[first:]) for first in range(len(terms) - 1)):
            yield replace(_told(passage, start, total.end, total, terms), level=Level.HINT)


def _is_exactly(total: Figure, terms: Sequence[Figure]) -> bool:
    """To half of the last digit that is printed; beyond it rounding may explain a sum, and is worth a look."""
    step = max(f.high - f.low for f in (*terms, total)) / 2
    return abs(total.value - sum(f.value for f in terms)) <= step * 1.01 + 1e-9 * total.value


def _sum(terms: Sequence[Figure]) -> tuple[float, float]:
    return sum(f.low for f in terms), sum(f.high for f in terms)


def _told(passage: Passage, start: int, end: int, total: Figure, terms: Sequence[Figure]) -> Hit:
    amount = sum(f.value for f in terms)
    scale, factor = next(((s, f) for s, f in _SCALES if s in total.text), ("", 1.0))
    return passage.hit(start, end, parts=" + ".join(f.text for f in terms), total=total.text,
                       sum=f"{amount / factor:.10g}{scale}{total.unit}")  # fmt: skip


def _shown(value: float, unit: str) -> str:
    """Rounded to four digits: 2.05万元."""
    scale, factor = next(((s, f) for s, f in _SCALES if value >= f), ("", 1.0))
    return f"{value / factor:.4g}{scale}{unit}"


def _sexes(passage: Passage, text: str, inside: Sequence[Figure], end: int) -> Iterator[Hit]:
    for match in _SEXES.finditer(text, inside[0].start, end) if inside else ():
        parts = [f for f in inside if match.start() <= f.start < match.end()]
        before = [f for f in inside if f.end <= match.start() and f.unit in _PEOPLE and f.exact]
        if len(before) == 1 and len(parts) == 2 and not before[0].agrees(*_sum(parts)):
            yield _told(passage, *match.span(), before[0], parts)


def _made_of(passage: Passage, text: str, inside: Sequence[Figure]) -> Iterator[Hit]:
    for whole in inside:
        match = _MADE_OF.match(text[whole.end :]) if whole.unit in _PEOPLE and whole.exact else None
        end = whole.end + match.end() if match else 0
        parts = [f for f in inside if whole.end < f.start < end and f.unit in _PEOPLE]
        if (
            len(parts) >= 2
            and len(parts) == len(re.split(r"、|和|以及", match["list"]))
            and not whole.agrees(*_sum(parts))
        ):  # type: ignore[index]
            yield _told(passage, whole.start, end, whole, parts)


def changes_said(galley: Galley) -> Iterator[Hit]:
    """由213人增至241人，净增38人."""
    for passage, found in galley.once(by_passage).items():
        text = simplified(passage.text)
        for one, two, by in zip(found, found[1:], found[2:], strict=False):
            alike = (
                one.unit == two.unit == by.unit and not one.percent and one.exact and two.exact and by.exact
            )
            said = _ONTO.match(text[one.end : two.start]) and _BY.match(text[two.end : by.start])
            if not alike or not said or not _FROM.search(text[max(0, one.start - 14) : one.start]):
                continue
            low, high = sorted((abs(two.low - one.high), abs(two.high - one.low)))
            if not by.agrees(min(low, abs(two.value - one.value)), high):
                yield passage.hit(one.start, by.end, before=one.text, after=two.text, said=by.text,
                                  growth=f"{two.value - one.value:+.10g}")  # fmt: skip


def products_said(galley: Galley) -> Iterator[Hit]:
    """A count, what falls on each, and the sum, in one paragraph."""
    for passage, found in galley.once(by_passage).items():
        for number, each in enumerate(found):
            words = _EACH.search(each.lead)
            one = (words["each"] or words["mean"] or words["all"]) if words else ""
            units = _PEOPLE if one in _PEOPLE else {one}
            counts = [f for f in found[max(0, number - 3) : number] if f.unit in units and f.exact]
            sums = [
                f for f in found[max(0, number - 3) : number + 3] if f is not each and _may_be_sum(f, each)
            ]
            if not one or len(counts) != 1 or len(sums) != 1 or not counts[0].value or not each.exact:
                continue
            product = counts[0].value * each.value
            slack = _SLACK * product + counts[0].value * (each.high - each.low)
            if abs(sums[0].value - product) > slack and 0.2 < sums[0].value / product < 5:
                yield passage.hit(each.start - len(words[0]), each.end, whole=sums[0].text, count=counts[0].text,
                                  mean=_shown(sums[0].value / counts[0].value, each.unit))  # fmt: skip


def _may_be_sum(figure: Figure, each: Figure) -> bool:
    units = {figure.unit, each.unit}
    return (
        (len(units) == 1 or units <= {"人", "人次"})
        and figure.value > each.value
        and figure.exact
        and not figure.percent
    )


def pointed_at(galley: Galley) -> Iterator[Hit]:
    """这笔60万元的捐款 in an item that named 80万元 and nothing of 60万元."""
    known: dict[int, list[Figure]] = {}
    for passage, found in galley.once(by_passage).items():
        before = known.setdefault(passage.item, [])
        for figure in found:
            named = [f for f in before if f.unit == figure.unit]
            asked = passage.field is Field.BODY and _POINTED.search(figure.lead)
            if asked and named and not any(figure.agrees(f.low, f.high) for f in named):
                yield passage.hit(figure.start - 2, figure.end, metric=figure.lead[-2:], other=named[-1].text,
                                  place=galley.title_of(passage.item))  # fmt: skip
            before.append(figure)
