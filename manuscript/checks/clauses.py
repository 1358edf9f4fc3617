"""Words and clauses that run together because a mark was lost, as at the end of a line, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit
from manuscript.checks.words import trades
from manuscript.document import Paragraph
from manuscript.lines import closes, pauses

#: Phrases that end a clause: they take no object.
_CLOSING = (
    "脱颖而出|应运而生|齐聚一堂|济济一堂|欢聚一堂|拔地而起|落下帷幕|拉开帷幕|拉开序幕|喷薄而出|蔚然成风|迎刃而解|方兴未艾|水到渠成|"
    "座无虚席|络绎不绝|硕果累累|反响热烈|气氛热烈|氛围热烈|成效显著|名列前茅|圆满落幕|蓬勃兴起|蒸蒸日上|应有尽有|"
    "一应俱全|琳琅满目"
)
_RUN_ON = re.compile(
    rf"(?:{_CLOSING})(?=[\u4e00-\u9fff])"
    r"(?![的地得后前时之并且而和与及者于在为了过着中以来即等也是])"
)
_TAKING = (
    "揽下|签下|签约|引进|引入|签订|签署|达成|促成|落地|吸引|征集|推出|发布|完成|实施|开工|收获|拿下|揽获|招引|承接|"
    "培育|集聚"
)
_SUMS = r"(?:签约|投资|合同|协议|计划|意向|成交|融资)?(?:总?金额|总额|投资额|总投资|总产值|产值)"
_TWO_FIGURES = re.compile(
    rf"(?:{_TAKING})了?[近约超逾]?\d[\d.]{{0,14}}[余多]?(?:个|项|家|件|款|单|笔)(?P<what>[^，。；、\d的]{{0,8}}?)"
    rf"(?P<next>{_SUMS}(?:达|达到|为|超|超过|约|近|共|逾)[近约超逾]?\d)"
)
_TWICE = re.compile(r"(?P<w>[\u4e00-\u9fff]{2,4})(?P=w)")
#: 进一步步: the last character of a word twice, where no other word begins with it.
_LAST_TWICE = re.compile(
    r"进一步步(?!入)|逐步步(?![入骤])|有效效(?!果|益|率)|认真真|严格格|分别别|先后后(?!来)|目前前(?!来|往)|围绕绕|关于于|以及及"
)
#: 问的具体 beside 看得仔细: how something is done, at the end of a clause.
_HOW = re.compile(
    r"[问看听说讲学做干写画唱跳练跑走吃住穿玩记背装擦洗扫建管抓办]的(?:具体|仔细|清楚|明白|认真|细致|整齐|干净|扎实|到位|不错|出色|很好|很快)(?=[，。；！])"
)
_MANNER = r"有效|认真|积极|不断|稳步|大力|全面|深入|及时|严格|切实|主动|迅速|逐步|顺利|高效|扎实|有序|持续|充分|广泛"
#: 有效得降低了: in which way, before a verb.
_WAY = re.compile(rf"(?:{_MANNER})得(?=[\u4e00-\u9fff]{{2}})(?![多很不到出以了])")
#: 以严谨地态度, 自己保存得图纸: what something is like, before a noun.
_LIKE = re.compile(
    r"[以用][\u4e00-\u9fff]{2,4}地(?=态度|精神|作风|方式|方法|姿态|标准|要求|眼光|服务|行动)|"
    r"(?:保存|收藏|研制|制作|生产|设计|提供|采集|种植|开发|发明|撰写|收集|捐赠|举办|组织|建设|取得)得(?=[\u4e00-\u9fff]{2})(?![很更较不非十比如怎最好多起到出越相当体益])"
)
#: 收到申报书47, and 由210千瓦时降至168.
_BARE = re.compile(
    r"(?P<lead>(?:共|一共|收到|征集|完成|签订|签约|新增|发放|接待|评出|达成|受理|接收|[由从]\d+(?:\.\d+)?[\u4e00-\u9fff]{1,4}[降增升减]))"
    r"(?P<noun>[\u4e00-\u9fff]{1,8})(?P<n>\d{1,5})(?=[，；。])"
)
_NO_COUNT = re.compile(r"第|编号|号码|型号|电话|版本|年份|比分")
_LITTLE = re.compile(
    r"(?<!目)的的(?!确|士)|(?<!为)了了(?!解|然|结|事|却|断)|(?<!还)是是(?!非|否)|将将(?!来)|被被|(?<!参)与与|把把(?!握)"
)
_ADVERB = re.compile(
    r"(?:认真|积极|深入|广泛|切实|及时|全面|主动|热烈|热情|高兴|激动|仔细|耐心|努力|不断|顺利|充分|详细|共同|深刻|扎实|有效|严格|稳步|迅速|明确|自豪|"
    r"逐步|逐一|生动|形象|系统|圆满|成功|大力|有力|进一步)的(?:(?:说|表示|告诉)(?![法明的])|(?:学习|讨论|开展|完成|推进|落实|回答|解决|听取|察看|查看|介绍|讲解|"
    r"分析|总结|宣传|展示|组织|举办|化解|处理|询问|记录|检查|推动|促进|提升|提高|改善|解答)(?:了|过|着|起来))"
)
_DEGREE = re.compile(
    r"[做干办说讲写画搞学走跑种养管用过长开抓]的(?:很|非常|十分|特别|比较|更加?|越来越)(?=[好快多远高大细实稳深认顺精不])"
)
_LIST = re.compile(r"[^，。；：！？\n]{1,300}")
_MEMBER = re.compile(r"[^、]+")


def punctuation_missing(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        for match in _RUN_ON.finditer(passage.text):
            yield passage.hit(match.start(), min(len(passage.text), match.end() + 4))
        for match in _TWO_FIGURES.finditer(passage.text):
            yield passage.hit(match.start(), match.end())


def comma_missing(galley: Galley) -> Iterator[Hit]:
    """Two trades in one member of a list of trades: …、智能制造生物医药、工业互联网"""
    known = trades(galley.office.vocabulary)
    for passage in galley.prose:
        for listing in _LIST.finditer(passage.text):
            members = [
                (listing.start() + m.start(), list(known.find(m[0])), m[0])
                for m in _MEMBER.finditer(listing[0])
            ]
            if sum(bool(found) for _, found, _ in members) < 2:
                continue
            for start, found, words in members:
                for (place, first), (following, second) in pairwise(found):
                    joined = place + len(first) == following and following + len(second) == len(words)
                    if joined and not first[0] == second[0] == "新":
                        yield passage.hit(start + place, start + len(words), first=first, second=second)


def stop_missing(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        for passage in entry.body:
            text = passage.text.rstrip()
            if not isinstance(entry.item.blocks[passage.block], Paragraph) or len(text) < 24:
                continue
            if "，" in text and not closes(text) and not pauses(text) and text[-1] not in "）)》”>":
                yield passage.hit(max(0, len(text) - 12), len(text))


def particle(galley: Galley) -> Iterator[Hit]:
    """认真的学习了, 做的很好: 的 where 地 or 得 belongs."""
    for passage in galley.prose:
        for pattern, right in ((_ADVERB, "地"), (_WAY, "地"), (_DEGREE, "得"), (_HOW, "得"), (_LIKE, "的")):
            for match in pattern.finditer(passage.text):
                yield passage.hit(*match.span(), right=right)


def unit_missing(galley: Galley) -> Iterator[Hit]:
    """共收到申报书47，其中装备类21份: a count of something, and no word for what is counted."""
    for passage in galley.prose:
        for match in _BARE.finditer(passage.text):
            from_to = match["lead"][0] in "由从"
            if from_to or not (_NO_COUNT.search(match["noun"]) or match["noun"][-1] in "年第至月号"):
                yield passage.hit(max(match.start("n") - 3, match.start("noun")), match.end("n"))


def doubled(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _TWICE.finditer(passage.text):
            if len(set(match["w"])) > 1 and match["w"][0] not in "一几":
                yield passage.hit(*match.span())
        for match in (*_LITTLE.finditer(passage.text), *_LAST_TWICE.finditer(passage.text)):
            yield passage.hit(*match.span())


CHECKS = (
    Check("punctuation-missing", Level.WARNING, "typography", punctuation_missing, alone=True),
    Check("enumeration-comma-missing", Level.WARNING, "typography", comma_missing, alone=True),
    Check("stop-missing", Level.WARNING, "typography", stop_missing, alone=True),
    Check("unit-missing", Level.HINT, "numbers", unit_missing, alone=True),
    Check("particle-wrong", Level.HINT, "wording", particle, alone=True),
    Check("word-doubled", Level.HINT, "typography", doubled, alone=True),
)
