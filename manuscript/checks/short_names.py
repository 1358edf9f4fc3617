"""Full and short names: the official ones, those an item introduces itself (以下简称), and marks around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.checks.words import Terms, common_names, given_names

_INTRODUCED = re.compile(
    r"[（(](?:以下|下|后)?(?:统|合)?简称(?:为|：)?(?P<mark>[“《「]?)(?P<short>[^”》」）)（(“《]{2,16})[”》」]?[）)]"
)
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])[（(](?:简称)?(?P<short>[A-Z][A-Za-z]{1,9})[）)]")
_PART_OF_LONGER = re.compile(r"[门队长级署分]")  # 人社部门, 工信部长
_THIS_DOCUMENT = re.compile(r"^(?:本|该|此)?(?:办法|规定|条例|意见|方案|通知|协会|公司|中心|大会|指引|计划)$")
_LOCAL = "省市区县州镇"
_THIS = re.compile(
    r"(?:本届|该届|本次|此次|第[一二三四五六七八九十\d]{1,3}届)(?P<short>[\u4e00-\u9fff]{1,4}[会展节坛赛])(?=[以由在共将的，为吸自设])"
)
_GENERIC = re.compile(
    r"^(?:大会|年会|论坛|峰会|大赛|比赛|展会|会议|展览|博览会|活动周|赛会|盛会|理事会|座谈会|推介会|对接会|挑战赛|总决赛|决赛|文化节|展|节|会|全会|"
    r"交流会|洽谈会|研讨会|发布会|评审会|创客赛|展览会|运动会|签约会|恳谈会|创业赛|创新赛|推进会|动员会|代表会|主论坛|分论坛|行业赛|专场赛)$"
)
_PARTNER = re.compile(
    r"(?<=[与和同])(?P<short>[\u4e00-\u9fff]{2,4}(?:科技|生物|医药|医疗|半导体|智能|电子|信息|材料|能源|光电|机器人|航空|航天))(?=签约|签署|签订|达成)"
)
_LATIN_WORD = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{4,20}(?![A-Za-z])")
_FOREIGN = re.compile(r"(?<![A-Za-z])(?P<given>[A-Z][a-z]{3,14}) (?:[A-Z]\. ?)?[A-Z][a-z]{2,14}(?![A-Za-z])")


def wrong(galley: Galley) -> Iterator[Hit]:
    right = {form: name.full for name in (*common_names(), *galley.office.names) for form in name.wrong}
    terms = Terms(right)
    for passage in galley.passages:
        for place, form in terms.find(passage.text):
            if not passage.text.startswith(right[form], place):
                yield passage.hit(place, place + len(form), remedy=right[form], right=right[form])


def before_definition(galley: Galley) -> Iterator[Hit]:
    yield from _official(galley)
    for entry in galley.entries:
        yield from _introduced_late(entry)
        yield from _of_the_title(entry)
    yield from _introduced_in_a_later_item(galley)


def _introduced_in_a_later_item(galley: Galley) -> Iterator[Hit]:
    """The first place of a short form of three characters or more, whose 简称 only a later item gives."""
    told: set[str] = set()
    for entry in galley.entries:
        for match in (match for passage in entry.body for match in _INTRODUCED.finditer(passage.text)):
            short = match["short"].strip()
            full = re.split(r"[，。；：、\s“”由]", match.string[max(0, match.start() - 30) : match.start()])[
                -1
            ]
            if short in told or not 3 <= len(short) <= 8 or _THIS_DOCUMENT.search(short):
                continue
            told.add(short)
            for earlier in galley.entries[: entry.index]:
                places = ((p, _alone(p.text, short, full)) for p in earlier.body if full not in earlier.text)
                found = next(((p, place) for p, place in places if place >= 0), None)
                if found:
                    yield found[0].hit(found[1], found[1] + len(short), full=full)
                    break


def _official(galley: Galley) -> Iterator[Hit]:
    """The first place of each official short name, where the full one has not come before."""
    full = {name.short: name.full for name in (*common_names(), *galley.office.names) if name.short}
    terms, known = Terms([*full, *full.values()]), set[str]()
    for passage in galley.passages:
        for place, term in terms.find(passage.text):
            if term not in full:
                known.add(term)
                continue
            after = passage.text[place + len(term) : place + len(term) + 1]
            before = passage.text[max(0, place - 1) : place]
            part = _PART_OF_LONGER.match(after) or (before and before in _LOCAL)
            if passage.prose and not part and full[term] not in known:
                known.add(full[term])
                yield passage.hit(place, place + len(term), full=full[term])


def _introduced_late(entry: Entry) -> Iterator[Hit]:
    """简称 given after the short form was used already."""
    for number, passage in enumerate(entry.body):
        for match in (*_INTRODUCED.finditer(passage.text), *_LATIN.finditer(passage.text)):
            short = match["short"].strip()
            full = re.split(r"[，。；：、\s“”]", passage.text[max(0, match.start() - 30) : match.start()])[-1]
            for earlier in entry.body[: number + 1]:
                place = _alone(earlier.text, short, full)
                if place >= 0 and (earlier is not passage or place < match.start() - len(full)):
                    yield earlier.hit(place, place + len(short), full=full)
                    break


def _alone(text: str, short: str, full: str) -> int:
    """Where the short form stands first and is no part of the full one; -1 where it does not."""
    place = text.find(short)
    while place >= 0:
        inside = full.find(short)
        if inside < 0 or not text.startswith(full, place - inside):
            return place
        place = text.find(short, place + 1)
    return -1


def _of_the_title(entry: Entry) -> Iterator[Hit]:
    """本届纳博会 where the text has not yet said which fair that is."""
    told = {entry.item.title}
    for number, passage in enumerate(entry.body):
        for match in _THIS.finditer(passage.text):
            short = match["short"]
            said = any(short in text for text in (*told, *(before.text for before in entry.body[:number])))
            if said or _GENERIC.match(short) or passage.text.find(short) < match.start("short"):
                continue
            told.add(short)
            yield passage.hit(*match.span(), full=entry.item.title)


def undefined(galley: Galley) -> Iterator[Hit]:
    """Who signs a contract is named in full somewhere in the item."""
    for entry in galley.entries:
        text = f"{entry.item.title}\n{entry.text}"
        for passage in entry.body:
            for match in _PARTNER.finditer(passage.text):
                head = match["short"][:2]
                if not re.search(rf"{head}[\u4e00-\u9fff（）]{{0,20}}(?:公司|集团|研究院|大学)", text):
                    yield passage.hit(*match.span("short"))


def title_marks(galley: Galley) -> Iterator[Hit]:
    """Introduced as “…”, used as 《…》, or the other way round; the first such place of an item."""
    for entry in galley.entries:
        text = entry.text
        for match in _INTRODUCED.finditer(text):
            short, mark = match["short"], match["mark"]
            other = {"“": f"《{short}》", "《": f"“{short}”"}.get(mark, "")
            for passage in entry.body if other else ():
                place = passage.text.find(other)
                if place >= 0:
                    closing = {"“": "”", "《": "》"}[mark]
                    yield passage.hit(place, place + len(other), other=f"{mark}{short}{closing}")
                    break


def foreign(galley: Galley) -> Iterator[Hit]:
    """A given name that is one letter short of, or beyond, a common one."""
    for passage in galley.passages:
        for match in _FOREIGN.finditer(passage.text):
            given = match["given"]
            near = sorted(_neighbours(given) & given_names()) if given not in given_names() else []
            if near:
                yield passage.hit(*match.span(), right=near[0])
    yield from _in_two_spellings(galley)


def _in_two_spellings(galley: Galley) -> Iterator[Hit]:
    """A name in Latin letters that the issue has more often with one letter more, less or other: Cangyu, Changyu."""
    texts = [galley.document.title, galley.document.issuer, *(passage.text for passage in galley.passages)]
    counts = Counter(word for text in texts for word in _LATIN_WORD.findall(text))
    plain = {word for text in texts for word in re.findall(r"(?<![A-Za-z])[a-z]{5,21}(?![A-Za-z])", text)}
    for passage in galley.passages:
        for match in _LATIN_WORD.finditer(passage.text):
            word = match[0]
            if counts[word] > 1 or word.lower() in plain:
                continue
            near = (o for o in counts if counts[o] >= 2 and o.lower() not in plain and _one_letter(word, o))
            right = next(near, None)
            if right:
                yield passage.hit(*match.span(), right=right)


def _one_letter(one: str, other: str) -> bool:
    """One letter apart, and not at the end, where words change their form."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1 or short[-2:] != long[-2:]:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long) - 2))


def _neighbours(name: str) -> frozenset[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    added = {name[:i] + letter + name[i:] for i in range(1, len(name) + 1) for letter in letters}
    swapped = {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(1, len(name) - 1)}
    return frozenset(added | swapped)


CHECKS = (
    Check("name-wrong", Level.WARNING, "names", wrong, alone=True),
    Check("abbreviation-before-definition", Level.HINT, "names", before_definition, alone=True),
    Check("short-name-undefined", Level.HINT, "names", undefined, alone=True),
    Check("title-mark-inconsistent", Level.WARNING, "names", title_marks, alone=True),
    Check("foreign-name-misspelt", Level.WARNING, "names", foreign, alone=True),
)
