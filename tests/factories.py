"""Rows for tests, in the words of the field, made the way the portal itself makes them: no fixtures files.

an_issue(items=5)                                a draft of five items
an_issue(state=IssueState.RELEASED)              written, submitted, signed by three people, released
an_issue(a_bulletin(kind="yearbook"), marker="机密")   every text of it contains 机密
"""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone

from modelsearch.backends import get_search_backend
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Page

from PIL import Image

from bulletins.channels import Channel
from bulletins.document import Assets, write_issue
from bulletins.models import BulletinPage, IssuePage, NewsItemPage, PhotoFile, Release
from bulletins.states import IssueState, ReleaseState
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.release_issue import ReleaseIssueAction
from editorial.actions.schedule_release import ScheduleReleaseAction
from editorial.actions.sign_off import SignOffAction, Verdict
from editorial.actions.submit_issue import SubmitIssueAction
from editorial.actions.withdraw_issue import DecideWithdrawalAction, ProposeWithdrawalAction
from editorial.models import ReleaseSchedule
from editorial.rounds import round_of
from editorial.stages import EDITORS, PUBLISHERS, REVIEWERS, Stage
from editorial.verdicts import Saying, to_be_said
from manuscript.document import Chapter, DateSpan, Document, NewsItem, Paragraph, Photo, Section
from portal.installation import set_up
from portal.models import HomePage
from regions.models import RegionIndexPage, RegionPage
from regions.places import REGIONS_CSV, load_regions

PASSWORD = "a-good-Password-2026"
DISTRICTS = ("昆山市", "吴江区", "常熟市")
INDUSTRIES = ("生物医药", "人工智能")

_numbers = itertools.count(1)


