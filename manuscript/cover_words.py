"""The words that only cover and colophon have, and what a line of them says.

某某简报 · 2023年第6期（总第118期） · 某某局编印 · 2023年3月28日 · 主办：… · 内部资料
报送：… · 抄送：… · 发：… · 责任编辑：… · 共印80份
"""

from __future__ import annotations

import re

from manuscript.bylines import is_unit
from manuscript.dates import FoundDate, Timeframe, find_dates, single_date
from manuscript.document import Precision
from manuscript.lines import closes, squeeze, tidy, width
from manuscript.numerals import HAN, year

_N = rf"[{HAN}\d０-９]{{1,5}}"
_YEAR = rf"(?P<year>\d{{4}}|[{HAN}]{{4}}|(?:中[华華])?民[國国][{HAN}\d]{{1,4}})\s*年"
TITLE_WORD = (
    r"简讯|簡訊|季报|季報|季刊|月报|月報|月刊|双月刊|周报|週報|旬报|年报|年鉴|年鑑|简报|簡報|通讯|通訊|通报|动态|動態|快讯|快报|要情|专报|会刊|期刊|内参|专刊|"
    r"汇编|大事记|大事記|信息|资讯|參考|参考|摘报|要闻|要報|要报|文摘|导报|月历|工作情况|会讯|會訊|季度报告|年度报告|速递|速览|周讯|月讯|季讯|年刊|参阅|參閱"
)
TITLE = re.compile(rf"(?:{TITLE_WORD})(?:[（(][^（）()]{{1,12}}[）)])?$")
PERIODICAL = (
    r"简讯|簡訊|季报|季報|季刊|月报|月報|月刊|双月刊|周报|年报|年鉴|年鑑|简报|簡報|通讯|通訊|快报|专报|会刊|期刊|内参|专刊|"
    r"大事记|大事記|季度报告"
)
BARE_TITLE = re.compile(rf"^(?:{_YEAR})?(?:第?{_N}(?:季度|期|号))?(?:{PERIODICAL})$")
NOTE_LINE = re.compile(
    r"^[【〔\[（(]?(?:编者按|編者按|编者的话|按语|编按|按(?=\s*[：:]))[】〕\]）)]?\s*[：:]?\s*(?=\S)"
)
ISSUE = re.compile(
    rf"第\s*{_N}\s*(?:期|季度?|卷|號|号|辑|輯)(?![节節])|[总總]第?\s*{_N}\s*期|{_N}\s*月[号號刊]|[春夏秋冬]季[号號刊卷]|[一二三四]季度"
)
YEAR_IN = re.compile(_YEAR)
HOST = re.compile(
    r"^(?P<label>主办|主办单位|主辦|主辦單位|主管主办|编印|编印单位|編印|編印單位|编制|编制单位|发行|發行|發行單位|出版|承办|承辦|"
    r"编辑出版|编|編)\s*[：:]\s*(?P<name>.+)$"
)
HOST_TAIL = re.compile(
    r"^(?P<name>.{4,30}?)\s*(?:主办|主辦|编印|編印|编制|編製|编纂|編纂|编辑|編輯|编|編|印|主编|主編|出版|"
    r"办公室印|联合编印|联合主办|联合编)$"
)
DISTRIBUTION = re.compile(
    r"^[（(]?(?:本期)?(?:报送|報送|抄送|抄报|抄報|主送|分送|发送|發送|呈报|呈送|印送|发至|发|送|报|印发|分发|报告)\s*[：:]|共印\s*\d+\s*份|（共印.*份）"
)


def _set_wide(labels: str) -> str:
    """The labels, each of which may be set wide: 主　编."""
    return "|".join(
        r"[\s\u3000]{0,4}".join(label) if label.isalpha() and not label.isascii() else label
        for label in labels.split("|")
    )


