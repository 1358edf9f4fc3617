"""The proof of a draft: for reviewers who mark on paper. Watermark, line numbers, and findings beside their item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from editions.typesetting.child import Order, typeset
from editions.volume import Volume

from .edition import prepare
from .glyphs import drawable_texts


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check or a reviewer says of an item; `item` is its place in Document.items()."""

    item: int
    level: str  # as a reader reads it: 错误, 提示
    text: str


def proof(
    volume: Volume, findings: Iterable[Finding], *, watermark: str = "送审稿", extra: Path | None = None
) -> bytes:
    """A PDF with room to write. A character that no font draws stands as □: a finding beside it says which one it is."""
    content, pictures = prepare(volume)
    beside: dict[str, list[list[str]]] = {}
    for one in findings:
        beside.setdefault(str(one.item), []).append([one.level, one.text])
    content = drawable_texts(content | {"findings": beside, "watermark": watermark}, extra)
    content["style"]["columns"] = 1
    return typeset(Order("proof.typ", content, volume.date, pictures, extra=extra))
