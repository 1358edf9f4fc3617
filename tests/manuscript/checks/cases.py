"""Small issues for checks to read, and the form of a case: what is found, and the like of it that is right."""

import datetime as dt
from dataclasses import dataclass, field

from manuscript.checks.findings import Field, Finding
from manuscript.checks.office import Office
from manuscript.checks.registry import check_document
from manuscript.document import Chapter, Document, Kind, NewsItem, Paragraph, Section
from manuscript.vocabulary import Name, Vocabulary

PLACES = Vocabulary(
    (
        Name("云溪市", ("云溪",)),
        Name("柳港区", ("柳港",)),
        Name("东屏县", ("东屏",)),
        Name("云溪工业园区", ()),
    ),
    (Name("智能家居"), Name("绿色建材")),
)
AUTUMN = Office(dt.date(2025, 7, 1), dt.date(2025, 9, 30), Kind.QUARTERLY, PLACES, city="江州市")


def item(title="测试平台启用", *texts, **fields) -> NewsItem:
    """A news item; `texts` are its paragraphs, or blocks."""
    blocks = tuple(Paragraph(text) if isinstance(text, str) else text for text in texts)
    return NewsItem(title, blocks=blocks, **fields)


def section(title, *items, **fields) -> Section:
    return Section(title, items=items, **fields)


def issue(*parts, **fields) -> Document:
    """An issue of the third quarter of 2025: of items, of sections, or of chapters."""
    if all(isinstance(part, Chapter) for part in parts) and parts:
        chapters = parts
    elif all(isinstance(part, Section) for part in parts):
        chapters = (Chapter("要闻", "第一章", parts),)
    else:
        chapters = (Chapter("要闻", "第一章", (Section(items=tuple(parts)),)),)
    fields = {"title": "江州科创季报", "kind": Kind.QUARTERLY, "year": 2025, "period": 3} | fields
    return Document(chapters=tuple(chapters), **fields)


def text(*paragraphs, title="测试平台启用") -> Document:
    return issue(item(title, *paragraphs))


@dataclass
class Case:
    """`wrong` makes the check cite `cited`; `right` is like it, and the check says nothing. Both are issues, or the
    paragraph of one item."""

    code: str
    wrong: Document | str
    cited: str
    right: Document | str
    remedy: str | None = None
    details: dict = field(default_factory=dict)
    office: Office = AUTUMN
    right_office: Office | None = None

    def __str__(self) -> str:
        return f"{self.code}:{self.cited[:12]}"


def findings(document: Document | str, code: str, office: Office = AUTUMN) -> tuple[Finding, ...]:
    document = text(document) if isinstance(document, str) else document
    return check_document(document, office, [code])


def found(case: Case) -> None:
    """The check cites the words, where they stand, and offers the remedy the case names."""
    told = findings(case.wrong, case.code, case.office)
    assert [finding.text for finding in told][:1] == [case.cited], told
    finding = told[0]
    assert finding.remedy == case.remedy
    assert case.details.items() <= dict(finding.details).items(), finding.details
    if finding.place.field is Field.BODY and isinstance(case.wrong, str):
        assert case.wrong[finding.place.start : finding.place.end] == case.cited


def silent(case: Case) -> None:
    assert findings(case.right, case.code, case.right_office or case.office) == ()
