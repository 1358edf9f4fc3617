"""Tables of figures: the row of sums, the column of growth, and what the text beside them says.

| 指标 | 单位 | 本期 | 上年同期 | 增长（%） |     7.7 and 7.0 are a growth of 10 %
| 产值 | 亿元 | 184.6 | 177.2 | 5.2 |            and the text has 186.4亿元: the same digits, turned round
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manuscript.checks.figures import Figure, by_passage, metric
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.document import Table

_SUM_ROW = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|全[市县区省])$")
_NOW = re.compile(r"本期|今年|本年|本季|本月|实际|完成|当年|累计|报告期")
_BEFORE = re.compile(r"上年|去年|同期|上期|上季|上月|基期")
_GROWTH = re.compile(r"增长|增减|同比|增幅|增速|涨幅|[±＋+]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_APART = 1.0  # percentage points


@dataclass(frozen=True, slots=True)
class _Cell:
    value: float
    half: float  # of its last digit
    text: str


def _cell(text: str) -> _Cell | None:
    match = re.fullmatch(r"\s*([-−－+＋])?(\d[\d,]{0,15}(?:\.\d{1,6})?)\s*[%％]?\s*", text)
    if not match:
        return None
    digits = match[2].replace(",", "")
    half = 0.5 * 10.0 ** -len(digits.partition(".")[2]) if "." in digits else 0.0
    sign = -1 if match[1] and match[1] in "-−－" else 1
    return _Cell(sign * float(digits), half, text.strip())


def tables(galley: Galley) -> Iterator[tuple[Entry, Place, Table]]:
    for entry in galley.entries:
        for number, block in enumerate(entry.item.blocks):
            if isinstance(block, Table) and len(block.rows) >= 2:
                yield entry, Place(Field.BODY, entry.index, number), block


def sums(galley: Galley) -> Iterator[Hit]:
    """The last row, or the first after the head, against all others."""
    for _, place, table in tables(galley):
        if len(table.rows) >= 3 and _SUM_ROW.match((table.rows[-1] or ("",))[0].strip()):
            yield from _columns(table.rows[1:-1], table.rows[0], table.rows[-1], place)
        elif len(table.rows) >= 4 and _SUM_ROW.match((table.rows[1] or ("",))[0].strip()):
            yield from _columns(table.rows[2:], table.rows[0], table.rows[1], place)


def _columns(
    rows: tuple[tuple[str, ...], ...], head: tuple[str, ...], total_row: tuple[str, ...], place: Place
) -> Iterator[Hit]:
    for column in range(1, len(total_row)):
        title = head[column] if column < len(head) else ""
        cells = [row[column] for row in rows if column < len(row)]
        first = _cell(title)
        parts = [cell for text in cells if (cell := _cell(text))] + ([first] if first else [])
        total = _cell(total_row[column])
        shares = (
            re.search(r"[%％率]|均|占比|增", title) or "%" in total_row[column] or "％" in total_row[column]
        )
        if total is None or len(parts) < 2 or shares or len(parts) < len(cells) - 1:
            continue
        added = sum(part.value for part in parts)
        slack = sum(part.half for part in parts) + total.half + 1e-6
        if abs(added - total.value) > slack:
            terms = " + ".join(f"{part.value:g}" for part in parts)
            details = (("parts", terms), ("sum", f"{added:.10g}"), ("total", total.text))
            yield Hit(total_row[column], place, details)


def growth(galley: Galley) -> Iterator[Hit]:
    for _, place, table in tables(galley):
        columns = _growth_columns(table.rows[0])
        for row in table.rows[1:] if columns else ():
            if columns and max(columns) < len(row):
                now, before, said = (_cell(row[column]) for column in columns)
                if now and before and said and _grows_otherwise(now, before, said):
                    details = (("before", before.text), ("after", now.text), ("said", said.text),
                               ("growth", f"{100 * (now.value / before.value - 1):+.1f}%"))  # fmt: skip
                    yield Hit("\t".join(row), place, details, level=Level.WARNING)


def _growth_columns(head: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Where the value, the earlier value and the growth stand; None where the head does not tell."""
    grown = [
        i
        for i, text in enumerate(head)
        if _GROWTH.search(text) and not _BEFORE.search(text.replace("比上年", ""))
    ]
    years = [
        (int(match[0]), i) for i, text in enumerate(head) if i not in grown and (match := _YEAR.search(text))
    ]
    before = [i for i, text in enumerate(head) if i not in grown and _BEFORE.search(text)]
    now = [i for i, text in enumerate(head) if i not in grown and i not in before and _NOW.search(text)]
    if len(years) == 2 and years[0][0] != years[1][0] and not before:
        (_, first), (_, second) = sorted(years)
        before, now = [first], [second]
    return (now[0], before[0], grown[0]) if len(now) == len(before) == len(grown) == 1 else None


