"""Names of persons, as they are printed: Chinese ones begin with a surname, Latin ones with capitals.

A lone character is half a name that typesetting has spread: 王    帆.
"""

from __future__ import annotations

import re

from manuscript.lines import tidy

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷"
    "詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司"
    "卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑"
    "迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢郁国水步都居屠狄茅诸贝糜干邰郗双羊幸伏浦宦暨印宿怀蔺巴牧隗山宓蓬"
    "容戈阙晁蒯竺逯桓庾蔚阚訾巢闻漆連龐顏譚簡賴藍塗溫褚滿繆寧聞饒"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇盧鍾鐘陸範賈鄒熊錢嚴龔邵萬湯賀顧齊倪莊聶魯詹歐關蘭婁應儲闕濮嵇滑洪阎閻赖丘邸郜揭冼谌諶雍湛茹逄芮辜晋奚廉厉"
)
_DOUBLE = tuple(
    (  # noqa: SIM905  as a list it would be pages long
        "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 端木 "
        "闻人 东郭 南宫 西门 独孤 长孙 宇文 轩辕 钟离 太史 申屠 濮阳 淳于 "
        "呼延 赫连 澹台 谷梁 司空 公羊 百里 即墨 拓跋 歐陽 司馬 諸葛 東方 "
        "尉遲 公孫 聞人 東郭 南宮 西門 獨孤 長孫 軒轅 鍾離 濮陽 赫連 澹臺"
    ).split()
)
_OFFICES = "局处科室部委会院所校社厅站队办区市县镇省府"  # 金融办, 高新区 begin like names
_REMARKS = frozenset(
    (  # noqa: SIM905  what stands in brackets at the end of a text and names nobody
        "待续 未完 续完 完结 节选 摘编 摘录 转载 有删节 有删改 下转 上接 附表 "
        "见图 下同 资料 资料图 综合 本刊 本报 编者 编者按 译文 连载 续一 续二 图略 "
        "全部 内部 局部 外部 表略 另发 另行 内部 内参 试行 暂行 含税 估算 初步 快报数 "
        "外一篇 全文完 待續 續完 節選 摘編 摘錄 轉載 有刪節 本報 編者 連載"
    ).split()
)
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ .·'-]{1,2}[A-Z][a-z]*\.?){1,3}")  # Nora Weiss, John F. Reed
_LATIN_UNIT = re.compile(
    r"\b(?:Times|Daily|News|Post|Press|Weekly|Agency|Office|Bureau|Department|Committee|Association|Center|Centre|"
    r"Club|Company|Group|University|College|School|Institute|Museum|Library|Society|Union|Team|Service)\b"
)
_SPLIT_LATIN = re.compile(r"\s*(?:[、，,；;/／&]|\band\b)\s*|[ ]{2,}|\u3000+")
_SPLIT = re.compile(r"[、，,；;/／|｜丨\s\u2003\u3000]+")


def is_person(text: str) -> bool:
    """Whether a word is shaped like a Chinese personal name."""
    name = text.strip("·")
    if not 2 <= len(name) <= 4 or not re.fullmatch(r"[\u4e00-\u9fff·]+", name):
        return False
    if name.startswith(_DOUBLE):
        return len(name) >= 3
    return name[0] in _SURNAMES and len(name) <= 3 and not (len(name) == 3 and name[2] in _OFFICES)


def persons_of(text: str) -> tuple[str, ...]:
    """The persons a list of names consists of; () when any part is no name."""
    latin = [part for part in _SPLIT_LATIN.split(tidy(text)) if part]
    if latin and all(_LATIN.fullmatch(part) and not _LATIN_UNIT.search(part) for part in latin):
        return tuple(latin)
    names = _words_of(text)
    return tuple(names) if names and all(map(is_person, names)) else ()


def _words_of(text: str) -> list[str]:
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
    return names


def shaped_like_names(text: str) -> tuple[str, ...]:
    """The words of a byline where all of them are as long as names, whatever surnames they begin with."""
    names = _words_of(text)
    return tuple(names) if names and all(map(_may_be_name, names)) else ()


def _may_be_name(word: str) -> bool:
    han = re.fullmatch(r"[\u4e00-\u9fff]{2,3}", word)
    return bool(
        is_person(word)
        or (han and word not in _REMARKS and word[-1] not in _OFFICES + "月日年期刊报網网协联")
    )
