"""Characters that were probably mistaken for others: 贯撤落实 for 贯彻落实, 服务制量 for 服务质量.

A typist picks the wrong homophone, a scanner reads a similar shape. What is left is a row of characters that form no
word, where one other character, sounding or looking alike, would form a common one. How common a word is says the
dictionary of the segmenter: `gain` is by how much (natural logarithm) the text around becomes more probable. Where the
segmenter is not installed nothing is suspected.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from manuscript.pinyin import readings
from manuscript.segmentation import dictionary, words

_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_TOTAL = math.log(60_101_967)  # sum of the frequencies of the dictionary
_RARE = 20  # frequency below which its entries hold slips of their own (按排)
_KNOWN = 60  # of a word that needs no second look
_USED = 100_000  # of a character that is a word by itself: 的, 在
_LONGEST = 4
_AROUND = 6  # characters on either side that decide how the text is cut
_COMMON = {2: 200, 3: 50, 4: 20}  # least frequency of the word that was meant, by its length
_LIKE_SHAPES = (
    "己已巳 未末 侯候 拨拔 竞竟 辩辨辫 账帐 赢羸 祟崇 幅副 坐座 像象 练炼 撤彻澈 贯惯 拆折 戊戌戍 "
    "日曰 土士 干千于 天夭 免兔 刺剌 治冶 管菅 沾粘 沉沈 杨扬场 历厉 即既 慢漫 偏遍编 裁载栽 敞敝 "
    "钩钓 斑班 暂渐 具俱 密蜜 颗棵 复覆 建健 型形 园圆 份分 质贡 育肓 徒徙 析折 官宫 微徽 喝渴 "
    "侍待持特 推堆 准淮 晴睛 住往 没设 提堤 陪培部倍 绩积 抓爪 获荻 施拖 投头 人入八 大太犬 目自 间问 "
    "因困 由田申甲 今令 白百 力办 万方 王玉主 牛午 见贝 习司 元无 开井 木本 代伐 休体 作昨 情请清晴 "
    "抱报 完宗 买卖 直真 季委 拉垃 泄世 迁迂 乒乓 析拆 壁璧 弊蔽 驰弛 摩磨魔 辑缉 竭揭 燥躁噪 遣遗 "
    "详祥 讯汛 帷唯维惟 暑署著 摸模 幕暮募墓慕 梁粱 磬罄 戴带 盲肓 杂朵 娩婉 叨叼 坏环怀 早旱旦 制刺 "
    "糸系 妍研 奠莫 刑邢形 挡档 属署 辨辩 检捡 技枝 扩护 扬汤 收攻改 政改 拥佣 持特诗 指措 抱泡 拓括 "
    "担但 揽缆 措错 搏博 拌伴 抄炒 打扑 损捐 授援 控挖 掌拿 扶抚 投没 找我 抗坑 抽轴 接按 挤济 挽换 "
    "描猫 握掘 搞稿 摄慑 操燥 评坪 计汁 认队 议仪 讨付 训圳 许午 论轮 设没 访坊 证征 识职 词司 试拭 "
    "诚城成 话活 询殉 该孩 详洋 语悟 误娱 请清 谋媒 谢榭 谱普 销消 针钉 钢刚 铁失 铜洞 铝侣 银根 "
    "链连 锻煅 锦棉 镇填 镜境 财材 货贷 贫贪 购沟 贯贾 贴帖 费贵 资姿 赛寨 赠增 辅铺 辆俩 输愉 迎仰 "
    "运远 进近 还坏 这文 连莲 迟尺 述术 迹亦 追迫 退腿 送关 适话 逐遂 通桶 速束 造告 遇偶 遍篇 道首 "
    "遭糟 避壁 郊效 部都 邮油 郎朗 配酉 酒洒 里理 重童 量童 金全 针钎 间问闻 闭闲 闹闸 阅阔 队坠 "
    "防坊 附付 际标 陆陈 降隆 限根 院完 除徐 险验检 随隋 隔融 雨两 零雷 需雷 震振 露路 青清 静争 "
    "面而 项顶 须顷 顺项 预顶 领颁 频须 题提 风凤 飞气 食良 饮次 馆管 首道 驶史 驻注 驾架 骨滑 高亮 "
    "鱼渔 鸣呜 麦表 黄横 黑墨 "
)


@dataclass(frozen=True, slots=True)
class Suspicion:
    start: int
    end: int
    meant: str
    gain: float


@cache
def _common_characters() -> frozenset[str]:
    """The first level of GB 2312, by use: 3,755 characters."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(row.decode("gb2312", "ignore") for row in rows) - {""}