_OFFICES = (
    r"主管|主管单位|协办|协办单位|指导单位|主编|整理|总编|总编辑|副主编|执行主编|编辑|责任编辑|責任編輯|本期编辑|本期责编|责编|审核|审稿|审定|签发|簽發|校对|编委|编审|核稿|编辑部|主任|顾问|"
    r"美编|版式|排版|统稿|电话|地址|邮编|邮箱|网址|传真|联系电话|联系人|投稿邮箱|投稿信箱|e-?mail|出版日期|印刷日期|印数|准印证号?|内部资料|刊号|"
    r"印刷|承印|编印日期|印制|發行人|发行人|社長|社长|總編輯|總編|主編|副主編|執行主編|執行編輯|執編|編輯|文字編輯|美術編輯|美编设计|美術設計|校對|審稿|核校|"
    r"編審|編委|顧問|編輯部|編輯小組|编辑小组|编辑组|译审|翻译|譯審|翻譯|摄影|攝影|设计|版面设计|会址|會址|社址|通讯处|通訊處|通讯地址|聯絡電話|聯絡人|電話|"
    r"傳真|網址|網站|网站|郵箱|電子郵件|电子邮箱|电子邮件|信箱|郵遞區號|訂閱|印量|發行量|发行量|签批|值班编辑|审校|审读|微信公众号|公众号|投稿|投稿热线|热线|統編"
)
STAFF = re.compile(rf"^(?:{_set_wide(_OFFICES)})\s*(?:[A-Za-z][A-Za-z .]{{0,20}})?[：:]", re.I)
STAFF_HEADING = re.compile(
    r"^(?:本[刊报期])?(?:编委会|编辑委员会|编辑部|编辑组|编辑人员|编委|編委會|編輯委員會|編輯部)$"
)
REMARK = re.compile(
    r"^[（(]?(?:内部资料|内部刊物|每[周月季]|内部參考|注意保存|密级|机密|秘密|特急|仅供|准印证|苏?内?准印|ISSN|CN\d|连续性|说明|（示例|编号|No\.?\s*\d)",
    re.I,
)
PRINTED = re.compile(r"日\s*(?:印发|印發|印制|编印|刊印)$")
_IN_BRACKETS = re.compile(r"^[（(〔]((?:19|20)\d\d)[）)〕]$")  # 科技年鉴 （2024）
_FIGURES = re.compile(r"^(?:19|20)\d\d$")
_POINTED = re.compile(r"^(?P<year>(?:19|20)\d\d)[·•.．/](?P<number>0?[1-9]|[1-9]\d)(?P<rest>[（(].{1,20})?$")
_LABELLED = re.compile(r"[^：:，。；\s]{1,8}\s*(?:[A-Za-z][A-Za-z .]{0,20})?[：:]\s*\S")
_BETWEEN = re.compile(r"[ \t]{2,}|[\t\u3000]+")
IN_BRACKETS = re.compile(r"^【[^【】]{3,20}】$")
TITLED = re.compile(r"^《(?P<title>[^《》]{3,30})》")
NOTES = {
    "卷首语",
    "编者按",
    "编者的话",
    "刊首语",
    "刊首寄语",
    "前言",
    "导语",
    "写在前面",
    "寄语",
    "按语",
    "卷首",
    "卷首寄语",
    "編者按",
    "卷首語",
}
BARE_YEAR = re.compile(rf"^{_YEAR}$")
COVERED = re.compile(rf"^[（(]?{_YEAR}[{HAN}\d年月日上下半全度—–~～至到-]*[）)]?$")  # （2023年1月—6月）
_PARTED = re.compile(r"\s{2,}|[\t\u3000]+|\s*[|｜]\s*|(?<=[》】])(?=\S)")
_SPACED = re.compile(r"\s+|(?<=[》】])(?=\S)")
_PLACE = re.compile(r"(?:园区|新区|街道|镇|乡|高新区|开发区|创新区|网)$")
_DOES = re.compile(
    r"召开|召開|举行|舉行|举办|舉辦|成立|揭牌|走进|走訪|走访|调研|考察|来访|落户|入驻|当选|加入|[，：]"
)
_LABEL_AFTER = re.compile(
    r"^(?P<title>[^\d（(]{3,24}?)[\s\u3000]+(?P<label>[（(]?(?:(?:19|20)\d\d\s*年|第|[总總]).{1,24})$"
)


def is_note_heading(text: str) -> bool:
    """卷首语 and its like: what stands under it is the editors' note."""
    return squeeze(text) in NOTES


def is_note(text: str) -> bool:
    """A line that opens the editors' note: 编者按：…"""
    return bool(NOTE_LINE.match(text))


def without_note_label(text: str) -> str:
    return tidy(NOTE_LINE.sub("", text))


