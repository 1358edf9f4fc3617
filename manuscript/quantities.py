"""Figures in running text, named by the words around them.

    完成销售38亿元，增长6.5%          what is measured stands before the figure, its growth after
    到场观众2.3万余人、展商近90家      about: 余, 多, 近, 约, 以上; scales 万 and 亿 belong to the unit
    新增发明专利72件，累计410件          an increment, then the stock of the same thing
    5家企业获评…                        with words after the unit, these say what is counted
    其中软件服务17亿元                  a part of the figure before
    创新指数列全省第三                   a rank
    占比41.5%                           a share

Proposals for an editor to confirm: years, ordinals and attributes (16人的团队) are left out, nothing is computed. Time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from manuscript import measures, metrics
from manuscript.measures import MEASURE
from manuscript.numerals import HAN, integer

LONGEST_QUOTE = 240
_CLAUSE = re.compile(r"[^，。；！？;!?\n]+[，。；！？;!?\n]?")
_CLOSING = "，。；！？;!?\n"
_ENDS_SENTENCE = tuple("。！？!?\n")
_RANK = re.compile(
    rf"(?:位列|位居|排名|居|列)(?:全国|全省|全市|全球|世界|国内|全区)?第(?P<n>[{HAN}0-9]{{1,3}})(?!个|批|届|位数)"
)
_DOUBLED = re.compile(r"翻(?:了)?一番")
_SUBJECT = re.compile(r"^(?P<who>[^，。；\d]{2,16})方面$")
#: A time that the figures after it in the same sentence belong to; one that is compared with is none.
_PERIOD = re.compile(
    r"(?<![比较与自从于])(?:(?:19|20)\d\d年(?:度|末|底|上半年|下半年|前三季度|第?[一二三四]季度|1?\d月(?:[1-3]?\d日)?)?"
    r"|全年|上半年|下半年|前三季度|第[一二三四]季度|[一二三四五十]年内)(?!成立|以来|来|创办|创建|建立|获|的|同期)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` of the text it was read from are the words that say so."""

    metric: str
    value: float
    unit: str
    subject: str = ""
    change: float | None = None  # per cent
    change_text: str = ""
    approximation: str = ""
    kind: str = "level"  # level, increment, cumulative, share, rank, forecast
    digits: str = ""  # the value as printed: 3.0
    period: str = ""  # as printed: 2020年, 上半年
    start: int = 0
    end: int = 0


def find_quantities(text: str) -> list[Quantity]:
    """The figures of a text, in order."""
    reader = _Reader()
    for clause in _CLAUSE.finditer(text):
        reader.read(clause)
    return reader.found


@dataclass(slots=True)
class _Reader:
    found: list[Quantity] = field(default_factory=list)
    subject: str = ""
    period: str = ""
    sentence: int = 0  # where it starts

    def read(self, clause: re.Match[str]) -> None:
        words = clause[0].rstrip(_CLOSING)
        named = _SUBJECT.match(words)
        if named:
            self.subject = named["who"]
        elif (doubled := _DOUBLED.search(words)) and not MEASURE.search(words):
            said = words[max(0, doubled.start() - 30) : doubled.end() + 20]
            self._grow(100.0, said.strip(), clause.start() + min(len(words), doubled.end() + 20))
        else:
            self._read_figures(words, clause.start())
        if clause[0].endswith(_ENDS_SENTENCE):
            self.period, self.sentence = "", clause.end()

    def _read_figures(self, words: str, at: int) -> None:
        start = 0
        figures = list(MEASURE.finditer(words))
        for figure, until in zip(figures, [*(f.start() for f in figures[1:]), len(words)], strict=False):
            before, after = words[start : figure.start()], words[figure.end() : until]
            self._note_period(before)
            start = figure.end()
            if figure["value"] == "1" and not after and until < len(words):
                continue  # 1支16人的团队
            if metrics.is_growth(figure, before, after):
                self._add_growth(figure, before, after, at)
            elif not metrics.is_attribute(words[: figure.start()][-20:], figure, after):
                start += self._add(words, at, figure, before, after)
        self._note_period(words[start:])
        if not figures or len(words) > 8:
            self.found.extend(self._rank(words, at))

    def _note_period(self, before: str) -> None:
        for found in _PERIOD.finditer(before):
            self.period = found[0]

    def _add(self, words: str, at: int, figure: re.Match[str], before: str, after: str) -> int:
        """Returns how many characters after the figure name it."""
        earlier = self.found[-1] if self.found and self.found[-1].start >= self.sentence else None
        name, used = metrics.name(before, after, earlier.metric if earlier else "")
        if not name:
            return used
        start, end = _around(words, figure)
        start += at
        if earlier and not used and metrics.follows(name, earlier.metric):
            start = max(earlier.start, at + end - LONGEST_QUOTE)
        self.found.append(
            Quantity(
                name, measures.number(figure), measures.unit(figure), self.subject,
                approximation=measures.approximation(figure), kind=metrics.kind(figure, name, before),
                digits=measures.digits(figure), period=self.period, start=start, end=at + end,
            )
        )  # fmt: skip
        return used

    def _add_growth(self, figure: re.Match[str], before: str, after: str, at: int) -> None:
        if figure["unit"] == "个百分点" or not self.found or not metrics.grows(self.found[-1].metric, before):
            return
        words = (before[-30:] + figure[0] + after[:10]).strip("， ")
        sign = -1 if metrics.is_fall(before + after) else 1
        said = words if figure["over"] else ""
        self._grow(sign * measures.number(figure), said, at + figure.end() + min(len(after), 10))

    def _grow(self, change: float, said: str, end: int) -> None:
        """The growth belongs to the figure before it in the same sentence, which has none yet and is near."""
        last = self.found[-1] if self.found else None
        if last is None or last.start < self.sentence or last.change is not None:
            return
        if end - last.start > LONGEST_QUOTE:
            return
        self.found[-1] = replace(last, change=change, change_text=said, end=end)

    def _rank(self, words: str, at: int) -> Iterator[Quantity]:
        match = _RANK.search(words)
        value = integer(match["n"]) if match else None
        before = words[: match.start()][-60:] if match else ""
        if match and value and len(before) >= 2 and not before.endswith(("均", "名", "分")):
            what = re.sub(r"均|在|中|“|”", "", metrics.without_lead(before))
            start, end = _around(words, match)
            yield Quantity(
                f"{what}排名", value, "位", self.subject, kind="rank", digits=str(value), period=self.period,
                start=at + start, end=at + end,
            )  # fmt: skip


def _around(words: str, found: re.Match[str]) -> tuple[int, int]:
    """The clause, or of a very long one what stands near the figure."""
    blank = len(words) - len(words.lstrip())
    if len(words) <= LONGEST_QUOTE // 2:
        return blank, len(words)
    start = max(blank, found.start() - 60)
    return start, min(len(words), max(found.end(), start + LONGEST_QUOTE // 2))
