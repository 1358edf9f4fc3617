"""The styles of the Word edition: every letter of it is set by one of these, so that a printer changes it in one place.

East Asian fonts are those that Windows and WPS bring along: 仿宋, 黑体, 楷体, 宋体.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

_LATIN = "Times New Roman"
_LEADING = 28.5  # points, exactly
_INK, _GREY = "000000", "595959"
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style; sizes in points. `leading` 0 lets a line be as high as what stands in it."""

    name: str
    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = BOTH
    indent: int = 0  # of the first line, in characters
    left: int = 0  # of all lines, in characters
    before: float = 0
    after: float = 0
    leading: float = _LEADING
    bold: bool = False
    colour: str = _INK
    keeps: bool = False  # with the next paragraph
    page: bool = False  # a new one starts with it


def looks(colour: str) -> tuple[Look, ...]:
    """`colour` as rrggbb."""
    return (
        Look("Normal", "仿宋", 16),
        Look("Body Text", "仿宋", 16, indent=2),
        Look("Title", "宋体", 44, CENTRE, before=72, after=6, leading=0, bold=True, colour=colour),
        Look("Subtitle", "黑体", 18, CENTRE, before=6, after=6, leading=0),
        Look("Cover Mark", "黑体", 16, LEFT),
        Look("Cover Line", "楷体", 16, CENTRE, leading=30),
        Look("TOC Heading", "黑体", 18, CENTRE, after=14, leading=0, keeps=True),
        Look("toc 1", "黑体", 12, LEFT, before=6, leading=22),
        Look("toc 2", "楷体", 12, LEFT, left=1, leading=21),
        Look("toc 3", "仿宋", 12, LEFT, left=2, leading=21),
        Look("Heading 1", "黑体", 22, CENTRE, after=22, leading=0, colour=colour, keeps=True, page=True),
        Look("Heading 2", "黑体", 16, LEFT, indent=2, before=10, after=4, keeps=True),
        Look("Heading 3", "楷体", 16, LEFT, indent=2, before=6, bold=True, keeps=True),
        Look("Picture", "宋体", 10.5, CENTRE, before=8, leading=0, keeps=True),
        Look("Caption", "宋体", 10.5, CENTRE, before=3, after=10, leading=16, colour=_GREY),
        Look("Table Caption", "宋体", 10.5, CENTRE, before=10, after=4, leading=16, bold=True, keeps=True),
        Look("Table Text", "宋体", 10.5, LEFT, before=2, after=2, leading=16),
        Look("Table Head", "黑体", 10.5, CENTRE, before=2, after=2, leading=16, keeps=True),
        Look("Quote", "楷体", 16, indent=2, left=2),
        Look("List Bullet", "仿宋", 16),
        Look("List Number", "仿宋", 16),
        Look("Inset", "宋体", 12, left=2, before=6, after=6, leading=20, colour=_GREY),
        Look("Byline", "楷体", 14, RIGHT, leading=26),
        Look("Back Heading", "黑体", 16, CENTRE, before=12, after=8, keeps=True),
        Look("Back Text", "宋体", 12, LEFT, leading=22),
        Look("Header", "宋体", 9, LEFT, leading=0, colour=_GREY),
        Look("Footer", "宋体", 14, RIGHT, leading=0),
    )


def set_styles(word: WordFile, colour: str) -> None:
    for look in looks(colour.lstrip("#").upper()):
        _set(word, look)
    _language(word)
    _link(word)


def _set(word: WordFile, look: Look) -> None:
    known = {style.name.lower(): style for style in word.styles}
    style = known.get(look.name.lower()) or word.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    if look.name.startswith("toc"):
        style.element.styleId = look.name.upper().replace(" ", "")  # as Word itself calls it
    _bare(style.element)
    if look.name != "Normal":
        style.base_style = word.styles["Normal"]
    style.hidden, style.quick_style = False, True
    font, format_ = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour)
    _fonts(style.element.get_or_add_rPr(), look.font)
    format_.alignment, format_.keep_with_next, format_.page_break_before = look.align, look.keeps, look.page
    format_.space_before, format_.space_after = Pt(look.before), Pt(look.after)
    format_.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.leading else WD_LINE_SPACING.SINGLE
    if look.leading:
        format_.line_spacing = Pt(look.leading)
    format_.widow_control = True
    _indent(style.element.get_or_add_pPr(), look)


def _bare(style) -> None:
    """Without the look it has in the library's template; what makes it a heading or a list stays."""
    kept = {qn("w:outlineLvl"), qn("w:numPr")}
    for part in style.findall(qn("w:rPr")):
        style.remove(part)
    for part in style.findall(qn("w:pPr")):
        for child in [child for child in part if child.tag not in kept]:
            part.remove(child)


def _fonts(properties, east_asian: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for place, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", east_asian)):
        fonts.set(qn(f"w:{place}"), font)


def _indent(properties, look: Look) -> None:
    """In characters, as Chinese typesetting counts; the points beside them are for programs that know none."""
    indent = properties.get_or_add_ind()
    for name, characters in (("left", look.left), ("firstLine", look.indent)):
        if characters:
            indent.set(qn(f"w:{name}Chars"), str(characters * 100))
            indent.set(qn(f"w:{name}"), str(round(characters * look.size * 20)))


def _language(word: WordFile) -> None:
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _fonts(defaults, "仿宋")
    for lang in defaults.findall(qn("w:lang")):
        defaults.remove(lang)
    lang = OxmlElement("w:lang")
    for place, language in (("val", "en-US"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
        lang.set(qn(f"w:{place}"), language)
    defaults.append(lang)


def _link(word: WordFile) -> None:
    style = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb, style.font.underline = RGBColor.from_string("1F4E79"), True
