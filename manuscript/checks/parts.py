"""Sums and their parts as sentences put them.

- 52个，其中甲21个、乙14个、丙9个、丁8个: parts after the sum. 其中 may leave some out, 分别为 does not
- 286家，甲92家、乙81家、丙64家、丁49家 and 150家（甲30家、乙50家、丙70家）: the same without a word for it
- 12.5亿元，一期7.5亿元，二期5亿元: two halves that make a whole
- 甲12个、乙8个，共20个: the sum after its parts
- 三大产业产值100亿元。甲方面，…产值…。乙方面，…产值…: one part for each 方面 of the paragraph
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from manuscript.checks.figures import Figure, in_sentences, metric

_MARKER = re.compile(
    r"来自(?=[^，。；\d]{1,14}\d)|(?<=[\u4e00-\u9fff])：(?=[^，。；\d]{1,14}\d)|其中[：:]?|按[\u4e00-\u9fff]{1,5}(?:划?分|来?看)，|包括|包含|涵盖|分别[为是]|分为|(?<=[\u4e00-\u9fff])（(?=[^（）]{4,200}\d[^（）]{0,40}）)"
)
_TOTAL = re.compile(
    r"(?:(?P<n>[两二三四五六])(?:[\u4e00-\u9fff]{1,2})(?:合计|共计|总计|相加|总共|共)|合计|共计|总计|(?<![公一总])共|总(?:[\u4e00-\u9fff]{0,4})[数额量])"
    r"(?:[^，。；、\d]{0,6})$"
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_OPEN = re.compile(r"等(?!级)|另有|(?:其余|其他|其它|余下)(?![^，。；、]{0,8}\d)")
_SINCE = re.compile(r"全年|累计|目前|至此|历年")
_ASIDE = re.compile(
    r"增长|同比|累计|较上|比上|比年初|占|比重|上年|去年|人均|平均|每|覆盖|惠及|涉及|带动|达到"
)
#: 126.5万标箱，2021年为115.0万标箱: what follows is part of the first.
_OF_ANOTHER_YEAR = re.compile(r"^(?:19|20)\d\d年(?:同期)?[为是达]")
_HALVES = (
    ("一期", "二期"), ("男", "女"), ("上半年", "下半年"), ("室内", "室外"), ("室内", "露天"),
    ("线上", "线下"), ("国内", "国际"),
    ("国内", "国外"), ("境内", "境外"), ("本地", "外地"), ("本市", "外市"), ("内资", "外资"), ("中央", "地方"),
)  # fmt: skip
#: What follows a sum that its parts follow: 52个，甲…  48名学员中，男…
_THEN = re.compile(r"[，：]|[\u4e00-\u9fff]{0,6}中，|(?:参加|参赛|参会|参训|报名|出席|获奖|入选|受训|到会)，")
_MOST = 40  # lists in one paragraph that are read
_TOPIC = re.compile(r"(?:^|[。；])(?P<name>[^，。；]{2,16})方面，")


@dataclass(frozen=True, slots=True)
class Split:
    """`whole`: the parts are all there are. Otherwise they may be some of them."""

    total: Figure
    parts: tuple[Figure, ...]
    whole: bool = False
    doubtful: bool = False  # two that look like parts, and may be something else


def splits(text: str, found: Sequence[Figure]) -> Iterator[Split]:
    if len(found) >= 3:
        yield from _marked(text, found)
        yield from _unmarked(text, found)
        yield from _summed(text, found)
        yield from _by_topic(text, found)


def is_aside(figure: Figure) -> bool:
    """A figure that says something about another: its share, its growth, what it was."""
    return figure.percent or figure.unit == "个百分点" or bool(_ASIDE.search(figure.lead))


def _marked(text: str, found: Sequence[Figure]) -> Iterator[Split]:
    for marker in islice(_MARKER.finditer(text), _MOST):
        begin = text.rfind("。", 0, marker.start()) + 1
        if marker.start() - begin <= 1:  # 其中 opens a sentence: the sum stands in the one before
            begin = text.rfind("。", 0, max(0, begin - 1)) + 1
        stop = _stop(text, marker)
        before = [
            f
            for f in found
            if begin <= f.start
            and f.end <= marker.start()
            and not is_aside(f)
            and not _OF_ANOTHER_YEAR.search(f.lead)
        ]
        if marker[0].startswith(
            "按"
        ):  # 8640万吨，其中外贸3180万吨。按港区分，…: of the whole, not of its last part
            before = [f for f in before if "其中" not in text[begin : f.start]]
        after = [f for f in found if marker.end() <= f.start and f.end <= stop]
        open_list = bool(_OPEN.search(text[marker.end() : stop]))
        for total in {f.unit: f for f in before}.values():
            parts = _members(total, after, text)
            whole = marker[0][0] in "分按" or _are_halves(parts) or marker[0] == "（"
            if len(parts) >= 2:
                yield Split(total, tuple(parts), whole and not open_list)


def _stop(text: str, marker: re.Match[str]) -> int:
    """The end of the list: of the bracket, of the sentence, or the next such word within one clause."""
    closing = "）" if marker[0] == "（" else "。"
    end = text.find(closing, marker.end())
    end = len(text) if end < 0 else end
    inner = _MARKER.search(text, marker.end(), end)
    return inner.start() if inner and "；" not in text[marker.end() : end] else end


def _members(total: Figure, after: Sequence[Figure], text: str) -> list[Figure]:
    """One figure for each member of the list, in the unit of the sum. Where members have several of that unit,
    those that name the same thing as the sum."""
    same = [f for f in after if f.unit == total.unit and not is_aside(f)]
    core = metric(total)[-2:]
    clean = _ended(total, _alike(same, text), text)
    if len(clean) == len(same):
        return clean
    named = [f for f in same if core and f.lead.rstrip("为达共有约近超").endswith(core)]
    if 2 <= len(named) < len(same):
        return named
    return clean


def _ended(total: Figure, run: Sequence[Figure], text: str) -> list[Figure]:
    """Without what the list does not hold: parts that fill the sum are all; one part and a semicolon is one part."""
    for count in range(2, len(run)):
        other = (
            "，" in text[run[count - 1].end : run[count].start] and "、" in text[run[0].end : run[1].start]
        )
        if other and sum(part.value for part in run[:count]) == total.value:
            return list(run[:count])
    if len(run) == 2 and "；" in text[run[0].end : run[1].start]:
        return list(run[:1])
    return list(run)


def _alike(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The run from the first on that is parted by one mark and counts in one way: 200个，120个 but not 12个小区."""
    run: list[Figure] = []
    for figure in figures:
        counts = _counts_noun(text, figure)
        if run and (_mark(text, figure) == _mark(text, run[-1]) < 0 or counts != _counts_noun(text, run[0])):
            break
        if len(run) >= 2 and _parting(text, run[-1], figure) != _parting(text, run[-2], run[-1]):
            break
        run.append(figure)
    places = [_mark(text, figure) for figure in run]
    return run if len(set(places)) == len(places) else []


