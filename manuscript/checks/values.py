"""One measure with two values in places that mentions.py does not pair, for stronger reasons than a shared subject.

粮食总产量86.4万吨 … 粮食总产量84.6万吨          overviews, or one 全市 and one period, with the same long name
外借图书8.6万册次 … 外借图书6.8万册次           the same digits in another order: a slip of the hand
床位增至48张 … 司机之家52张床位                 words of a title that only this item and its own have
其中茶饮产业96亿元 … 茶饮产业实现产值98亿元      a part of a sum, and the overview of that part
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from manuscript.checks.figures import Figure, by_passage, metric
from manuscript.checks.galley import Entry, Galley, Passage
from manuscript.checks.mentions import Mention, mentions
from manuscript.checks.parts import splits
from manuscript.checks.simplified import simplified
from manuscript.checks.transposed import turned_round

Pair = tuple[Mention, Mention]

_OVERVIEW = re.compile(r"概况|综述|总述|概述|基本情况|运行情况")
_WHOLE = re.compile(r"全[市区县省国镇乡园州]|本[市区县]|全年")
_BEHIND = re.compile(r"^(?P<noun>[\u4e00-\u9fff]{2})")
_KEY = 4  # characters of a title that no third item has
_OF_EACH = re.compile(r"平均|人均|户均|亩均|单")  # of rice and of rape: each crop has its own
_LONG = 4  # characters of a name that is no common word
_MOST = 16  # mentions of one name that are compared


def value_pairs(galley: Galley) -> list[Pair]:
    """Mentions that must agree and do not, earlier first."""
    found = [*_by_name(galley), *_by_title(galley), *_parts(galley), *turned_round(galley)]
    found = [pair for pair in found if not any(_OF_EACH.match(_plain(mention.name)) for mention in pair)]
    return list(dict.fromkeys(sorted(found, key=lambda pair: pair[0].passage.item)))


_DIGITS = re.compile(r"(?<![\d.,])\d[\d,]{1,12}(?:\.\d+)?(?![\d.,]?\d)")


def bilingual(galley: Galley) -> Iterator[tuple[Passage, Figure, str]]:
    """A figure of the Chinese text that the English of the same item has with its digits in another order."""
    for entry in galley.entries:
        latin = [p for p in entry.body if len(re.findall(r"[A-Za-z]", p.text)) > 0.5 * len(p.text)]
        english = {number for passage in latin for number in _DIGITS.findall(passage.text)}
        chinese = [passage for passage in entry.body if passage not in latin]
        known = {number for passage in chinese for number in _DIGITS.findall(passage.text)}
        for passage in chinese if english else ():
            for figure in galley.once(by_passage)[passage]:
                number = next(iter(_DIGITS.findall(figure.text)), "")
                turned = [
                    o for o in sorted(english - known) if number not in english and _same_digits(number, o)
                ]
                if turned:
                    yield passage, figure, turned[0]


def _same_digits(one: str, other: str) -> bool:
    left, right = (re.sub(r"\D", "", text) for text in (one, other))
    return len(left) >= 2 and left != right and sorted(left) == sorted(right)


def _differ(one: Mention, other: Mention) -> bool:
    if one.passage is other.passage or one.elsewhere or other.elsewhere:
        return False
    if "new" in {one.scope, other.scope} and one.scope != other.scope:
        return False
    if one.figure.unit != other.figure.unit or one.figure.percent or one.figure.unit == "个百分点":
        return False
    if one.times and other.times and not (one.times <= other.times or other.times <= one.times):
        return False
    return not one.figure.agrees(other.figure.low, other.figure.high)


def _by_name(galley: Galley) -> Iterator[Pair]:
    """The same name of four characters or more, or one the other's short form."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in galley.once(mentions):
        name = _plain(mention.name)
        if len(name) >= 2:
            groups[name[-2:]].append(mention)
    for group in groups.values():
        for one, other in combinations(group[:_MOST], 2):
            if not _differ(one, other):
                continue
            names = _plain(one.name), _plain(other.name)
            alike = min(map(len, names)) >= _LONG and _same(*names)
            if (alike and _is_whole(galley, one) and _is_whole(galley, other)) or (
                _transposed(one, other)
                and (alike or _end_alike(*names, one.passage.item == other.passage.item))
            ):
                yield one, other


def _plain(name: str) -> str:
    """Less what a name may have or not: 全市公共图书馆接待读者 and 接待读者 end alike; 客运总量 is 客运量."""
    return re.sub(r"^(?:\d{1,2}月|[上下]半年|[一二三四]季度)?(?:全[市区县省国年])?", "", name).replace(
        "总", ""
    )


def _same(one: str, other: str) -> bool:
    return one == other or shortened(one, other)


