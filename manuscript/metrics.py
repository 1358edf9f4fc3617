"""What a number counts: the words around it that name it, and of which kind it is."""

from __future__ import annotations

import re

from manuscript.measures import is_percentage

_NEAR = 120  # characters before and after a number among which its name is looked for
_LONGEST = 30
_GROWTH = re.compile(r"增长|增長|增加|上升|提高|提升|下降|减少|減少|降低|回落|同比|比上年|较上年|增幅|降幅")
_GROWS_AFTER = re.compile(r"(?:的)?(?:增幅|增长|增速|降幅)")
_DOWN = ("下降", "减少", "減少", "降低", "回落", "降幅")
#: What may stand beside a growth and names nothing that grows.
_NO_METRIC = re.compile(
    rf"(?:19|20)\d\d年|{_GROWTH.pattern}|增速|比去年|较去年|去年|上年|同期|分别|均|年|保持|实现|继续|达到?|约|近|超过?|逾|了|的|比|较|并|且|又|，|、|\s"
)
_SHARE = re.compile(r"占|比重|比例|比率|率(?:为|达|是)?$")
_LEAD = re.compile(
    r"^(?:(?:19|20)\d\d年(?:度)?|全年|上半年|下半年|前三季度|第?[一二三四]季度|年内|当年|截至\S{1,8}|至年末|至年底|年末|其中|同时|另有|另|并|且|和|与|及|以及|共|总共|其|还|现|目前|本次|本届|[、：:，\s])+"
)
_VERB_TAIL = re.compile(
    r"(?:总计|合计|共计|总共|共有|共|分别|达成|达到|已达|达|约|近|有|为|是|超过|超|逾|完成|累计)+$"
)
_VERB_HEAD = re.compile(
    r"^(?:实现|完成|达成|拥有|集聚|聚集|包括|包含|含|引进|设置|设立|设|举办|组织|引入|形成|共有|有)(?=.{2})"
)
_VERB_BEFORE = re.compile(r"(?:新增|累计|主导|开放|打造|支持|服务|培育|签约|引进|孵化|调研|赋能|获批)$")
_COUNTED = re.compile(r"项目|企业|产品|团队|人才|单位|平台|机构")
#: The last words before a number name that one: 30个项目总投资达90亿元.
_NAMES_THE_NEXT = re.compile(
    r"(?:达到?|为|共计|合计)$|(?:金额|总额|总?投资|规模|产值|营收|收入|资金|面积|产能)(?:超过?|约|近|逾)?$"
)
_NO_NAME = re.compile(r"的|和|与|及|以上|左右|是|为|在|列|居|位|占|并|后")
_INCREMENT = re.compile(r"新增|净增|(?:增加|增设)了?$")
_STOCK = re.compile(r"累计|累計|总量|存量")
_FORECAST = re.compile(r"预计|預計|计划|計劃|将|力争|目标|拟")


def is_growth(measure: re.Match[str], before: str, after: str) -> bool:
    percent = is_percentage(measure) or measure["unit"] == "个百分点"
    return percent and bool(_GROWTH.search(before[-_NEAR:]) or _GROWS_AFTER.match(after))


def grows(metric: str, before: str) -> bool:
    """Whether what is said to grow may be that metric: 税收 of 税收增长5% is not 产值."""
    named = _NO_METRIC.sub("", before[-_NEAR:])
    return len(named) < 2 or named in metric or metric in named


def is_fall(words: str) -> bool:
    return any(word in words for word in _DOWN)


def is_attribute(before: str, measure: re.Match[str], after: str) -> bool:
    """第5项, 5个…中, 16人的团队, 2020个: no figures of their own."""
    if before.endswith(("第", "每", "前", "-", "—", ".", "+", "×")) or re.search(r"[A-Za-z]$", before[-1:]):
        return True
    if is_percentage(measure):
        return not _SHARE.search(before[-_NEAR:])
    if "元" in measure["unit"]:
        return False
    return after.startswith(("的", "级", "以", "/")) or bool(re.match(r"[^，、]{0,8}(?:中|里|内)$", after))


def name(before: str, after: str, metric_before: str) -> tuple[str, int]:
    """The metric, and how many of the characters after the number name it. `after` ends where the next number starts."""
    before = before[-_NEAR:]
    ahead = _cleaned(before)
    behind = _behind(after)
    if len(behind) >= 2 and not _NO_NAME.match(behind):
        verb = _VERB_BEFORE.search(before)
        return (verb[0] if verb else "") + behind[:_LONGEST], len(behind)
    if re.search(r"累计|累計", before) and len(ahead) < 2 and metric_before:
        return "累计" + re.sub(r"^(?:新增|累计)", "", metric_before), 0
    return ahead, 0


def follows(metric: str, metric_before: str) -> bool:
    """Whether a name was taken over from the figure before: 新增专利72件，累计410件."""
    return metric.startswith("累计") and metric_before.endswith(metric.removeprefix("累计"))


def _behind(after: str) -> str:
    following = re.match(r"[^，。；、（）()]{0,120}", after)
    behind = following[0] if following else ""
    if behind == after and _NAMES_THE_NEXT.search(behind):
        counted = _COUNTED.match(behind)
        behind = counted[0] if counted else ""
    if behind.startswith(("和", "与", "及")):
        return ""
    return re.split(r"(?:和|及|与|以及)(?=[^，。；、]{0,12}$)", behind)[0]


def _cleaned(words: str) -> str:
    enumerates = re.search(r"、[^、]{2,6}$", words)
    part = re.split(r"[：:（(]" if enumerates else r"[、：:（()）]", words)[-1]
    part = _LEAD.sub("", part.strip())
    part = _VERB_TAIL.sub("", part)
    part = _VERB_HEAD.sub("", part)
    return part.strip("，、的 “”")[-_LONGEST:]


def kind(measure: re.Match[str], metric: str, before: str) -> str:
    before = before[-_NEAR:]
    if is_percentage(measure):
        return "share"
    if metric.startswith("新增") or _INCREMENT.search(before):
        return "increment"
    if metric.startswith("累计") or _STOCK.search(before):
        return "cumulative"
    return "forecast" if _FORECAST.search(before) or measure["about"] in {"预计", "預計"} else "level"


def without_lead(words: str) -> str:
    """Less the words of time and of connection that a clause opens with."""
    return _LEAD.sub("", words)
