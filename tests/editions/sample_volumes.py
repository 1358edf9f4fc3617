"""Volumes for the tests of formats: the sample issues, one that holds everything once, and one as long as asked."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image

from editions.volume import Cover, Erratum, IndexedName, Style, Volume
from manuscript.document import (
    Attachment,
    Chapter,
    DateSpan,
    Document,
    Figure,
    FigureKind,
    Inset,
    InsetKind,
    Kind,
    Listing,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Precision,
    Quote,
    Section,
    Table,
)
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Vocabulary

SAMPLES = Path(__file__).parents[2] / "samples"
LABELS = {
    "quarterly-2026q3.md": "2026年第三季度",
    "quarterly-2026q4-draft.md": "2026年第四季度",
    "yearbook-2026-industry.txt": "2026年",
}
RELEASED = dt.date(2026, 12, 9)
COLOPHON = (("编辑", "沈砚舟"), ("责任编辑", "周汀兰、潘若渠"))


@cache
def sample_document(name: str) -> Document:
    return parse(read((SAMPLES / name).read_bytes(), name), Vocabulary()).document


def sample_volume(name: str = "quarterly-2026q4-draft.md") -> Volume:
    document = sample_document(name)
    files = {photo.file for item in document.items() for photo in item.photos if photo.file}
    return Volume(
        document,
        stem="jibao-2026-v1",
        label=LABELS[name],
        date=RELEASED,
        address="https://example.org/jibao/2026/",
        colophon=COLOPHON,
        pictures={file: SAMPLES / file for file in sorted(files)},
    )


def a_picture(folder: Path, name: str = "pier.jpg", size: tuple[int, int] = (640, 400)) -> Path:
    path = folder / name
    Image.new("RGB", size, (120, 150, 170)).save(path)
    return path


def with_cover_picture(volume: Volume, folder: Path, name: str = "cover.jpg", **changes) -> Volume:
    """Half of it red and half of it blue, so that one sees where it went."""
    image = Image.new("RGB", (1024, 683), "#c02020")
    image.paste("#2020c0", (512, 0, 1024, 683))
    image.save(folder / name)
    style = Style(cover=Cover.PICTURE, colour="#1f4e5f", picture=folder / name)
    return replace(volume, style=replace(style, **changes))


LINKED = Paragraph(
    "栈桥全文见网站，\x0b联系电话\ufffe写在末页。",
    (Mark(0, 2, "bold"), Mark(1, 4, "italic"), Mark(5, 7, "link", "https://example.org/栈桥?a=1&b=2")),
)
BLOCKS = (
    LINKED,
    Photo("pier.jpg", "栈桥<合龙>现场 [东侧]", '沈砚舟 "航拍"', "栈桥合龙"),
    Photo("", "没有文件的图片"),
    Table((("指标", "数值"), ("长度|米", "120"), ("投资 & 补贴", "3.5")), "表1　栈桥\x02指标"),
    Table((("甲", "乙"), ("丙", "丁")), "", has_header=False),
    Quote("先把桥修通，\x1f再谈别的。", "顾晚照"),
    Listing(("测量*放样*", "打桩"), ordered=True),
    Listing(("人行道", "护栏_一期_")),
    Attachment("plan.pdf", "栈桥平面图"),
    Inset(InsetKind.FOOTNOTE, "长度不含引桥。"),
    Inset(InsetKind.DOCUMENT_SCAN, "关于同意建设栈桥的批复"),
)
EVERYTHING = NewsItem(
    title="栈桥合龙 <第1段> & 其他",
    number="1",
    title_in_contents="栈桥合龙",
    region="湖东新区",
    industries=("文旅",),
    event=DateSpan.day(2026, 11, 2),
    source="湖东新区城建中心",
    bylines=("沈砚舟", "顾晚照"),
    blocks=BLOCKS,
    figures=(Figure("长度", "120", "米", kind=FigureKind.LEVEL, quote="长度120米", is_confirmed=True),),
)
OTHER = NewsItem(
    "渡口改造完成", "2", blocks=(Paragraph("渡口改造完成，航线恢复。"), Paragraph("首航载客40人。"))
)


def full_document() -> Document:
    works = Section("湖东新区", "一", "湖东新区", "", (EVERYTHING, OTHER))
    policy = NewsItem("票价办法公布", "一", blocks=(Paragraph("票价办法公布，自下月起施行。"),))
    return Document(
        title="湖畔季报",
        issuer="湖畔协会",
        kind=Kind.QUARTERLY,
        year=2026,
        period=4,
        number=4,
        total_number=20,
        cover_date=DateSpan(dt.date(2026, 12, 1), dt.date(2026, 12, 31), Precision.MONTH),
        editors_note="湖面平静，桥已合龙。\n下一期谈航线。",
        chapters=(
            Chapter("政策动态", "第一章", (Section(items=(policy,)),)),
            Chapter("区域要闻", "第二章", (works,)),
        ),
    )


def full_volume(folder: Path) -> Volume:
    """Everything a volume may hold, its files in a folder of the test's."""
    plan = folder / "plan.pdf"
    plan.write_bytes(b"%PDF-1.4 a plan")
    return Volume(
        full_document(),
        stem="hupan-2026-Q4-v1",
        label="2026年第四季度",
        date=RELEASED,
        address="https://example.org/hupan/2026/q4/",
        permit="准印证号：苏内字0001",
        notice="内部资料，请勿外传",
        colophon=COLOPHON,
        errata=(Erratum(RELEASED, "渡口改造完成", "“30人”应为“40人”"),),
        names=(IndexedName("湖畔协会", False, (0,), "hupanxiehui"),),
        pictures={"pier.jpg": a_picture(folder)},
        attachments={"plan.pdf": plan},
    )


def long_volume(items: int) -> Volume:
    """Text only, thirty items a chapter."""
    text = Paragraph("全长一百二十米，两侧各设一条人行道，桥面宽六米，计划明年五月前完工。" * 4)
    chapters = tuple(
        Chapter(
            f"第{first}部分要闻",
            "",
            (Section(items=tuple(_short(n, text) for n in range(first, min(first + 30, items)))),),
        )
        for first in range(0, items, 30)
    )
    document = replace(full_document(), chapters=chapters)
    return Volume(document, "long-v1", "2026年第四季度", RELEASED)


def _short(number: int, text: Paragraph) -> NewsItem:
    return NewsItem(f"栈桥第{number}段合龙", str(number + 1), blocks=(text, text, text), bylines=("顾晚照",))
