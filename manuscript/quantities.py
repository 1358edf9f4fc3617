"""Figures in running text, named by the words around them.

    完成销售38亿元，增长6.5%          what is measured stands before the figure, its growth after
    到场观众2.3万余人、展商近90家      about: 余, 多, 近, 约, 以上; scales 万 and 亿 belong to the unit
    新增发明专利72件，累计410件          an increment, then the stock of the same thing
    5家企业获评…                        with words after the unit, these say what is counted
    其中软件服务17亿元                  a part of the figure before
    创新指数列全省第三                   a rank
    占比41.5%                           a share

Proposals for an editor to confirm: years, ordinals and attributes (16人的团队) are left out, nothing is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from manuscript.numerals import HAN, integer

_UNITS = (
    r"美元|欧元|港元|日元|英镑|元|人次|人民币|平方米|平方公里|立方米|公顷|亩|吨|公斤|千克|千瓦时|千瓦|兆瓦时|兆瓦|标箱|公里|千米|家次|户次|架次|"
    r"家|户|个|個|项|項|人|名|位|张|張|款|件|场|場|台|臺|套|只|辆|艘|架|座|栋|幢|条|處|处|种|门|所|支|部|篇|册|枚|株|头|间|片|批|笔|单|对|块|项次|课时|%|％|个百分点"
)
_FIGURE = re.compile(
    rf"(?P<about>近|约|約|超过|超過|超|逾|不足|达到?|預計|预计)?\s*(?P<value>\d[\d,，]*\d(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<odd>余|多|餘)?"
    rf"(?P<scale>万亿|千万|百万|万|亿|萬|億)?(?P<odd2>余|多|餘)?\s*(?P<unit>{_UNITS})(?!工智|目录|庭|件套|列前|于|居全)(?:人民币)?(?P<over>以上|左右|以内)?"
)
_CLAUSE = re.compile(r"[^，。；！？;!?]+[，。；！？;!?]?")
_RANK = re.compile(
    rf"(?P<what>[^，。；、]{{2,40}}?(?:、[^，。；、]{{2,20}})*?)(?:位列|位居|排名|居|列)(?P<scope>全国|全省|全市|全球|世界|国内|全区)?第(?P<n>[{HAN}\d]{{1,3}})(?!个|批|届|位数)"
)
_GROWTH = re.compile(
    r"(?P<way>增长|增長|增加|上升|提高|提升|下降|减少|減少|降低|回落|同比|比上年|较上年|增幅|降幅)"
)
_DOWN = ("下降", "减少", "減少", "降低", "回落", "降幅")
_DOUBLED = re.compile(r"翻(?:了)?一番")
_SHARE = re.compile(r"占|比重|比例|比率|率(?:为|达|是)?$")
_SUBJECT = re.compile(r"^(?P<who>[^，。；\d]{2,16})方面，?$")
_LEAD = re.compile(
    r"^(?:(?:19|20)\d\d年(?:度)?|全年|年内|当年|截至\S{1,8}|至年末|至年底|年末|其中|同时|另有|另|并|且|和|与|及|以及|共|总共|其|还|现|目前|本次|本届|[、：:，\s])+"
)
_VERB_TAIL = re.compile(
    r"(?:总计|合计|共计|总共|共有|共|分别|达成|达到|已达|达|约|近|有|为|是|超过|超|逾|完成|累计)+$"
)
_VERB_HEAD = re.compile(
    r"^(?:实现|完成|达成|拥有|集聚|聚集|包括|包含|含|引进|设置|设立|设|举办|组织|引入|形成|共有|有)(?=.{2})"
)
_STOCK = re.compile(r"累计|累計|总量|存量")
_FORECAST = re.compile(r"预计|預計|计划|計劃|将|力争|目标|拟")


@dataclass(frozen=True, slots=True)
class Quantity:
    metric: str
    value: float
    unit: str
    subject: str = ""
    change: float | None = None  # per cent
    change_text: str = ""
    approximation: str = ""
    kind: str = "level"  # level, increment, cumulative, share, rank, forecast


def find_quantities(text: str) -> list[Quantity]:
    """The figures of a text, in order."""
    found: list[Quantity] = []
    subject = ""
    for clause in _CLAUSE.finditer(text):
        words = clause[0].rstrip("，。；！？;!?")
        named = _SUBJECT.match(words)
        if named:
            subject = named["who"]
            continue
        if _DOUBLED.search(words) and found and not _FIGURE.search(words):
            found[-1] = replace(found[-1], change=100.0, change_text=words)
            continue
        _read_clause(words, subject, found)
    return found


def _read_clause(words: str, subject: str, found: list[Quantity]) -> None:
    start = 0
    figures = list(_FIGURE.finditer(words))
    for index, figure in enumerate(figures):
        before = words[start : figure.start()]
        until = figures[index + 1].start() if index + 1 < len(figures) else len(words)
        after = words[figure.end() : until]
        start = figure.end()
        if figure["value"] == "1" and not after and index + 1 < len(figures):
            continue  # 1支16人的团队
        if _is_growth(figure, before, after):
            _add_growth(figure, before + figure[0] + after, found)
        elif not _is_attribute(words, figure, after):
            name, used = _name(before, after, found)
            start += used
            if name:
                found.append(_quantity(figure, name, before, subject))
    found.extend(_ranks(words, subject) if not figures or len(words) > 8 else ())


def _is_growth(figure: re.Match[str], before: str, after: str) -> bool:
    percent = figure["unit"] in "%％" or figure["unit"] == "个百分点"
    return percent and bool(_GROWTH.search(before) or re.match(r"(?:的)?(?:增幅|增长|增速|降幅)", after))


def _add_growth(figure: re.Match[str], words: str, found: list[Quantity]) -> None:
    if not found or found[-1].change is not None or figure["unit"] == "个百分点":
        return
    sign = -1 if any(word in words for word in _DOWN) else 1
    plain = not figure["over"]
    found[-1] = replace(
        found[-1], change=sign * _value(figure), change_text="" if plain else words.strip("，")
    )


def _is_attribute(words: str, figure: re.Match[str], after: str) -> bool:
    """第5项, 5个…中, 16人的团队, 2020个: no figures of their own."""
    before = words[: figure.start()]
    if before.endswith(("第", "每", "前", "-", "—", ".", "+", "×")) or re.search(r"[A-Za-z]$", before):
        return True
    if figure["unit"] in "%％":
        return not _SHARE.search(before)
    if "元" in figure["unit"]:
        return False
    return after.startswith(("的", "级", "以", "/")) or bool(re.match(r"[^，、]{0,8}(?:中|里|内)$", after))


def _name(before: str, after: str, found: list[Quantity]) -> tuple[str, int]:
    """What a figure counts, and how many of the characters after it say so."""
    ahead = _cleaned(before)
    following = re.match(r"[^，。；、（）()]*", after)
    behind = following[0] if following else ""
    if behind == after and re.search(r"(?:达到?|为|共计|合计)$", behind):
        # 30个项目总投资达…: the last words name the figure that follows.
        counted = re.match(r"(?:项目|企业|产品|团队|人才|单位|平台|机构)", behind)
        behind = counted[0] if counted else ""
    behind = (
        re.split(r"(?:和|及|与|以及)(?=[^，。；、]{0,12}$)", behind)[0]
        if not behind.startswith(("和", "与", "及"))
        else ""
    )
    if len(behind) >= 2 and not re.match(r"(?:的|和|与|及|以上|左右|是|为|在|列|居|位|占|并|后)", behind):
        verb = re.search(
            r"(?:新增|累计|主导|开放|打造|支持|服务|培育|签约|引进|孵化|调研|赋能|获批)$", before
        )
        return (verb[0] if verb else "") + behind[:30], len(behind)
    if re.search(r"累计|累計", before) and len(ahead) < 2 and found:
        return "累计" + re.sub(r"^(?:新增|累计)", "", found[-1].metric), 0
    return ahead, 0


def _cleaned(words: str) -> str:
    part = (
        re.split(r"[、：:（()）]", words)[-1]
        if not re.search(r"[、][^、]{2,6}$", words)
        else re.split(r"[：:（(]", words)[-1]
    )
    part = _LEAD.sub("", part.strip())
    part = _VERB_TAIL.sub("", part)
    part = _VERB_HEAD.sub("", part)
    return part.strip("，、的 “”")[-30:]


def _quantity(figure: re.Match[str], name: str, before: str, subject: str) -> Quantity:
    about = figure["odd"] or figure["odd2"] or figure["over"] or ""
    if not about and figure["about"] in {"近", "约", "約", "超", "超过", "逾", "不足"}:
        about = figure["about"]
    return Quantity(
        name, _value(figure), _unit(figure), subject, approximation=about, kind=_kind(figure, name, before)
    )


def _kind(figure: re.Match[str], name: str, before: str) -> str:
    if figure["unit"] in "%％":
        return "share"
    if name.startswith("新增") or "新增" in before:
        return "increment"
    if name.startswith("累计") or _STOCK.search(before):
        return "cumulative"
    return "forecast" if _FORECAST.search(before) or figure["about"] in {"预计", "預計"} else "level"


def _value(figure: re.Match[str]) -> float:
    value = float(re.sub(r"[,，]", "", figure["value"]))
    return int(value) if value.is_integer() else value


def _unit(figure: re.Match[str]) -> str:
    return f"{figure['scale'] or ''}{figure['unit']}".replace("％", "%")


def _ranks(words: str, subject: str) -> Iterator[Quantity]:
    match = _RANK.search(words)
    value = integer(match["n"]) if match else None
    if match and value and not match["what"].endswith(("均", "名", "分")):
        what = re.sub(r"(?:均|在|中|“|”)", "", _LEAD.sub("", match["what"]))
        yield Quantity(f"{what}排名", value, "位", subject, kind="rank")
