"""Who wrote an item, printed between its title and its text, as magazines do.

    直播基地进村来              ◎ 本刊编辑部      □ 李若松  王一帆      何苗/文      本刊记者  陈可      陈　可
    文/张望远  图/冯小刚

A symbol, or a name alone, heads items in other documents. So a symbol counts only where every line that it opens names
somebody, and a bare name only where the printed contents give it, or where several titles have one below them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from manuscript.bylines import Byline, is_unit, line_byline, read_byline
from manuscript.headings import read_heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, essence, pauses, squeeze, tidy, width
from manuscript.names import persons_of
from manuscript.notices import Notice, notice
from manuscript.reading import ContentsEntry

_SYMBOL = re.compile(r"^(?P<mark>[◎□○●◇◆■△▲☆★※•·@*])[\s\u3000]*(?P<rest>\S.*)$")
_WHO = r"(?:特约|实习|首席)?(?:记者|通讯员|评论员|撰稿人|作者)"
_ROLE = re.compile(
    rf"^(?:(?:本[刊报网台])?{_WHO}[\s\u3000：:]+|(?:文|撰文|撰稿|图文|图/文|文/图)[\s\u3000]*[/／：:·|｜][\s\u3000]*)(?P<who>\S.*)$|"
    rf"^(?P<first>\S.*?)[\s\u3000]*(?:[/／·|｜]|[\s\u3000])[\s\u3000]*(?:文|撰文|图文)$"
)
_LABEL = r"(?:口述|整理|采访|撰文|执笔|文字|文|图|图片|摄影|编译|翻译|朗诵|作词|作曲|词|曲|指导|记录)"
#: 口述／梁小舟　整理／江　月
_LABELLED_NAMES = re.compile(
    rf"{_LABEL}[\s\u3000]*[/／：:][\s\u3000]*(?P<names>[^/／：:]{{2,12}}?)(?=[\s\u3000]+{_LABEL}[\s\u3000]*[/／：:]|$)"
)
_NAME_OF_UNIT = re.compile(
    r"^(?P<name>[^（()）]{2,12})[（(](?P<unit>[^（()）]{3,24})[）)]$"
)  # 徐　敏（某某中心）
_HOUSE = re.compile(
    rf"^本[刊报社](?:编辑部|编委会|{_WHO}|综合|讯)$|^(?:编辑部|编者|编委会|秘书处|协会秘书处|学会秘书处)$"
)
_DATE = re.compile(
    r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_LABELLED = re.compile(
    r"(?P<label>采访|执笔|口述|整理|摄影|供图|发布时间|发布日期|发表时间|更新时间|上传时间|时间|日期|来源|信息来源|文章来源|稿件来源|作者|撰稿|编辑|责任编辑|发布人|"
    r"发布单位|浏览次数|浏览量|浏览|点击量|点击数|点击|阅读量|阅读次数|阅读|访问量|字号|分享|打印)\s*[：:]?\s*(?P<value>[^\s：:]*)(?:\s*次)?"
)
_WRITERS = ("作者", "撰稿", "采访", "执笔", "口述", "整理")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z（）()]{3,16}")
_ACTS = re.compile(
    r"召开|举[办行]|组织|开展|启动|成立|换届|选举|走[进访]|签约|获|赴|参加|完成|推进|建|来|到|开"
)
_PART_OF_A_SENTENCE = re.compile(r"[，、；,;]")
_PARTED = re.compile(r"[\s\u3000]")
_FIRM = re.compile(r"(?:事务所|公司|集团|企业|大学|学院|医院|银行|工厂|厂|店|社)$")
_WIDEST = 60  # columns of such a line
_TITLE_WIDEST = 90
_MOST = 4  # people who sign one item
_SEVERAL = 2
_NEARLY_ALL = 0.8


def author_of(text: str) -> Byline:
    """Who a text names, where it says nothing else: people, a unit with people, or the house itself."""
    bare = tidy(text)
    if _HOUSE.match(squeeze(bare)):
        return Byline(source=squeeze(bare))
    labelled = list(_LABELLED_NAMES.finditer(bare))
    if labelled and labelled[0].start() == 0 and all(persons_of(match["names"]) for match in labelled):
        return Byline(tuple(dict.fromkeys(name for match in labelled for name in persons_of(match["names"]))))
    of_unit = _NAME_OF_UNIT.match(bare)
    if (
        of_unit
        and persons_of(of_unit["name"])
        and (is_unit(of_unit["unit"]) or _FIRM.search(of_unit["unit"]))
    ):
        return Byline(persons_of(of_unit["name"]), squeeze(of_unit["unit"]))
    persons = persons_of(bare)
    if not persons and _PARTED.search(bare):
        sent = read_byline(bare)  # 麻醉科　苗　青
        return sent if sent.source and 0 < len(sent.persons) <= _MOST else Byline()
    return Byline(persons) if len(persons) <= _MOST else Byline()


def dateline_of(text: str) -> Byline | None:
    """What a line says that a web page prints below a title: date, source, how often it was read. None where a line
    holds anything else."""
    bare = tidy(text).strip("（）()[]【】")
    parts = [
        part
        for part in re.split(r"\s*[|｜/／]\s*|[\s\u3000]+(?=\D)|[；;]", _DATE.sub(" ", bare))
        if part.strip()
    ]
    told = [_LABELLED.fullmatch(part.strip()) for part in parts]
    if not all(told) or not (_DATE.search(bare) or len(told) > 1):
        return None
    values = {match["label"]: match["value"] for match in told if match}
    source = next((values[label] for label in values if label.endswith(("来源", "单位"))), "")
    writers = [name for label in _WRITERS for name in persons_of(values.get(label, ""))]
    return Byline(tuple(dict.fromkeys(writers)), source)


def author_line(text: str) -> Byline:
    """What a line says that is already known to sign."""
    told = dateline_of(text)
    if told is not None:
        return told
    match = _SYMBOL.match(tidy(text))
    bare = match["rest"] if match else tidy(text)
    role = _ROLE.match(bare)
    said = (role["who"] or role["first"]) if role else bare
    return author_of(said) or read_byline(bare) or line_byline(bare)


def told(lines: Sequence[Line]) -> list[Notice]:
    """The lines that hold more than the fields of an item take: when something was put on the web, and how often read."""
    return [
        notice("DATELINE", line.number, line.text)
        for line in lines
        if line.signs and dateline_of(line.text) is not None
    ]


def marked(lines: Sequence[Line], printed: Sequence[ContentsEntry], layout: Layout) -> list[Line]:
    """The lines, those that sign the item they stand in told apart from headings and text."""
    listed = {essence(entry.title) for entry in printed}
    known = {essence(entry.author) for entry in printed if entry.author}
    below = {index for index in range(len(lines)) if _stands_below_title(lines, index, layout)}
    symbols = _signing_symbols(lines, below)
    sure, bare = set[int](), set[int]()
    for index, line in enumerate(lines):
        if index not in below or essence(line.text) in listed:
            continue
        if _is_sure(line.text, symbols) or essence(line.text) in known or _is_unit(lines, index):
            sure.add(index)
        elif author_of(line.text) and not _SYMBOL.match(tidy(line.text)):
            bare.add(index)
    if len(bare) >= _SEVERAL:
        sure |= bare
    sure |= _bare_dates(lines, below)
    return [replace(line, signs=True) if index in sure else line for index, line in enumerate(lines)]


def _bare_dates(lines: Sequence[Line], below: set[int]) -> set[int]:
    """2025-07-03 below a title, where nearly all such lines of the file stand so: when it was put on the web, not an
    entry of a chronicle."""
    dated = [i for i, line in enumerate(lines) if not line.block and _DATE.fullmatch(tidy(line.text))]
    under = [i for i in dated if i in below]
    return set(under) if len(under) >= _SEVERAL and len(under) >= _NEARLY_ALL * len(dated) else set()


def _is_unit(lines: Sequence[Line], index: int) -> bool:
    """东屏县民政局 below a title, which is no heading that it would stand under itself."""
    above, bare = lines[index - 1], tidy(lines[index].text)
    is_marked = above.depth or read_heading(bare) or read_heading(above.text)
    return is_unit(bare) and bool(_NAME.fullmatch(bare)) and not is_marked and not _ACTS.search(bare)


def _is_sure(text: str, symbols: set[str]) -> bool:
    bare = tidy(text)
    if dateline_of(bare) is not None:
        return not _DATE.fullmatch(bare)  # a day alone may head an entry of a chronicle
    match = _SYMBOL.match(bare)
    if match:
        return match["mark"] in symbols
    if _LABELLED_NAMES.match(bare) or _NAME_OF_UNIT.match(bare):
        return bool(author_of(bare))
    role = _ROLE.match(bare)
    return bool(role and author_of(role["who"] or role["first"])) or bool(_HOUSE.match(squeeze(bare)))


def _is_labelled(text: str) -> bool:
    """来源：党委宣传部, which may stand between a date and the text."""
    return bool(_LABELLED.match(tidy(text)) and line_byline(text))


def _signing_symbols(lines: Sequence[Line], below: set[int]) -> set[str]:
    """Symbols that open nothing but names, each below a line that may be a title."""
    opened: dict[str, list[bool]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = None if line.block else _SYMBOL.match(tidy(line.text))
        if match:
            signs = bool(author_of(match["rest"]) or _ROLE.match(match["rest"]))
            opened[match["mark"]].append(signs and index in below)
    return {mark for mark, all_sign in opened.items() if all(all_sign)}


def _stands_below_title(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    line = lines[index]
    if line.block or line.depth or width(line.text) > _WIDEST or closes(line.text) or index == 0:
        return False
    above = lines[index - 1]
    is_title = not above.block and width(above.text) <= _TITLE_WIDEST and not closes(above.text)
    runs_on = layout.wrapped and (layout.is_full(above) or layout.is_full(line))
    if not is_title or pauses(above.text) or runs_on or _PART_OF_A_SENTENCE.search(above.text[-1:]):
        return False
    below = next(
        (one for one in lines[index + 1 : index + 3] if one.block or not _is_labelled(one.text)), None
    )
    return below is not None and (
        bool(below.block) or closes(below.text) or pauses(below.text) or width(below.text) >= _WIDEST // 2
    )
