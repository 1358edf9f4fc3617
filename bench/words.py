"""Invented titles and texts: they read like news of a bulletin and name nobody."""

from __future__ import annotations

from random import Random

SUBJECTS = (
    "协同中心",
    "示范基地",
    "研究院",
    "创新联盟",
    "孵化器",
    "中试平台",
    "产业园",
    "实验室",
    "服务站",
    "工程中心",
)
NAMES = ("汀澜", "云栖", "砚湖", "松禾", "望舒", "青屿", "泽远", "知衡", "岚序", "溪照", "景行", "闻溪")
ACTS = (
    "举行签约仪式",
    "发布年度成果",
    "启动二期建设",
    "迎来首批企业",
    "通过专家评审",
    "开展供需对接",
    "召开推进会",
)
THINGS = (
    "光学镀膜",
    "储能电池",
    "蛋白芯片",
    "柔性传感",
    "工业软件",
    "低空航行",
    "碳纤维",
    "细胞制剂",
    "数控系统",
)
SENTENCES = (
    "{name}{subject}与{count}家企业达成合作，围绕{thing}开展联合攻关，计划两年内形成可复制的经验。",
    "全年投入资金{amount}万元，增长{share}%，带动上下游新增岗位{count}个。",
    "会上，各方就{thing}的标准、人才与资金作了交流，并实地走访了{name}{subject}。",
    "目前{thing}项目已进入试生产阶段，预计年产值{amount}万元。",
    "下一步将完善{subject}的服务清单，让企业少跑一趟、多省一天。",
)
CHARACTERS = 300  # in an item's text


class Words:
    def __init__(self, random: Random):
        self._random = random

    def title(self) -> str:
        pick = self._random.choice
        return f"{pick(NAMES)}{pick(THINGS)}{pick(SUBJECTS)}{pick(ACTS)}"

    def caption(self) -> str:
        return f"{self._random.choice(THINGS)}生产现场"

    def person(self) -> str:
        return f"{self._random.choice('周沈陆顾程')}{self._random.choice(NAMES)}"

    def paragraphs(self) -> list[str]:
        """Two paragraphs of about CHARACTERS together."""
        half = CHARACTERS // 2
        return [self._paragraph(half), self._paragraph(half)]

    def _paragraph(self, least: int) -> str:
        text = ""
        while len(text) < least:
            text += self._sentence()
        return text

    def _sentence(self) -> str:
        random = self._random
        return random.choice(SENTENCES).format(
            name=random.choice(NAMES),
            subject=random.choice(SUBJECTS),
            thing=random.choice(THINGS),
            count=random.randint(3, 90),
            amount=random.randint(200, 9000),
            share=random.randint(1, 40),
        )
