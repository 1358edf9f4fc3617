"""A title against what stands under it: the same names in the text and in the captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage
from manuscript.checks.likeness import Slip, slips

NUMERAL = re.compile(r"[\d一二三四五六七八九十百第届期首]")
#: Words for one event of which a caption and a title may choose different ones.
_EVENTS = (
    ("揭牌", "揭幕"),
    ("签约", "签署"),
    ("开幕", "开工", "开园", "开业"),
    ("启动", "启用"),
    ("竣工", "落成", "投产"),
)


_MOST_QUOTED = 300  # names that are compared with each other
_TITLED = re.compile(r"《(?P<name>[^《》]{6,40})》")
_TELLS_APART = re.compile(r"[\d一二三四五六七八九十百第上中下甲乙丙丁ABCabc省市县区镇乡]")
_QUOTED = re.compile(r"“(?P<name>[\u4e00-\u9fff]{3,12})”(?P<after>[\u4e00-\u9fff]{2})")


def in_captions(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        if passage.field is Field.PHOTO:
            entry = galley.entries[passage.item]
            yield from _against_title(passage, entry.item.title, f"{entry.item.title}\n{entry.text}")


def quoted(galley: Galley) -> Iterator[Hit]:
    """“云水谣”文化节 and “云水瑶”文化节: quoted names one character apart before the same word; the later, rarer one."""
    places: dict[str, tuple[Passage, int]] = {}
    counts: Counter[str] = Counter()
    for passage in galley.passages:
        for match in _QUOTED.finditer(passage.text):
            counts[match["name"]] += 1
            places.setdefault(match["name"] + match["after"], (passage, match.start("name")))
    names = list(places)[:_MOST_QUOTED]
    for number, one in enumerate(names):
        for other in names[:number]:
            differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
            if len(one) != len(other) or one[-2:] != other[-2:] or len(differ) != 1:
                continue  # “云水谣”今年 and “云水谣”全年: the words behind a name are not its own
            if NUMERAL.search("".join(differ[0])):
                continue
            rare, usual = (one, other) if counts[one[:-2]] <= counts[other[:-2]] else (other, one)
            passage, start = places[rare]
            yield passage.hit(start, start + len(rare) - 2, other=usual[:-2],
                              place=galley.title_of(places[usual][0].item))  # fmt: skip


def titled(galley: Galley) -> Iterator[Hit]:
    """《藏品互借目录》 and 《藏品互借名录》: titles of works one character apart; the rarer, or the later."""
    places: dict[str, tuple[Passage, int]] = {}
    counts: Counter[str] = Counter()
    for passage in galley.passages:
        for match in _TITLED.finditer(passage.text):
            counts[match["name"]] += 1
            places.setdefault(match["name"], (passage, match.start("name")))
    names = list(places)[:_MOST_QUOTED]
    for number, one in enumerate(names):
        for other in names[:number]:
            differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
            if len(one) != len(other) or len(differ) != 1 or _TELLS_APART.search("".join(differ[0])):
                continue
            rare, usual = (one, other) if counts[one] <= counts[other] else (other, one)
            passage, start = places[rare]
            yield passage.hit(start - 1, start + len(rare) + 1, other=usual,
                              place=galley.title_of(places[usual][0].item))  # fmt: skip


def _last_character(passage: Passage, body: str) -> Iterator[Hit]:
    """云溪大桥主桥合拢 under a text that says 云溪大桥主桥合龙: the very words but the last."""
    for words in re.finditer(r"[\u4e00-\u9fff]{6,30}", passage.text):
        if words[0] in body or words[0][-1] in "的中时后前":
            continue
        match = re.search(re.escape(words[0][-7:-1]) + r"([\u4e00-\u9fff])(?=[，。；、\n]|$)", body)
        if match and match[1] != words[0][-1] and match[1] not in "的了在":
            yield passage.hit(words.end() - 7, words.end(), other=match[0], place=body.partition("\n")[0])


def _against_title(passage: Passage, title: str, body: str) -> Iterator[Hit]:
    for slip in slips(passage.text, title):
        if _tells(slip.here) or _tells(slip.there):
            other = title[slice(*slip.other_span)]
            yield passage.hit(*slip.span, other=other, place=title)
            return
    yield from _last_character(passage, body)
    for group in _EVENTS:
        here = next((word for word in group if word in passage.text), "")
        there = next((word for word in group if word in title and word not in passage.text), "")
        if here and there and here not in title and _same_before(passage.text, here, title, there):
            start = passage.text.index(here)
            yield passage.hit(max(0, start - 8), start + len(here), other=there, place=title)
            return


def _same_before(text: str, here: str, title: str, there: str) -> bool:
    """The same four characters before both words."""
    left, right = text[: text.index(here)][-4:], title[: title.index(there)][-4:]
    return len(left) == 4 and left == right


#: What a title leaves out or puts in without changing a name.
_FREE = re.compile(
    r"成功|正式|顺利|隆重|圆满|共同|联合|举行|举办|召开|发布|出台|印发|本次|活动|全国|组织|关于|开展|[在于的了将年获由和与]|[^\u4e00-\u9fff]"
)


def _tells(words: str) -> bool:
    return bool(_FREE.sub("", words))


def form_mixed(galley: Galley) -> Iterator[Hit]:
    """The title and the text of one item; told once an item."""
    for title, slip, other in galley.once(_title_slips):
        changed = slip.here or slip.there
        one_sided = (
            not (slip.here and slip.there) and len(changed) == 1
        )  # two are a word that a title leaves out
        if one_sided and _tells(changed) and not NUMERAL.search(changed) and changed != "度":
            yield title.hit(*slip.span, other=other)


def year_mixed(galley: Galley) -> Iterator[Hit]:
    for title, slip, other in galley.once(_title_slips):
        if {slip.here, slip.there} == {"度", ""}:
            yield title.hit(*slip.span, other=other)


def _title_slips(galley: Galley) -> list[tuple[Passage, Slip, str]]:
    """The first difference between each title and the text under it, where the text nowhere has the title's wording."""
    found = []
    for entry in galley.entries:
        first = next(_slips_of(entry), None)
        if first:
            found.append(first)
    return found


def _slips_of(entry: Entry) -> Iterator[tuple[Passage, Slip, str]]:
    text = entry.text
    for passage in entry.body:
        for slip in slips(entry.item.title, passage.text):
            if entry.item.title[slice(*slip.span)] not in text:
                yield entry.title, slip, passage.text[slice(*slip.other_span)]


CHECKS = (
    Check("name-form-mixed", Level.HINT, "names", form_mixed, alone=True),
    Check("year-form-mixed", Level.HINT, "names", year_mixed, alone=True),
)
