"""Figures in running text with their place, what they count, and how exact they are.

    产值742.3亿元      742.3 and 亿元, between 742.25 and 742.35
    1700余家           at least 1700 and below 1800
    近2万人            above 1万, at most 2万
    七十八家           Chinese numerals count where a unit follows

Years, dates, ordinals and figures without a unit are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from manuscript.checks.galley import Galley, Passage
from manuscript.checks.simplified import simplified
from manuscript.numerals import integer

_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
CLASSIFIERS = (
    "人次|家次|户次|场次|架次|车次|班次|列次|航次|册次|亩次|例次|批次|标箱|人|名|位|家|户|个|项|件|张|款|种|类|场|次|套|台|只|辆|艘|架|座|栋|幢|条|处|门|所|支|部|篇|册|"
    "枚|株|头|间|片|批|笔|单|对|块|届|份|例|幅|根|盏|年|天|小时|分钟|"
    "起|趟|株|羽|尾|宗|口|颗|瓶|箱|袋|盒|桌|摊|床|封|棵|丛|桶"
)
MEASURES = (
    "美元|欧元|港元|日元|英镑|元|平方公里|平方千米|平方米|平方公尺|立方米|立方公尺|公顷|亩|公吨|吨|公斤|千克|克|千瓦时|兆瓦时|千瓦|兆瓦|"
    "公里|千米|海里|公尺|米|厘米|毫米|升"
)
_FIGURE = re.compile(
    r"(?P<about>近|(?<![签预条节合履违契邀相制])约|超过|超|逾|不足|不到|将近|大约)?\s?"
    r"(?P<value>(?<!\d)\d{1,3}(?:[,，]\d{3}){1,5}(?:\.\d{1,9})?|(?<!\d)\d{1,15}(?:\.\d{1,9})?|"
    r"[一二三四五六七八九两十百千零〇]{2,8}|[三四五六七八九两十])"
    r"\s?(?P<odd>余|多)?(?P<scale>万亿|千万|百万|亿|万)?(?P<odd2>余|多)?\s?"
    rf"(?P<unit>个百分点|%|％|‰|{MEASURES}|{CLASSIFIERS}|(?<=[万亿])(?=[，。；、）增升提降减]))(?:人民币)?(?P<over>以上|左右|以内|以下|上下)?"
)
_ORDINAL = re.compile(r"(?:第|[-—–.+×/]|[A-Za-z]|每|前|\d)$")
#: What may follow a character that would be a unit otherwise: 3人工智能, 5个月, 12月3日.
_NO_UNIT_ROWS = """
个 月 人所得税|年 度 级 代 第 版 初 底 末 前 后 来 内 间 起|人 工智能 大 才|家 具 庭|部 分 门 署|条 件 例
项 目录 合 共 总 相|种 植 子|位 列 居 于|名 列 录 单|次 年 日|门 户 店|类 似 合 共 总 相 别|支 持 撑 付|单 位 元 品
对 接 外 标|场 景 地 馆 所|处 理 置 于|头 部 雁|天 然 津|克 服|米 兰|升 级|元 件 宇|批 准 复|台 州 湾|架 构|块 链
间 接|座 谈|片 区|套 餐|所 在 有|户 外|只 有|口 岸 径 碑 罩 味 腔 粮|箱 体|床 上|尾 气 矿 数|桌 面 子|桶 装|丛 书 林
宗 旨 教|封 面 闭 顶 装|起 点 步 草 伏 来 诉 重 飞 义 源 到|例 如|份 额|根 据|届 时
"""
_NO_UNIT = {row[0]: tuple(row[1:].split()) for row in _NO_UNIT_ROWS.strip().replace("\n", "|").split("|")}


@dataclass(frozen=True, slots=True)
class Figure:
    value: float
    low: float
    high: float
    unit: str
    start: int
    end: int
    lead: str  # the words before it, from the mark or figure before
    exact: bool  # nothing said it was rough
    text: str

    @property
    def percent(self) -> bool:
        return self.unit in {"%", "％"}

    def agrees(self, low: float, high: float) -> bool:
        slack = 1e-9 * max(abs(self.value), 1.0)
        return low <= self.high + slack and self.low <= high + slack


_MOST = 200
_BREAK = re.compile(r"[，。；：、！？（）\n]")


def by_passage(galley: Galley) -> dict[Passage, list[Figure]]:
    """The figures of all prose. A paragraph of more than a few hundred is a table set as text, and is cut."""
    return {passage: figures(passage.text)[:_MOST] for passage in galley.prose}


def figures(text: str) -> list[Figure]:
    """The unit, and the words before it, in simplified characters."""
    plain = simplified(text)
    found: list[Figure] = []
    for match in _FIGURE.finditer(plain):
        figure = _read(plain, match, found[-1].end if found else 0)
        if figure:
            found.append(replace(figure, text=text[figure.start : figure.end].strip()))
    return found


def _read(text: str, match: re.Match[str], before: int) -> Figure | None:
    start, end = match.span()
    if _ORDINAL.search(text[max(0, start - 1) : start]) and not match["about"]:
        return None
    if any(text.startswith(word, match.end("unit")) for word in _NO_UNIT.get(match["unit"], ())):
        return None
    digits = match["value"].replace(",", "").replace("，", "")
    if match["unit"] == "年" and len(digits) == 4:
        return None
    number = float(digits) if digits[0].isdigit() else float(integer(digits) or 0)
    if not number and digits[0] not in "0":
        return None
    scale = _SCALES[match["scale"] or ""]
    low, high = _range(number * scale, _step(digits, scale), match)
    exact = (low, high) == _rounding(number * scale, _step(digits, scale), match)
    lead = _BREAK.split(text[max(before, start - 40) : start])[-1]
    shown = text[start:end].strip()
    return Figure(number * scale, low, high, match["unit"], start, end, lead, exact, shown)


def _step(digits: str, scale: float) -> float:
    """The value of the last digit that is printed: 742.3亿 is exact to 0.1亿."""
    return scale * 10.0 ** -(len(digits.partition(".")[2])) if digits[0].isdigit() else scale


def _rounding(value: float, step: float, match: re.Match[str]) -> tuple[float, float]:
    counted = step == 1 and not match["scale"] and "." not in match["value"] and match["unit"] not in "%％"
    return (value, value) if counted else (value - step / 2, value + step / 2)


def _range(value: float, step: float, match: re.Match[str]) -> tuple[float, float]:
    """The values the words allow. Round figures are rough by their zeros: 1700余 is below 1800."""
    low, high = _rounding(value, step, match)
    coarse = step
    while value and coarse * 10 <= value and round(value / coarse) % 10 == 0:
        coarse *= 10
    words = {match[name] for name in ("about", "odd", "odd2", "over") if match[name]}
    if words & {"余", "多", "超过", "超", "逾", "以上"}:
        high = value + coarse
    if words & {"近", "不足", "不到", "将近", "以内", "以下"}:
        low = value - coarse
    if words & {"约", "大约", "左右", "上下"}:
        low, high = value - coarse, value + coarse
    return low, high


_VERBS = re.compile(
    r"^(?:截至|至|到)?(?:目前|年底|年末|同期|全年|全市|全区|年内|当年|去年|今年|上年|其中|同时|预计|现有|现|已|共|总共|合计|共计|累计|新增|实现|完成|达成|拥有|集聚|"
    r"引进|设立|设|举办|组织|形成|获得|获|新|其|还|另|并|且|和|与|及|以及|为|有|约|近|达)+"
)
_AFTER = re.compile(
    r"(?:总计|合计|共计|总共|达到|已达|超过|突破|共有|共|达|约|近|有|为|是|超|逾|完成|实现|分别|增至|增加到)+$"
)
SCOPES = (
    ("累计", "total"),
    ("总量", "total"),
    ("存量", "total"),
    ("新增", "new"),
    ("净增", "new"),
    ("新获", "new"),
)


def metric(figure: Figure) -> str:
    """What a figure measures, by the words before it, without verbs and times: 产值, 参会嘉宾."""
    return _AFTER.sub("", _VERBS.sub("", figure.lead.strip(" “”"))).strip(" “”的")


def scope(figure: Figure) -> str:
    """Whether a figure is what was added, the total, or unsaid."""
    return next((name for word, name in SCOPES if word in figure.lead), "")


def in_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Start and text of the sentences of a passage."""
    for match in re.finditer(r"[^。！？\n]{1,600}[。！？\n]?", text):
        yield match.start(), match[0]
