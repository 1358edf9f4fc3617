"""Time that can be reckoned: how long something lasts, how old somebody is, how long ago a founding was.

8月8日至12日，为期四天             five days, both ends counted
1950年出生，今年86岁               76 in 2026, by either way of counting 75 to 77
成立于1985年，今年迎来30周年        40 in 2025
8月8日25时                         no clock shows it
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.dates import find_dates
from manuscript.document import Kind, Precision
from manuscript.numerals import integer

_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LASTS = re.compile(rf"(?:为期|历时|持续|会期|展期|期限|共计?|前后){_N}天(?![半多])")
_BOTH_ENDS = ("为期", "会期", "历时", "持续")
_LONGEST = 60  # days that people count
_BORN = re.compile(
    r"(?:(?:生于|出生于)(?P<y>1[89]\d\d|20\d\d)年|(?P<y2>1[89]\d\d|20\d\d)年[^，。；]{0,8}?(?:出生|生(?=[，。；、])|生人))"
)
_AGE = re.compile(r"(?:现年|今年|时年|年届|已)(?:已)?(?P<n>\d{2,3})岁")
#: 63岁的队长某某1958年出生
_AGED = re.compile(
    r"(?P<n>\d{2,3})岁的?(?:[^。；，\d]|，(?=[^，。；\d]{2,8}(?:19|20))){2,24}?(?P<y>1[89]\d\d|20\d\d)年(?:出生|生(?=[，。；、]|于))"
)
_FOUNDED = re.compile(
    r"(?:(?:成立|创办|创建|创立|建立|始建|建成|创刊|建校|建厂|开业|建馆)于(?P<y>1[789]\d\d|20\d\d)年|(?P<y2>1[789]\d\d|20\d\d)年[^，。；]{0,8}?(?:成立|创办|创建|创立|创刊|建校|建厂|建馆|始建|开业))"
)
_JUBILEE = re.compile(rf"{_N}周年")
_CELEBRATED = re.compile(rf"(?:成立|创办|创建|创刊|建校|建厂|建院|建馆|建所|开业|建成){_N}周年")
_OCLOCK = re.compile(
    r"(?<![\d.])(?:2[5-9]|[3-9]\d)(?:时(?!代|期|段|速|长|间|空|刻|节)|点(?=[整半分至到前后，。]|\d{1,2}分))|"
    r"(?<![\d.])(?:[01]?\d|2[0-4])[时点:：](?:6\d|[7-9]\d)分"
)
_SPAN_OF_HOURS = re.compile(
    r"(?P<part>上午|下午|晚上|早上)(?P<from>\d{1,2})(?:时|点|[:：]00)(?:整)?[至到—-]+(?P<to>\d{1,2})(?:时|点|[:：]00)"
)


def lasts_otherwise(galley: Galley) -> Iterator[Hit]:
    """A span of days and, in the same sentence, how many days it is."""
    for passage in galley.prose:
        text = simplified(passage.text)
        spans = [
            date
            for date in find_dates(passage.text, galley.frame)
            if date.span.precision is Precision.DAY and date.span.start < date.span.end
        ]
        for match in _LASTS.finditer(text) if spans else ():
            begin = text.rfind("。", 0, match.start()) + 1
            own = [date for date in spans if begin <= date.start < match.start()]
            days = (own[-1].span.end - own[-1].span.start).days + 1 if len(own) == 1 else 0
            said = _number(match["n"])
            counted = {days} if match[0].startswith(_BOTH_ENDS) else {days, days - 1}
            if 0 < days <= _LONGEST and said and said not in counted:
                yield passage.hit(*match.span(), days=days)


def age_differs(galley: Galley) -> Iterator[Hit]:
    """Years of life and of an institution, against the year that the issue tells of."""
    year = _year(galley)
    for passage in galley.prose if year else ():
        text = simplified(passage.text)
        yield from _apart(passage, text, (_BORN, _AGE), (year - 1, year + 1))
        for match in _AGED.finditer(text):
            if abs(year - int(match["y"]) - int(match["n"])) > 1:
                yield passage.hit(*match.span(), years=year - int(match["y"]))
        if galley.document.kind is not Kind.YEARBOOK:
            yield from _apart(passage, text, (_FOUNDED, _JUBILEE), (year, year))
    for entry in galley.entries if year else ():
        yield from _jubilee(entry, year)


def _apart(
    passage: Passage, text: str, forms: tuple[re.Pattern[str], re.Pattern[str]], years: tuple[int, int]
) -> Iterator[Hit]:
    """Told where the number, added to the year that stands before it in the paragraph, gives none of `years`."""
    for began in forms[0].finditer(text):
        match = forms[1].search(text, began.end(), began.end() + 40)
        number = _number(match["n"]) if match else None
        if match and number and _SAME.fullmatch(text[began.end() : match.start()]):
            first = int(began["y"] or began["y2"])
            if not years[0] <= first + number <= years[1]:
                yield passage.hit(began.start(), match.end(), years=years[0] - first + (years[0] != years[1]))


def _jubilee(entry: Entry, year: int) -> Iterator[Hit]:
    """成立20周年纪念活动 in one sentence, 公司于2010年成立 in another, and nothing else in the item that was founded. A
    yearbook tells of one year and is dated by the next."""
    founded = [int(match["y"] or match["y2"]) for match in _FOUNDED.finditer(simplified(entry.text))]
    told = [
        (passage, match) for passage in entry.body for match in _CELEBRATED.finditer(simplified(passage.text))
    ]
    if len(set(founded)) != 1 or len({match["n"] for _, match in told}) != 1:
        return
    passage, match = told[0]
    number = _number(match["n"])
    begin = passage.text.rfind("。", 0, match.start()) + 1
    together = _FOUNDED.search(simplified(passage.text), begin, match.start())  # read by _apart
    if number and not together and abs(year - founded[0] - number) > 1:
        yield passage.hit(*match.span(), years=year - founded[0])


#: Nothing between that turns to somebody else, or to another year.
_SAME = re.compile(r"(?:[^。；\d他她]|\d{1,2}[月日]){0,24}")


def _year(galley: Galley) -> int:
    return galley.frame.year or 0


def _number(text: str) -> int | None:
    return 2 if text == "两" else integer(text)


def clock_impossible(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _OCLOCK.finditer(passage.text):
            yield passage.hit(*match.span())
        for match in _SPAN_OF_HOURS.finditer(passage.text):
            if int(match["to"]) <= int(match["from"]) < 12:
                yield passage.hit(*match.span())


CHECKS = (
    Check("duration-differs", Level.WARNING, "dates", lasts_otherwise, alone=True),
    Check("age-differs", Level.WARNING, "dates", age_differs, alone=True),
    Check("time-impossible", Level.ERROR, "dates", clock_impossible, alone=True),
)
