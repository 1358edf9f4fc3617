"""One person under two offices that nobody holds together: 铁路博物馆馆长邵某, 陶瓷博物馆馆长邵某; 局长宋某, 局长邢某.

- the same office of two institutions, where nothing says 兼任, 原 or 前
- one office of one institution held by two people in one issue: the deputy whom somebody promoted by mistake
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.names import is_person

_BODIES = (
    "馆|局|院|校|科|部|处|大学|学院|中学|小学|医院|协会|学会|商会|公司|集团|中心|委员会|站|社|厂|场|街道|镇|乡|县|区|市|研究所|研究院|"
    "银行|林场|合作社"
)
_HEADS = (
    "馆长|局长|院长|校长|会长|理事长|董事长|总经理|主任|站长|社长|厂长|场长|镇长|乡长|县长|区长|市长|所长|行长|秘书长|"
    "书记|科长|处长|部长|股长|组长|队长|园长|班长"
)
_HELD = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{0,14}}?(?:{_BODIES})?)(?P<deputy>副|常务副|代|代理|原|前|老|名誉)?(?P<office>{_HEADS})"
    rf"(?P<who>[\u4e00-\u9fff]{{2,3}}?)(?=[，。；、：（）和与及在说宣就作做到为带任代率对向将要表介主致讲指出参当担等一还也汇陪赴听察看深入现签颁]|$)"
)
_CHANGES = re.compile(r"(?<![主责])任|选|调|兼|接替|换届|卸|原|时任|聘")
_STARTS = re.compile(r"^.*(?:由|和|与|及|推选|邀请|请|向|对|的|是|聘|记者从|陪同|，|。|、)(?=.{2})")
_RANKS = (None, "副", "常务副")
_MOST = 300


@dataclass(frozen=True, slots=True)
class _Post:
    who: str
    office: str
    body: str  # the institution as named directly before the office; "" where it is not
    passage: Passage
    start: int
    end: int


def differs(galley: Galley) -> Iterator[Hit]:
    posts = galley.once(_heads)
    told: set[tuple[int, int, int]] = set()
    for one, other in [*_two_bodies(galley, posts), *_two_holders(galley, posts), *_two_ranks(galley)]:
        place = (other.passage.item, other.passage.block, other.start)
        if place not in told:
            told.add(place)
            yield other.passage.hit(other.start, other.end, other=f"{one.body}{one.office}{one.who}",
                                    place=galley.title_of(one.passage.item))  # fmt: skip


def _posts(galley: Galley) -> list[_Post]:
    """Of heads and deputies, but for sentences that tell who was appointed to what."""
    found: list[_Post] = []
    for passage in galley.prose:
        text = simplified(passage.text)
        for match in _HELD.finditer(text):
            if match["deputy"] not in _RANKS or not is_person(match["who"]) or len(found) >= _MOST:
                continue
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.end() + 6]
            if not _CHANGES.search(sentence.partition(match["who"])[0]) or "推选" in sentence:
                body, rank = _STARTS.sub("", match["body"]), match["deputy"] or ""
                found.append(_Post(match["who"], rank + match["office"], body if len(body) >= 3 else "", passage,
                                   match.start("office") - len(rank) - len(body), match.end("who")))  # fmt: skip
    return found


def _heads(galley: Galley) -> list[_Post]:
    return [post for post in galley.once(_posts) if not post.office.startswith(("副", "常务"))]


def _two_ranks(galley: Galley) -> Iterator[tuple[_Post, _Post]]:
    """体卫艺科科长邓某, and 体卫艺科副科长邓某 in another item: the later."""
    first: dict[tuple[str, str], _Post] = {}
    for post in galley.once(_posts):
        office = post.office.removeprefix("常务").removeprefix("副")
        known = first.setdefault((post.who, office), post)
        if known.office != post.office and known.passage is not post.passage and _near(known, post):
            yield known, post


def _two_bodies(galley: Galley, posts: list[_Post]) -> Iterator[tuple[_Post, _Post]]:
    """Named with two institutions; or with one, and without any in an item about another of its kind."""
    held: dict[tuple[str, str], list[_Post]] = defaultdict(list)
    for post in posts:
        for one in held[post.who, post.office]:
            if one.body and post.body and not _alike(one.body, post.body):
                yield one, post
            elif one.passage.item != post.passage.item and bool(one.body) != bool(post.body):
                bare, named = (one, post) if post.body else (post, one)
                if _is_elsewhere(galley, bare, named.body):
                    yield bare, named
        held[post.who, post.office].append(post)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def _is_elsewhere(galley: Galley, bare: _Post, body: str) -> bool:
    """The item of a 馆长 speaks of a 博物馆 that is not the one he is said to head, and never of that one."""
    entry = galley.entries[bare.passage.item]
    text = simplified(f"{entry.item.title}\n{entry.text}")
    kind = body[-3:]
    others = re.findall(rf"[\u4e00-\u9fff]{{2,6}}{re.escape(kind)}", text)
    return len(body) >= 5 and bool(others) and not any(_alike(body[-6:], name) for name in others)


def _two_holders(galley: Galley, posts: list[_Post]) -> Iterator[tuple[_Post, _Post]]:
    """局长宋某，副局长邢某 in one place, and 市林业局局长邢某 in another."""
    deputies = {
        (match["who"], match["office"])
        for passage in galley.prose
        for match in _HELD.finditer(simplified(passage.text))
        if match["deputy"] in {"副", "常务副"}
    }
    heads = [post for post in posts if (post.who, post.office) in deputies]
    for post in heads:
        rival = next(
            (p for p in posts if p.office == post.office and p.who != post.who and _near(p, post)), None
        )
        if rival:
            yield rival, post


def _near(one: _Post, other: _Post) -> bool:
    return not one.body or not other.body or _alike(one.body, other.body)


CHECKS = (Check("post-differs", Level.WARNING, "names", differs),)
