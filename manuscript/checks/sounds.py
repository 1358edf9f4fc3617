"""Three characters that sound like three others of the same issue: 陈立彬 / 陈立斌, 钠离子 / 纳离子, 青麓区 / 青鹿区.

An input method offers them side by side. Two of three characters are the same; the third is told where it belongs to no
common word, so that 公示 and 公式 stay what they are. The form that the issue uses less is told, else the later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, combinations

from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.names import is_person
from manuscript.pinyin import readings
from manuscript.segmentation import is_word, words
from manuscript.spelling import frequency

_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_WINDOW = 3
_COMMON = 60  # of a word that stands by itself
_GRAMMAR = 20_000  # of characters such as 在 and 再, 的 and 得
_MANIFOLD = 2_000  # of a word that stands behind many others: 发展
_COUNTS = set("一二三四五六七八九十百千万亿两几第零半")
#: 护理院 and 护理员: what many words end with.
_ENDINGS = set("员院园源业家会社所站馆校局处室区")
_HOLDS = re.compile(r"(?:长|主任|书记|主席|经理|总监|总裁)$")
_OFFICE = 6  # characters before a name that tell one office from another
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST = 60_000  # windows of an issue


@dataclass(slots=True)
class _Form:
    text: str
    places: list[tuple[Passage, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """`right` as the issue has it elsewhere; `start` where the odd one stands in its passage."""

    odd: str
    right: str
    passage: Passage
    start: int
    other: Passage

    @property
    def is_of_person(self) -> bool:
        """As long as neither holds a word: 苏州晶 and 席工作 are none."""
        names = (self.odd, self.right)
        return any(map(is_person, names)) and all(
            frequency(part) < _COMMON for name in names for part in (name[:2], name[1:])
        )


def pairs(galley: Galley) -> list[Pair]:
    """One for each differing character; where several windows hold it, the one that is a name, or the first."""
    found: dict[tuple[int, int, int, int], Pair] = {}
    for forms in _by_sound(galley).values():
        for one, other in combinations(forms.values(), 2):
            pair = _pair(one, other)
            if pair is None:
                continue
            at = next(n for n in range(_WINDOW) if pair.odd[n] != pair.right[n])
            key = (pair.passage.item, pair.passage.block, hash(pair.passage.field), pair.start + at)
            if key not in found or (pair.is_of_person and not found[key].is_of_person):
                found[key] = pair
    return list(found.values())


def _by_sound(galley: Galley) -> dict[tuple[str, ...], dict[str, _Form]]:
    buckets: dict[tuple[str, ...], dict[str, _Form]] = defaultdict(dict)
    count = 0
    for passage in galley.passages:
        for run in _RUN.finditer(simplified(passage.text)):
            sounds = [readings(character)[0] for character in run[0]]
            for start in range(len(run[0]) - _WINDOW + 1):
                count += 1
                if count > _MOST:
                    return buckets
                text = run[0][start : start + _WINDOW]
                form = buckets[tuple(sounds[start : start + _WINDOW])].setdefault(text, _Form(text))
                form.places.append((passage, run.start() + start))
    return {key: forms for key, forms in buckets.items() if 1 < len(forms) < 5}


def _pair(one: _Form, other: _Form) -> Pair | None:
    differing = [n for n in range(_WINDOW) if one.text[n] != other.text[n]]
    if len(differing) != 1 or not _may_be_mixed_up(one.text[differing[0]], other.text[differing[0]]):
        return None
    at = differing[0]
    usual, odd = (one, other) if len(one.places) >= len(other.places) else (other, one)
    if len(one.places) == len(other.places) and _stands_alone(usual, at) and not _stands_alone(odd, at):
        usual, odd = odd, usual
    if not _stands_alone(odd, at) or _in_one_sentence(usual, odd):
        return None
    pair = Pair(odd.text, usual.text, *odd.places[0], usual.places[0][0])
    if pair.is_of_person and _under_two_offices(usual, odd):
        return None
    return pair if pair.is_of_person or _is_one_term(usual, odd, at) else None


def _under_two_offices(one: _Form, other: _Form) -> bool:
    """科技局局长 of the one and 商务局局长 of the other, in two items: two people."""
    (here, start), (there, place) = one.places[0], other.places[0]
    left, right = here.text[max(0, start - _OFFICE) : start], there.text[max(0, place - _OFFICE) : place]
    return here.item != there.item and left != right and all(map(_HOLDS.search, (left, right)))


def _may_be_mixed_up(one: str, other: str) -> bool:
    both = {one, other}
    return not (
        both & _COUNTS or both <= _ENDINGS or any(frequency(character) > _GRAMMAR for character in both)
    )


def _is_one_term(usual: _Form, odd: _Form, at: int) -> bool:
    """Whether three characters hang together: 钠离子 is a word; beside 藻水 one more character agrees; but 席工作 and
    析工作 are the ends of other words before 工作."""
    rest = usual.text[:at] + usual.text[at + 1 :]
    if is_word(usual.text) and not is_word(odd.text) and frequency(rest) < _MANIFOLD:
        return True
    apart = all(_stands_alone(odd, n) for n in (0, 2)) if at == 1 else frequency(rest) < _COMMON
    return apart and _beside(usual) & _beside(odd) != {""}


def _beside(form: _Form) -> set[str]:
    """The characters before and behind the first place of a form, marked by their side; "" alone where there are none."""
    passage, start = form.places[0]
    before, after = passage.text[start - 1 : start] if start else "", passage.text[start + _WINDOW :][:1]
    return {""} | {side + one for side, one in (("<", before), (">", after)) if _HAN.match(one)}


def _stands_alone(form: _Form, at: int) -> bool:
    """Whether the character is part of no common word where the form stands first."""
    passage, start = form.places[0]
    text = simplified(passage.text)
    place = start + at
    run = next(run for run in _RUN.finditer(text) if run.start() <= place < run.end())
    cut = words(run[0])
    for word, end in zip(cut, accumulate(map(len, cut)), strict=True):
        if run.start() + end > place:
            return len(word) == 1 or (frequency(word) < _COMMON if len(word) == 2 else not is_word(word))
    return False


def _in_one_sentence(one: _Form, other: _Form) -> bool:
    """Side by side they are two."""
    return any(
        a is b and not re.search(r"[。；，]", a.text[min(m, n) : max(m, n)])
        for a, m in one.places
        for b, n in other.places
    )


def told(galley: Galley, *, persons: bool) -> Iterator[Hit]:
    for pair in galley.once(pairs):
        if pair.is_of_person == persons:
            place = galley.title_of(pair.other.item)
            yield pair.passage.hit(pair.start, pair.start + _WINDOW, other=pair.right, place=place)