def _counts_noun(text: str, figure: Figure) -> bool:
    return (
        bool(re.match(r"[\u4e00-\u9fff]", text[figure.end : figure.end + 1]))
        and text[figure.end] not in "和与及等以"
    )


def _parting(text: str, before: Figure, figure: Figure) -> str:
    between = text[before.end : figure.start]
    marks = re.findall(r"[；，、和与及]", between)
    # Hands change between ， and 、 within one list; a longer clause says something else.
    alike = {"和": "、", "与": "、", "及": "、"} | ({"，": "、"} if len(between) <= 12 else {})
    return alike.get(marks[0], marks[0]) if marks else ""


def _mark(text: str, figure: Figure) -> int:
    """Where the member begins that a figure stands in."""
    return max(text.rfind(mark, max(0, figure.start - 60), figure.start) for mark in "、；，。和（")


def _are_halves(parts: Sequence[Figure]) -> bool:
    if len(parts) != 2:
        return False
    one, two = parts[0].lead, parts[1].lead
    return any((a in one and b in two) or (b in one and a in two) for a, b in _HALVES)


def _unmarked(text: str, found: Sequence[Figure]) -> Iterator[Split]:
    """A run of parts in the clauses right after a sum."""
    for number, total in enumerate(found):
        if is_aside(total) or not _THEN.match(text, total.end):
            continue
        run: list[Figure] = []
        for figure in found[number + 1 : number + 9]:
            last = run[-1] if run else total
            between = text[last.end : figure.start]
            if (
                figure.unit != total.unit
                or is_aside(figure)
                or len(between) > 24
                or re.search(r"[。；]|其中|共", between)
            ):
                break
            run.append(figure)
        parts = _alike(run, text)
        if len(parts) >= 3 or _are_halves(parts):
            yield Split(total, tuple(parts), _are_halves(parts))
        elif len(parts) == 2 and _are_parallel(total, parts):
            yield Split(total, tuple(parts), doubtful=True)