@cache
def _by_sound() -> dict[str, set[str]]:
    by_sound: dict[str, set[str]] = defaultdict(set)
    for character in _common_characters():
        for syllable in readings(character):
            by_sound[syllable].add(character)
    return by_sound


@lru_cache(maxsize=8_192)
def _alike(character: str) -> frozenset[str]:
    """Common characters that sound or look like one."""
    sounds = (_by_sound().get(syllable, set()) for syllable in readings(character))
    shapes = (group for group in _LIKE_SHAPES.split() if character in group)
    return frozenset(set().union(*sounds, *shapes) - {character})


@lru_cache(maxsize=100_000)
def frequency(word: str) -> int:
    """How often the dictionary has seen a word; 0 for what is none, and for rare entries, which hold slips."""
    known = dictionary()
    if known is None or not known.has_word(word):
        return 0
    found = int(known.suggest_freq(word))
    return found if len(word) == 1 or found >= _RARE else 0


@lru_cache(maxsize=50_000)
def _probability(text: str) -> float:
    """Logarithm of the most probable cut into words."""
    best = [0.0] + [-math.inf] * len(text)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + _AROUND) + 1):
            seen = frequency(text[start:end]) or (1 if end == start + 1 else 0)
            if seen:
                best[end] = max(best[end], best[start] + math.log(seen) - _TOTAL)
    return best[-1]


def suspicions(text: str, least: float) -> Iterator[Suspicion]:
    """Places of mistaken characters with a gain of `least` or more, in reading order, none over another."""
    for run in _RUN.finditer(text) if dictionary() else ():
        found = [one for one in _of_run(run[0]) if one.gain >= least]
        taken: set[int] = set()
        kept = []
        for one in sorted(found, key=lambda one: -one.gain):
            span = set(range(one.start, one.end))
            if not span & taken:
                taken |= span
                kept.append(one)
        for one in sorted(kept, key=lambda one: one.start):
            yield Suspicion(run.start() + one.start, run.start() + one.end, one.meant, one.gain)


def _of_run(run: str) -> Iterator[Suspicion]:
    cut = words(run)
    ends = list(accumulate(map(len, cut)))
    loose = [len(word) == 1 or frequency(word) < _KNOWN for word in cut]
    for number, (word, end) in enumerate(zip(cut, ends, strict=True)):
        beside = (
            len(word) > 1 or any(loose[max(0, number - 1) : number]) or any(loose[number + 1 : number + 2])
        )
        if loose[number] and beside and frequency(word) < _USED:
            for place in range(end - len(word), end):
                low, high = max(0, place - _AROUND), min(len(run), place + _AROUND + 1)
                joints = tuple(joint - low for joint in (0, *ends) if low <= joint <= high)
                for one in _at(run[low:high], place - low, joints):
                    yield Suspicion(low + one.start, low + one.end, one.meant, one.gain)


@lru_cache(maxsize=20_000)  # an issue is read again after every save
def _at(text: str, place: int, joints: tuple[int, ...]) -> tuple[Suspicion, ...]:
    """What may stand at a place of a few words that are cut at `joints`."""
    found = []
    windows = _windows(text, place, joints)
    for other in _alike(text[place]) if windows else ():
        for left, right, least in windows:
            if frequency(left + other + right) >= least:
                gain = _probability(text[:place] + other + text[place + 1 :]) - _probability(text)
                start, end = place - len(left), place + len(right) + 1
                found += [Suspicion(start, end, left + other + right, gain)] * (gain > 0)
                break
    return tuple(found)


def _windows(text: str, place: int, joints: tuple[int, ...]) -> list[tuple[str, str, int]]:
    """What a word around a character has before and behind it, and how common it has to be; long ones first. It begins or
    ends where the text is cut: a mistaken character parts its word and seldom joins another."""
    return [
        (text[start:place], text[place + 1 : end], _COMMON[end - start])
        for start in range(max(0, place - _LONGEST + 1), place + 1)
        for end in range(min(len(text), start + _LONGEST), max(place, start + 1), -1)
        if start in joints or end in joints
    ]
