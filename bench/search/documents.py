"""Texts to be searched: sentences of the samples and of the bench, with names, codes and numbers that nobody has seen.

Nothing here is known to a dictionary by design: names are drawn character by character.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import rjieba

from bench.words import Words
from portal.demo import SAMPLES

CHARACTERS = (
    "安邦宝博昌诚创达德鼎东方飞丰福富光广国海航浩合恒宏鸿华汇辉慧吉佳健江杰金锦精景久凯康科兰蓝乐力立联"
    "灵龙隆美铭诺普启千强青清泉仁荣瑞润赛森山尚胜盛世舒顺思泰腾天通同万旺威维文伟西祥新信兴雄旭亚阳业医"
    "亿益银永优友宇裕元远云韵泽展兆哲正之智中众洲卓子紫宗"
)
ENDS = ("科技", "生物", "集团", "研究院", "半导体", "医疗器械", "新材料", "智能装备")
HAN_WORD = r"[\u4e00-\u9fff]{2,4}"
TRADITIONAL = {
    "业": "業",
    "产": "產",
    "发": "發",
    "国": "國",
    "医": "醫",
    "药": "藥",
    "园": "園",
    "区": "區",
    "电": "電",
}


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    body: str


EVERYWHERE = "本刊"  # stands in every text
FRAMES = (
    "{0}{1}的{2}{3}，为{4}{5}提供{6}。",
    "{0}与{1}{2}围绕{3}{4}开展{5}，{6}。",
    "在{0}{1}，{2}对{3}的{4}{5}作了{6}。",
    "{0}{1}{2}将{3}{4}纳入{5}，{6}同步推进。",
    "{0}介绍了{1}{2}，{3}{4}和{5}{6}参加。",
)
INVENTED = 6_000


class Writer:
    """Words come as they do in a language: the first few in every text, most of them in one of a thousand."""

    def __init__(self, seed: int = 7):
        self.random, self.words = Random(seed), Words(Random(seed))
        self.sentences = [sentence for sentence in _sentences() if 12 < len(sentence) < 120]
        self.vocabulary = [*_vocabulary(self.sentences), *self._invented()]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.vocabulary))))

    def _invented(self) -> list[str]:
        draw = self.random
        return ["".join(draw.choices(CHARACTERS, k=draw.choice((2, 2, 3)))) for _word in range(INVENTED)]

    def name(self) -> str:
        length = self.random.choice((2, 2, 3, 4))
        return "".join(self.random.sample(CHARACTERS, length)) + self.random.choice(ENDS)

    def code(self) -> str:
        letters = "".join(self.random.choices("ABCDEFGHKMNPRSTX", k=self.random.randint(2, 3)))
        return f"{letters}{self.random.choice(('-', '', ' '))}{self.random.randint(1, 999)}"

    def sentence(self) -> str:
        words = self.random.choices(self.vocabulary, cum_weights=self.weights, k=7)
        return self.random.choice(FRAMES).format(*words)

    def text(self) -> Text:
        random, name, code = self.random, self.name(), self.code()
        number = f"{random.randint(1_000, 99_999):,}"
        said = [self.sentence() for _sentence in range(random.randint(4, 8))]
        said += random.sample(self.sentences, random.choice((0, 1, 1, 2)))
        said.append(f"{name}自主研发的{code}完成首批交付，合同金额{number}万元。")
        random.shuffle(said)
        body = f"{EVERYWHERE}讯　" + "\n".join(said)
        if random.random() < 0.1:
            body = body.translate({ord(one): other for one, other in TRADITIONAL.items()})
        title = self._title() if random.random() < 0.6 else f"{name}{code}产品下线"
        return Text(title, body)

    def _title(self) -> str:
        return "".join(self.random.choices(self.vocabulary, cum_weights=self.weights, k=4)) + "启动"


def _vocabulary(sentences: list[str]) -> list[str]:
    """The words of the samples, the commonest first."""
    words = Counter(word for one in sentences for word in rjieba.cut(one) if re.fullmatch(HAN_WORD, word))
    return [word for word, _times in words.most_common()]


def _sentences() -> list[str]:
    lines = [
        line
        for path in sorted(SAMPLES.glob("*.*"))
        if path.suffix in {".md", ".txt"}
        for line in _lines(path)
    ]
    return [f"{part}。" for line in lines for part in line.split("。") if part]


def _lines(path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and line[0] not in "#|!>-*"]
