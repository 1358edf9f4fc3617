"""Words that an editor looks at twice. The lists are data (data/words.csv) and the secretariat's own (`Office.words`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.sentences import enclosed
from manuscript.checks.words import Terms, find_listed

_TAIWAN_BODY = re.compile(
    r"台湾(?!地区|省|居民|青年|同胞|学生|企业|当局)[\u4e00-\u9fff]{1,8}?(?:总会|协会|公会|商会|联合会|基金会|学会|委员会|联盟)"
)
_BOASTS = re.compile(
    r"圆满|如火如荼|盛况空前|隆重"
)  # of the words for titles, those that no text needs either
_OWN = re.compile(
    r"本刊(?!记者)|本报(?!告)|本网(?=讯|记者|消息|报道)|本台(?=讯|消息|报道|记者)|我刊|我报(?=讯|记者)|记者从|笔者"
)


def _listed(galley: Galley, kind: str) -> Iterator[tuple[Passage, int, str, str, str]]:
    """Passage, place, term, right form and advice of the words of one kind."""
    for passage in galley.passages:
        for place, word in find_listed(kind, passage.text):
            yield passage, place, word.term, word.right, word.advice


def sensitive(galley: Galley) -> Iterator[Hit]:
    for passage, place, term, _, advice in _listed(galley, "sensitive"):
        yield passage.hit(place, place + len(term), advice=advice)
    for passage in galley.passages:
        for match in _TAIWAN_BODY.finditer(passage.text):
            yield passage.hit(*match.span(), advice="台湾地区机构名称须按规定核对")


def misused(galley: Galley) -> Iterator[Hit]:
    for passage, place, term, right, _ in _listed(galley, "misused"):
        yield passage.hit(place, place + len(term), right=right)


def variant(galley: Galley) -> Iterator[Hit]:
    for passage, place, term, right, _ in _listed(galley, "variant"):
        yield passage.hit(place, place + len(term), right=right)


def outdated(galley: Galley) -> Iterator[Hit]:
    """Offices and terms that had another name by the year of the issue; the advice of the list is since when."""
    year = galley.frame.year or 0
    for passage, place, term, right, since in _listed(galley, "outdated"):
        sentence = re.split(r"[。！？]", passage.text[:place])[-1]
        before = any(int(told) < int(since) for told in re.findall(r"(?:19|20)\d\d(?=年)", sentence))
        if year >= int(since) and not before and not sentence.endswith("原"):
            yield passage.hit(place, place + len(term), right=right, since=since)


def promotional(galley: Galley) -> Iterator[Hit]:
    for passage, place, term, _, _ in _listed(galley, "promotional"):
        if passage.field is Field.TITLE or (passage.prose and _BOASTS.match(term)):
            yield passage.hit(place, place + len(term))


def unquoted(galley: Galley) -> Iterator[Hit]:
    """The first place of each phrase in an item."""
    told: set[tuple[int, str]] = set()
    for passage, place, term, _, _ in _listed(galley, "quoted"):
        if (passage.item, term) in told or _is_enclosed(passage.text, place, term):
            continue
        told.add((passage.item, term))
        yield passage.hit(place, place + len(term))


def _is_enclosed(text: str, place: int, term: str) -> bool:
    if text[max(0, place - 1) : place] in set("“‘「《"):
        return True
    return any(start < place < end for start, end in enclosed(text))


def own_name(galley: Galley) -> Iterator[Hit]:
    if not galley.office.internal:
        return
    for passage in galley.prose:
        if passage.item < 0:
            continue  # an editors' note speaks for the publication
        for match in _OWN.finditer(passage.text):
            yield passage.hit(*match.span())


def own_list(galley: Galley) -> Iterator[Hit]:
    rules = {rule.term: rule for rule in galley.office.words if rule.term}
    terms = Terms(rules)
    for passage in galley.passages:
        for place, term in terms.find(passage.text):
            rule = rules[term]
            end = place + len(term)
            yield passage.hit(place, end, remedy=rule.replacement, level=rule.level, advice=rule.advice)


CHECKS = (
    Check("sensitive-term", Level.WARNING, "wording", sensitive, alone=True),
    Check("misused-word", Level.WARNING, "wording", misused, alone=True),
    Check("term-variant", Level.WARNING, "wording", variant, alone=True),
    Check("name-outdated", Level.HINT, "names", outdated, alone=True),
    Check("title-promotional", Level.HINT, "wording", promotional, alone=True),
    Check("set-phrase-unquoted", Level.HINT, "wording", unquoted, alone=True),
    Check("own-name", Level.HINT, "wording", own_name, alone=True),
    Check("word-listed", Level.HINT, "wording", own_list, alone=True),
)