def shortened(one: str, other: str) -> bool:
    """公交客运量 and 公共交通客运总量. But 新改建农村公路 is no 农村公路: they begin alike."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    rest = iter(long)
    begins = len(short) >= _LONG and short[0] == long[0]
    return begins and len(short) < len(long) and all(character in rest for character in short)


def _end_alike(one: str, other: str, in_one_item: bool) -> bool:
    """Within one item 报名 is enough; elsewhere 储备化肥."""
    shared = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        shared += 1
    return shared >= (2 if in_one_item else _LONG)


def _is_whole(galley: Galley, mention: Mention) -> bool:
    """Said of the whole place or year: in an overview, or with 全市."""
    entry = galley.entries[mention.passage.item]
    start = mention.figure.start
    sentence = mention.passage.text[max(0, mention.passage.text.rfind("。", 0, start)) : start]
    return bool(_OVERVIEW.search(entry.item.title) and _WHOLE.search(sentence + entry.text[:40]))


def _transposed(one: Mention, other: Mention) -> bool:
    """8.6 and 6.8, 86.4 and 84.6: the same digits, of which at least two differ."""
    return _same_digits(one.figure.text, other.figure.text)


def _by_title(galley: Galley) -> Iterator[Pair]:
    """A sentence with words of the title of another item, and what that item says of the same thing."""
    keys = galley.once(_rare_keys)
    own: dict[int, list[Mention]] = defaultdict(list)
    for mention in galley.once(mentions):
        own[mention.passage.item].append(mention)
    for mention in galley.once(mentions):
        text, start = mention.passage.text, mention.figure.start
        begin = text.rfind("。", 0, start) + 1
        words = simplified(text[begin : mention.figure.end + 4])
        named = {
            keys[words[i : i + _KEY]] for i in range(len(words) - _KEY + 1) if words[i : i + _KEY] in keys
        }
        for item in named - {mention.passage.item}:
            for other in own[item][: 4 * _MOST]:
                one, two = sorted((mention, other), key=lambda m: (m.passage.item, m.figure.start))
                if _differ(one, two) and _named_alike(mention, other):
                    yield other, mention


def _named_alike(one: Mention, other: Mention) -> bool:
    names, others = _names_of(one), _names_of(other)
    if _transposed(one, other) and any(a[-2:] == b[-2:] for a in names for b in others):
        return True
    return any(
        a == b or (len(min(a, b, key=len)) >= _LONG and (a.endswith(b) or b.endswith(a)))
        for a in names
        for b in others
    )


def _names_of(mention: Mention) -> set[str]:
    """By the words before the figure, less those of growth, and by the noun after it."""
    before = re.sub(r"(?:增|扩大|减|提高)[加至到为]*$", "", mention.name)
    behind = _BEHIND.match(simplified(mention.passage.text[mention.figure.end :]))
    return {name for name in (before, behind["noun"] if behind else "") if len(name) >= 2}


def _rare_keys(galley: Galley) -> dict[str, int]:
    """Runs of four characters that one title has, and besides that item at most one more -> the item."""
    titles: dict[str, set[int]] = defaultdict(set)
    for entry in galley.entries:
        for run in re.findall(r"[\u4e00-\u9fff]+", simplified(entry.item.title)):
            for start in range(len(run) - _KEY + 1):
                titles[run[start : start + _KEY]].add(entry.index)
    spread: dict[str, set[int]] = defaultdict(set)
    for entry in galley.entries:
        text = simplified(entry.text)
        for start in range(len(text) - _KEY + 1):
            if text[start : start + _KEY] in titles:
                spread[text[start : start + _KEY]].add(entry.index)
    return {
        key: min(items)
        for key, items in titles.items()
        if len(items) == 1 and 1 <= len(spread[key] - items) <= 1
    }


def _parts(galley: Galley) -> Iterator[Pair]:
    """The parts of a sum in an overview against what other items say of them: the name of the part, and the measure
    of the sum."""
    known = {(m.passage, m.figure.start): m for m in galley.once(mentions)}
    for entry in galley.entries:
        for passage in entry.body if _OVERVIEW.search(entry.item.title) else ():
            for split in splits(simplified(passage.text), galley.once(by_passage)[passage]):
                measure = metric(split.total)[-2:]
                for part in split.parts:
                    mention = known.get((passage, part.start))
                    name = metric(part)
                    if mention and len(name) >= _LONG and len(measure) == 2:
                        yield from _elsewhere(galley, entry, mention, name, measure)


def _elsewhere(galley: Galley, entry: Entry, part: Mention, name: str, measure: str) -> Iterator[Pair]:
    for other in galley.once(mentions):
        lead = other.figure.lead
        measured = name in lead[:-2] and metric(other.figure).endswith(measure)
        if measured and other.passage.item != entry.index and _differ(part, other):
            yield part, other
