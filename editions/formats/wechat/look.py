"""How a part looks on a phone: what WeChat's editor keeps of a style, and nothing that it drops.

WeChat takes out classes, ids and style sheets, so every element wears its own style. What is inherited stands once, around
a whole part: a style on every paragraph would cost a fifth of the characters that a part may have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from editions.volume import EditionError

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_GREY, _LINE = "#666", "#ccc"


@dataclass(frozen=True, slots=True)
class Look:
    """`colour` is the bulletin's, #rrggbb; raises EditionError for anything else, for it stands inside of attributes."""

    colour: str

    def __post_init__(self) -> None:
        if not _COLOUR.fullmatch(self.colour):
            raise EditionError("bad-colour", colour=self.colour[:40])

    @property
    def part(self) -> str:
        return (
            "padding:0 4px;font-size:16px;line-height:1.75;letter-spacing:.5px;text-align:justify;"
            "color:#333;overflow-wrap:anywhere"
        )

    @property
    def chapter(self) -> str:
        return (
            f"margin:36px 0 20px;padding:0 0 10px;border-bottom:2px solid {self.colour};text-align:center;"
            f"font-size:20px;font-weight:bold;line-height:1.4;color:{self.colour}"
        )

    @property
    def section(self) -> str:
        return (
            f"margin:30px 0 14px;padding:0 0 0 10px;border-left:4px solid {self.colour};font-size:18px;"
            f"font-weight:bold;line-height:1.4;text-align:left;color:{self.colour}"
        )

    @property
    def title(self) -> str:
        return "margin:26px 0 10px;font-size:17px;font-weight:bold;line-height:1.5;text-align:left;color:#111"

    @property
    def place_of_photo(self) -> str:
        return (
            f"margin:16px 0 6px;padding:28px 12px;border:1px dashed {self.colour};text-align:center;"
            f"font-size:14px;line-height:1.5;color:{self.colour}"
        )

    @property
    def mark(self) -> str:
        return f"color:{self.colour}"

    paragraph = "margin:0 0 1em"
    entry = "margin:0 0 .5em;padding-left:1em;text-indent:-1em"
    caption = f"margin:0 0 18px;text-align:center;font-size:13px;line-height:1.5;color:{_GREY}"
    byline = f"margin:0 0 1em;text-align:right;font-size:14px;color:{_GREY}"
    aside = f"margin:0 0 1em;font-size:14px;color:{_GREY}"
    quote = f"margin:0 0 1em;padding:2px 0 2px 12px;border-left:3px solid {_LINE};color:#555"
    attribution = "margin:0;text-align:right;font-size:14px"
    table = (
        "margin:0 0 8px;width:100%;border-collapse:collapse;font-size:14px;line-height:1.5;text-align:left"
    )
    head_cell = f"border:1px solid {_LINE};padding:5px 6px;background:#f6f6f6;font-weight:bold"
    cell = f"border:1px solid {_LINE};padding:5px 6px"
    foot = (
        f"margin:32px 0 0;padding:12px 0 0;border-top:1px solid {_LINE};font-size:13px;text-align:left;"
        f"color:{_GREY}"
    )
    note = "margin:0 0 .5em"
