"""A volume as the body of a Word file: cover, contents, the issue, the colophon, each a section with its own foot."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Emu, Mm

from editions.formats.picture_files import Picture, cover_picture_of
from editions.formats.walk import (
    Heading,
    Run,
    Signature,
    alt_of,
    caption_of,
    clean,
    cover_date,
    errata_lines,
    headings,
    inset_text,
    issue_line,
    note_lines,
    runs,
    walk,
)
from editions.volume import Volume
from manuscript.document import Attachment, Block, Inset, Listing, Paragraph, Photo, Quote, Table

from .numbering import Lists
from .page import BODY, COVER, FRONT, Pages
from .tables import table_xml
from .xml import bookmarked, drawing, escaped, field, paragraph, run

_WIDEST, _HIGHEST = Mm(112), Mm(80)  # of a picture
_ON_COVER = 96  # millimetres, at most, under a name of one line
_NAME_LINE = 10, 20  # characters of the name in one, and how high it is in millimetres
_BELOW_PICTURE = '<w:spacing w:before="600"/>'  # for the title: in twips


class Story:
    def __init__(self, word: WordFile, volume: Volume, pictures: Mapping[str, Picture]):
        self.word, self.volume, self.pictures = word, volume, pictures
        self.lists, self.pages = Lists(word), Pages(word, volume)
        self._links: dict[str, str] = {}
        self._images: dict[str, str] = {}
        self._drawn = self._bookmarks = 0

    def xml(self) -> str:
        parts = [*self._cover(), *_ended([*self._contents(), *self._note()], self.pages.section(FRONT))]
        for part in walk(self.volume):
            parts += self._heading(part) if isinstance(part, Heading) else self._block(part)
        parts += [*self._errata(), *self._colophon(), self.pages.section(BODY)]
        return "".join(parts)

    # -- before and behind the text

    def _cover(self) -> list[str]:
        issue, told = self.volume.document, []
        told += [paragraph("CoverMark", run(line)) for line in self._marks()]
        picture = self._cover_picture()
        told += picture
        told.append(paragraph("Title", run(clean(issue.title)), _BELOW_PICTURE if picture else ""))
        rule = self.pages.rule_below(high=not picture)
        told.append(paragraph("Subtitle", run(issue_line(self.volume)), rule))
        told += [
            paragraph("CoverLine", run(line))
            for line in (clean(issue.issuer), cover_date(self.volume))
            if line
        ]
        return _ended(told, self.pages.section(COVER))

    def _cover_picture(self) -> list[str]:
        picture = cover_picture_of(self.volume)
        if picture is None:
            return []
        title = clean(self.volume.document.title)
        characters, high = _NAME_LINE
        highest = Mm(max(36, _ON_COVER - high * ((len(title) - 1) // characters)))  # the cover is one page
        drawn = self._drawing(picture, _size(picture, Mm(156), highest), f"《{title}》封面图片")
        return [paragraph("Picture", drawn)]

    def _marks(self) -> list[str]:
        return [line for line in (clean(self.volume.notice), clean(self.volume.permit)) if line]

    def _contents(self) -> list[str]:
        """The field with what it will say once Word has counted the pages."""
        found = [*self._note_heading(), *headings(self.volume)]
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r>'
            '<w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = [paragraph("TOCHeading", run("本期要目"))]
        for number, heading in enumerate(found):
            name = _bookmark(number)
            page = field(f"PAGEREF {name} \\h")
            entry = f'<w:hyperlink w:anchor="{name}" w:history="1">{run(heading.label)}'
            entry += f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
            inner = ("" if number else begin) + entry + (end if heading is found[-1] else "")
            lines.append(paragraph(f"TOC{_level(heading)}", inner, self.pages.leader))
        return lines

    def _note_heading(self) -> list[Heading]:
        return [Heading("chapter", 1, "", "卷首语")] if note_lines(self.volume) else []

    def _note(self) -> list[str]:
        heads = [line for heading in self._note_heading() for line in self._heading(heading)]
        return [*heads, *(paragraph("BodyText", run(line)) for line in note_lines(self.volume))]

    def _errata(self) -> list[str]:
        lines = errata_lines(self.volume)
        head = paragraph("BackHeading", run("勘误"), "<w:pageBreakBefore/>")
        return [head, *(paragraph("BackText", run(line)) for line in lines)] if lines else []

    def _colophon(self) -> list[str]:
        lines = [f"{clean(label)}：{clean(value)}" for label, value in self.volume.colophon]
        first = '<w:spacing w:before="720"/>' if self.volume.errata else "<w:pageBreakBefore/>"
        return [paragraph("BackText", run(line), "" if place else first) for place, line in enumerate(lines)]

    # -- the text

    def _heading(self, heading: Heading) -> list[str]:
        number, self._bookmarks = self._bookmarks, self._bookmarks + 1
        return [
            paragraph(f"Heading{_level(heading)}", bookmarked(_bookmark(number), number, run(heading.label)))
        ]

    def _block(self, part: Block | Signature) -> list[str]:
        writers: dict[type, Callable] = {
            Paragraph: self._paragraph,
            Photo: self._photo,
            Listing: self._listing,
            Table: table_xml,
            Quote: self._quote,
            Signature: lambda part: [paragraph("Byline", run(line)) for line in part.lines],
            Attachment: self._attachment,
            Inset: lambda part: [paragraph("Inset", run(inset_text(part)), self.pages.bar)],
        }
        return writers[type(part)](part)

    def _paragraph(self, text: Paragraph) -> list[str]:
        inner = "".join(map(self._run, runs(text)))
        return [paragraph("BodyText", inner)] if inner else []

    def _run(self, part: Run) -> str:
        bold, italic = "<w:b/>" if part.bold else "", "<w:i/>" if part.italic else ""
        if not part.link:
            return run(part.text, bold + italic)
        shown = run(part.text, f'<w:rStyle w:val="Hyperlink"/>{bold}{italic}')
        return f'<w:hyperlink r:id="{self._link(part.link)}" w:history="1">{shown}</w:hyperlink>'

    def _link(self, target: str) -> str:
        if target not in self._links:
            part = self.word.part
            self._links[target] = part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[target]

    def _photo(self, photo: Photo) -> list[str]:
        picture = self.pictures[photo.file]
        shown = self._drawing(picture, _size(picture, _WIDEST, _HIGHEST), alt_of(photo))
        words = caption_of(photo)
        alone = "" if words else '<w:keepNext w:val="0"/>'
        caption = [paragraph("Caption", run(words))] if words else []
        return [paragraph("Picture", shown, alone), *caption]

    def _drawing(self, picture: Picture, size: tuple[int, int], alt: str) -> str:
        if picture.key not in self._images:
            self._images[picture.key], _ = self.word.part.get_or_add_image(io.BytesIO(picture.data))
        self._drawn += 1
        return drawing(self._drawn, self._images[picture.key], size, alt)

    def _listing(self, listing: Listing) -> list[str]:
        style = "ListNumber" if listing.ordered else "ListBullet"
        numbered = self.lists.properties(ordered=listing.ordered)
        return [paragraph(style, run(entry), numbered) for entry in listing.entries]

    def _quote(self, quote: Quote) -> list[str]:
        by = [paragraph("Byline", run(f"——{quote.attribution}"))] if quote.attribution else []
        return [paragraph("Quote", run(quote.text)), *by]

    def _attachment(self, attachment: Attachment) -> list[str]:
        return [paragraph("BodyText", run(f"附件：{attachment.title or attachment.file}"))]


def _level(heading: Heading) -> int:
    """Of its style, which is that of its number: 第一章 1, 一、 2, 1. 3. Only a chapter is as large as a chapter."""
    return 1 if heading.rank == "chapter" else max(2, heading.level)


def _ended(paragraphs: list[str], section: str) -> list[str]:
    """The last of them ends a section: an empty paragraph for it might come to lie on a page of its own."""
    return [*paragraphs[:-1], paragraphs[-1].replace("</w:pPr>", f"{section}</w:pPr>", 1)]


def _bookmark(number: int) -> str:
    return escaped(f"_Toc{number:06d}")


def _size(picture: Picture, widest: int, highest: int) -> tuple[int, int]:
    """As large as a picture of this shape may be; small ones are not blown up beyond 96 dots to the inch."""
    scale = min(widest / picture.width, highest / picture.height, Emu(914400) / 96)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
