"""Who wrote an item: names in brackets after its last sentence, or a line that says so.

    …。（林一鸣    王    帆）      two persons; blanks inside a name of two characters are typesetting
    （市科技局供稿） （通讯员 张三）  （市科技局 张三）    供稿：市科技局    来源：…

A bracketed department is a source, not a person. A name starts with a known surname and has two to four characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from manuscript.lines import squeeze, tidy

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷"
    "詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司"
    "卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑"
    "迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢郁国水步都居屠狄茅诸贝糜干邰郗双羊幸伏浦宦暨印宿怀蔺巴牧隗山宓蓬"
    "容戈阙晁蒯竺逯桓庾蔚阚訾巢闻漆連龐顏譚簡賴藍塗溫褚滿繆寧聞饒"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇盧鍾鐘陸範賈鄒熊錢嚴龔邵萬湯賀顧齊倪莊聶魯詹歐關蘭婁應儲闕濮嵇滑"
)
_DOUBLE = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "夏侯",
    "端木",
    "歐陽",
    "司馬",
)
_OFFICES = "局处科室部委会院所校社厅站队办区市县镇省府"  # 金融办, 高新区 begin like names
_UNIT = re.compile(
    r"(?:[局处處科室厅廳院所校社站署股组組馆館]|[^全内外]部|[市县区省管党纪发信改教健商政工]委|[市县区省政府融]办|[大支总]队|"
    r"(?:协|協|学|學|商|研究|联合|聯合|委员|委員|理事|促进|基金|工|管委|常委|联谊|同业公)[会會]|"
    r"中心|公司|集团|政府|大学|学院|学校|银行|总厂|新闻网|日报|晚报|杂志社|编辑部|办公室|园区|新区|街道|镇|乡|"
    r"高新区|开发区|创新区|机关|公众号|联盟|聯盟|网|[日晚商时周]报)$"
)
_SENDER = re.compile(
    r"(?:[居村组組业業党黨团團筹籌]委[会會]?|街道办|村|社区|社區|宫|宮|园|園|剧院|劇院|剧团|书店|支部|总支|總支|车间|車間|班组|合作社|农场|"
    r"農場|林场|渔场|渔港|码头|碼頭|水库|电站|大队|大隊|中队|支队|分队|商行|信用社|研究室|实验室|工作室|工作坊|俱乐部|志愿队|服务队|"
    r"工程队|宣讲团|代表团|基地|法院|检察院|分会|分會|支会|小组|小組|专班|窗口|热线|平台|门诊|药房|图书室|文化站|讲习所|指挥部|项目部|群)$"
)
_LONGEST_SENDER = 20  # characters
_WORK = (
    r"供稿|撰稿|报送|报道|供图|提供|来稿|撰文|整理|编辑|编写|编译|摘编|綜合|综合|供|文|稿|撰|文/图|图文|圖文"
)
_ROLE = re.compile(
    r"^(?:本刊|本报)?(?:特约)?(?:实习)?(?:记者|通讯员|作者|撰稿人?|供稿人?|供稿单位|来源|稿件来源|信息来源|文章来源|报送单位|文|执笔|責任|來源|撰文|编译|整理)"
    r"\s*[/／：:|｜丨\s]\s*"
)
_ROLES_INSIDE = re.compile(
    r"(?:^|[\s\u3000、，,；;]+)(?:文|图|圖|摄影|攝影|摄|图文|撰文|编辑|记者|通讯员)\s*[/／：:]\s*"
)
_TAIL = re.compile(rf"\s*[/／]?\s*(?:{_WORK})\s*$")
_AT_END = re.compile(r"[（(](?P<inside>[^（）()]{2,60}(?:[（(][^（）()]*[）)][^（）()]*)?)[）)]\s*$")
_LINE = re.compile(
    r"^(?:供稿|供稿单位|撰稿|撰稿人|撰文|文|作者|来源|稿件来源|信息来源|文章来源|通讯员|报送单位|來源)\s*[：:／/]\s*(?P<inside>.{2,60})$"
)
_ROLE_START = re.compile(r"^(?:来源|稿件来源|信息来源|文章来源|供稿单位|报送单位|來源)")
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ .·'-]{1,2}[A-Z][a-z]*\.?){1,3}")  # Nora Weiss, John F. Reed
_LATIN_UNIT = re.compile(
    r"\b(?:Times|Daily|News|Post|Press|Weekly|Agency|Office|Bureau|Department|Committee|Association|Center|Centre|"
    r"Club|Company|Group|University|College|School|Institute|Museum|Library|Society|Union|Team|Service)\b"
)
_SPLIT_LATIN = re.compile(r"\s*(?:[、，,；;/／&]|\band\b)\s*|[ ]{2,}|\u3000+")
_SPLIT = re.compile(r"[、，,；;/／|｜丨\s\u2003\u3000]+")


@dataclass(frozen=True, slots=True)
class Byline:
    persons: tuple[str, ...] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.persons or self.source)


def is_person(text: str) -> bool:
    """Whether a word is shaped like a Chinese personal name."""
    name = text.strip("·")
    if not 2 <= len(name) <= 4 or not re.fullmatch(r"[\u4e00-\u9fff·]+", name):
        return False
    if name.startswith(_DOUBLE):
        return len(name) >= 3
    return name[0] in _SURNAMES and len(name) <= 3 and not (len(name) == 3 and name[2] in _OFFICES)


def is_unit(text: str) -> bool:
    return bool(_UNIT.search(squeeze(text)))


def may_send(text: str) -> bool:
    """Whether words in the brackets at the end of an item may be who sent it: units, and what is none elsewhere."""
    flat = squeeze(text)
    return is_unit(flat) or (bool(_SENDER.search(flat)) and len(flat) <= _LONGEST_SENDER)


def persons_of(text: str) -> tuple[str, ...]:
    """The persons a list of names consists of; () when any part is no name. A lone character is half a name that
    typesetting has spread: 王    帆."""
    latin = [part for part in _SPLIT_LATIN.split(tidy(text)) if part]
    if latin and all(_LATIN.fullmatch(part) and not _LATIN_UNIT.search(part) for part in latin):
        return tuple(latin)
    parts = [part for part in _SPLIT.split(tidy(text)) if part]
    names: list[str] = []
    index = 0
    while index < len(parts):
        if len(parts[index]) == 1 and index + 1 < len(parts) and len(parts[index + 1]) == 1:
            names.append(parts[index] + parts[index + 1])
            index += 2
        else:
            names.append(parts[index])
            index += 1
    return tuple(names) if names and all(map(is_person, names)) else ()


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
    bare = _ROLE.sub("", bare)
    persons = persons_of(bare)
    if persons:
        return Byline(persons)
    unit, names = _unit_and_names(bare)
    if unit:
        return Byline(names, unit)
    if may_send(bare) and (said or len(squeeze(bare)) >= 4) and not re.search(r"[，。；]", bare):
        return Byline(source=squeeze_outer(bare))
    return Byline(source=squeeze_outer(bare)) if said and len(bare) >= 3 and "，" not in bare else Byline()


def squeeze_outer(text: str) -> str:
    """Runs of blanks as one."""
    return " ".join(tidy(text).split())


def _unit_and_names(text: str) -> tuple[str, tuple[str, ...]]:
    parts = [part for part in re.split(r"[\s\u2003\u3000]+|[：:]", text) if part]
    for cut in range(1, len(parts)):
        unit, rest = "".join(parts[:cut]), re.sub(r"^(?:记者|通讯员|作者)\s*", "", " ".join(parts[cut:]))
        names = persons_of(rest)
        if names and may_send(unit):
            return unit, names
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
    byline = read_byline(match["inside"])
    return (tidy(before), byline) if byline else (text, Byline())


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
    return read_byline(match["inside"]) if match else Byline()


def ends_with_byline(text: str) -> bool:
    """Whether a line is a byline or ends with one."""
    return is_byline(text) or bool(split_byline(text)[1])
