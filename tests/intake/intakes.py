"""Intakes for tests: read by the readers and the parser themselves, in this process, which is quicker."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from intake.models import Intake
from intake.states import IntakeState
from intake.vocabularies import vocabulary_at_hand
from manuscript.document import Document, NewsItem, Paragraph, Photo
from manuscript.parser import parse
from manuscript.readers import read

TEXT = """\
湖畔季报
湖畔协会编印
2025年第二季度

第一章 要闻

一、综合

1. 湖畔论坛在河东开幕
4月12日，湖畔论坛在河东会议中心开幕，来自二十家单位的三百名代表出席。
论坛设三个分会场，议题包括材料、能源和交通。（温景行）

2. 新实验室投入使用
5月8日，新实验室投入使用，建筑面积三千平方米，配有十二台大型仪器。
实验室由协会和两所高校共建，面向会员单位开放。

二、昆山市

1. 昆山首趟班列开出
6月3日，首趟班列从昆山开出，载有四十个集装箱，预计十二天到达。
工程师在站台检查车厢（陆闻溪 摄）
班列每周开行一趟。（昆山市科协）

2. 昆山青年科学家沙龙
6月20日，青年科学家沙龙在昆山举行。沙龙邀请五位青年科学家作报告，并组织参观。（林岚开    王    帆）
"""
MARKED = "\n".join(
    f"{line}机密" if line.startswith(("1", "2", "4月", "5月", "6月")) else line for line in TEXT.splitlines()
)


def an_intake(bulletin, owner, text: str = TEXT, name: str = "旧刊.txt", **columns) -> Intake:
    """One that was read and waits to be mended."""
    data = text.encode()
    source = read(data, name)
    reading = parse(source, vocabulary_at_hand())
    columns = {
        "state": IntakeState.READ,
        "source": source,
        "reading": reading,
        "document": reading.document,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        **columns,
    }
    intake = Intake(bulletin=bulletin, owner=owner, name=name, **columns)
    intake.folder.write(intake.suffix, [data])
    intake.save()
    return intake


def fresh(intake: Intake) -> Intake:
    return Intake.objects.get(pk=intake.pk)


def titles(intake: Intake) -> list[str]:
    return [item.title for item in fresh(intake).document.items()]


def many(intake: Intake, count: int) -> Document:
    """The same document with so many items more."""
    items = [
        NewsItem(f"第{n}条", blocks=(Paragraph(f"第{n}条的正文很长很长。"), Photo("a.jpg")))
        for n in range(count)
    ]
    chapter = intake.document.chapters[0]
    section = replace(chapter.sections[0], items=(*chapter.sections[0].items, *items))
    chapter = replace(chapter, sections=(section, *chapter.sections[1:]))
    return replace(intake.document, chapters=(chapter,))
