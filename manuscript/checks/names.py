"""One name for one thing: institutions and meetings across the issue, title against text, caption against title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from manuscript.checks import sounds
from manuscript.checks.check import Check
from manuscript.checks.dropped_words import shortened_names
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.homophones import soundalikes
from manuscript.checks.likeness import Likeness, alike
from manuscript.checks.marked_names import nearly_alike
from manuscript.checks.name_variants import variants
from manuscript.checks.sentences import VERB_LED
from manuscript.checks.title_names import NUMERAL, in_captions, quoted, titled

_ENDS = (
    "中心|大学|学院|研究院|研究所|公司|集团|协会|学会|商会|联谊会|促进会|协进会|联合会|研究会|联盟|委员会|博览会|展览会|交易会|展销会|洽谈会|文化节|艺术节|美食节|运动会|马拉松|锦标赛|联赛|公开赛|邀请赛|大会|年会|论坛|峰会|大赛|挑战赛|创客赛|孵化器|实验室|驿站|小站|工坊|工场|讲堂|"
    "产业园|科技园|创业园|基地|集群|计划|办法|细则|基金会|服务平台|示范区|开发区|创新区|试验区|医院|银行|奖(?![金励项补牌杯状学])"
)
_NAME = re.compile(rf"(?={_ENDS})")
_END = re.compile(_ENDS)
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z（）·]+")
_LONGEST = 30
#: Characters that join words of a sentence, or tell one place or thing from another: their difference is meant.
_MEANT = set("的和与及在是为了等由对将被向从到之或并、于 ") | set(
    "东西南北中上下左右内外前后新老大小高低市省区县镇乡国州甲乙丙丁"
)
_JOINING = "与和及、在由为对向从"
_GRADE = re.compile(r"[特一二三]等")
_FORM = re.compile(
    r"（[^）]*）?|^[^（]*）|(?:控股)?(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$"
)  # 股份有限公司, （苏州）
_LEADING = re.compile(r"^.{0,8}(?:[获由在与对将被向从到为是和及于]|参加|出席|举办|召开|成立|通过)(?=.{6})")
_DIVISIONS = "省市区县州镇乡"  # 江苏省, 江西省: names of places are told apart by a character
_MOST = 60  # pairs that are looked at: an issue has a handful
_INSERTED = 5  # characters that two names share on the left of an insertion, at least
_SHARED = 7


@dataclass(frozen=True, slots=True)
class _Named:
    text: str  # up to 30 characters that end with the word that makes it a name; may begin within a sentence
    passage: Passage
    end: int


def named(galley: Galley) -> list[_Named]:
    """Every name of the issue, in reading order."""
    found = []
    for passage in galley.passages:
        for run in _RUN.finditer(passage.text):
            for match in _END.finditer(run[0]):
                text = run[0][max(0, match.end() - _LONGEST) : match.end()]
                if len(text) >= _SHARED - 1:
                    found.append(_Named(text, passage, run.start() + match.end()))
    return found


def inconsistent(galley: Galley) -> Iterator[Hit]:
    """Each place once, by whichever reading finds it first."""
    told: dict[tuple[object, int, int], list[tuple[int, int]]] = defaultdict(list)
    readings = (
        _institutions(galley), in_captions(galley), quoted(galley), titled(galley), nearly_alike(galley), variants(galley),
        soundalikes(galley), shortened_names(galley), sounds.told(galley, persons=False),
    )  # fmt: skip
    for hit in chain.from_iterable(readings):
        spans = told[hit.place.field, hit.place.item, hit.place.block]
        if not any(start < hit.place.end and hit.place.start < end for start, end in spans):
            spans.append((hit.place.start, hit.place.end))
            yield hit


def _institutions(galley: Galley) -> Iterator[Hit]:
    """The form that the issue uses less, at its first place; of two equally used, the later."""
    names = {name.text: name for name in reversed(galley.once(named))}
    texts = list(reversed(names))
    told: set[tuple[int, int, int]] = set()
    for pair in islice(_slips_among(texts), _MOST):
        one, other = names[texts[pair.other]], names[texts[pair.name]]
        forms = _cited(one.text, other.text, pair)
        if galley.once(_whole_text).count(forms[0]) < galley.once(_whole_text).count(forms[1]):
            one, other, forms = other, one, (forms[1], forms[0])
        places = {(name.passage.item, name.passage.block, name.end) for name in (one, other)}
        if places & told or _in_one_sentence(one, other):
            continue
        told |= places
        start = other.end - len(forms[1])
        yield other.passage.hit(start, other.end, other=forms[0], place=galley.title_of(one.passage.item))


def _slips_among(texts: list[str]) -> Iterator[Likeness]:
    for pair in alike(texts):
        if _is_slip(pair, texts) and _says_who(texts[pair.name], pair):
            yield pair


def _says_who(name: str, pair: Likeness) -> bool:
    """Of companies, what both names share must hold more than the town and the legal form."""
    if not name.endswith("公司"):
        return True
    left = name[: len(name) - len(pair.right) - len(pair.here)]
    alike = left[len(left) - (pair.shared - len(pair.right)) :] + pair.right
    return len(_FORM.sub("", alike)) >= 4


def _whole_text(galley: Galley) -> str:
    return "\n".join([galley.document.issuer, *(passage.text for passage in galley.passages)])


def _is_slip(pair: Likeness, texts: list[str]) -> bool:
    here, there = pair.here, pair.there
    if _GRADE.fullmatch(here + there) and texts[pair.name].endswith("奖"):
        return pair.shared >= _SHARED - 1  # 科技进步奖, and the same with its grade
    if NUMERAL.search(here + there) or set(here + there) & _MEANT:
        return False
    if here and there:
        one_character = len(here) == len(there) == 1 and pair.shared >= _SHARED - 1
        return one_character and pair.right[0] not in _DIVISIONS
    if VERB_LED.match(here + there):
        return False  # 新区建成首个中试基地: a sentence, no name
    left = pair.shared - len(pair.right)
    name = texts[pair.name]
    if name[len(name) - len(pair.right) - len(here) - 1] in _JOINING:
        return False  # 甲中心与市医院, 甲中心与云溪市医院: what follows is a name by itself
    return pair.shared >= _SHARED and left >= _INSERTED and len(here + there) >= 2


def _cited(one: str, other: str, pair: Likeness) -> tuple[str, str]:
    """Both names without the words of the sentence before them."""
    length = pair.shared + len(pair.here) + len(pair.there)
    return _LEADING.sub("", one[-length:]), _LEADING.sub("", other[-length:])


def _in_one_sentence(one: _Named, other: _Named) -> bool:
    return (
        one.passage is other.passage
        and "。" not in one.passage.text[min(one.end, other.end) : max(one.end, other.end)]
    )


def truncated(galley: Galley) -> Iterator[Hit]:
    """苏州工业园 for 苏州工业园区: the long name of a district without its last character."""
    full = {
        wording
        for name in galley.office.vocabulary.regions
        for wording in name.wordings
        if len(wording) >= 5 and wording.endswith("区")
    }
    known = {wording for name in galley.office.vocabulary.regions for wording in name.wordings}
    full |= {word for word, times in galley.once(_long_districts).items() if times >= 2}
    for passage in galley.passages:
        for wording in sorted(full):
            short = wording[:-1]
            place = passage.text.find(short) if short not in known else -1
            while place >= 0:
                if not passage.text.startswith("区", place + len(short)):
                    yield passage.hit(place, place + len(short), right=wording)
                place = passage.text.find(short, place + 1)


_DISTRICT = re.compile(
    r"[\u4e00-\u9fff]{2}(?:[\u4e00-\u9fff]{0,4}(?:工业|产业|物流|科技|农业|创业|软件)园|高新技术产业开发|经济技术开发|综合保税|旅游度假)区(?![域县内外块])"
)


def _long_districts(galley: Galley) -> Counter[str]:
    return Counter(match[0] for passage in galley.passages for match in _DISTRICT.finditer(passage.text))


CHECKS = (
    Check("name-inconsistent", Level.WARNING, "names", inconsistent),
    Check("name-truncated", Level.WARNING, "names", truncated, alone=True),
)
