"""审稿单 as a PDF: who signed which stage when, and the seal under it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from pathlib import Path

from editions.typesetting.child import Order, typeset

from .glyphs import drawable_texts


@dataclass(frozen=True, slots=True)
class Signature:
    stage: str  # 一审
    reviewer: str = ""  # empty with verdict and date: the line is to be signed by hand
    verdict: str = ""  # 通过
    opinion: str = ""
    signed: str = ""  # date as it is printed


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    title: str  # of the issue, with its bulletin
    label: str
    date: dt.date  # of the sheet
    issuer: str = ""
    rows: tuple[Signature, ...] = ()
    seal: str = ""  # SHA-256 in hexadecimal; empty as long as nothing is sealed


def review_sheet(sheet: ReviewSheet, *, extra: Path | None = None) -> bytes:
    """One page of A4, more where opinions are long. A character that no font draws stands as □."""
    date = sheet.date
    content = drawable_texts(asdict(sheet), extra) | {"date": [date.year, date.month, date.day]}
    return typeset(Order("sheet.typ", content, date, extra=extra))
