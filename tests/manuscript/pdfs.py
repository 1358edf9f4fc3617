"""PDFs for tests, drawn character by character where a test says: in any order, column, size or direction.

Places are points from the upper left corner of the page. The text is set in a font that no file embeds, as old
programs did; its characters are known from its name.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from manuscript.lines import Source, width
from manuscript.readers import read

SONG = "STSong-Light"
WIDE, HIGH = 595, 842
SIZE, PITCH = 10.5, 17
SAMPLE = Path(__file__).parents[2] / "samples" / "quarterly-2026q3.md"
_STOPS = "，。、；：！？”’）》】"

pdfmetrics.registerFont(UnicodeCIDFont(SONG))


class Press:
    """Prints pages. Every method that prints says where; `sheet` begins a new page."""

    def __init__(self, size: tuple[float, float] = (WIDE, HIGH), **options: object) -> None:
        self._file = io.BytesIO()
        self.size = size
        self.canvas = Canvas(self._file, pagesize=size, invariant=True, **options)

    def text(self, text: str, left: float, base: float, size: float = SIZE, *, spacing: float = 0.0) -> None:
        line = self.canvas.beginText(left, self.size[1] - base)
        line.setFont(SONG, size)
        line.setCharSpace(spacing)
        line.textOut(text)
        self.canvas.drawText(line)

    def column(self, lines: Sequence[str], left: float = 60, base: float = 100, size: float = SIZE) -> float:
        """Lines one below the other; where the next would stand. A first-line indent is a gap, not a character."""
        for line in lines:
            bare = line.lstrip("\u3000")
            if bare:
                self.text(bare, left + size * (len(line) - len(bare)), base, size)
            base += PITCH * size / SIZE
        return base

    def picture(self, data: bytes, left: float, top: float, across: float, down: float) -> None:
        self.canvas.drawImage(ImageReader(io.BytesIO(data)), left, self.size[1] - top - down, across, down)

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        self.canvas.line(left, self.size[1] - top, right, self.size[1] - bottom)

    def turned(self, text: str, left: float, base: float, degrees: float, size: float = 40) -> None:
        self.canvas.saveState()
        self.canvas.translate(left, self.size[1] - base)
        self.canvas.rotate(degrees)
        self.canvas.setFont(SONG, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def sheet(self) -> None:
        self.canvas.showPage()

    def printed(self) -> bytes:
        self.canvas.save()
        return self._file.getvalue()

    def read(self) -> Source:
        return read(self.printed(), "a.pdf")


def paragraphs() -> list[str]:
    """Paragraphs of running text, our own words."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if len(line) > 60 and "...." not in line and line[0] not in "!|>#-*"]


def wrapped(text: str, characters: int, indent: int = 2) -> list[str]:
    """The lines of a paragraph in a column of so many characters, stops kept from the beginning of a line."""
    lines, line = [], "\u3000" * indent
    for char in text:
        if width(line + char) > 2 * characters and char not in _STOPS:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.text and not line.furniture and not line.block]


def photograph(across: int = 120, down: int = 80, kind: str = "JPEG", seed: int = 1) -> bytes:
    """A picture that no other seed gives."""
    noise = random.Random(seed)
    image = Image.new("RGB", (8, 8))
    image.putdata([(noise.randrange(256), noise.randrange(256), noise.randrange(256)) for _ in range(64)])
    file = io.BytesIO()
    image.resize((across, down)).save(file, kind)
    return file.getvalue()
