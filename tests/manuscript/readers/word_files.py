"""Small Word documents, written as the raw parts they consist of."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

from manuscript.lines import Line, Source
from manuscript.notices import Unreadable
from manuscript.readers import read

_MAIN = "http://schemas.openxmlformats.org"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{_MAIN}/wordprocessingml/2006/main",
        "r": f"{_MAIN}/officeDocument/2006/relationships",
        "a": f"{_MAIN}/drawingml/2006/main",
        "pic": f"{_MAIN}/drawingml/2006/picture",
        "wp": f"{_MAIN}/drawingml/2006/wordprocessingDrawing",
        "c": f"{_MAIN}/drawingml/2006/chart",
        "m": f"{_MAIN}/officeDocument/2006/math",
        "mc": f"{_MAIN}/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
TYPE = f"{_MAIN}/officeDocument/2006/relationships/"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="条目标题"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="toc2"><w:name w:val="toc 2"/></w:style>
<w:style w:type="paragraph" w:styleId="circle"><w:name w:val="circle"/><w:basedOn w:val="circle"/></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="secret"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", settings: str = "") -> str:
    """Runs, or plain text, as one paragraph."""
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{settings}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...], settings: str = "") -> str:
    """Cells are paragraphs, or plain text."""
    cells = ["".join(f"<w:tc>{_blocks(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _blocks(cell: str) -> str:
    return cell if cell.startswith("<w:p") or cell.startswith("<w:t") else paragraph(cell)


def drawing(relation: str, *, cm: tuple[float, float] = (6, 4), where: str = "inline", text: str = "") -> str:
    extent = f'<wp:extent cx="{int(cm[0] * 360000)}" cy="{int(cm[1] * 360000)}"/>'
    described = f'<wp:docPr id="1" name="x" descr="{text}"/>'
    picture = f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
    inside = f"<a:graphic><a:graphicData>{picture}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:{where}>{extent}{described}{inside}</wp:{where}></w:drawing></w:r>"


def docx(
    *body: str,
    styles: str = STYLES,
    numbering: str = "",
    notes: str = "",
    links: dict[str, tuple[str, str, bool]] | None = None,
    files: dict[str, bytes] | None = None,
) -> bytes:
    """`links` are relations: id -> kind, target, whether it leads outside. `files` come on top, or instead of ours."""
    relations = {"s": ("styles", "styles.xml", False), **(links or {})}
    parts = {"styles": styles}
    if numbering:
        relations["n"], parts["numbering"] = ("numbering", "numbering.xml", False), numbering
    if notes:
        relations["f"], parts["footnotes"] = ("footnotes", "footnotes.xml", False), notes
    content: dict[str, bytes] = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": rels({"d": ("officeDocument", "word/document.xml", False)}),
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": rels(relations),
    }
    for name, inside in parts.items():
        content[f"word/{name}.xml"] = f"<w:{name} {NAMES}>{inside}</w:{name}>".encode()
    return packed({**content, **(files or {})})


def rels(relations: dict[str, tuple[str, str, bool]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{id}" Type="{TYPE}{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if outside else ''}/>"
        for id, (kind, target, outside) in relations.items()
    )
    return f'<Relationships xmlns="{_MAIN}/package/2006/relationships">{rows}</Relationships>'.encode()


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def source(*body: str, **parts) -> Source:
    return read(docx(*body, **parts), "issue.docx")


def lines(*body: str, **parts) -> tuple[Line, ...]:
    return source(*body, **parts).lines


def texts(*body: str, **parts) -> list[str]:
    return [line.text for line in lines(*body, **parts)]


def png(width: int = 3, height: int = 2, shade: int = 0) -> bytes:
    pixels = (b"\x00" + bytes([shade]) * 3 * width) * height
    return png_head(width, height) + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")


def png_head(width: int, height: int) -> bytes:
    """What says how large a picture is, without the picture."""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


LONG = "大会在湖边的会议中心召开，一百二十名会员到会，审议了年度工作报告。"


def marks(line: Line) -> list[tuple[str, str, str]]:
    return [(line.text[m.start : m.end], m.kind, m.target) for m in line.marks]


def good() -> bytes:
    """A document that there is nothing to say against."""
    return docx(paragraph("大会召开", style="1"), paragraph(LONG))


def refusal(data: bytes, name: str = "issue.docx") -> str:
    """The code a file is refused with."""
    try:
        read(data, name)
    except Unreadable as error:
        return error.code
    raise AssertionError("it was read")
