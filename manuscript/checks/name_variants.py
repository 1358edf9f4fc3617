"""One institution in two forms that begin and end alike: a word left out, put in, or another in its place.

江州市建筑业协会 / 江州市建筑协会          a character left out
青石县风景园林学会 / 青石县园林学会        a word left out
江州公共交通有限公司 / 江州公交有限公司    shortened, which the name of a company does not bear

Names are cut from running text by where they begin: with a place of the issue, or with the name of the issuer. The
form that the issue uses less is told, and never the issuer's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from manuscript.checks.findings import Field
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified

_ENDS = (
    "协会|学会|商会|联合会|促进会|委员会|管委会|研究会|基金会|工会|渔会|农会|联盟|中心|管理局|管理处|编纂室|办公室|工作站|大队|"
    "局|派出所|中学|小学|幼儿园|敬老院|"
    "有限公司|集团|实验室|研究院|研究所|测绘院|设计院|图书馆|博物馆|档案馆|文化馆|美术馆|科技馆|医院|大学|学院|学校|银行|合作社|联社|产业园|物流园|创业园|科技园"
)
_PLACE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[由与和在向经对为从及被到]))(?=(?P<head>[\u4e00-\u9fff]{2})(?P<place>[市县区州镇乡])?)"
)
_LONGEST = 22
_SHORTEST = 4
#: What parts two names or a name and what it does; nothing of the kind stands inside a name.
_INSIDE = re.compile(
    r"[，。；：、！？“”《》（）()\s\d]|[与和及由在从向被将让给对把了着的等]|举[办行]|担任|成立|承担|主办|承办|获得|荣获|组织|召开|公布|发布|邀请|启动|开展"
)
_PEOPLES = ("人民",)  # 市政府 for 市人民政府 is no slip
_COMMON = {
    "项目",
    "企业",
    "公司",
    "活动",
    "大会",
    "会议",
    "科技",
    "产业",
    "平台",
    "中心",
    "协会",
    "全国",
    "全市",
    "全省",
    "国家",
    "中国",
    "国际",
}
_MEANT = set("东西南北中上下前后新老大小高低男女省市县区州镇乡村第一二三四五六七八九十总分副")
_CORE = 4  # characters between the place and the word that ends a name
#: Bodies whose name is written down somewhere; nobody may shorten it by the way.
_REGISTERED = ("有限公司", "合作社", "图书馆", "博物馆", "医院", "学校", "学院", "小学", "中学", "幼儿园")
_BODY = ("协会", "委员会", "联合会", "促进会", "学会", "商会")


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    passage: Passage
    start: int


def variants(galley: Galley) -> Iterator[Hit]:
    places: dict[str, _Name] = {}
    counts: Counter[str] = Counter()
    for name in _names(galley):
        counts[name.text] += 1
        places.setdefault(name.text, name)
    issuer = simplified(galley.document.issuer)
    told: set[str] = set()
    known = galley.once(_places)
    for one, other in _pairs(list(places)):
        apart = places[one].passage.item != places[other].passage.item
        if one[:2] not in known and apart and not one.endswith("有限公司"):
            continue  # 项目, 科技: what begins with a common word is one name within one item only
        right, wrong = _ranked(one, other, counts, issuer)
        if wrong in told or not _is_slip(right, wrong, counts, issuer):
            continue
        told.add(wrong)
        name = places[wrong]
        yield name.passage.hit(name.start, name.start + len(wrong), other=right,
                               place=galley.title_of(places[right].passage.item))  # fmt: skip


def _names(galley: Galley) -> Iterator[_Name]:
    """Every stretch that begins with a head that several names of the issue begin with, and ends as a name does."""
    texts = [(passage, simplified(passage.text)) for passage in galley.passages]
    heads = {*galley.once(_places), *_other_heads(text for _, text in texts)}
    head = re.compile("|".join(map(re.escape, sorted(heads, key=len, reverse=True))) or r"(?!)")
    end = re.compile(_ENDS)
    if galley.document.issuer:
        texts.append((Passage(galley.document.issuer, Field.ISSUE), simplified(galley.document.issuer)))
    for passage, text in texts:
        for match in head.finditer(text):
            stretch = text[match.start() : match.start() + _LONGEST]
            stop = _INSIDE.search(stretch)
            stretch = stretch[: stop.start()] if stop else stretch
            found = [m.end() for m in end.finditer(stretch)]
            for size in found if passage.field is Field.ISSUE else _likely_ends(stretch, found):
                if size >= _SHORTEST:
                    yield _Name(stretch[:size], passage, match.start())


def _likely_ends(stretch: str, ends: list[int]) -> list[int]:
    """The last, for a name may hold another; and where a school or a firm ends, for nothing is named after those."""
    return [end for end in ends if end == ends[-1] or stretch[:end].endswith(_REGISTERED)]


def _places(galley: Galley) -> set[str]:
    """The first two characters of the places that names begin with: of the issuer, of districts, of 青石 in 青石县."""
    heads = {simplified(text)[:2] for text in (galley.document.issuer, galley.document.title)}
    heads |= {simplified(name.name)[:2] for name in galley.office.vocabulary.regions}
    for passage in galley.passages:
        heads |= {m["head"] for m in _PLACE.finditer(simplified(passage.text)) if m["place"]}
    return {head for head in heads if re.fullmatch(r"[\u4e00-\u9fff]{2}", head)}


def _other_heads(texts: Iterable[str]) -> set[str]:
    counts = Counter(match["head"] for text in texts for match in _PLACE.finditer(text))
    return {head for head, count in counts.items() if count >= 2} - _COMMON


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        groups[name[:2], name[-1]].append(name)
    for group in groups.values():
        for number, one in enumerate(group[:30]):
            for other in group[number + 1 : 30]:
                yield one, other


def _ranked(one: str, other: str, counts: Counter[str], issuer: str) -> tuple[str, str]:
    """The form that stands, and the one that is told."""
    if issuer.startswith(one) or issuer.startswith(other):
        return (one, other) if issuer.startswith(one) else (other, one)
    if counts[one] != counts[other]:
        return (one, other) if counts[one] > counts[other] else (other, one)
    return (one, other) if len(one) >= len(other) else (other, one)


def _is_slip(right: str, wrong: str, counts: Counter[str], issuer: str) -> bool:
    own = issuer.startswith(right)
    short, long = sorted((right, wrong), key=len)
    if counts[wrong] > 2 or not short.endswith(tuple(_ENDS.split("|"))):
        return False
    left_out = _left_out(short, long)
    if left_out is None:
        return _is_turned(right, wrong) or (own and _other_body(right, wrong))
    if set(left_out[1]) <= _MEANT:
        return own and left_out[1] == "区"
    return len(short) - len(_tail(short)) >= 4 and _is_word_left_out(short, *left_out)


def _is_word_left_out(short: str, runs: int, characters: str) -> bool:
    if not 0 < len(characters) <= 4:
        return False
    if runs > 1:  # shortened like 少儿 for 少年儿童
        return short.endswith(_REGISTERED)
    return not (set(characters) & set("第一二三四五六七八九十") or characters in _PEOPLES)


def _is_turned(right: str, wrong: str) -> bool:
    """科技技术 for 科学技术, 环境生态 for 生态环境: another character, or words changed about, in four or more."""
    if len(right) != len(wrong) or len(right) - len(_tail(right)) - 2 < _CORE:
        return False
    differ = [(a, b) for a, b in zip(right, wrong, strict=True) if a != b]
    changed = len(differ) == 1 and not {*differ[0]} & _MEANT
    return changed or (len(differ) >= 2 and sorted(right) == sorted(wrong))


def _tail(name: str) -> str:
    match = re.search(rf"(?:{_ENDS})$", name)
    return match[0] if match else ""


def _left_out(short: str, long: str) -> tuple[int, str] | None:
    """How many stretches of the long name the short one lacks, and their characters; None where it is not within it."""
    i, runs, missing, open_run = 0, 0, "", False
    for character in long:
        if i < len(short) and character == short[i]:
            i, open_run = i + 1, False
        else:
            runs, open_run, missing = runs + (not open_run), True, missing + character
    return (runs, missing) if i == len(short) else None


def _other_body(right: str, wrong: str) -> bool:
    """江州市消费者协会 for the issuer 江州市消费者权益保护委员会: the same subject, another kind of body."""
    shared = 0
    while shared < min(len(right), len(wrong)) and right[shared] == wrong[shared]:
        shared += 1
    rest = wrong[shared:]
    return shared >= 5 and rest in _BODY and right.endswith(_BODY) and right[shared:] != rest
