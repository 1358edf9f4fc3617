"""The figures of an item: what a machine may propose, and what must hold of one that readers are shown.

A figure is never invented: its words stand in the text and its numbers stand in its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from manuscript.document import Block, Document, Figure, FigureKind, Listing, NewsItem, Paragraph, Quote
from manuscript.lines import squeeze
from manuscript.measures import decimal_text, numbers_in
from manuscript.quantities import Quantity, find_quantities

MOST = 100  # proposals for one item; beyond it nobody reviews them

_BETWEEN = frozenset("余多餘")  # which stand between a number and its unit
_SCALES = ("万亿", "千万", "百万", "万", "亿", "萬", "億")


class Flaw(StrEnum):
    NO_NUMBER = "no number"
    NO_QUOTE = "no quote"
    NOT_IN_TEXT = "not in text"
    VALUE_NOT_IN_QUOTE = "value not in quote"
    CHANGE_NOT_IN_QUOTE = "change not in quote"


def proposed(document: Document) -> Document:
    """With the proposals for its texts as they stand now. What was confirmed stays, in front of them."""
    chapters = tuple(
        replace(
            chapter,
            sections=tuple(
                replace(section, items=tuple(with_proposals(item) for item in section.items))
                for section in chapter.sections
            ),
        )
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


def with_proposals(item: NewsItem) -> NewsItem:
    kept = tuple(figure for figure in item.figures if figure.is_confirmed)
    known = {essentials(figure) for figure in kept}
    new = (figure for figure in find_figures(texts_of(item.blocks)) if essentials(figure) not in known)
    return replace(item, figures=kept + tuple(new))


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The running text, a paragraph, entry or quotation each. Tables name their figures by row and column: not here."""
    for block in blocks:
        if isinstance(block, Paragraph | Quote):
            yield block.text
        elif isinstance(block, Listing):
            yield from block.entries


def find_figures(texts: Iterable[str]) -> list[Figure]:
    """Proposals, in order; no more than MOST."""
    found: list[Figure] = []
    for text in texts:
        found += [_figure(quantity, text) for quantity in find_quantities(text)]
        if len(found) >= MOST:
            break
    return found[:MOST]


def _figure(quantity: Quantity, text: str) -> Figure:
    return Figure(
        metric=quantity.metric,
        value=quantity.digits,
        unit=quantity.unit,
        subject=quantity.subject,
        change="" if quantity.change is None else format(Decimal(repr(quantity.change)).normalize(), "f"),
        change_text=quantity.change_text,
        approximation=quantity.approximation,
        kind=FigureKind(quantity.kind),
        period=quantity.period,
        quote=text[quantity.start : quantity.end],
    )


def essentials(figure: Figure) -> tuple[str, str, str]:
    """What tells one figure from another, whatever an editor has called it."""
    return squeeze(figure.quote), figure.value, figure.unit


def flaws(figure: Figure, text: str) -> list[Flaw]:
    """Why it must not be shown to readers of this text; empty if it may be."""
    try:
        value, change = decimal_text(figure.value), figure.change and decimal_text(figure.change)
    except ValueError:
        return [Flaw.NO_NUMBER]
    if not figure.quote.strip():
        return [Flaw.NO_QUOTE]
    found = [] if stands_in(figure.quote, text) else [Flaw.NOT_IN_TEXT]
    numbers = numbers_in(figure.quote)
    if abs(Decimal(value)) not in numbers:
        found.append(Flaw.VALUE_NOT_IN_QUOTE)
    if change and abs(Decimal(change)) not in numbers:
        found.append(Flaw.CHANGE_NOT_IN_QUOTE)
    return found


def stands_in(quote: str, text: str) -> bool:
    """In one of its lines. Blanks do not count: layout is repaired, words are not touched."""
    words = squeeze(quote)
    return any(words in squeeze(line) for line in text.split("\n"))


def amount(figure: Figure) -> str:
    """近20家, 2.3万余人, 41.5%, 第3位: the number with its unit, as the quote has it where there are two ways."""
    if figure.kind is FigureKind.RANK:
        return f"第{figure.value}{figure.unit}"
    about = figure.approximation
    if about in _BETWEEN:
        scale = next((sign for sign in _SCALES if figure.unit.startswith(sign)), "")
        early = f"{figure.value}{about}{figure.unit}"
        is_early = early in squeeze(figure.quote).replace(",", "")
        return early if is_early else f"{figure.value}{scale}{about}{figure.unit[len(scale) :]}"
    is_after = about in {"以上", "左右", "以内"}
    return "".join(("" if is_after else about, figure.value, figure.unit, about if is_after else ""))


def growth(figure: Figure) -> str:
    """增长21.9%, 下降4%, or the words of the text; empty where none is given."""
    if figure.change_text or not figure.change:
        return figure.change_text
    falls = figure.change.startswith("-")
    return f"{'下降' if falls else '增长'}{figure.change.removeprefix('-')}%"
