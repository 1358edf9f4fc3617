"""Which letters and digits of a source a reading neither holds nor tells.

Page numbers, running heads and rules are counted by the reading and not looked for; neither are punctuation and
ornaments, nor the words of a label whose field says the same (编者按, 供稿, 主办) and the number of a picture (图1).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from manuscript.document import Listing
from manuscript.lines import Source, essence
from manuscript.page_marks import clean
from manuscript.parser import Reading

LABELS = frozenset(
    "编編者按的话話语語供稿單单位来來源撰作通讯訊员員記记本刊报報送信息文章提摄攝影圖图为為片照出版印刷日期制主办辦發行审联合"
)
_PICTURE = re.compile(r"^图\s*\d+")
_SIGNATURE = re.compile(r"[（(][^（）()]{2,30}[）)]\s*$")


def missing(source: Source, reading: Reading) -> str:
    """The letters and digits that are lost, each as often as it is lost. What is printed twice counts once."""
    lines = {line.text if not line.block else line.block: line for line in clean(source.lines).lines}
    parts = dict.fromkeys(part for content in lines for text in _texts(content) for part in _parted(text))
    printed = Counter(essence("".join(_PICTURE.sub("", part) for part in parts)))
    lost = printed - Counter(essence("".join(_texts(reading))))
    return "".join(character * count for character, count in lost.items() if character not in LABELS)


def _parted(text: str) -> tuple[str, ...]:
    """A line and the brackets at its end: two lines of one item may be signed by the same unit."""
    signed = _SIGNATURE.search(text)
    return (text[: signed.start()], signed[0]) if signed else (text,)


def texts_in(contents: list[object]) -> list[str]:
    """Every text of lines and blocks."""
    return [text for content in contents for text in _texts(content)]


def _texts(value: object) -> Iterator[str]:
    """Every text within a value, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Listing) and value.ordered:
        yield from (f"{number}{entry}" for number, entry in enumerate(value.entries, 1))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "alt":  # repeats the caption
                yield from _texts(getattr(value, field.name))
