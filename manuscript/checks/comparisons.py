"""One measure in two places: the same value, the same name, the same unit, the same care.

人工智能产业方面，产值462亿元 … 【概况】（人工智能产业）产值650亿余元      two values
1022亿元 … 1000亿余元                                                    one exact, one round
累计9款 … 上市新药6个                                                    new or in total?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, metric
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit
from manuscript.checks.mentions import Mention, pairs
from manuscript.checks.said_totals import pointed_at
from manuscript.checks.same_values import other_name
from manuscript.checks.tables import told_otherwise, turned
from manuscript.checks.values import bilingual, shortened, value_pairs


def _place(galley: Galley, mention: Mention) -> str:
    return galley.title_of(mention.passage.item)


def cite(mention: Mention, **details: object) -> Hit:
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
            short, long = sorted((one.name, other.name), key=len)
            if len(short) == 2 and len(long) >= 6:
                continue  # 面积 of a base, and 水产养殖面积 of the county
            if one.passage.item == other.passage.item and len(one.name) < 5:
                continue  # two things of one kind in one item: 总投资 of this and of that
            told.add(place)
            yield cite(other, metric=one.name, other=one.figure.text, place=_place(galley, one))
    for hit, name, text in chain(turned(galley), told_otherwise(galley)):
        yield replace(
            hit, details=(("metric", name), ("other", text), ("place", galley.title_of(hit.place.item)))
        )
    for passage, figure, other_text in bilingual(galley):
        start = max(0, figure.start - min(len(figure.lead), 8))
        yield passage.hit(start, figure.end, metric=metric(figure), other=other_text,
                          place=galley.title_of(passage.item))  # fmt: skip
    yield from pointed_at(galley)
    for one, other in galley.once(value_pairs):
        place = (other.passage.item, other.figure.start)
        if place not in told:
            told.add(place)
            name = max(one.name, other.name, key=len)  # one may give the place alone: 青麓区97.3亿元
            yield cite(other, metric=name, other=one.figure.text, place=_place(galley, one))


def precision_differs(galley: Galley) -> Iterator[Hit]:
    for one, other in _agreeing(galley):
        if one.figure.exact != other.figure.exact:
            rough, exact = (other, one) if one.figure.exact else (one, other)
            yield cite(rough, metric=exact.name, other=exact.figure.text, place=_place(galley, exact))


def rounded(galley: Galley) -> Iterator[Hit]:
    for one, other in _agreeing(galley):
        if not one.figure.exact and not other.figure.exact and one.figure.text != other.figure.text:
            yield cite(other, metric=one.name, other=one.figure.text, place=_place(galley, one))


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


def equal(galley: Galley) -> Iterator[tuple[Mention, Mention]]:
    for one, other in galley.once(pairs):
        if one.passage.item != other.passage.item and (
            one.figure.value == other.figure.value
            or (one.figure.unit == other.figure.unit and _near(one.figure, other.figure))
        ):
            yield one, other


def name_irregular(galley: Galley) -> Iterator[Hit]:
    """Told once for each other name."""
    told: set[str] = set()
    for one, other in equal(galley):
        longer, shorter = sorted((one, other), key=lambda mention: len(mention.name), reverse=True)
        if (
            longer.name in told
            or len(longer.name) > 12
            or not shorter.name
            or not _is_other(longer.name, shorter.name)
        ):
            continue
        told |= {longer.name}
        yield cite(longer, other=shorter.name, place=_place(galley, shorter))
    for one, other in other_name(galley):
        if other.name not in told:
            told.add(other.name)
            yield cite(other, other=one.name, place=_place(galley, one))
    for one, other in galley.once(value_pairs):
        if len(one.name) != len(other.name) and shortened(one.name, other.name):
            yield cite(other, other=one.name, place=_place(galley, one))


def _is_other(longer: str, shorter: str) -> bool:
    """产值 and 总产值, 临床批件 and 临床试验批件; not 嘉宾 and 参会嘉宾, which say more of the same."""
    if not longer.endswith(shorter):
        return True
    return longer.removesuffix(shorter)[-1:] == "总" or longer.removesuffix(shorter) == "产业"


def scope_unclear(galley: Galley) -> Iterator[Hit]:
    for one, other in equal(galley):
        if one.scope and not other.scope and one.figure.value == other.figure.value:
            other_words = one.passage.text[one.figure.start - len(one.figure.lead) : one.figure.end]
            yield cite(other, other=other_words, place=_place(galley, one))


def growth_missing(galley: Galley) -> Iterator[Hit]:
    for one, other in equal(galley):
        for bare, full in ((one, other), (other, one)):
            if (
                full.change
                and not bare.change
                and bare.figure.exact
                and bare.figure.value == full.figure.value
            ):
                yield cite(bare, other=full.change, place=_place(galley, full))


CHECKS = (
    Check("metric-conflict", Level.WARNING, "numbers", conflict),
    Check("metric-precision-differs", Level.HINT, "numbers", precision_differs),
    Check("metric-rounded", Level.HINT, "numbers", rounded),
    Check("metric-name-irregular", Level.HINT, "numbers", name_irregular),
    Check("metric-scope-unclear", Level.HINT, "numbers", scope_unclear),
    Check("growth-missing", Level.HINT, "numbers", growth_missing),
)
