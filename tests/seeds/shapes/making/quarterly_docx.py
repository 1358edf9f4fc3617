"""Lay out textile-quarterly.json as a Word file with real styles, automatic numbers, a table and pictures.

python tests/seeds/shapes/making/quarterly_docx.py
"""

import io
import json
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from pictures import paint

SHAPES = Path(__file__).parents[1]
NAME = "textile-quarterly"
LEVELS = (
    ("chineseCounting", "第%1章", "Heading1"),
    ("chineseCounting", "%2、", "Heading2"),
    ("decimal", "%3.", "Heading3"),
)


def number_headings(document):
    """One outline list that Heading 1 to 3 count themselves by: the numbers are nowhere in the text."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for depth, (form, text, style) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth in range(len(LEVELS)):
        style = document.styles[f"Heading {depth + 1}"].element.get_or_add_pPr()
        style.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )


def cover(document, reading):
    publication = reading["publication"]
    first, second = (date["text"] for date in publication["cover_dates"])
    document.add_paragraph(publication["title"], style="Title")
    for line in (
        f"{publication['issue_label']}（总第{publication['total_no']}期）",
        publication["issuer"],
        first,
    ):
        document.add_paragraph(line, style="Subtitle").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_page_break()
    document.add_paragraph(f"{publication['title']}　2024年第2季度").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(f"出版日期：{second}").alignment = WD_ALIGN_PARAGRAPH.CENTER


def contents(document, reading):
    document.add_paragraph(reading["contents"]["heading"]).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for entry in reading["contents"]["entries"]:
        joint = {"第": " ", "1": "."}.get(entry["number"][0], "." if entry["level"] == 3 else "、")
        line = document.add_paragraph(f"{entry['number']}{joint}{entry['title']}\t{entry['page']}")
        line.paragraph_format.left_indent = Pt(12 * (entry["level"] - 1))
        line.paragraph_format.tab_stops.add_tab_stop(Mm(140))
    document.add_paragraph()
    document.add_paragraph(f"编者按：{reading['editors_note']}")
    document.add_page_break()


def picture(paragraph, number):
    paragraph.add_run().add_picture(io.BytesIO(paint(number)), width=Mm(60))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def photos(document, shots, numbers):
    """One picture stands in the run of the text; two share a table, pictures above, captions below."""
    captions = [f"{shot['caption']}（{shot['credit']} 摄）" for shot in shots]
    if len(shots) == 1:
        picture(document.add_paragraph(), numbers[0])
        document.add_paragraph(captions[0], style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    table = document.add_table(rows=2, cols=len(shots))
    for column, (number, caption) in enumerate(zip(numbers, captions, strict=True)):
        picture(table.cell(0, column).paragraphs[0], number)
        table.cell(1, column).text = caption


def figures(document, text):
    caption, *rows = text.split("\n")
    document.add_paragraph(caption, style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER
    cells = [row.split("\t") for row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    for line, row in enumerate(cells):
        for column, value in enumerate(row):
            table.cell(line, column).text = value


def body(document, item, numbers):
    for place, text in enumerate(item["paragraphs"], 1):
        document.add_paragraph(text).paragraph_format.first_line_indent = Pt(21)
        here = [shot for shot in item["photos"] if shot["after_paragraph"] == place]
        if here:
            photos(document, here, [next(numbers) for _ in here])
    for inset in item["insets"]:
        figures(document, inset["text"])
    if item["signatures"]:
        document.add_paragraph(f"撰稿：{'　'.join(item['signatures'])}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if item["source"]:
        document.add_paragraph(f"（供稿：{item['source']}）").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def main():
    reading = json.loads((SHAPES / f"{NAME}.json").read_text("utf-8"))
    numbers = iter([shot["n"] for shot in json.loads((SHAPES / f"{NAME}.photos.json").read_text("utf-8"))])
    document = Document()
    number_headings(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{reading['publication']['title']} 2024年第二季度"
    cover(document, reading)
    contents(document, reading)
    for chapter in reading["chapters"]:
        document.add_heading(chapter["title"], 1)
        for part in chapter["sections"]:
            if part["title"]:
                document.add_heading(part["title"], 2)
            for item in part["items"]:
                document.add_heading(item["title"], 3 if part["title"] else 2)
                body(document, item, numbers)
    document.add_paragraph("主编：裴仲霖　　责任编辑：沈砚　陆听澜　　内部资料，免费交流")
    document.add_paragraph("地址：澜州市锦纶路66号　　电话：0000-7723016")
    document.save(SHAPES / f"{NAME}.docx")


if __name__ == "__main__":
    main()
