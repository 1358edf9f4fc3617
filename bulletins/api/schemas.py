"""The rows of the API. What a field says is translated where it is shown (`description.py`)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _

from ninja import Field, Schema


def said(description: str, **more):
    return Field(description=description, **more)


class Row(Schema):
    """What has an address of its own, or a line of a list: its fields may be chosen, so none is sure to be there."""


class Named(Schema):
    """A district or an industry as rows of other kinds name it."""

    slug: str = said(_("What the parameter of /items/ takes"))
    name: str


class BulletinNamed(Schema):
    slug: str = said(_("What the parameter of /items/ takes"))
    title: str
    url: str = said(_("Address of the page for people"))


class IssueNamed(Schema):
    id: str = said(_("The same for ever, and the same as in feeds"))
    key: int = said(_("What the parameter “issue” of /items/ takes"))
    title: str
    url: str = said(_("Address of the page for people"))


class ItemNamed(Schema):
    id: str = said(_("The same for ever, and the same as in feeds"))
    title: str
    url: str = said(_("Address of the page for people"))
    api_url: str = said(_("Address in this API, where there is more"))


class Event(Schema):
    start: dt.date
    end: dt.date
    precision: str = said(_("How exactly the date is known: day, month or year"))
    label: str = said(_("The date as it is printed"))


class Figure(Schema):
    """Numbers as decimal text, so that 3.0 stays 3.0."""

    subject: str | None
    metric: str | None
    value: str | None = said(_("A number as text, so that 3.0 stays 3.0"))
    unit: str | None
    approximation: str | None
    change: str | None = said(_("In percent"))
    change_text: str | None = said(_("The change as printed"))
    period: str | None
    kind: str = said(_("level, increment, cumulative, share, rank or forecast"))


class Photo(Schema):
    url: str = said(_("Address of a picture at most 1,200 pixels wide"))
    width: int
    height: int
    caption: str
    credit: str
    alt: str = said(_("Description for those who cannot see it"))


class Attachment(Schema):
    title: str
    url: str
    kind: str = said(_("Suffix of the file, such as pdf"))


class CorrectionRow(Schema):
    kind: str = said(_("erratum or correction"))
    note: str = said(_("What was put right, for readers"))
    release: int = said(_("The release of the issue that put it right"))
    at: dt.datetime
    superseded_url: str | None = said(_("Where the text that stood there before can be read"))


class ItemRow(Row):
    id: str = said(_("The same for ever, and the same as in feeds"))
    title: str
    url: str = said(_("Address of the page for people"))
    api_url: str = said(_("Address in this API, where there is more"))
    date: dt.date | None = said(_("Of the event; where none is known, the last day of the issue's period"))
    event: Event | None
    summary: str = said(_("The beginning of the text"))
    source: str = said(_("The unit that sent it in"))
    bylines: list[str] = said(_("Names as printed"))
    district: Named | None
    industries: list[Named]
    bulletin: BulletinNamed | None
    issue: IssueNamed
    chapter: str | None
    section: str | None
    characters: int
    photo_count: int
    distribution: str = said(_("Who may read it: always public here"))
    released_at: dt.datetime | None
    changed_at: dt.datetime | None = said(_("When its text last changed for readers"))


class ItemWhole(ItemRow):
    release: int | None = said(_("Number of the release of the issue that holds this text"))
    paragraphs: list[str] = said(_("The text without marks, captions included"))
    html: str = said(_("The text as clean HTML, without photos and attachments"))
    photos: list[Photo]
    attachments: list[Attachment]
    figures: list[Figure] = said(_("Those that an editor has confirmed"))
    corrections: list[CorrectionRow] = said(_("What was corrected in this text, the newest first"))


class IssueRow(Row):
    id: str = said(_("The same for ever, and the same as in feeds"))
    key: int = said(_("What the parameter “issue” of /items/ takes"))
    title: str
    url: str = said(_("Address of the page for people"))
    api_url: str = said(_("Address in this API, where there is more"))
    bulletin: BulletinNamed | None
    year: int
    period: int | None = said(_("The quarter, the month, or the number within the year"))
    number: int | None = said(_("Number within the year, as printed"))
    total_number: int | None = said(_("Number since the first issue, as printed"))
    cover_date: dt.date | None
    issuer: str
    distribution: str = said(_("Who may read it: always public here"))
    released_at: dt.datetime | None
    changed_at: dt.datetime | None = said(_("When it was last released"))


class SectionOfContents(Schema):
    title: str | None
    items: list[ItemNamed]


class ChapterOfContents(Schema):
    title: str | None
    sections: list[SectionOfContents]


class IssueWhole(IssueRow):
    release: int | None = said(_("Number of its newest release"))
    editors_note: str
    contents: list[ChapterOfContents]


class BulletinRow(Row):
    id: str = said(_("The same for ever, and the same as in feeds"))
    slug: str = said(_("What the parameter of /items/ takes"))
    title: str
    url: str = said(_("Address of the page for people"))
    api_url: str = said(_("Address in this API, where there is more"))
    kind: str = said(_("quarterly, monthly, yearbook or briefing"))
    issuer: str
    introduction: str
    permit_number: str = said(_("As printed"))


class BulletinWhole(BulletinRow):
    editor_in_chief: str
    editors: str
    office: str
    issues_url: str = said(_("Address in this API of its issues"))


class DistrictRow(Row):
    id: str = said(_("The same for ever, and the same as in feeds"))
    slug: str = said(_("What the parameter of /items/ takes"))
    name: str
    short_name: str
    full_name: str
    description: str
    url: str = said(_("Address of the page for people"))


class IndustryRow(Row):
    slug: str = said(_("What the parameter of /items/ takes"))
    name: str
    url: str = said(_("Address of the page for people"))


class NameRow(Row):
    slug: str = said(_("What the parameter of /items/ takes"))
    name: str
    note: str = said(_("One sentence about it"))
    district: Named | None
    url: str = said(_("Address of the page for people"))
    items_url: str = said(_("Address in this API of the items that tell of it"))


class Withdrawn(Schema):
    id: str
    at: dt.datetime
    notice: str = said(_("A notice for readers, where there is one"))


class Problem(Schema):
    """Every answer that is no success."""

    status: int
    code: str = said(_("For programs; stays as it is"))
    message: str = said(_("For people"))
    parameters: dict[str, list[str]] = said(_("What is wrong, parameter by parameter"))
    withdrawn: Withdrawn | None = said(_("Of what was withdrawn"))


def list_of(row: type[Row]) -> type[Schema]:
    """`results` and `next`."""
    fields = {
        "results": list[row],
        "next": str | None,
    }
    namespace = {
        "__annotations__": fields,
        "__module__": __name__,
        "next": said(_("Address of the rows after these; null where there are none")),
    }
    return type(f"{row.__name__}s", (Schema,), namespace)
