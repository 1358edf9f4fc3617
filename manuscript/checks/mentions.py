"""Which figures of an issue speak of the same thing.

A figure has subjects: the 方面 of its paragraph, the section of an overview (概况), and the items whose titles its
sentence names. Two figures with a subject and the last word of their measure in common are a pair to compare.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from manuscript.checks.figures import CLASSIFIERS, Figure, by_passage, in_sentences, metric, scope
from manuscript.checks.galley import Entry, Galley, Passage

_TOPIC = re.compile(r"(?:^|[。；，])(?P<name>[^，。；]{2,16})方面，")
_OVERVIEW = re.compile(r"概况|综述|总述|概述|综合|基本情况|运行情况")
_KEY = 8  # characters of a title by which another item names its event
_COUNTED = re.compile(r"[\u4e00-\u9fff]{2,12}")
_CHANGE = re.compile(r"^[，、]?(?:其中)?(?:同比|比上年|较上年|保持)?(?:增长|下降|增幅|降幅|减少|翻)")
_AHEAD = re.compile(r"预计|计划|目标|力争|将|拟|到20\d\d年|规划")
_TIME = re.compile(r"(?:19|20)\d\d年|[上下]半年|前[一二三]季度|同期|首日|当日")
_BEFORE = re.compile(r"[上去]年|上届|同期|往年|历年")
CLASSIFIER = frozenset(CLASSIFIERS.split("|"))


@dataclass(frozen=True, slots=True)
class Mention:
    figure: Figure
    passage: Passage
    name: str  # of the measure: 产值, 药物临床试验批件
    scope: str  # new, total or unsaid
    times: frozenset[str]
    change: str  # how it grew, as printed after it
    elsewhere: bool  # of a plan, or of a time before
    subjects: frozenset[str]


def mentions(galley: Galley) -> list[Mention]:
    keys = _title_keys(galley)
    found = []
    for entry in galley.entries:
        for passage in entry.body:
            found += _of_passage(entry, passage, galley.once(by_passage)[passage], keys)
    return found


def _title_keys(galley: Galley) -> dict[str, int]:
    """Runs of eight characters that only one title has -> that item."""
    keys: dict[str, set[int]] = defaultdict(set)
    for entry in galley.entries:
        for run in re.findall(r"[\u4e00-\u9fff]+", entry.item.title):
            for start in range(len(run) - _KEY + 1):
                keys[run[start : start + _KEY]].add(entry.index)
    return {key: min(items) for key, items in keys.items() if len(items) == 1}


def _of_passage(
    entry: Entry, passage: Passage, found: list[Figure], keys: dict[str, int]
) -> Iterator[Mention]:
    topics = [(match.end(), _topic(match["name"])) for match in _TOPIC.finditer(passage.text)]
    overview = bool(_OVERVIEW.search(entry.item.title))
    for start, sentence in in_sentences(passage.text):
        named = {f"item {keys[key]}" for key in _windows(sentence) if key in keys} - {f"item {entry.index}"}
        inside = [f for f in found if start <= f.start < start + len(sentence)]
        for number, figure in enumerate(inside):
            subjects = set(named) | {f"item {entry.index}"}
            said = [name for end, name in topics if end <= figure.start]
            if said:
                subjects.add(said[-1])
            elif overview and entry.section.title:
                subjects.add(_topic(entry.section.title))
            yield _mention(passage, sentence, start, inside, number, subjects)


def _mention(
    passage: Passage, sentence: str, start: int, inside: list[Figure], number: int, subjects: set[str]
) -> Mention:
    figure = inside[number]
    ending = inside[number + 1].start if number + 1 < len(inside) else start + len(sentence)
    after = passage.text[figure.end : ending]
    change = (
        passage.text[figure.end : inside[number + 1].end]
        if _CHANGE.match(after) and number + 1 < len(inside)
        else ""
    )
    name = metric(figure)
    if len(name) < 2 and number and not name:
        name = metric(inside[number - 1])  # 新增45张，累计295个: the same thing
    clause = passage.text[max(start, figure.start - 40) : figure.end]
    return Mention(
        figure,
        passage,
        name,
        scope(figure),
        frozenset(_TIME.findall(sentence)),
        change.strip("，、"),
        bool(_AHEAD.search(clause) or _BEFORE.search(figure.lead)),
        frozenset(subjects),
    )


def _windows(sentence: str) -> Iterator[str]:
    return (sentence[i : i + _KEY] for i in range(len(sentence) - _KEY + 1))


def _topic(name: str) -> str:
    return re.sub(r"^(?:在|对于)|产业$|工作$|领域$", "", name.strip())


def pairs(galley: Galley) -> list[tuple[Mention, Mention]]:
    """Mentions from different passages that speak of one thing, earlier first."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in galley.once(mentions):
        core = mention.name[-2:]
        if len(core) == 2 and not mention.elsewhere and re.fullmatch(r"[\u4e00-\u9fff]{2}", core):
            for subject in mention.subjects:
                groups[subject, core].append(mention)
    found = []
    for group in groups.values():
        for one, other in combinations(group[:12], 2):
            if one.passage is not other.passage and _comparable(one, other):
                found.append((one, other))
    return list(dict.fromkeys(found))


def _comparable(one: Mention, other: Mention) -> bool:
    units = {one.figure.unit, other.figure.unit}
    if len(units) > 1 and not units <= CLASSIFIER:
        return False
    if one.figure.percent or "个百分点" in units:
        return False
    return one.times == other.times or not (one.times and other.times)
