"""Where the text speaks from, and where the news is: 我市 and 市委 without a name, and the district of an item.

A bulletin of a city collects texts of its districts. 我市 of a county-level city is another city to its readers, and
我区 any district at all; in text that stands under no district both mean the bulletin's own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.checks.simplified import simplified
from manuscript.document import Kind

_OURS = re.compile(r"(?<!自)我(?P<kind>[市区县镇省州乡旗])(?![长域])")
_OWN_PLACE = re.compile(r"^(?P<place>[\u4e00-\u9fff]{1,8}?(?:新区|高新区|开发区|园区|街道|[市区县州镇乡]))")
_OFFICES = re.compile(
    r"(?:^|(?<=[，。；、：！？\s（“]))(?P<kind>[市区县])(?:委(?:书记|常委|副书记|组织部|宣传部|办公室)?|政府|长|人大|政协|科技局|工信局|发改委)(?=[\u4e00-\u9fff，、])"
)
#: A contributor's own place of work, in a bulletin that gathers from many.
_OWN_WORK = re.compile(
    r"(?<![自为使让给对])我(?P<kind>院|校|局|司|厂|馆|会|公司|集团|中心|协会|学院|支行|分行|处|部门)(?![长们])"
)
_QUOTED = re.compile(r"“[^“”]*(?:”|$)")
_LEVELS = "市区县州镇乡旗"
_CHRONICLE = re.compile(r"大事[记記]|[纪紀]事")
_VAGUE = {"园区", "高新区", "开发区", "新区", "城区", "工业园区", "度假区", "保税区"}  # every city has one


def local(galley: Galley) -> Iterator[Hit]:
    yield from of_the_writer(galley)
    for entry in galley.entries:
        if not entry.region:
            yield from _foreign_level(galley, entry)
            continue
        for passage in entry.body:
            for match in _OURS.finditer(simplified(passage.text)):
                if match["kind"] != "省":
                    yield passage.hit(*match.span(), region=entry.region)
            if _is_city(entry.region, galley):
                first = _OFFICES.search(passage.text)
                if first and first["kind"] == "市":
                    end = min(len(passage.text), first.end() + 3)
                    yield passage.hit(first.start(), end, level=Level.HINT, region=entry.region)


def of_the_writer(galley: Galley) -> Iterator[Hit]:
    """我院 and 我校 as the contributor wrote it; of the issuer's own kind it means the issuer, but no yearbook says I."""
    own = "" if _tells_in_third_person(galley) else galley.document.issuer + galley.document.title
    for entry in galley.entries:
        for passage in entry.body:
            text = _QUOTED.sub(lambda match: "“" + "□" * (len(match[0]) - 1), simplified(passage.text))
            for match in _OWN_WORK.finditer(text):
                if match["kind"] not in own:
                    yield passage.hit(*match.span(), region=galley.document.issuer or galley.document.title)


def _is_city(region: str, galley: Galley) -> bool:
    """A county-level city, whose 市委 is not that of the bulletin."""
    full = next((n.wordings for n in galley.office.vocabulary.regions if n.name == region), (region,))
    return any(wording.endswith("市") for wording in full) and region != galley.office.city


def _foreign_level(galley: Galley, entry: Entry) -> Iterator[Hit]:
    """Under no district: 我区 in the bulletin of a city is nobody's. A yearbook or chronicle says 全市, never 我市."""
    city = galley.office.city or galley.once(_own_place)
    third_person = _tells_in_third_person(galley)
    if not third_person and (not city or city[-1] not in _LEVELS):
        return
    for passage in entry.body:
        for match in _OURS.finditer(simplified(passage.text)):
            known = match["kind"] in _LEVELS and match["kind"] != city[-1:]
            if third_person or known:
                yield passage.hit(*match.span(), region=city or galley.document.title)


def _tells_in_third_person(galley: Galley) -> bool:
    return galley.document.kind is Kind.YEARBOOK or bool(_CHRONICLE.search(galley.document.title))


def _own_place(galley: Galley) -> str:
    """The place whose name the issuer bears: 青石县 of 青石县科学技术协会."""
    match = _OWN_PLACE.match(simplified(galley.document.issuer)) or _OWN_PLACE.match(
        simplified(galley.document.title)
    )
    return match["place"] if match else ""


def region_mismatch(galley: Galley) -> Iterator[Hit]:
    """An item that never names its own district and does name another."""
    for entry in galley.entries:
        text = f"{entry.item.title}\n{entry.text}"
        if not entry.region or _mentions(galley, entry.region, text):
            continue
        others = [
            (text.count(wording), wording)
            for name in galley.office.vocabulary.regions
            if name.name != entry.region
            for wording in _wordings(galley, name.name)
            if wording not in _VAGUE and wording in text
        ]
        if others and _leads(others, entry):
            yield from _first_place(galley, entry, max(others)[1])


def _leads(others: list[tuple[int, str]], entry: Entry) -> bool:
    """One other district, in the title or first sentence or more than once: not a passing mention."""
    count, wording = max(others)
    opening = entry.item.title + entry.text[:60]
    return wording in opening or count >= 2


def _mentions(galley: Galley, region: str, text: str) -> bool:
    return any(wording in text for wording in _wordings(galley, region))


def _wordings(galley: Galley, region: str) -> tuple[str, ...]:
    known = next((n.wordings for n in galley.office.vocabulary.regions if n.name == region), (region,))
    short = tuple(w[:-1] for w in known if len(w) >= 3 and w[-1] in "市区县" and w not in _VAGUE)
    return tuple(dict.fromkeys((*known, *short)))


def _first_place(galley: Galley, entry: Entry, wording: str) -> Iterator[Hit]:
    for passage in (entry.title, *entry.body):
        place = passage.text.find(wording)
        if place >= 0:
            yield passage.hit(place, place + len(wording), region=entry.region)
            return


CHECKS = (
    Check("viewpoint-local", Level.WARNING, "wording", local, alone=True),
    Check("region-mismatch", Level.WARNING, "structure", region_mismatch, alone=True),
)
