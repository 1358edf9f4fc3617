"""Lines of a source, and the little arithmetic of Chinese typesetting: widths, spaces, closing marks, joining.

A reader delivers lines and guesses no structure. A Chinese character counts two columns. Wording and widths are
never changed here: joining removes line ends and layout blanks only, and puts a space back solely between
two ASCII letters or digits, where a line end had stood for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from manuscript.document import Block, Document, Mark
from manuscript.notices import Notice

CLOSING = "。！？!?…."
PAUSING = "：；:;"
_QUOTES_AFTER = "”’」』）)】〉》\"'"
_BLANKS = " \t\r\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"
_FILLER = re.compile(r"[\ufffd\u00ad\ufeff\u200b]+")
SOFT_HYPHEN = "\u00ad"  # at the end of a line: it parts a word
_LATIN_STOP = re.compile(
    r"[A-Za-z][.,;:!?][\"')]?$"
)  # of a sentence in a language that parts words by blanks
_LATIN_START = re.compile(r"[\"'(]?[A-Za-z]")
_DECIMAL_POINT = re.compile(r"[\u4e00-\u9fff]\d{1,6}[.．]$")  # 增加3. at the end of a line goes on
_PART_OF_NUMBER = re.compile(r"\d[.．]?$")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the source has it, with what the reader knows about it for certain."""

    text: str
    number: int
    gap_before: int = 0  # blank lines before it, page-break lines not counted
    page_break: bool = False  # a new page starts with this line
    depth: int = 0  # the level a `#` or a Word style claims; 0 = none. Evidence, not truth
    indent: int = 0  # columns of white space before the text
    bold: bool = False
    marks: tuple[Mark, ...] = ()
    block: Block | None = None  # a picture, table, quote or list that the reader could tell
    whole: bool = False  # a paragraph by itself: never joined to a neighbour
    opens: bool = False  # a paragraph starts here, whatever stands before
    soft: bool = False  # goes on with the paragraph of the line before, after a break its author set by hand
    title: bool = False  # the file itself calls it the title of the document
    page: int = 0  # the printed page it stands on, from 1; 0 where the format has none
    top: float = 0.0  # how far down that page, 0..1
    fills: bool | None = None  # whether it reaches the end of its column; None where only its width tells
    signs: bool = False  # says who wrote the item whose title stands above it
    furniture: bool = False  # stands at the same place of several pages: a running head or a page number


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader makes of a file. `photos` are the picture files the source refers to, by relative name.

    `pictures` are those it carries itself, name -> bytes as they are in the file; nothing in them is trusted. A package
    carries attachments there as well.
    """

    lines: tuple[Line, ...]
    photos: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    format: str = "text"
    fillers: int = 0  # replacement characters that were left out
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    pages: int = 0  # of a format that has them
    dropped: Mapping[str, int] = field(default_factory=dict)  # what the reader left out, by kind
    document: Document | None = None  # of a package, which says itself what it is


def width(text: str) -> int:
    """Columns on a fixed-width page."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def squeeze(text: str) -> str:
    """Text without any white space, for comparing what printing has spaced out."""
    return "".join(_FILLER.sub("", text).split())


def essence(text: str) -> str:
    """Letters and digits only, half width and lower case, for tolerant comparison of titles."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def tidy(text: str) -> str:
    """Without replacement characters, soft hyphens and outer blanks."""
    return _FILLER.sub("", text).strip(_BLANKS + "\n\f")


def unspaced(text: str) -> str:
    """A title whose characters are set wide apart (综  述) with its spacing closed; blanks between words stay."""
    parts = tidy(text).split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else tidy(text)


def closes(text: str) -> bool:
    """Whether a sentence ends here: a full stop, perhaps inside quotes or brackets."""
    bare = tidy(text).rstrip(_QUOTES_AFTER)
    return bool(bare) and bare[-1] in CLOSING and not _DECIMAL_POINT.search(bare)


def pauses(text: str) -> bool:
    """Whether the text ends in a colon or semicolon, where a list entry or a lead-in may end."""
    bare = tidy(text)
    return bool(bare) and bare[-1] in PAUSING


def join_texts(first: str, second: str) -> str:
    """Two parts of one sentence as one."""
    left, right = first.rstrip(_BLANKS), second.lstrip(_BLANKS)
    if _PART_OF_NUMBER.search(left[-2:]) and right[:1].isdigit():
        return left + right  # 3. and 40亿元, 10月1 and 8日
    if left and right and _ASCII_WORD.match(left[-1]) and _ASCII_WORD.match(right[0]):
        return f"{left} {right}"
    return f"{left} {right}" if _LATIN_STOP.search(left[-3:]) and _LATIN_START.match(right) else left + right


def join_lines(lines: Sequence[Line]) -> tuple[str, tuple[Mark, ...]]:
    """The text of several lines as one, with the marks moved along."""
    text, marks = "", []
    parted = False
    for line in lines:
        part = _FILLER.sub("", line.text)
        shift = len(part) - len(part.lstrip(_BLANKS))
        text = text.rstrip(_BLANKS) + part.lstrip(_BLANKS) if parted else join_texts(text, part)
        parted = line.text.endswith(SOFT_HYPHEN)
        offset = len(text) - len(part) + shift
        base = offset - shift
        marks += [
            replace(m, start=max(m.start + base, 0), end=min(m.end + base, len(text))) for m in line.marks
        ]
    return text, tuple(marks)


def title_keys(text: str) -> list[str]:
    """What a title may be listed as: the whole of it, or one of the parts that it was set in (引题　主题　副题)."""
    parts = re.split("\u3000|——", text) if re.search("\u3000|——", text) else []
    return [essence(text), *(essence(part) for part in parts if len(part) > 1)]


def similarity(first: str, second: str) -> float:
    """How alike two titles are, 0..1, by the pairs of characters they share; blind to spaces and punctuation."""
    left, right = essence(first), essence(second)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    pairs_left, pairs_right = _pairs(left), _pairs(right)
    shared = sum(min(count, pairs_right.get(pair, 0)) for pair, count in pairs_left.items())
    return 2 * shared / max(1, sum(pairs_left.values()) + sum(pairs_right.values()))


def _pairs(text: str) -> dict[str, int]:
    pairs: dict[str, int] = {}
    for index in range(max(1, len(text) - 1)):
        pair = text[index : index + 2]
        pairs[pair] = pairs.get(pair, 0) + 1
    return pairs
