"""Texts to be searched: sentences of the samples and of the bench, with names, codes and numbers that nobody has seen.

Nothing here is known to a dictionary by design: names are drawn character by character.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.words import Words
from portal.demo import SAMPLES

CHARACTERS = (
    "安邦宝博昌诚创达德鼎东方飞丰福富光广国海航浩合恒宏鸿华汇辉慧吉佳健江杰金锦精景久凯康科兰蓝乐力立联"
    "灵龙隆美铭诺普启千强青清泉仁荣瑞润赛森山尚胜盛世舒顺思泰腾天通同万旺威维文伟西祥新信兴雄旭亚阳业医"
    "亿益银永优友宇裕元远云韵泽展兆哲正之智中众洲卓子紫宗"
)
ENDS = ("科技", "生物", "集团", "研究院", "半导体", "医疗器械", "新材料", "智能装备")
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


class Writer:
    def __init__(self, seed: int = 7):
        self.random, self.words = Random(seed), Words(Random(seed))
        self.sentences = [sentence for sentence in _sentences() if 12 < len(sentence) < 120]

    def name(self) -> str:
        length = self.random.choice((2, 2, 3, 4))
        return "".join(self.random.sample(CHARACTERS, length)) + self.random.choice(ENDS)

    def code(self) -> str:
        letters = "".join(self.random.choices("ABCDEFGHKMNPRSTX", k=self.random.randint(2, 3)))
        return f"{letters}{self.random.choice(('-', '', ' '))}{self.random.randint(1, 999)}"

    def text(self) -> Text:
        random, name, code = self.random, self.name(), self.code()
        number = f"{random.randint(1_000, 99_999):,}"
        said = [*random.sample(self.sentences, 3), *self.words.paragraphs()[:1]]
        said.append(f"{name}自主研发的{code}完成首批交付，合同金额{number}万元。")
        random.shuffle(said)
        body = "\n".join(said)
        if random.random() < 0.1:
            body = body.translate({ord(one): other for one, other in TRADITIONAL.items()})
        title = self.words.title() if random.random() < 0.6 else f"{name}{code}产品下线"
        return Text(title, body)


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
