"""The title of an item: no full stop, no shout, and about what the text tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage, text_of

_STOP = re.compile(r"[。.；;，,、]+$")
_SHOUT = re.compile(r"[！!]")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_TITLE = 26  # characters of a title, at most
_SAID_AGAIN = 0.5  # share of a title's pairs of characters that its first sentence has
_DATED = re.compile(r"(?:近日|日前|(?:\d{4}年)?\d{1,2}月)")
_COVERED = 0.15  # share of a title's pairs of characters in its text, below which something is missing
_NAMED = 0.3  # the same for the telling pairs of a name
_NAME = re.compile(
    r"[\u4e00-\u9fff]{5,24}?(?:中心|公司|集团|研究院|实验室|协会|联盟|大会|博览会|论坛|峰会|大赛|产业园|基地|平台)"
)
_PLACE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,3}?)(?P<kind>[县区镇乡村]|街道)(?![域镇乡村民中内外里])")
_BACK = re.compile(r"本届|本次|此次|该")  # the text goes on from its title
_COMMON = 0.12  # a pair that stands in more of the items says little about one


def ends_with_stop(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        match = _STOP.search(passage.text) if passage.field in (Field.TITLE, Field.HEADING) else None
        if match and not re.search(r"\.{3}$|[A-Za-z]\.$", passage.text):
            yield passage.hit(0, len(passage.text), remedy=passage.text[: match.start()])
    for entry in galley.entries:
        for passage in _as_paragraph(entry):
            yield passage.hit(0, len(passage.text))


def _as_paragraph(entry: Entry) -> Iterator[Passage]:
    """A title that a stop made a paragraph: short, one sentence, and the next begins with a date and says it again."""
    for passage, following in pairwise((*entry.body, entry.title)):
        text = passage.text.strip()
        if not (
            5 <= len(text) <= _TITLE and text.endswith("。") and text.count("。") == 1 and "，" not in text
        ):
            continue
        if (
            following is not entry.title
            and _DATED.match(following.text)
            and (_told(_pairs(text), following.text[: 4 * _TITLE]) >= _SAID_AGAIN)
        ):
            yield passage


def exclamation(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        outside = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), entry.item.title)
        if _SHOUT.search(outside):
            yield entry.title.hit(0, len(entry.item.title))


def body_mismatch(galley: Galley) -> Iterator[Hit]:
    """A title whose words the text never uses, or that names an institution of which the text knows nothing."""
    spread = galley.once(_spread)
    for entry in galley.entries:
        title, text = entry.item.title, _all_text(entry)
        if len(text) < 20 or _BACK.search(text[:20]) or _is_profile(title, text):
            continue
        foreign = _told(_pairs(title), text) <= _COVERED and _characters(title, text) < 0.5
        name = _NAME.search(title)
        telling = {pair for pair in _pairs(name[0]) if spread[pair] <= _limit(galley)} if name else set()
        unnamed = len(telling) >= 5 and _told(telling, text) <= _NAMED
        if unnamed or _is_elsewhere(title, text) or _place_lost(title, text):
            yield entry.title.whole()
        elif (foreign and len(_pairs(title)) >= 8) or _part_lost(title, text):
            yield entry.title.whole(level=Level.HINT)  # other words may still say the same


def _is_profile(title: str, text: str) -> bool:
    """A text about the body its title names begins 公司成立于…, 学校位于…"""
    kind = re.search(r"(?:公司|集团|学校|学院|医院|协会|中心|研究院|园区|企业|社区|村|镇)$", title)
    return kind is not None and text.startswith((kind[0], "企业", "该", "单位"))


_CONJUNCTS = re.compile(r"[与和暨、，；：]")
_CONJUNCT = 4  # characters of a part of a title that its text should know something of
_HAPPENS = re.compile(
    r"(?:同步|共同|一同|双双|相继|正式)?(?:亮相|启动|举行|举办|开幕|落幕|启用|揭牌|上线|开放|开工|投用|签约|落成)+$"
)


def _part_lost(title: str, text: str) -> bool:
    """社区运动会与智慧步道同步亮相 above a text that knows nothing of 智慧步道."""
    parts = [_pairs(_HAPPENS.sub("", part)) for part in _CONJUNCTS.split(title)]
    told = [_told(pairs, text) for pairs in parts if len(pairs) >= _CONJUNCT - 1]
    return len(told) >= 2 and min(told) == 0 and max(told) >= 0.5


def _is_elsewhere(title: str, text: str) -> bool:
    """南桥镇举办培训 above a text that knows 北渡镇 only."""
    match = _PLACE.match(title)
    if not match or match["stem"] in text:
        return False
    return bool(
        re.search(
            rf"(?<![\u4e00-\u9fff])(?!全|各|本|该|我)[\u4e00-\u9fff]{{2}}{match['kind']}(?=[举召开组完启])",
            text[:40].partition("，")[2],
        )
    )


_LISTED_PLACES = re.compile(
    r"(?:[\u4e00-\u9fff]{2}[县区镇乡村]、)+[\u4e00-\u9fff]{2}[县区镇乡村](?![域镇乡村民])"
)


def _place_lost(title: str, text: str) -> bool:
    """三水镇、柳塘镇 above a text that knows 三水镇 only."""
    match = _LISTED_PLACES.search(title)
    known = [place[:2] in text for place in match[0].split("、")] if match else []
    return any(known) and not all(known)


def _told(pairs: set[str], text: str) -> float:
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


def _characters(title: str, text: str) -> float:
    han = [character for character in title if "\u4e00" <= character <= "\u9fff"]
    return sum(character in text for character in han) / max(1, len(han))


def _limit(galley: Galley) -> int:
    return max(2, int(_COMMON * len(galley.entries)))


def _pairs(text: str) -> set[str]:
    return {run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1)}


def _spread(galley: Galley) -> Counter[str]:
    """In how many items each pair of characters of a title stands."""
    wanted = {pair for entry in galley.entries for pair in _pairs(entry.item.title)}
    found: Counter[str] = Counter()
    for entry in galley.entries:
        found.update(wanted & _pairs(_all_text(entry) + entry.item.title))
    return found


def _all_text(entry: Entry) -> str:
    return "\n".join(text_of(block) for block in entry.item.blocks)


CHECKS = (
    Check("title-ends-with-stop", Level.ERROR, "typography", ends_with_stop, alone=True),
    Check("title-exclamation", Level.HINT, "wording", exclamation, alone=True),
    Check("title-body-mismatch", Level.WARNING, "structure", body_mismatch),
)
