"""Taking pages down together leaves behind what Wagtail's own `unpublish` leaves behind, page by page."""

from __future__ import annotations

from django.utils import timezone

from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Revision

import pytest

from bulletins.models import NewsItemPage
from bulletins.release_pass import OutsideReleaseError, releasing
from bulletins.states import IssueState
from editorial.publishing import unpublish_together
from tests.editorial.publishing.left_behind import differences, left_behind
from tests.factories import an_issue, fresh, people

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def released(shared_home):
    return an_issue(state=IssueState.RELEASED, items=4)


@pytest.fixture
def issue(released):
    return fresh(released)


def members(issue):
    return list(fresh(issue).get_descendants(inclusive=True).order_by("-path").specific())


def one_by_one(pages):
    for page in pages:
        UnpublishPageAction(page, user=people().publisher).execute(skip_permission_checks=True)


def assert_same(issue, choose=members):
    by_wagtail = left_behind(issue, lambda: one_by_one(choose(issue)))
    by_us = left_behind(
        issue, lambda: unpublish_together(choose(issue), user=people().publisher, at=timezone.now())
    )
    assert by_wagtail.said
    found = differences(by_wagtail, by_us)
    assert not found, "\n".join(found)


def test_a_whole_issue(issue):
    assert_same(issue)


def test_an_item(issue):
    assert_same(issue, lambda issue: members(issue)[:1])


def test_what_is_not_live_is_left_alone(issue):
    Page.objects.filter(pk__in=[page.pk for page in members(issue)[:2]]).update(live=False)
    assert_same(issue)


def test_what_was_to_go_live_by_the_clock(issue):
    Revision.objects.filter(object_id=str(members(issue)[0].pk)).update(approved_go_live_at=timezone.now())
    assert_same(issue)


def test_an_item_with_an_alias(issue):
    item = NewsItemPage.objects.filter(issue=issue).first()
    item.create_alias(parent=item.get_parent(), update_slug="alias-of-item")
    assert_same(issue, lambda issue: [fresh(item)])


def test_nobody_takes_a_member_down_outside_of_its_release(issue):
    with pytest.raises(OutsideReleaseError):
        unpublish_together(members(issue), user=people().publisher, at=timezone.now())
    with pytest.raises(OutsideReleaseError), releasing(issue.pk + 1):
        unpublish_together(members(issue), user=people().publisher, at=timezone.now())
    assert all(page.live for page in members(issue))
