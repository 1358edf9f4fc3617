"""What search engines are told of changes: an item changed when it was corrected, its issue whenever anything in it was."""

import datetime as dt
import re

from django.utils import timezone

import pytest

from bulletins.models import IssuePage, NewsItemPage, Release
from bulletins.states import IssueState, ReleaseKind
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.release_issue import RestoreIssueAction
from editorial.corrections import Note
from manuscript.document import Paragraph
from tests.factories import a_document, an_issue, an_item, correct, fresh, people, reword
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db
LAST_WEEK = timezone.now() - dt.timedelta(days=7)


@pytest.fixture
def issue(home):
    """Released a week ago; the first of its two items was corrected today."""
    items = [an_item(f"{name}机12台", blocks=(Paragraph("12台。"),)) for name in "甲乙"]
    issue = an_issue(document=a_document(*items), state=IssueState.RELEASED)
    Release.objects.update(released_at=LAST_WEEK)
    for model in (IssuePage, NewsItemPage):
        model.objects.update(first_published_at=LAST_WEEK, last_published_at=LAST_WEEK)
    CorrectIssueAction(fresh(issue), people().editor).execute()
    first = issue.items.in_order()[0]
    reword(first, "12台", "21台")
    correct(issue, {first.pk: Note(ReleaseKind.CORRECTION, "“12台”应为“21台”。")})
    return fresh(issue)


def changes(client, section):
    """address -> day"""
    text = text_of(client.get(f"/sitemap-{section}.xml"))
    return dict(re.findall(r"<loc>http://[^/]+([^<]+)</loc><lastmod>([^<]{10})", text))


def day(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d}"


def test_only_the_corrected_item_and_its_issue_have_changed(client, issue):
    corrected, beside = issue.items.in_order()
    assert changes(client, "items") == {
        corrected.get_url(): day(timezone.now()), beside.get_url(): day(LAST_WEEK),
    }  # fmt: skip
    assert changes(client, "issues") == {issue.get_url(): day(timezone.now())}


def test_a_feed_says_the_same(client, issue):
    corrected, beside = issue.items.in_order()
    entries = client.get("/feed/feed.json").json()["items"]
    said = {entry["title"]: day(dt.datetime.fromisoformat(entry["date_modified"])) for entry in entries}
    assert said == {corrected.title: day(timezone.now()), beside.title: day(LAST_WEEK)}


def test_a_restored_release_changes_every_item(client, issue):
    first = Release.objects.get(issue=issue, number=1)
    RestoreIssueAction(fresh(issue), people().publisher, first, "核实无误").execute()
    assert set(changes(client, "items").values()) == {day(timezone.now())}
