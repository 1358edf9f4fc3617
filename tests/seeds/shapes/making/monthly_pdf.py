"""Lay out library-monthly.json as a PDF of one column, with a running head and a page number on every page.

python tests/seeds/shapes/making/monthly_pdf.py     needs LibreOffice (soffice) and the font below
"""

import io
import json
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pictures import paint

SHAPES = Path(__file__).parents[1]
NAME = "library-monthly"
FONT = "Droid Sans Fallback"  # its outlines are small, and so is the file
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def line(document, text, size=10.5, bold=False, indent=0.0, align=None):
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    paragraph.paragraph_format.first_line_indent = Pt(indent)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.alignment = align
    return paragraph


def field(paragraph, kind):
    for part, text in (("begin", None), (None, kind), ("end", None)):
        element = OxmlElement("w:fldChar" if part else "w:instrText")
        if part:
            element.set(qn("w:fldCharType"), part)
        else:
            element.text = text
        paragraph.add_run()._r.append(element)


def page(document, publication):
    """Small pages; the body is a section of its own that counts from 1 and repeats the head of the issue."""
    body = document.add_section(WD_SECTION.NEW_PAGE)
    for section in document.sections:
        section.page_width, section.page_height = Mm(148), Mm(210)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin = section.bottom_margin = Mm(20)
    body.header.is_linked_to_previous = body.footer.is_linked_to_previous = False
    body.header.paragraphs[0].text = f"{publication['title']}　2024年11月　总第{publication['total_no']}期"
    foot = body.footer.paragraphs[0]
    foot.alignment = CENTRE
    foot.add_run("· ")
    field(foot, "PAGE")
    foot.add_run(" ·")
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    body._sectPr.append(start)


def front(document, reading):
    publication = reading["publication"]
    line(document, publication["title"], 30, True, align=CENTRE)
    line(document, f"{publication['issue_label']}　　总第{publication['total_no']}期", 12, align=CENTRE)
    line(document, f"{publication['issuer']}　编印", 12, align=CENTRE)
    line(document, f"出刊日期：{publication['cover_dates'][0]['text']}", 10.5, align=CENTRE)
    line(document, reading["contents"]["heading"], 15, True, align=CENTRE)
    for entry in reading["contents"]["entries"]:
        number = f"{entry['number']}、" if entry["number"] else ""
        text = f"{number}{entry['title']}"
        line(
            document,
            f"{text}{'·' * (3 * (26 - len(text)))}{entry['page']}",
            9.5,
            indent=18 * (entry["level"] - 1),
        )


def body(document, item, shots):
    line(document, f"{item['number']}、{item['title']}", 13, True)
    last = len(item["paragraphs"])
    for place, text in enumerate(item["paragraphs"], 1):
        byline = f"（{'　'.join(item['signatures'])}）" if place == last and item["signatures"] else ""
        line(document, text + byline, indent=21)
        for photo in item["photos"]:
            if photo["after_paragraph"] == place:
                order, number = next(shots)
                line(document, "", align=CENTRE).add_run().add_picture(
                    io.BytesIO(paint(number)), width=Mm(55)
                )
                line(document, f"图{order}　{photo['caption']}（摄影：{photo['credit']}）", 8.5, align=CENTRE)


def main():
    reading = json.loads((SHAPES / f"{NAME}.json").read_text("utf-8"))
    manifest = json.loads((SHAPES / f"{NAME}.photos.json").read_text("utf-8"))
    shots = enumerate((shot["n"] for shot in manifest), 1)
    document = Document()
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    front(document, reading)
    page(document, reading["publication"])
    for chapter in reading["chapters"]:
        line(document, chapter["title"], 17, True, align=CENTRE)
        for item in chapter["sections"][0]["items"]:
            body(document, item, shots)
    line(document, "编辑：温良玉　校对：池砚　摄影：容止", 9)
    line(document, "地址：云渡市书院路9号　邮箱：shulin@example.org　内部交流，免费赠阅", 9)
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/{NAME}.docx")
        subprocess.run(
            [
                "soffice",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(SHAPES),
                f"{folder}/{NAME}.docx",
            ],
            check=True,
        )


if __name__ == "__main__":
    main()
