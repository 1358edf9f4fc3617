"""Who wrote an item: names in brackets after its last sentence, or a line that says so.

    …。（林一鸣    王    帆）      two persons; blanks inside a name of two characters are typesetting
    （市科技局供稿） （通讯员 张三）  （市科技局 张三）    供稿：市科技局    来源：…

A bracketed department is a source, not a person. A name starts with a known surname and has two to four characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from manuscript.lines import squeeze, tidy
from manuscript.names import is_person, persons_of, shaped_like_names

_UNIT = re.compile(
    r"(?:[局处處科室厅廳院所校社站署股组組馆館]|[^全内外]部|[市县区省管党纪发信改教健商政工]委|(?<=[\u4e00-\u9fff])(?<![举主承协开创兴申代包])办|[大支总]队|"
    r"(?:协|協|学|學|商|研究|联合|聯合|委员|委員|理事|促进|基金|工|管委|常委|联谊|同业公)[会會]|"
    r"(?:文|残|侨|妇|社|工商|青)联|[\u4e00-\u9fff]协|总会|"
    r"中心|公司|集团|政府|大学|学院|学校|银行|总厂|新闻网|日报|晚报|杂志社|编辑部|办公室|园区|新区|街道|镇|(?<![下回返还离])乡|"
    r"高新区|开发区|创新区|机关|公众号|联盟|聯盟|网|[日晚商时周]报)$"
)
_SENDER = re.compile(
    r"(?:[居村组組业業党黨团團筹籌]委[会會]?|街道办|村|社区|社區|宫|宮|园|園|剧院|劇院|剧团|书店|支部|总支|總支|车间|車間|班组|合作社|农场|"
    r"農場|林场|渔场|渔港|码头|碼頭|水库|电站|大队|大隊|中队|支队|分队|商行|信用社|研究室|实验室|工作室|工作坊|俱乐部|志愿队|服务队|"
    r"工程队|宣讲团|代表团|基地|法院|检察院|分会|分會|支会|小组|小組|专班|窗口|热线|平台|门诊|药房|图书室|文化站|讲习所|指挥部|项目部|群)$"
)
_OFFICE = re.compile(
    r"^(?!全部|内部|外部|局部|上部|下部|一部|各部|南部|北部|东部|西部|中部)"
    r"[\u4e00-\u9fff]{1,3}[部办辦组組室科处處局站馆館社]$"
)
_LONGEST_SENDER = 20  # characters
_WORK = (
    r"供稿|撰稿|报送|报道|供图|提供|来稿|撰文|整理|编辑|编写|编译|摘编|綜合|综合|供|文|稿|撰|文/图|图文|圖文"
)
_ROLE = re.compile(
    r"^(?:本刊|本报)?(?:特约)?(?:实习)?(?:记者|通讯员|作者单位|作者系|作者|撰稿人?|供稿人?|供稿单位|来源|稿件来源|信息来源|文章来源|报送单位|文|执笔|責任|來源|撰文|编译|整理)"
    r"\s*[/／：:|｜丨\s]\s*"
)
_REPORTER = "记者|記者|通讯员|通訊員"
_PERSONAL = re.compile(
    rf"^(?:本刊|本报)?(?:特约)?(?:实习)?(?:{_REPORTER}|作者|撰稿人?|执笔|撰文|文)\s*[/／：:|｜丨\s]"
)
_INNER_ROLE = re.compile(
    rf"(?<=[\s\u3000、，,；;])(?:特约|实习)?(?:{_REPORTER}|实习生|摄影|撰稿|审稿|核稿|整理|文字|编写|供稿)\s*[：:\s\u3000]\s*"
)
_OPENING = re.compile(
    rf"^[\u4e00-\u9fff]{{0,8}}(?:讯|訊|电|電)?[\s\u3000]*[（(](?P<inside>(?:本[刊报報])?(?:特约|实习)?(?:{_REPORTER})[^（）()，。]{{2,40}})[）)]"
)
_ROLES_INSIDE = re.compile(
    r"(?:^|[\s\u3000、，,；;]+)(?:文|图|圖|摄影|攝影|摄|图文|撰文|编辑|记者|通讯员)\s*[/／：:]\s*"
)
#: What somebody is, before the name: 居民丁守成.
_STANDING = re.compile(
    r"^(?:居民|市民|村民|职工|员工|学员|业主|读者|志愿者|社工|教师|学生|党员|网格员|会员)[\s\u3000]*(?=[\u4e00-\u9fff]{2,4}$)"
)
_TAIL = re.compile(rf"\s*[/／]?\s*(?:{_WORK})\s*$")
_AT_END = re.compile(r"[（(](?P<inside>[^（）()]{2,60}(?:[（(][^（）()]*[）)][^（）()]*)?)[）)]\s*$")
_LINE = re.compile(
    r"^(?:供稿|供稿单位|撰稿|撰稿人|撰文|文|作者|来源|稿件来源|信息来源|文章来源|通讯员|报送单位|來源)\s*[：:／/]\s*(?P<inside>.{2,60})$"
)
_ROLE_START = re.compile(r"^(?:作者单位|作者系|来源|稿件来源|信息来源|文章来源|供稿单位|报送单位|來源)")


@dataclass(frozen=True, slots=True)
class Byline:
    persons: tuple[str, ...] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.persons or self.source)


def is_unit(text: str) -> bool:
    return bool(_UNIT.search(squeeze(text)))


def may_send(text: str) -> bool:
    """Whether words in the brackets at the end of an item may be who sent it: units, and what is none elsewhere."""
    flat = squeeze(text)
    return is_unit(flat) or (bool(_SENDER.search(flat)) and len(flat) <= _LONGEST_SENDER)


def read_byline(inside: str) -> Byline:
    """What the words of a byline name: persons, and the unit they belong to. Empty when they are no byline."""
    bare = tidy(inside)
    if len(_ROLES_INSIDE.findall(bare)) > 1:  # 文/张三 图/李四
        return Byline(persons_of(_ROLES_INSIDE.sub(" ", bare)))
    without_tail = _TAIL.sub("", bare)
    said = without_tail != bare or bool(_ROLE.match(bare))
    bare = without_tail if len(without_tail) > 1 else bare
    if _ROLE_START.match(bare):
        return Byline(source=squeeze_outer(_ROLE.sub("", bare)))
    personal = bool(_PERSONAL.match(bare))
    bare = _INNER_ROLE.sub(" ", _ROLE.sub("", bare))
    bare = _STANDING.sub("", bare)
    persons = persons_of(bare) or (shaped_like_names(bare) if personal and not may_send(bare) else ())
    if persons:
        return Byline(persons)
    unit, names = _unit_and_names(bare, said)
    if unit:
        return Byline(names, unit)
    if may_send(bare) and (said or len(squeeze(bare)) >= 4) and not re.search(r"[，。；]", bare):
        return Byline(source=squeeze_outer(bare))
    return Byline(source=squeeze_outer(bare)) if said and len(bare) >= 3 and "，" not in bare else Byline()


def squeeze_outer(text: str) -> str:
    """Runs of blanks as one."""
    return " ".join(tidy(text).split())


def _unit_and_names(text: str, said: bool = False) -> tuple[str, tuple[str, ...]]:
    """A unit and who wrote for it. Where a label said that it is a byline (供稿：), any words may be the unit's."""
    parts = [part for part in re.split(r"[\s\u2003\u3000]+|[：:]", text) if part]
    for cut in range(1, len(parts)):
        unit, rest = "".join(parts[:cut]), re.sub(r"^(?:记者|通讯员|作者)\s*", "", " ".join(parts[cut:]))
        names = persons_of(rest) or shaped_like_names(rest)
        if names and (may_send(unit) or _OFFICE.match(unit) or (said and persons_of(rest))):
            return unit, names
    return _glued(parts[0]) if len(parts) == 1 else ("", ())


