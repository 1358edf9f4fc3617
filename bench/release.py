"""What it costs to make an issue public: Huikan's release, and the loop over Wagtail's own publish()."""

from __future__ import annotations

from django.db import transaction

from bulletins.document import Assets, write_issue
from bulletins.models import BulletinPage, IssuePage, PhotoFile
from bulletins.release_pass import releasing
from bulletins.states import IssueState
from editorial.actions.release_issue import ReleaseIssueAction
from manuscript.document import Chapter, Document, NewsItem, Paragraph, Photo, Section
from tests import factories

from .meter import Statements, cpu_seconds, statements

MEMBERS = 40
LONG_AFTER = 2100  # years that no issue of the archive has


def releases() -> dict[str, tuple[Statements, float]]:
    """name -> its statements and its CPU milliseconds, each with an issue of its own. Changes the archive: measure last."""
    return {
        "wagtail's loop over 40": _measured(_wagtails_loop, LONG_AFTER),
        "release of 40": _measured(_release, LONG_AFTER + 1),
    }


def _measured(act, year: int) -> tuple[Statements, float]:
    issue = _approved_issue(year)
    with statements() as sent, cpu_seconds() as spent:
        act(issue)
    issue.refresh_from_db()
    assert issue.live
    return sent, 1000 * spent[0]


def _release(issue: IssuePage) -> None:
    ReleaseIssueAction(issue, factories.people().publisher).execute()


def _wagtails_loop(issue: IssuePage) -> None:
    publisher = factories.people().publisher
    with transaction.atomic(), releasing(issue.pk):
        for member in issue.get_descendants(inclusive=True).order_by("-path"):
            member.specific.get_latest_revision().publish(user=publisher, skip_permission_checks=True)


def _approved_issue(year: int) -> IssuePage:
    photos = {photo.title: photo for photo in PhotoFile.objects.all()[:MEMBERS]}
    items = tuple(_item(number, list(photos)) for number in range(MEMBERS - 2))
    chapter = Chapter("要闻", "第一章", (Section("", items=items),))
    document = Document(year=year, period=1, chapters=(chapter,))
    issue = write_issue(document, BulletinPage.objects.order_by("path").first(), assets=Assets(photos=photos))
    return factories.bring_to(IssueState.APPROVED, issue)


def _item(number: int, photos: list[str]) -> NewsItem:
    beside = [Photo(photos[(number + step) % len(photos)], f"图说{number}", "") for step in (0, 1)]
    return NewsItem(f"第{number}条", region="昆山市", blocks=(Paragraph("正文。" * 100), *beside))