def installation() -> HomePage:
    """An installed portal with its districts. Makes only what is missing: after a flush, everything."""
    if not Page.objects.filter(depth=1).exists():
        Locale.objects.get_or_create(language_code="zh-hans")
        Page.add_root(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
        Collection.add_root(name="Root")
    home = HomePage.objects.first()
    if home is None:
        home = set_up("测试汇刊", "测试单位")
    if not RegionPage.objects.exists():
        load_regions(REGIONS_CSV, RegionIndexPage.objects.get())
    return home


# -- people


def a_person(*groups: str, name: str = "", **fields):
    username = name or f"person-{next(_numbers)}"
    person = get_user_model().objects.filter(username=username).first()
    if person is None:
        person = get_user_model().objects.create_user(username, f"{username}@example.org", PASSWORD, **fields)
        person.groups.set(Group.objects.filter(name__in=groups))
        assert person.groups.count() == len(groups)
    return person


def an_administrator(name: str = "administrator"):
    return a_person(name=name, is_staff=True, is_superuser=True)


@dataclass(frozen=True)
class People:
    """One for every act between draft and release."""

    editor: object
    first: object
    second: object
    final: object
    publisher: object

    @property
    def reviewers(self) -> tuple:
        return self.first, self.second, self.final


def people() -> People:
    return People(
        editor=a_person(EDITORS, name="editor"),
        first=a_person(REVIEWERS[Stage.FIRST], name="first"),
        second=a_person(REVIEWERS[Stage.SECOND], name="second"),
        final=a_person(REVIEWERS[Stage.FINAL], name="final"),
        publisher=a_person(PUBLISHERS, name="publisher"),
    )


# -- texts


def an_item(title: str = "条目", **fields) -> NewsItem:
    fields.setdefault("blocks", (Paragraph(f"{title}的正文。"),))
    return NewsItem(title=title, **fields)


def a_document(*items: NewsItem, year: int = 2026, period: int | None = 3, **fields) -> Document:
    """One chapter with one section; without items, it has a single one."""
    chapter = Chapter("要闻", "第一章", (Section("", items=items or (an_item(),)),))
    fields.setdefault("chapters", (chapter,))
    return Document(year=year, period=period, **fields)


def a_quarterly(items: int = 3, *, marker: str = "", photo: str = "", **fields) -> Document:
    """Items spread over districts and industries, each with text, byline and date, and `marker` in all of its texts."""
    span = fields.get("year", 2026), 3 * (fields.get("period", 3) or 3) - 2
    districts = [
        Section(f"{district}{marker}", "一", region=district, items=tuple(some))
        for district, some in _dealt(
            [_numbered_item(number, marker, photo, span) for number in range(1, items + 1)]
        )
    ]
    chapter = Chapter(f"区市动态{marker}", "第一章", tuple(districts))
    fields.setdefault("editors_note", f"编者按{marker}。")
    fields.setdefault("title", f"季报{marker}" if marker else "")
    return Document(**{"year": 2026, "period": 3, "chapters": (chapter,), **fields})


def _numbered_item(number: int, marker: str, photo: str, span: tuple[int, int]) -> NewsItem:
    """`span`: the year and the first month of its quarter, for an event outside the period of its issue is an error."""
    year, month = span
    photos = (Photo(photo, f"图说{number}{marker}", "摄影者"),) if photo else ()
    return NewsItem(
        title=f"第{number}条{marker}",
        number=str(number),
        industries=(INDUSTRIES[number % 2],),
        event=DateSpan.day(year, month + number % 3, 1 + number % 28),
        bylines=(f"记者{number % 5}",),
        blocks=(Paragraph(f"第{number}条的正文{marker}。"), *photos),
    )


def _dealt(items: list[NewsItem]) -> list[tuple[str, list[NewsItem]]]:
    """Dealt out to the districts like cards, empty hands left out."""
    hands = [(district, items[place :: len(DISTRICTS)]) for place, district in enumerate(DISTRICTS)]
    return [(district, hand) for district, hand in hands if hand]


# -- files


def a_picture(width: int = 80, height: int = 60, kind: str = "JPEG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (160, 60, 50)).save(file, kind)
    return file.getvalue()


def a_photo(title: str = "照片", **fields) -> PhotoFile:
    file = ImageFile(BytesIO(a_picture()), name=f"photo-{next(_numbers)}.jpg")
    return PhotoFile.objects.create(title=title, file=file, **fields)


def a_file(title: str = "附件", name: str = "annex.txt", content: bytes = b"words"):
    return get_document_model().objects.create(title=title, file=ContentFile(content, name=name))


# -- bulletins and issues


def a_bulletin(title: str = "测试季报", **fields) -> BulletinPage:
    fields = {"slug": f"bulletin-{next(_numbers)}", "issuer": "测试编辑部", "kind": "quarterly", **fields}
    bulletin = BulletinPage(title=title, **fields)
    HomePage.objects.get().add_child(instance=bulletin)
    bulletin.save_revision().publish()
    return bulletin


def an_issue(
    bulletin: BulletinPage | None = None,
    *,
    state: IssueState = IssueState.DRAFTING,
    items: int = 3,
    marker: str = "",
    document: Document | None = None,
    assets: Assets | None = None,
) -> IssuePage:
    bulletin = bulletin or a_bulletin()
    issue = write_issue(document or a_quarterly(items, marker=marker), bulletin, assets=assets)
    return bring_to(state, issue)


def bring_to(state: IssueState, issue: IssuePage) -> IssuePage:
    """Takes a draft as far as `state` by the acts of the people whose acts they are."""
    if state != IssueState.DRAFTING:
        submit(issue)
    if state not in (IssueState.DRAFTING, IssueState.IN_REVIEW):
        pass_reviews(issue)
    if state == IssueState.SCHEDULED:
        schedule(issue)
    if state in (IssueState.RELEASED, IssueState.CORRECTING, IssueState.WITHDRAWN):
        release(issue)
    if state == IssueState.CORRECTING:
        CorrectIssueAction(fresh(issue), people().editor).execute()
    if state == IssueState.WITHDRAWN:
        withdraw(issue)
    return fresh(issue)


def indexed() -> None:
    """What follows a commit, for tests that never commit: words find what is there now."""
    get_search_backend().add_bulk(NewsItemPage, NewsItemPage.objects.all())


def submit(issue: IssuePage, notes: dict | None = None) -> None:
    SubmitIssueAction(fresh(issue), people().editor, notes).execute()


def pass_reviews(issue: IssuePage) -> None:
    """Whoever's turn it is, until nobody is left."""
    for reviewer in people().reviewers:
        task = fresh(issue).current_workflow_task
        if task and task.user_can_decide(fresh(issue), reviewer):
            sign(issue, reviewer)


def pass_reviews_by(issue: IssuePage, *usernames: str) -> None:
    """The same by people who are there already, such as those of the demonstration."""
    for username in usernames:
        person = get_user_model().objects.get(username=username)
        task = fresh(issue).current_workflow_task
        if task and task.user_can_decide(fresh(issue), person):
            sign(issue, person)


def sign(
    issue: IssuePage, person, verdict: Verdict = Verdict.PASS, opinion: str = "同意。", **options
) -> None:
    """As on the review page: every item read and passed, then the one signature."""
    issue = fresh(issue)
    round_ = round_of(issue)
    sayings = {}
    if task := issue.current_workflow_task:
        sayings = {row.pk: Saying(True) for row in to_be_said(round_, task.stage)}
    options = {"shown": round_.manifest.digest if round_ else "", "sayings": sayings, **options}
    SignOffAction(issue, person, verdict, opinion, **options).execute()


def release(issue: IssuePage) -> None:
    ReleaseIssueAction(fresh(issue), people().publisher).execute()


def schedule(issue: IssuePage, at: dt.datetime | None = None) -> ReleaseSchedule:
    at = at or timezone.now() + dt.timedelta(days=1)
    issue = fresh(issue)
    return ScheduleReleaseAction(issue, people().publisher, at, confirmed=issue.distribution).execute()


def reword(item, before: str, after: str) -> None:
    """In the draft: another word in its text and title."""
    draft = fresh(item).get_latest_revision_as_object()
    body = draft.body.get_prep_value()
    for block in (block for block in body if block["type"] == "paragraph"):
        block["value"] = block["value"].replace(before, after)
    draft.body, draft.title = body, draft.title.replace(before, after)
    draft.save_revision(user=people().editor)


def correct(issue: IssuePage, notes: dict) -> None:
    """From what editors have changed in the open issue to its next release; `notes` by page, as submitting wants them."""
    submit(issue, notes)
    pass_reviews(issue)
    release(issue)


def withdraw(issue: IssuePage, notice: str = "本期暂停阅读。") -> None:
    proposal = ProposeWithdrawalAction(fresh(issue), people().publisher, "内容有误", notice).execute()
    DecideWithdrawalAction(proposal, people().final, confirm=True).execute()


def fresh(page):
    """The page as another request would find it: no cached workflow, no cached parent."""
    return type(page).objects.get(pk=page.pk)


# -- what follows a release


def a_release(issue: IssuePage | None = None) -> Release:
    """The record alone, as if the issue had just been released: nothing was published and nobody was told."""
    return Release.objects.create(
        issue=issue or an_issue(items=1), number=1, state=ReleaseState.DONE, released_at=timezone.now()
    )


class FakeChannel(Channel):
    """Remembers what it delivered, and what was open then; raises what it is told to, each error once."""

    def __init__(self, name: str = "fake", recipients: tuple[str, ...] = ("",), errors: tuple = ()):
        self.name = self.label = name
        self.known, self.errors, self.delivered = recipients, list(errors), []

    def recipients(self, release, event):
        return self.known

    def deliver(self, release, event, recipient):
        if self.errors:
            raise self.errors.pop(0)
        self.delivered.append((release.pk, str(event), recipient))
