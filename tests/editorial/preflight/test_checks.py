"""机器检查: every check finds what it is for, and nothing in an issue that is in order."""

from __future__ import annotations

import pytest

from bulletins.document import Assets
from bulletins.models import Manifest
from bulletins.states import IssueState
from editorial.actions.submit_issue import CannotSubmitError
from editorial.preflight import Level, findings_of
from editorial.sealing import draw_up
from manuscript.document import DateSpan, Paragraph, Photo
from tests.factories import a_document, a_photo, an_issue, an_item, fresh, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(home):
    """found(item, …) -> (code, page's title) of every finding in an issue of these items."""

    def _found(*items):
        issue = an_issue(document=a_document(*items), assets=Assets({"p.jpg": a_photo()}))
        titles = {page.pk: page.title for page in issue.get_descendants(inclusive=True)}
        return [(finding.code, titles[finding.page_id]) for finding in findings_of(draw_up(issue))]

    return _found


def test_an_issue_in_order_has_no_findings(found):
    photo = Photo("p.jpg", "图说", "", "")
    assert found(an_item("甲", event=DateSpan.day(2026, 9, 30)), an_item("乙", blocks=(photo,))) == []


@pytest.mark.parametrize(
    "blocks",
    [(), (Photo("p.jpg", "", "", ""),), (Photo("", "", "", ""),)],
    ids=["nothing", "picture", "place"],
)
def test_an_item_without_a_word_is_blocking(found, blocks):
    assert found(an_item("甲", blocks=blocks))[0] == ("item-without-text", "甲")


def test_a_photo_that_is_still_to_come_is_a_warning(found):
    assert found(an_item("甲", blocks=(Paragraph("文"), Photo("lost.jpg", "图说", "", "")))) == [
        ("photo-without-picture", "甲")
    ]


def test_two_items_of_one_title_are_a_warning(found):
    assert found(an_item("大会 开幕"), an_item("另一条"), an_item("大会开幕")) == [("same-title", "大会开幕")]


def test_an_event_after_the_last_day_of_the_issue_is_a_warning(found):
    assert found(an_item("甲", event=DateSpan.day(2026, 10, 1))) == [("event-after-the-issue", "甲")]


def test_a_picture_that_nobody_describes_is_worth_a_notice(found):
    assert found(an_item("甲", blocks=(Paragraph("文"), Photo("p.jpg", "", "", "")))) == [
        ("picture-without-words", "甲")
    ]


def test_what_must_be_mended_comes_first(home):
    first = an_item("甲", blocks=(Paragraph("文"), Photo("lost.jpg", "图说", "", "")))
    issue = an_issue(document=a_document(first, an_item("乙", blocks=())))
    levels = [finding.level for finding in findings_of(draw_up(issue))]
    assert levels == [Level.BLOCKING, Level.WARNING]


def test_an_issue_with_a_blocking_finding_is_not_submitted_and_the_item_is_named(home):
    issue = an_issue(document=a_document(an_item("有字"), an_item("无字", blocks=())))
    with pytest.raises(CannotSubmitError, match="无字"):
        submit(issue)
    assert fresh(issue).state == IssueState.DRAFTING
    assert not issue.manifests.exists()


def test_checks_ask_the_same_of_three_items_as_of_thirty(home, django_assert_num_queries):
    """The rows with their revisions; the issue and its bulletin, for the last day that it reports."""
    for count in (3, 30):
        manifest = Manifest.objects.get(pk=draw_up(an_issue(items=count)).pk)
        with django_assert_num_queries(3):
            findings_of(manifest)
