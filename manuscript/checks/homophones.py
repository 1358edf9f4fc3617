"""One name with a character that sounds alike in its place: what an input method gives and an eye passes over.

石桥街道 / 石乔街道
岚江理工学院 / 岚江里工学院

Names of two institutions may sound alike as well; so what stands before the name has to agree, or both stand in one
item. The form that the issue uses less is told; of two equally used, the later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.pinyin import sound_alike

_KINDS = (
    "街道|社区|合作社|公司|集团|学院|大学|中学|小学|学校|幼儿园|医院|卫生院|银行|协会|学会|商会|联合会|委员会|基金会|"
    "中心|研究院|研究所|实验室|事务所|工作室|工作站|图书馆|博物馆|纪念馆|文化馆|体育馆|档案馆|美术馆|林场|农场|茶场|水库|"
    "自然保护区|保护区|森林公园|湿地公园|风景区|旅游区|度假区|示范区|管理局|管理处|派出所|法院|检察院|供电所|养老院|敬老院|卫生室|测绘院|设计院|出版社|剧团|剧院|"
    "产业园|工业园|科技园|物流园|公园|景区|湿地|大桥|码头|港区|车站|机场|论坛|大赛|博览会|水产|食品|"
    "镇|乡|村|县|市|湖|河|江|山|岛|路|巷"
)
_END = re.compile(rf"(?:{_KINDS})")
_CORE = 2  # characters before the word that says what it is
_JOINS = set("的和与及在是为了等由对将被向从到之或并于一二三四五六七八九十百千第两各每这那某本该")
_COMMONPLACE = re.compile(r"[全本各外我该此两双每](?:[市县区镇乡村省])?$")
_MOST = 4_000  # places of an issue that are looked at


@dataclass(frozen=True, slots=True)
class _Place:
    core: str
    kind: str
    passage: Passage
    start: int
    before: str  # the character in front of it, "" at a mark or where the text begins


def soundalikes(galley: Galley) -> Iterator[Hit]:
    cores: dict[str, dict[str, list[_Place]]] = defaultdict(dict)  # by kind, then by core
    for number, place in enumerate(_places(galley)):
        if number < _MOST:
            cores[place.kind].setdefault(place.core, []).append(place)
    for by_core in cores.values():
        for one, other in _one_apart(by_core):
            rare, usual = sorted((by_core[other], by_core[one]), key=len)
            near = _nearest(usual, rare)
            if near and sound_alike(one, other):
                name = near[1]
                end = name.start + len(name.core + name.kind)
                yield name.passage.hit(name.start, end, other=usual[0].core + name.kind,
                                       place=galley.title_of(near[0].passage.item))  # fmt: skip


def _places(galley: Galley) -> Iterator[_Place]:
    for passage in galley.passages:
        text = simplified(passage.text)
        for match in _END.finditer(text):
            core = text[max(0, match.start() - _CORE) : match.start()]
            if (
                not re.fullmatch(r"[\u4e00-\u9fff]{2}", core)
                or set(core) & _JOINS
                or _COMMONPLACE.search(core)
            ):
                continue
            start = match.start() - _CORE
            before = text[start - 1 : start]
            yield _Place(
                core, match[0], passage, start, before if re.match(r"[\u4e00-\u9fff]", before) else ""
            )


def _one_apart(by_core: dict[str, list[_Place]]) -> Iterator[tuple[str, str]]:
    """Pairs of cores that have one of their two characters in common, in its place, in reading order."""
    shared: dict[tuple[int, str], list[str]] = defaultdict(list)
    for core in by_core:
        for place, character in enumerate(core):
            for other in shared[place, character][-20:]:
                yield other, core
            shared[place, character].append(core)


def _nearest(usual: list[_Place], rare: list[_Place]) -> tuple[_Place, _Place] | None:
    """A place of each that speak of one thing; none where a sentence names both."""
    pairs = list(islice(product(usual, rare), 100))
    if any(_in_one_sentence(one, other) for one, other in pairs):
        return None
    return next(((one, other) for one, other in pairs if _is_one_name(one, other)), None)


def _is_one_name(one: _Place, other: _Place) -> bool:
    if len(one.kind) == 1:  # a place: 青桥村 and 清桥村 in one item, where nothing in front of them differs
        return one.passage.item == other.passage.item and one.before == other.before
    return one.before == other.before or (
        one.passage.item == other.passage.item and "" in (one.before, other.before)
    )


def _in_one_sentence(one: _Place, other: _Place) -> bool:
    first, last = sorted((one.start, other.start))
    return one.passage is other.passage and not re.search(r"[。；]", one.passage.text[first:last])
