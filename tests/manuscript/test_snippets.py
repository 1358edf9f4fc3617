"""How many of many small mistakes are found. Floors hold what was reached; the page says what was at first sight."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from manuscript.captions import credit_of
from manuscript.checks.findings import Finding
from manuscript.checks.office import Office
from manuscript.checks.registry import check_document
from manuscript.document import Block, Chapter, Document, Kind, NewsItem, Paragraph, Photo, Section
from manuscript.vocabulary import Name, Vocabulary
from tests.manuscript.outlines import SEEDS
from tests.manuscript.preflight_scoring import touch

PLACES = Vocabulary(
    (
        *(Name(name, (name[:2],)) for name in ("云溪市", "柳港区", "东屏县", "青麓区", "三水县")),
        Name("云溪工业园区"),
    )
)
QUARTER = Office(dt.date(2025, 7, 1), dt.date(2025, 9, 30), Kind.QUARTERLY, PLACES, city="江州市")
YEAR = Office(dt.date(2024, 1, 1), dt.date(2024, 12, 31), Kind.YEARBOOK, PLACES, city="江州市")
#: What is missing is marked at any words of the item.
OF_THE_ITEM = {
    "item-without-date": {"date-missing", "date-relative"},
    "notice-without-deadline": {"notice-without-deadline"},
    "byline-irregular": {"byline-missing", "signature-spacing", "person-inconsistent"},
}
FLOORS = {"numbers": 0.54, "names": 0.45, "wording": 0.48, "forms": 0.54}
MOST_EXTRA = 0.05  # errors and warnings beside the planted, for one snippet


@dataclass(frozen=True)
class Snippet:
    rule: str
    document: Document
    office: Office
    marked: tuple[str, ...]

    def tells(self, finding: Finding) -> bool:
        if self.rule in OF_THE_ITEM:
            return finding.code in OF_THE_ITEM[self.rule]
        said = (finding.text, *(value for _, value in finding.details))
        return any(touch(words, text) for words in self.marked for text in said)


def snippets(name: str) -> list[Snippet]:
    text = (SEEDS / "snippets" / f"{name}.txt").read_text(encoding="utf-8")
    return [_snippet(part.splitlines()) for part in re.split(r"(?m)^=== ", text)[1:]]


def _snippet(lines: list[str]) -> Snippet:
    rule, yearbook = lines[0].replace("@年鉴", "").strip(), "@年鉴" in lines[0]
    marked = tuple(line[3:].strip() for line in lines if line.startswith(">>>"))
    kind, period = (Kind.YEARBOOK, None) if yearbook else (Kind.QUARTERLY, 3)
    items = tuple(_items([line for line in lines[1:] if line and not line.startswith(">>>")]))
    chapters = (Chapter("要闻", "第一章", (Section(items=items),)),)
    document = Document(
        title="江州科创季报", issuer="江州市科创协会", kind=kind, year=2025, period=period, chapters=chapters
    )
    return Snippet(rule, document, YEAR if yearbook else QUARTER, marked)


def _items(lines: list[str]):
    title, blocks = "", []
    for line in [*lines, "■"]:
        if line.startswith("■"):
            if title:
                yield NewsItem(title, blocks=tuple(blocks))
            title, blocks = line[1:].strip(), []
        else:
            blocks.append(_block(line))


def _block(line: str) -> Block:
    match = re.match(r"图\s*[：:]\s*", line)
    if not match:
        return Paragraph(line)
    parts = credit_of(line[match.end() :])
    return Photo(caption=parts.caption, credit=parts.credit) if parts else Photo(caption=line[match.end() :])


@cache
def measured(name: str) -> tuple[Counter[str], Counter[str], list[tuple[str, str, str]]]:
    """Found and all by kind of mistake, and errors and warnings beside them."""
    found, every, extra = Counter(), Counter(), []
    for snippet in snippets(name):
        findings = check_document(snippet.document, snippet.office)
        told = [finding for finding in findings if snippet.tells(finding)]
        every[snippet.rule] += 1
        found[snippet.rule] += bool(told)
        extra += [
            (snippet.rule, finding.code, finding.text)
            for finding in findings
            if finding not in told and finding.level.value != "hint" and finding.code != "photo-place-empty"
        ]  # fmt: skip
    return found, every, extra


@pytest.mark.parametrize("name", FLOORS)
def test_small_mistakes_are_found(name, record_property):
    found, every, _ = measured(name)
    rows = {rule: f"{found[rule]}/{every[rule]}" for rule in every}
    record_property(
        "figures", (f"snippets found, {name}", {"all": f"{found.total()}/{every.total()}", **rows})
    )
    assert found.total() / every.total() >= FLOORS[name], rows


@pytest.mark.parametrize("name", FLOORS)
def test_little_is_told_beside_them(name):
    _, every, extra = measured(name)
    assert len(extra) <= MOST_EXTRA * every.total(), extra
