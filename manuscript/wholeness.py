"""Whether lines stand in the order in which they were written, told by the document itself.

A line end falls between two characters of a word as often as any other place does. So the pairs of characters that
line ends put together occur elsewhere in the text, within a line, about as often as the pairs within lines do: in
columns read one after the other nine times of ten as often, in columns read across each other hardly ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import comb

from manuscript.lines import closes, pauses, tidy

# Words that any such text may have, for documents too short to know many by themselves.
_COMMON = frozenset(
    (  # noqa: SIM905  as a list it would be pages long
        "企业 发展 科技 创新 项目 建设 公司 产业 技术 服务 工作 会议 活动 举行 举办 召开 协会 单位 "
        "研究 中心 平台 人才 政策 管理 推进 推动 支持 重点 成果 合作 市场 生产 经济 社会 国家 年度 "
        "季度 目前 首次 启动 签约 投资 亿元 万元 增长 实现 完成 开展 组织 参加 代表 会员 负责 介绍 "
        "表示 提出 要求 加强 提升 促进 打造 形成 建立 积极 同时 其中 以及 通过 根据 围绕 方面 情况 "
        "问题 需求 资源 数据 信息 智能 制造 设备 材料 产品 系统 应用 示范 孵化 园区 高新 开发 城市 "
        "区域 大学 学院 专家 团队 培训 评审 申报 认定 通知 办法 投入 运行 使用 可以 已经 进行 以上 "
        "时间 今年 去年 预计 累计 达到 超过 公里 平方 方米 第一 第二 第三 业务 开放 共同 共享 机构 "
        "行业 领域 质量 标准 安全 环境 能力 水平 综合 规划 方案 任务 措施 试验 检测 专利 知识 产权 "
        "金融 融资 贷款 补贴 资金 收入 产值 规模 计划 主题 现场 主任 会长 秘书 市委 市政 政府 部门 "
        "办公 公室"
    ).split()
)
BROKEN = 0.4  # of what whole sentences would show
_BEYOND_CHANCE = 3.0  # standard deviations
_MANY = 50.0
_ONE_IN_A_HUNDRED = 0.01
_EXPECTED = 5.0  # fewer pairs tell nothing


@dataclass(frozen=True, slots=True)
class Joints:
    """How often the pairs of characters at line ends are known from within lines."""

    known: int = 0
    expected: float = 0.0  # where every sentence is whole
    count: int = 0

    @property
    def share(self) -> float | None:
        """About 1 where sentences are whole, near 0 where lines stand in disorder; None where too few lines tell."""
        return self.known / self.expected if self.expected >= _EXPECTED else None

    @property
    def are_broken(self) -> bool:
        """Whether so few pairs are known that chance does not explain it."""
        if self.share is None or self.share >= BROKEN:
            return False
        usual = self.expected / self.count
        return self.expected - self.known > _BEYOND_CHANCE * (self.expected * (1 - usual)) ** 0.5

    @property
    def are_doubtful(self) -> bool:
        """Whether even few lines show so few known pairs that one such text in a hundred would."""
        if self.expected > _MANY:
            return self.are_broken
        usual = min(self.expected / self.count, 1.0) if self.count else 0.0
        if not self.count or self.known >= BROKEN * self.expected:
            return False
        chances = (
            comb(self.count, k) * usual**k * (1 - usual) ** (self.count - k) for k in range(self.known + 1)
        )
        return sum(chances) < _ONE_IN_A_HUNDRED

    def beside(self, whole: Joints) -> Joints:
        """The same, measured by what the whole document shows rather than by what would be usual."""
        return replace(self, expected=self.expected * min(1.0, whole.share or 1.0))


def pairs_within(texts: Iterable[str]) -> Counter[str]:
    """The pairs of Chinese characters within lines; a line that is printed again tells nothing new."""
    pairs: Counter[str] = Counter()
    for text in dict.fromkeys(texts):
        pairs.update(one + two for one, two in pairwise(text) if _is_han(one) and _is_han(two))
    return pairs


def joints(texts: Sequence[str], pairs: Mapping[str, int]) -> Joints:
    """The joints between lines of running text that follow each other; lines that close a sentence have none."""
    total = sum(pairs.values())
    known = sum(count for pair, count in pairs.items() if count > 1 or pair in _COMMON)
    usual = known / total if total else 0.0
    ends = [
        before[-1] + after[0]
        for before, after in dict.fromkeys(pairwise(map(tidy, texts)))
        if len(before) >= 6 and after and not closes(before) and not pauses(before)
    ]
    # Each pair counts once: what a form repeats on every page tells nothing new.
    ends = list(dict.fromkeys(pair for pair in ends if _is_han(pair[0]) and _is_han(pair[1])))
    return Joints(sum(pair in pairs or pair in _COMMON for pair in ends), usual * len(ends), len(ends))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