def _grows_otherwise(now: _Cell, before: _Cell, said: _Cell) -> bool:
    if before.value - before.half <= 0:
        return False
    least = 100 * ((now.value - now.half) / (before.value + before.half) - 1) - said.half - 0.06
    most = 100 * ((now.value + now.half) / (before.value - before.half) - 1) + said.half + 0.06
    printed = 100 * (now.value / before.value - 1)
    as_amount = abs(now.value - before.value - said.value) <= now.half + before.half + said.half + 1e-6
    clearly = abs(printed - said.value) >= _APART and abs(printed - said.value) >= 0.1 * abs(printed)
    return not as_amount and (not least <= said.value <= most or clearly)


def turned(galley: Galley) -> Iterator[tuple[Hit, str, str]]:
    """Cells whose digits the text has in another order for the same thing: the hit, the measure, the other figure."""
    for entry, place, table in tables(galley):
        told = [figure for passage in entry.body for figure in galley.once(by_passage)[passage]][:200]
        cells = {text.strip() for row in table.rows for text in row}
        for row in table.rows[1:]:
            label = re.sub(r"[（(].*", "", row[0]).strip() if row else ""
            for text in row[1:] if len(label) >= 2 else ():
                for figure in told:
                    number = re.sub(r"[^\d.]", "", figure.text)
                    same = label[-2:] in metric(figure)[-6:] or metric(figure)[-2:] in label
                    if same and number not in cells and _is_turned(number, text.strip()):
                        yield Hit(text.strip(), place), label, figure.text


def _is_turned(one: str, other: str) -> bool:
    plain = other.replace(",", "")
    return (
        len(plain) >= 3
        and one != plain
        and sorted(one) == sorted(plain)
        and len(one.partition(".")[2]) == len(plain.partition(".")[2])
    )


_LABEL = 4  # characters of the name of a measure that text and table have in common, at least
_OTHER_TIME = re.compile(r"上年|去年|同期|其中|计划|目标|力争|预计|[日月人户均]均|\d月|[一二三四]季度")


def told_otherwise(galley: Galley) -> Iterator[tuple[Hit, str, str]]:
    """Figures of the text that no cell of their row bears out: the hit, the measure, the row's first figure."""
    for entry, _, table in tables(galley):
        for passage in entry.body:
            for figure in galley.once(by_passage)[passage]:
                row = _row_of(table, figure)
                cells = [cell for text in row[1:] if (cell := _cell(text))] if row else []
                if cells and row and not _OTHER_TIME.search(figure.lead) and not _borne_out(figure, cells):
                    start = figure.start - len(row[0].strip())
                    yield passage.hit(start, figure.end), row[0].strip(), cells[0].text


def _row_of(table: Table, figure: Figure) -> tuple[str, ...] | None:
    """The one row that is named as the text names the figure, in its unit."""
    rows = [
        row
        for row in table.rows[1:]
        if row
        and len(label := row[0].strip()) >= _LABEL
        and figure.lead.endswith(label)
        and _unit(table, row, figure)
    ]
    return rows[0] if len(rows) == 1 else None


def _unit(table: Table, row: tuple[str, ...], figure: Figure) -> bool:
    printed = re.sub(r"^[\d.,余多]+", "", figure.text)
    return any(text.strip().strip("（）()") == printed for text in row[1:])


def _borne_out(figure: Figure, cells: list[_Cell]) -> bool:
    number = float(re.sub(r"[^\d.]", "", figure.text) or 0)
    half = (figure.high - figure.low) / (figure.value or 1) * number / 2 + 1e-9
    return any(abs(cell.value - number) <= max(cell.half, half) + 1e-9 for cell in cells)