def _glued(text: str) -> tuple[str, tuple[str, ...]]:
    """街道应急办周启明: a unit with the name right behind it."""
    for length in (3, 2):
        unit, name = text[:-length], text[-length:]
        if is_person(name) and len(unit) >= 3 and (may_send(unit) or _OFFICE.match(unit)):
            return unit, (name,)
    return "", ()


def split_byline(text: str) -> tuple[str, Byline]:
    """A paragraph without the byline at its end, and the byline. The bracket must follow a finished sentence."""
    match = _AT_END.search(text)
    if not match:
        return text, Byline()
    before = text[: match.start()]
    ended = tidy(before)[-1:] in "。！？”」》…!?；" if tidy(before) else True
    set_off = before.endswith(("\u2003", "\u3000", "  ", "\ufffd "))
    if not (ended or set_off):
        return text, Byline()
    byline = _in_brackets(match["inside"])
    return (tidy(before), byline) if byline else (text, Byline())


def opening_byline(text: str) -> Byline:
    """Who a text names at its beginning: 本刊讯（记者 某某）."""
    match = _OPENING.match(text)
    return read_byline(match["inside"]) if match else Byline()


def is_byline(text: str) -> bool:
    """Whether a whole line is a byline."""
    return bool(line_byline(text))


def line_byline(text: str) -> Byline:
    """The byline that a whole line is."""
    bare = tidy(text)
    match = _LINE.match(bare)
    if match:
        return read_byline(bare)
    match = _AT_END.match(bare)
    return _in_brackets(match["inside"]) if match else Byline()


def _in_brackets(inside: str) -> Byline:
    """At the end of a text even short words are an office (社办, 少儿部), and words as long as names are names."""
    office = squeeze_outer(inside) if _OFFICE.match(squeeze(inside)) else ""
    return read_byline(inside) or Byline(source=office) or Byline(shaped_like_names(inside))


def ends_with_byline(text: str) -> bool:
    """Whether a line is a byline or ends with one."""
    return is_byline(text) or bool(split_byline(text)[1])
