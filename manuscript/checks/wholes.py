"""What cannot be more than the whole, and what a mean must come to.

应到50人，实到56人                        more came than were to come
用电量1.5万千瓦时，其中车间2万千瓦时        a part above its whole
播种面积1.8万亩，其中早稻0.6万公顷          the same in another unit
满意占65%，基本满意占28%，不满意占12%      105 %
10个小组收稿120篇，平均每组15篇             12
收入168万元，支出175万元，结余13万元        7 short
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.conversions import in_unit
from manuscript.checks.figures import CLASSIFIERS, Figure, by_passage, in_sentences
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.parts import is_aside
from manuscript.checks.said_totals import products_said
from manuscript.checks.simplified import simplified
from manuscript.checks.sums import shown

_DUE = re.compile(r"应(?P<what>[到检查收交参评修换办]|出席|参加|参会)(?!用)[^，。；、\d]{0,10}$")
_MEAN = re.compile(
    r"(?:平均)?每(?P<one>[\u4e00-\u9fff]{1,3}?)(?:平均|约|有|收|接待|分得|获|可|达|为|近|合)*$|人均[^，。；\d]{0,6}$"
)
_IN, _OUT = ("收入", "收入为", "收入达", "收款", "进账"), ("支出", "支出为", "支出达", "付款", "开支")
_BALANCE = re.compile(r"(?:(?P<left>结余|盈余|节余|结存|收支相抵盈余)|亏损|赤字|超支|缺口)(?:为|达)?$")
_HEADS = {"人", "名", "位"}
_NO_MEAN = re.compile(r"每(?:[年月日天周季晚次]|个?月|亩|公顷|公斤|吨|平方|千|万|百|隔|半|逢|户(?!均))")
_OF_WHICH = re.compile(r"[^，。；\d]{0,6}，其中[^，。；\d]{0,8}")
_SLACK = 0.06
_MOST_SHARES = 130


def more_than_whole(galley: Galley) -> Iterator[Hit]:
    for passage, text, inside in _sentences(galley):
        yield from _came(passage, inside)
        yield from _part_above(passage, text, inside)


def shares_exceed(galley: Galley) -> Iterator[Hit]:
    for passage, text, inside in _sentences(galley):
        yield from _over_hundred(passage, text, inside)


def mean_differs(galley: Galley) -> Iterator[Hit]:
    for passage, text, inside in _sentences(galley):
        yield from _mean(passage, text, inside)
    yield from products_said(galley)


def balance_differs(galley: Galley) -> Iterator[Hit]:
    for passage, _text, inside in _sentences(galley):
        for came, went, left in zip(inside, inside[1:], inside[2:], strict=False):
            words = _BALANCE.search(left.lead)
            named = words and came.lead.endswith(_IN) and went.lead.endswith(_OUT)
            if not named or len({came.unit, went.unit, left.unit}) > 1:
                continue
            sign = 1 if words["left"] else -1
            low, high = sorted((sign * (came.low - went.high), sign * (came.high - went.low)))
            if not left.agrees(low, high):
                start = came.start - min(len(came.lead), 2)
                yield passage.hit(start, left.end, rest=shown(sign * (came.value - went.value), left))


def _sentences(galley: Galley) -> Iterator[tuple[Passage, str, list[Figure]]]:
    """Each sentence's figures; the text is the whole passage's, whose places the figures bear."""
    for passage, found in galley.once(by_passage).items():
        text = simplified(passage.text)
        for start, sentence in in_sentences(text):
            yield passage, text, [f for f in found if start <= f.start < start + len(sentence)]


def _came(passage: Passage, inside: Sequence[Figure]) -> Iterator[Hit]:
    for number, due in enumerate(inside):
        words = _DUE.search(due.lead)
        for done in inside[number + 1 : number + 3] if words else ():
            if words and f"实{words['what']}" in done.lead and done.unit == due.unit and done.low > due.high:
                yield passage.hit(due.start - len(words[0]), done.end, whole=due.text, part=done.text)


def _part_above(passage: Passage, text: str, inside: Sequence[Figure]) -> Iterator[Hit]:
    for whole, part in pairwise(inside):
        between = text[whole.end : part.start]
        aside = is_aside(part) or is_aside(whole)
        span = in_unit(part, whole.unit)
        low = part.value if part.unit == whole.unit else span[0] if span else 0.0
        if not aside and _OF_WHICH.fullmatch(between) and low > whole.high:
            yield passage.hit(whole.start, part.end, whole=whole.text, part=part.text)


def _over_hundred(passage: Passage, text: str, inside: Sequence[Figure]) -> Iterator[Hit]:
    """Shares in one list, each with 占 before it."""
    run: list[Figure] = []
    for figure in [*inside, None]:
        near = figure and (not run or figure.start - run[-1].end <= 16)
        if figure and near and figure.percent and re.search(r"占比?(?:为|约|达)?$", figure.lead):
            run.append(figure)
            continue
        total = sum(share.value for share in run)
        nested = run and "其中" in text[run[0].start : run[-1].start]
        if len(run) >= 3 and not nested and 100.6 < total < _MOST_SHARES:
            yield passage.hit(run[0].start - len(run[0].lead), run[-1].end, sum=f"{total:g}%")
        run = [figure] if figure and figure.percent and "占" in figure.lead else []


def _mean(passage: Passage, text: str, inside: Sequence[Figure]) -> Iterator[Hit]:
    for number, mean in enumerate(inside):
        words = _MEAN.search(mean.lead)
        if not words or mean.percent or _NO_MEAN.search(mean.lead):
            continue
        heads = [f for f in inside[:number] if _counts(f, words["one"] or "人", text)]
        sums = [f for f in inside[:number] if f.unit == mean.unit and f not in heads and not is_aside(f)]
        if len(heads) != 1 or len(sums) != 1 or not heads[0].value:
            continue
        low = sums[0].low / heads[0].high * (1 - _SLACK)
        high = sums[0].high / max(heads[0].low, 1e-9) * (1 + _SLACK)
        if not mean.agrees(low, high):
            reckoned = f"{sums[0].value / heads[0].value:.4g}{mean.unit}"
            whole, count = sums[0].text, heads[0].text
            yield passage.hit(mean.start - len(words[0]), mean.end, whole=whole, count=count, mean=reckoned)


def _counts(figure: Figure, one: str, text: str) -> bool:
    """Whether a figure counts what the mean is taken of: 10个小组 for 每组, 30户 for 每户."""
    noun = re.match(r"[\u4e00-\u9fff]{0,4}", text[figure.end :])
    if one in _HEADS and figure.unit in _HEADS:
        return True
    one = re.sub(rf"^(?:{CLASSIFIERS})(?=.)", "", one)
    return figure.unit == one or bool(noun and one in noun[0])


CHECKS = (
    Check("more-than-whole", Level.WARNING, "numbers", more_than_whole, alone=True),
    Check("shares-exceed", Level.WARNING, "numbers", shares_exceed, alone=True),
    Check("balance-differs", Level.ERROR, "numbers", balance_differs, alone=True),
    Check("mean-differs", Level.WARNING, "numbers", mean_differs, alone=True),
)