_BEFORE_HOST = re.compile(r"[\s\u3000]{2,}(?=(?:主管|主办|承办|协办|编印)(?:单位)?\s*[：:])")


def parts_of(text: str) -> list[str]:
    """The parts of a line that says several things, as a masthead of one line does: title, issuer, year. A line is
    parted only where every part is understood."""
    bare = tidy(text)
    hosts = _BEFORE_HOST.split(bare)
    if len(hosts) > 1:
        return hosts  # 主管：某某局    主办：某某协会
    if STAFF.match(bare) or DISTRIBUTION.search(bare):
        return [bare]
    for parts in (_PARTED.split(bare), _SPACED.split(bare)):
        if len(parts) > 1 and all(map(_is_understood, parts)):
            return [piece for part in parts for piece in _label_and_date(part)]
    match = _LABEL_AFTER.match(bare)
    if match is None:
        return [bare]
    named = TITLE.search(squeeze(match["title"]))
    other = is_unit(match["title"]) or HOST.match(bare) or re.search(r"[，：:]", match["title"])
    labelled = ISSUE.search(match["label"]) and YEAR_IN.search(match["label"]) and not other
    return [match["title"], match["label"]] if named or labelled else [bare]


def _label_and_date(part: str) -> list[str]:
    pieces = _SPACED.split(part)
    return pieces if any(map(single_date, pieces)) and all(map(_is_understood, pieces)) else [part]


def _is_understood(part: str) -> bool:
    if width(part) < 4 or closes(part):
        return False
    whole = (
        is_year(part)
        or is_unit(part)
        or COVERED.match(part)
        or TITLED.fullmatch(part)
        or IN_BRACKETS.match(part)
        or HOST.match(part)
    )
    return bool(whole or ISSUE.search(part) or TITLE.search(part) or is_hosted(part) or single_date(part))


def is_staff_list(text: str) -> bool:
    """Several labels on one line, each with its name: 編輯：某某　校對：某某."""
    parts = [part for part in _BETWEEN.split(tidy(text)) if part]
    labelled = sum(bool(_LABELLED.match(part)) for part in parts)
    return labelled > 1 and labelled == len(parts) and not closes(text)


def names_issue(text: str) -> bool:
    """Whether a line says which issue it is, or when it appeared, as a page head does beside the title."""
    return bool(ISSUE.search(text) or is_year(text) or is_bare_year(text) or single_date(text))


def is_year(text: str) -> bool:
    """2026年 and nothing else."""
    match = BARE_YEAR.match(squeeze(text))
    return match is not None and year(match["year"]) is not None


def is_bare_year(text: str) -> bool:
    """2026 and nothing else, as large figures on a cover."""
    return bool(_FIGURES.match(squeeze(text)))


def spelt_out(text: str) -> str:
    """A year in figures and 2023·3 as other covers word them: 2023年, 2023年第3期."""
    match = _POINTED.match(squeeze(text))
    if match:
        return f"{match['year']}年第{match['number']}期{match['rest'] or ''}"
    text = _IN_BRACKETS.sub(r"\1", tidy(text))
    return f"{text}年" if is_bare_year(text) else text


def is_office(text: str) -> bool:
    """An authority or a society by itself on a line, as the issuer is printed; a place is none."""
    flat = squeeze(text)
    return is_unit(flat) and not _PLACE.search(flat) and not _DOES.search(flat) and width(flat) <= 60


def is_hosted(text: str) -> bool:
    host = HOST_TAIL.match(text)
    return bool(host and is_unit(host["name"]))


def date_in(text: str) -> FoundDate | None:
    """The date of a cover line: all of it, or what follows a name or a label."""
    whole = single_date(text)
    if whole:
        return whole if whole.span.precision is not Precision.YEAR else None
    found = [date for date in find_dates(text, Timeframe()) if date.span.precision is not Precision.YEAR]
    rest = tidy(text[: found[0].start] + text[found[0].end :]) if found else text
    return (
        found[0]
        if found
        and (
            is_unit(rest)
            or HOST_TAIL.match(rest)
            or re.search(r"[：:]\s*$|编印|編印|出版|出刊|刊行|发行|發行|印发|印發|印制|印製", rest)
        )
        else None
    )
