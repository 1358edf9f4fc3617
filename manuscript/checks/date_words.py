"""How a date is written: with its day, with its year where the others have it, and never as 近日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.dates import dates_in, spans, told
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage
from manuscript.checks.sentences import enclosed, sentences
from manuscript.checks.simplified import simplified
from manuscript.dates import FoundDate, find_dates
from manuscript.document import Kind, Precision

_NUMBER = r"\d一二三四五六七八九十月"
_RELATIVE = re.compile(
    rf"(?<![{_NUMBER}])日前|近日(?!点)|(?:^|(?<=[，。；\n]))近期(?!目标|规划|来看|内|将)|(?<!在)不久前|前不久|(?:^|(?<=[，。；\n]))(?:最近|新近|近来|前段时间|早些时候)(?![的几三五一])|[这近][几两]天|连日来?|"
    r"昨[日天晚](?!的)|今[天日晚](?![的后之])|明[天日](?![的星之])|前[天日](?=，|[上下]午)|"
    r"上周[一二三四五六日末]?|本周[一二三四五六日末]?|下周[一二三四五六日末]?|(?<![\d比较])[上本下]个?月[初中末底]?(?![\d份]?饼|同期|为|的?\d|增|减|下降)|"
    r"(?:仅|只|时)?隔[数几]日|[数几]日[前后]|[数几]天[前后]"
)
_YEARLY = re.compile(
    r"(?:今|去|明|前|后)年(?!来|轮|份|度)|(?:^|(?<=[，。；]))(?:目前|现在|如今|眼下)(?=[，,\u4e00-\u9fff])"
)
_WILL = re.compile(r"(?:(?:将|拟|定)[于在]|预计(?:到|于|在|至)?)$")
_NOTICE = re.compile(r"(?:通知|公告|通告|启事)$")
#: A call that people are to answer needs a closing date, whatever else it gives.
_CALL = re.compile(
    r"^关于[^，。]{0,12}(?:征集|征文|征稿|招募|招聘|报名|申报|评选|推荐)[^，。]{0,16}的(?:通知|公告|启事|通告|函)$|"
    r"^(?:面向[^，。]{0,8}|公开|现)?(?:征集|征文|征稿|招募|招生|招聘|诚邀)|(?:征集|征文|征稿|招募|招生|招聘|报名)(?:启事|公告|通告|通知|开始|启动|进行中)?$"
)
_CLOSING = re.compile(
    r"截止|截至|截稿|期限|报名时间|止[。，；）]|(?:[日号月底]|之)前|以前|前(?:报名|报送|提交|寄|将)|长期|常年|名额有限|先到先得|即日起至"
)
_BOUND_AFTER = re.compile(r"\s*(?:起|前|止|截止|以前|之前|生效)")
_BOUND_BEFORE = re.compile(r"(?:自|截至|截止|至|到|从)$")
_TERMS = re.compile(r"截止|截至|报名时间|https?://|www\.|[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号")
_AHEAD = re.compile(
    r"(?:本届|本次|此次|该届)[^，。；]{0,12}将(?:持续|历时|举办|举行|开展|邀请|设置?|进行|安排|展出|推出|评选|评出|分为?|组织|吸引)|"
    r"将(?:在|于|用)?[一二三四五六七八九十两\d]{1,3}天(?:的?时间(?:之?内|里)|之?内|里|的时间)|"
    r"将[于在](?:第[二三四五]天|次日|翌日|当[天日晚]|[今明][天日]|随后)|"
    r"将(?:持续|历时|为期)(?:到|至|[一二三四五六七八九十两\d]{1,3}(?:天|个月|周|个?小时))"
)
#: The event itself as subject: 论坛将有三百人出席, 届时将参观.
_EVENT_WILL = re.compile(
    r"(?:^|[，。；])(?:届时|到时)(?=[，将可能会]|\w{0,8}将)|"
    r"(?:^|(?<=[，。；]))(?:本次|此次|该|整个)?(?:论坛|大会|会议|年会|峰会|比赛|大赛|赛事|运动会|活动|展览|展会|博览会|培训班?|讲座|仪式|演出|晚会|画展|书展)"
    r"(?:届时)?[将拟](?:有|由|邀请|于|在|设|分|举[办行]|开展|进行|组织|安排|展出|评[选出]|颁发|吸引|共|达|历时|持续)"
)
_PAST_TITLE = re.compile(
    r"举[行办]|召开|[开闭落]幕|启动|落地|揭牌|收官|结束|结业|圆满|完成|揭晓|开[赛展讲班]"
)


def relative(galley: Galley) -> Iterator[Hit]:
    yearbook = galley.document.kind is Kind.YEARBOOK
    for passage in galley.prose:
        for sentence in sentences(passage.text):
            matches = list(_RELATIVE.finditer(sentence.text))
            if yearbook:
                matches += _YEARLY.finditer(sentence.text)
            if matches and not _dated(galley, sentence.text):
                for match in matches:
                    if not _inside_name(sentence.text, match):
                        start = sentence.start
                        yield passage.hit(start + match.start(), start + match.end())


def _dated(galley: Galley, sentence: str) -> bool:
    """Whether the sentence gives a day; when something comes into force or ends is not when it was told."""
    return any(
        date.span.precision is Precision.DAY
        and not _BOUND_AFTER.match(sentence, date.end)
        and not _BOUND_BEFORE.search(sentence[max(0, date.start - 4) : date.start])
        for date in find_dates(sentence, galley.frame)
    )


def _inside_name(text: str, match: re.Match[str]) -> bool:
    return any(start < match.start() < end for start, end in enclosed(text) if text[start] in "《“")


def without_date(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        if galley.once(spans).get(entry.index) or galley.once(dates_in)[entry.index]:
            continue
        if entry.body and not any(_RELATIVE.search(passage.text) for passage in entry.body):
            yield entry.title.whole()


def month_only(galley: Galley) -> Iterator[Hit]:
    """Told once for the issue, at the first place."""
    coarse = [index for index, span in galley.once(spans).items() if span.precision is Precision.MONTH]
    if coarse:
        yield told(galley, coarse[0], galley.once(spans)[coarse[0]], count=len(coarse))


def _event_dates(galley: Galley) -> list[tuple[Passage, FoundDate]]:
    """The words of each item that name its date."""
    found = []
    for index, span in galley.once(spans).items():
        entry = galley.entries[index]
        for number, date in galley.once(dates_in)[index]:
            if date.span.start == span.start and date.span.precision is not Precision.YEAR:
                found.append((entry.body[number], date))
                break
    return found


def without_year(galley: Galley) -> Iterator[Hit]:
    """An issue whose dates have no year anywhere; told once."""
    dates = galley.once(_event_dates)
    bare = [(passage, date) for passage, date in dates if not date.explicit]
    if len(bare) >= 3 and 2 * len(bare) > len(dates):
        passage, date = bare[0]
        yield passage.hit(date.start, date.end, count=len(bare), all=len(dates))


def year_missing(galley: Galley) -> Iterator[Hit]:
    """The few dates without a year where the others have it."""
    dates = galley.once(_event_dates)
    bare = [(passage, date) for passage, date in dates if not date.explicit]
    if len(dates) >= 5 and 4 * len(bare) <= len(dates):
        for passage, date in bare:
            yield passage.hit(date.start, date.end)


_SPACED = re.compile(r"\d{1,2} +月 *\d{1,2} *[日号]|\d{1,2}月 +\d{1,2} *[日号]|\d{1,2}月\d{1,2} +[日号]")
_FEW = 5  # slips that are told one by one
_CLOSED = re.compile(r"\d{1,2}月\d{1,2}[日号]")


def spacing_mixed(galley: Galley) -> Iterator[Hit]:
    spaced = [(passage, match) for passage in galley.prose for match in _SPACED.finditer(passage.text)]
    closed = sum(len(_CLOSED.findall(passage.text)) for passage in galley.prose)
    if closed > len(spaced):
        for passage, match in spaced if len(spaced) <= _FEW else spaced[:1]:
            yield passage.hit(*match.span(), remedy="".join(match[0].split()))


def future_for_past(galley: Galley) -> Iterator[Hit]:
    """What an item announces although its event lies within the period; a yearbook announces nothing of its year."""
    yearbook = galley.document.kind is Kind.YEARBOOK
    for entry in galley.entries:
        past = _is_past(galley, entry)
        for passage in entry.body if past or yearbook else ():
            dated = list(_dated_ahead(galley, passage))
            yield from dated
            told = list(_AHEAD.finditer(passage.text)) or (
                [] if dated else list(_EVENT_WILL.finditer(passage.text))
            )
            for match in told if past and not _another_date(galley, passage, told) else ():
                yield passage.hit(*match.span())


def _another_date(galley: Galley, passage: Passage, told: list[re.Match[str]]) -> bool:
    """Whether the paragraph speaks of a day after the period: what is announced may be that."""
    last = galley.office.last or (galley.document.cover_date and galley.document.cover_date.end)
    return bool(told and last) and any(
        date.span.start > last for date in find_dates(passage.text, galley.frame)
    )


def _dated_ahead(galley: Galley, passage: Passage) -> Iterator[Hit]:
    """将于8月5日闭幕 in an issue that tells of August as past."""
    last = galley.office.last or (galley.document.cover_date and galley.document.cover_date.end)
    for date in find_dates(passage.text, galley.frame) if last else ():
        ahead = _WILL.search(passage.text[max(0, date.start - 3) : date.start])
        if ahead and last and date.span.precision is not Precision.YEAR and date.span.end <= last:
            yield passage.hit(date.start - len(ahead[0]), date.end, level=Level.HINT)


def _is_past(galley: Galley, entry: Entry) -> bool:
    span, last = galley.once(spans).get(entry.index), galley.office.last
    if last is None and galley.document.cover_date:
        last = galley.document.cover_date.end
    if span and last:
        return span.start <= last
    return bool(_PAST_TITLE.search(entry.item.title)) and "将" not in entry.item.title


def notice_without_deadline(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        dated = any(date.span.precision is Precision.DAY for _, date in galley.once(dates_in)[entry.index])
        notice = _NOTICE.search(entry.item.title) and not dated and not _TERMS.search(entry.text)
        call = _CALL.search(simplified(entry.item.title)) and not _CLOSING.search(entry.text)
        if entry.body and (notice or call):
            yield entry.title.whole()


CHECKS = (
    Check("date-relative", Level.WARNING, "dates", relative, alone=True),
    Check("date-missing", Level.HINT, "dates", without_date, alone=True),
    Check("date-month-only", Level.HINT, "dates", month_only),
    Check("date-without-year", Level.HINT, "dates", without_year),
    Check("date-year-missing", Level.WARNING, "dates", year_missing),
    Check("date-spacing-mixed", Level.HINT, "dates", spacing_mixed),
    Check("future-for-past", Level.WARNING, "dates", future_for_past, alone=True),
    Check("notice-without-deadline", Level.HINT, "wording", notice_without_deadline, alone=True),
)