def _are_parallel(total: Figure, parts: Sequence[Figure]) -> bool:
    """标准展位 and 特装展位 of 展位: two names that end alike, and as what is counted, or begin like it."""
    one, two = (metric(part) for part in parts)
    whole = metric(total)
    ends = one[-2:] == two[-2:] and len(one) > 2 and len(two) > 2
    return ends and one != two and (one[-2:] in whole[-4:] or one[-1] == whole[-1:])


def _summed(text: str, found: Sequence[Figure]) -> Iterator[Split]:
    for start, sentence in in_sentences(text):
        inside = [f for f in found if start <= f.start < start + len(sentence)]
        for number, total in enumerate(inside):
            said = _TOTAL.search(_ahead(text, total))
            if not said or _SINCE.search(total.lead):
                continue
            parts = _run_before(inside[:number], total, text)
            added = sum(part.value for part in parts)
            if said[0].startswith("总") and not 0.8 * total.value <= added <= 1.2 * total.value:
                continue  # 总量 may be of more than stands before it
            if len(parts) >= 2 and "其中" not in sentence[: total.start - start]:
                yield Split(total, tuple(parts), whole=True)


def _ahead(text: str, figure: Figure) -> str:
    """The clause up to a figure, whatever other figures stand in it: 两天共成交."""
    return re.split(r"[，。；：]", text[max(0, figure.start - 20) : figure.start])[-1]


def _run_before(before: Sequence[Figure], total: Figure, text: str) -> list[Figure]:
    """The figures of one unit directly before a sum, each in its own member of a list with 、 or 和. Where the sum
    says how many it adds (两项合计), that many, however they are parted."""
    said = _TOTAL.search(_ahead(text, total))
    before = [f for f in before if not said or f.end <= total.start - len(said[0])]
    if said and said["n"]:
        counted = [f for f in before if f.unit == total.unit and not is_aside(f)][-_COUNT[said["n"]] :]
        return counted if len(counted) == _COUNT[said["n"]] else []
    parts: list[Figure] = []
    following = total
    for figure in reversed(before):
        between = text[figure.end : following.start]
        marks = re.findall(r"[，；、和及与]", between)
        in_list = any(mark in "、和及与" for mark in marks) and "，" not in marks
        in_list = in_list or (marks == ["，"] and len(between) <= 12 and bool(parts))
        joined = marks[:1] == ["，"] if following is total else in_list
        if not _adds_up(figure, total, said) or is_aside(figure) or not joined or len(between) > 30:
            break
        parts.insert(0, figure)
        following = figure
    return parts


_PEOPLE = {"人", "名", "位"}
_GOODS = set("袋桶箱瓶盒包台套件张把床本册支份块只条双")


def _adds_up(figure: Figure, total: Figure, said: re.Match[str] | None) -> bool:
    """2名 and 18人 count alike; 300袋 and 150桶 are 450件 where the text says 合计."""
    units = {figure.unit, total.unit}
    goods = total.unit in {"件", "份"} and figure.unit in _GOODS and said is not None and "合计" in said[0]
    return len(units) == 1 or units <= _PEOPLE or goods


def _by_topic(text: str, found: Sequence[Figure]) -> Iterator[Split]:
    topics = list(islice(_TOPIC.finditer(text), _MOST))
    if len(topics) < 2:
        return
    bounds = [match.start() for match in topics] + [len(text)]
    for total in found:
        core = metric(total)[-2:]
        if total.start >= bounds[0] or is_aside(total) or not core:
            continue
        parts: list[Figure] = []
        for first, last in pairwise(bounds):
            here = [f for f in found if first <= f.start < last and f.unit == total.unit and not is_aside(f)]
            parts += [f for f in here if metric(f).endswith(core)][:1]
        if len(parts) == len(topics):
            yield Split(total, tuple(parts), whole=True)
