"""Characters that were probably mistaken for others that sound or look alike (错别字): 一愁莫展, 规摸化, 陪训.

The word list knows slips that are common; this finds those nobody has listed. A new term or a name looks like a slip
to a dictionary, so what the issue says twice, what may be part of a name, and what counts is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.checks.words import Terms, finder, new_words
from manuscript.names import is_person
from manuscript.spelling import Suspicion, suspicions

#: How much more probable the text must become, by the length of the word that was meant.
_GAIN = {2: 7.5, 3: 8.0, 4: 7.0}
_PHRASE = 4  # characters; a name is no such phrase
_SURE = 14.0  # of a word of three characters or four: a warning
_COUNTS = re.compile(r"[一二三四五六七八九十百千万亿零两几每逐各第某半双年月日]")
_OF_NAMES = re.compile(r"[省市县区镇乡村州盟旗山湖河江溪港湾岛路街巷桥里寺塔]")
_NAMED = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:公司|集团|科技|股份|有限|医药|半导体|光电|智能|电子|生物|学院|大学|医院|中学|小学)"
)
_QUOTED = re.compile(r"“[^“”]{1,10}”|《[^《》]*》|[（(][^（）()]{1,12}[）)]|[A-Za-z][\u4e00-\u9fff]{1,3}")


def _known() -> tuple[Terms, ...]:
    """Words that are right, and slips that other checks tell."""
    return new_words(), finder("misused"), finder("variant")


def mistaken(galley: Galley) -> Iterator[Hit]:
    everything = galley.once(_everything)
    for passage in galley.passages:
        text = passage.text
        if simplified(text) != text:
            continue  # the dictionary is one of simplified characters
        known = [
            range(place, place + len(term)) for place, term in chain(*(one.find(text) for one in _known()))
        ]
        for one in suspicions(text, min(_GAIN.values())):
            odd = text[one.start : one.end]
            is_known = any(one.start < span.stop and span.start < one.end for span in known)
            if is_known or one.gain < _GAIN[len(odd)] or everything.count(odd) > 1:
                continue
            if not _is_named(text, one):
                sure = len(odd) > 2 and one.gain >= _SURE
                yield _hit(passage, one, Level.WARNING if sure else Level.HINT)


def _hit(passage: Passage, one: Suspicion, level: Level) -> Hit:
    return passage.hit(one.start, one.end, level=level, meant=one.meant)


def _everything(galley: Galley) -> str:
    return "\n".join(passage.text for passage in galley.passages)


def _is_named(text: str, one: Suspicion) -> bool:
    """Whether the characters may be of a name, or count something."""
    odd = text[one.start : one.end]
    if len(odd) >= _PHRASE:
        return odd[0] == "第"
    quoted = any(match.start() < one.end and one.start < match.end() for match in _QUOTED.finditer(text))
    if quoted or _COUNTS.search(odd) or _OF_NAMES.search(odd) or _NAMED.match(text, one.end):
        return True
    return any(
        is_person(text[start : start + length])
        for length in (2, 3)
        for start in range(max(0, one.start + 2 - length), one.end - 1)
    )


CHECKS = (Check("character-mistaken", Level.HINT, "wording", mistaken, alone=True),)
