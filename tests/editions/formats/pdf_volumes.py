"""Volumes for the tests of the PDF: an issue that holds everything once, and a yearbook of short entries."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from editions.volume import Erratum, IndexedName, Style, Volume
from manuscript.document import (
    Attachment,
    Chapter,
    Document,
    Inset,
    InsetKind,
    Kind,
    Listing,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)

HOSTILE = r"#panic(1) $x$ \ <a> @b [[c]] %d {e} *f* _g_ `h` // i /* j */ = k - l ~ '引' \"号\" #import"
LONG = (
    "关于湖东新区沿湖栈桥、渡口、灯塔与候船厅一体化改造提升工程初步设计审查意见的批复及其后续安排说明会召开"
)
LINES = "湖面平静，栈桥延伸到水中央。渡船每小时一班，乘客在候船厅里等候，售票窗口在左侧。" * 4


def picture(folder: Path, name: str, size: tuple[int, int] = (600, 400), colour=(90, 120, 140)) -> Path:
    path = folder / name
    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).ellipse((40, 40, size[0] - 40, size[1] - 40), fill=(210, 200, 170))
    image.save(path)
    return path


def everything(folder: Path, **changes) -> Volume:
    photos = {name: picture(folder, name) for name in ("pier.jpg", "lamp.png", "hall.jpg")}
    tall = picture(folder, "tower.jpg", (400, 700))
    plan = folder / "plan.pdf"
    plan.write_bytes(b"%PDF-1.4")
    volume = Volume(
        Document(
            "湖畔季报", "湖畔协会", Kind.QUARTERLY, 2026, 4, chapters=_chapters(), editors_note="桥已合龙。"
        ),
        stem="jibao-2026-Q4-v1",
        label="2026年第四季度",
        date=dt.date(2026, 12, 9),
        address="https://example.org/jibao/2026/4/",
        permit="内准字第12号",
        notice="内部资料，请勿外传",
        colophon=(("编辑", "沈砚舟"), ("责任编辑", "周汀兰、潘若渠")),
        errata=(Erratum(dt.date(2026, 12, 8), "栈桥合龙", "“三米”应为“三十米”。"),),
        pictures=photos | {"tower.jpg": tall},
        attachments={"plan.pdf": plan},
    )
    return replace(volume, **changes)


def _chapters() -> tuple[Chapter, ...]:
    marked = Paragraph(
        "栈桥全文见网站。",
        (Mark(0, 2, "bold"), Mark(1, 4, "italic"), Mark(5, 7, "link", "https://example.org/")),
    )
    rows = (("指标", "数值"), *((f"第{n}跨", f"{n * 12} 米") for n in range(1, 90)))
    blocks = (
        marked,
        Photo("pier.jpg", "栈桥合龙现场", "沈砚舟 摄", "栈桥"),
        Photo("", "没有文件的图片"),
        Table(rows, "栈桥各跨长度"),
        Table((("甲", "乙"), ("丙",)), has_header=False),
        Quote("先把桥修通，再谈别的。", "顾晚照"),
        Listing(("测量放样", "打桩"), ordered=True),
        Listing(("人行道", "护栏")),
        Attachment("plan.pdf", "栈桥平面图"),
        Inset(InsetKind.FOOTNOTE, "长度不含引桥。"),
        Inset(InsetKind.DOCUMENT_SCAN, "关于同意建设栈桥的批复"),
    )
    works = (
        NewsItem("栈桥合龙", "1", source="湖东城建中心", bylines=("沈砚舟", "顾晚照"), blocks=blocks),
        NewsItem(LONG, "2", blocks=(Paragraph(LINES), Paragraph(LINES))),
        NewsItem("没有正文的一条", "3"),
        NewsItem(
            "只有图片",
            "4",
            blocks=(Photo("lamp.png"), Photo("hall.jpg", "候船厅"), Photo("tower.jpg", "灯塔")),
        ),
        NewsItem(HOSTILE, "5", blocks=(Paragraph(HOSTILE), Quote(HOSTILE), Listing((HOSTILE,)))),
    )
    policy = tuple(NewsItem(f"办法之{n}公布", f"{n}", blocks=(Paragraph(LINES),)) for n in range(1, 8))
    return (
        Chapter("政策动态", "第一章", (Section(items=policy),)),
        Chapter("区域要闻", "第二章", (Section("湖东新区", "一", items=works),)),
    )


def yearbook(entries: int = 24, **changes) -> Volume:
    items = tuple(
        NewsItem(
            f"渡口{n}号", bylines=("许砺",), blocks=(Paragraph(f"第{n}号渡口年内运送乘客{n}万人次。{LINES}"),)
        )
        for n in range(1, entries + 1)
    )
    half = len(items) // 2
    chapters = (
        Chapter("交通", "", (Section("渡口", items=items[:half]), Section("航线", items=items[half:]))),
    )
    names = (
        IndexedName("湖东渡轮公司", False, (0, 1, half), "hudong"),
        IndexedName("顾晚照", True, (half, len(items) - 1), "gu"),
    )
    volume = Volume(
        Document("湖东年鉴（2026）", "湖东编纂委员会", Kind.YEARBOOK, 2026, chapters=chapters),
        stem="nianjian-2026-v1",
        label="2026年",
        date=dt.date(2026, 10, 1),
        names=names,
        style=Style(columns=2),
    )
    return replace(volume, **changes)
