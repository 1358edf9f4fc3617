"""From submission on nobody writes in an issue; and no door but the release makes a part of it public."""

import datetime as dt
from contextlib import suppress

from django.conf import settings
from django.core.management import call_command
from django.urls import get_resolver, reverse
from django.utils import timezone

from wagtail.models import Page

import pytest

from bulletins.models import IssuePage, NewsItemPage
from bulletins.release_pass import OutsideReleaseError, releasing
from bulletins.states import LOCKED_STATES, IssueState
from editorial.actions.correct_issue import CorrectIssueAction
from tests.factories import a_bulletin, a_quarterly, an_administrator, an_issue, fresh, people, submit

pytestmark = pytest.mark.django_db
LOCKED = sorted(LOCKED_STATES)
NO_PARTS = {f"{part}-{count}_FORMS": "0" for part in ("bylines", "figures") for count in ("TOTAL", "INITIAL")}


@pytest.fixture(scope="module")
def issues(shared_home):
    """One in every state. What a test does to them is rolled back."""
    return {state: an_issue(state=state, items=2) for state in IssueState}


@pytest.fixture(params=LOCKED)
def locked_issue(request, issues):
    return fresh(issues[request.param])


@pytest.fixture(params=IssueState)
def any_issue(request, issues):
    return fresh(issues[request.param])


@pytest.fixture
def draft(issues):
    return fresh(issues[IssueState.DRAFTING])


@pytest.fixture(params=["editor", "publisher", "administrator"])
def browser(request, issues, sign_in):
    """Nobody is exempt, whatever their rank."""
    if request.param == "administrator":
        return sign_in(an_administrator())
    return sign_in(getattr(people(), request.param))


def snapshot(issue):
    """Everything that a reader or a reviewer could notice a change of."""
    fields = (
        "pk",
        "path",
        "title",
        "draft_title",
        "slug",
        "live",
        "latest_revision_id",
        "live_revision_id",
        "go_live_at",
    )
    return list(fresh(issue).get_descendants(inclusive=True).order_by("pk").values_list(*fields))


def edited(browser, page):
    """What the editor's form would send, with another title."""
    form = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    fields = {form.add_prefix(name): form[name].value() or "" for name in form.fields if name != "body"}
    return {**fields, "title": "改过的题", "body-count": "0", **NO_PARTS,
            "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}  # fmt: skip


def test_the_save_of_an_editors_form_is_kept_while_drafting(draft, sign_in):
    """What the tests below refuse would otherwise work."""
    item = draft.items.first()
    browser = sign_in(people().editor)
    response = browser.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), edited(browser, item))
    assert response.status_code == 302
    assert fresh(item).draft_title == "改过的题"


def test_no_member_can_be_edited(locked_issue, browser):
    before = snapshot(locked_issue)
    of_each_kind = {type(page): page for page in locked_issue.get_descendants(inclusive=True).specific()}
    for member in of_each_kind.values():
        address = reverse("wagtailadmin_pages:edit", args=[member.pk])
        form = {
            "title": "改过的题",
            "year": "2026",
            "period": "3",
            "body-count": "0",
            **NO_PARTS,
            "event_precision": "day",
            "cover_precision": "day",
            "distribution": "public",
        }
        for action in ({}, {"action-publish": "1"}, {"action-submit": "1"}, {"is_overwriting_revision": "1"}):
            browser.post(address, {**form, **action})
            assert snapshot(locked_issue) == before, (member, action)


def test_a_form_that_was_open_before_the_submission_is_not_saved(draft, sign_in):
    item = draft.items.first()
    browser = sign_in(people().editor)
    late = edited(browser, item)
    submit(draft)
    before = snapshot(draft)
    response = browser.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), late)
    assert snapshot(draft) == before
    assert response.status_code != 500


@pytest.mark.parametrize("title", ["锁定之前写下的题目", ""])
def test_what_was_typed_before_the_lock_comes_back_with_a_word_why(draft, sign_in, title):
    """Also where the form is not fit to be saved: the rest of it is somebody's work as well."""
    item = draft.items.first()
    browser = sign_in(people().editor)
    typed = {**edited(browser, item), "title": title, "source": "锁定之前写下的来源", "body-count": "1",
             "body-0-type": "quote", "body-0-order": "0", "body-0-id": "", "body-0-deleted": "",
             "body-0-value-text": "锁定之前写下的话", "body-0-value": "锁定之前写下的话"}  # fmt: skip
    submit(draft)
    response = browser.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), typed)
    shown = response.content.decode()
    assert response.status_code == 200
    assert response.context["form"]["title"].value() == title
    assert "锁定之前写下的来源" in shown
    assert "锁定之前写下的话" in shown or "\\u9501\\u5b9a" in shown
    assert any(draft.title in str(message) for message in response.context["messages"])


def test_saving_by_itself_is_refused_without_a_message_that_turns_up_later(draft, sign_in):
    item = draft.items.first()
    browser = sign_in(people().editor)
    late = edited(browser, item)
    submit(draft)
    address = reverse("wagtailadmin_pages:edit", args=[item.pk])
    response = browser.post(address, late, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert not [str(message) for message in browser.get("/admin/").context["messages"]]


def test_nothing_can_be_added(locked_issue, browser):
    before = snapshot(locked_issue)
    for model, parent in (
        ("newsitempage", locked_issue.items.first().get_parent()),
        ("chapterpage", locked_issue),
    ):
        address = reverse("wagtailadmin_pages:add", args=["bulletins", model, parent.pk])
        response = browser.post(
            address,
            {"title": "新", "body-count": "0", **NO_PARTS},
        )
        assert response.status_code in {302, 403}
    assert snapshot(locked_issue) == before


def test_nothing_can_be_deleted(locked_issue, browser):
    before = snapshot(locked_issue)
    for member in locked_issue.get_descendants(inclusive=True):
        browser.post(reverse("wagtailadmin_pages:delete", args=[member.pk]))
    members = [member.pk for member in locked_issue.get_descendants(inclusive=True)]
    browser.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        + "?"
        + "&".join(f"id={key}" for key in members)
    )
    assert snapshot(locked_issue) == before


def test_nothing_can_be_moved_out_or_in(locked_issue, browser):
    elsewhere = an_issue(locked_issue.bulletin, document=another_period())
    before, before_elsewhere = snapshot(locked_issue), snapshot(elsewhere)
    inside, outside = locked_issue.items.first(), elsewhere.items.first()
    moves = [
        (inside, outside.get_parent()),
        (outside, inside.get_parent()),
        (locked_issue, a_bulletin("别的刊物")),
    ]
    for page, destination in moves:
        browser.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk]))
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={page.pk}"
        browser.post(bulk, {"chooser": destination.pk, "move_applicable": "on"})
    assert snapshot(locked_issue) == before
    assert snapshot(elsewhere) == before_elsewhere


def test_nothing_can_be_reordered(locked_issue, browser):
    before = snapshot(locked_issue)
    for member in locked_issue.get_descendants():
        browser.post(reverse("wagtailadmin_pages:set_page_position", args=[member.pk]) + "?position=0")
    assert snapshot(locked_issue) == before


def test_nothing_can_be_copied_in(locked_issue, browser):
    before = snapshot(locked_issue)
    item = locked_issue.items.first()
    form = {"new_title": "副本", "new_slug": "copy", "new_parent_page": item.get_parent().pk, "alias": "on"}
    for alias in (form, {name: value for name, value in form.items() if name != "alias"}):
        browser.post(reverse("wagtailadmin_pages:copy", args=[item.pk]), alias)
    assert snapshot(locked_issue) == before


def test_an_older_revision_cannot_be_brought_back(locked_issue, browser):
    item = locked_issue.items.first()
    item.save_revision()
    before = snapshot(locked_issue)
    oldest = item.revisions.order_by("pk").first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[item.pk, oldest.pk])
    assert browser.get(address).status_code in {200, 302, 403}
    browser.post(
        reverse("wagtailadmin_pages:edit", args=[item.pk]),
        {
            "title": "旧稿",
            "revision": oldest.pk,
            "body-count": "0",
            **NO_PARTS,
        },
    )
    assert snapshot(locked_issue) == before


def test_the_lock_cannot_be_lifted(locked_issue, browser):
    for member in locked_issue.get_descendants(inclusive=True):
        browser.post(reverse("wagtailadmin_pages:unlock", args=[member.pk]))
        assert fresh(member.specific).get_lock() is not None


def test_no_button_publishes_or_withdraws_a_part(any_issue, browser):
    issue = any_issue
    before = snapshot(issue)
    for member in issue.get_descendants(inclusive=True):
        browser.post(reverse("wagtailadmin_pages:unpublish", args=[member.pk]), {"include_descendants": "on"})
        for act in ("publish", "unpublish"):
            bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act]) + f"?id={member.pk}"
            browser.post(bulk, {"include_descendants": "on"})
    assert snapshot(issue) == before


@pytest.mark.parametrize("act", ["publish", "unpublish"])
def test_publishing_a_whole_bulletin_publishes_no_issue_of_it(draft, browser, act):
    before = snapshot(draft)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act]) + f"?id={draft.bulletin.pk}"
    browser.post(bulk, {"include_descendants": "on"})
    assert snapshot(draft) == before


def test_code_that_publishes_a_part_is_stopped(any_issue):
    issue = any_issue
    before = snapshot(issue)
    for member in issue.get_descendants(inclusive=True).specific():
        revision = member.get_latest_revision()
        with pytest.raises(OutsideReleaseError):
            revision.publish(user=an_administrator(), skip_permission_checks=True)
        with pytest.raises(OutsideReleaseError):
            member.unpublish(user=an_administrator())
    assert snapshot(issue) == before


def test_the_release_of_one_issue_lets_no_other_out(draft):
    other = an_issue(draft.bulletin, document=another_period())
    with releasing(draft.pk), pytest.raises(OutsideReleaseError):
        other.items.first().get_latest_revision().publish()
    assert not fresh(other).get_descendants(inclusive=True).live().exists()


def test_the_clock_of_wagtail_makes_nothing_public_or_private(any_issue):
    """However a schedule came to be written: by a form of an older tab, by code, by SQL."""
    issue = any_issue
    live_before = live_pages(issue)
    past = timezone.now() - dt.timedelta(hours=1)
    for member in issue.get_descendants(inclusive=True).specific():
        member.get_latest_revision().__class__.objects.filter(pk=member.latest_revision_id).update(
            approved_go_live_at=past
        )
        type(member).objects.filter(pk=member.pk).update(go_live_at=past)
    with suppress(OutsideReleaseError):
        call_command("publish_scheduled")
    assert live_pages(issue) == live_before


def test_a_schedule_of_a_member_is_not_kept(draft):
    soon = timezone.now() + dt.timedelta(hours=1)
    for member in draft.get_descendants(inclusive=True).specific():
        member.go_live_at = member.expire_at = soon
        revision = member.save_revision()
        assert revision.content["go_live_at"] is None
        assert revision.content["expire_at"] is None


def test_a_revision_of_a_released_issue_lets_editors_write_again(issues, sign_in):
    issue = fresh(issues[IssueState.RELEASED])
    CorrectIssueAction(issue, people().editor).execute()
    item = issue.items.first()
    browser = sign_in(people().editor)
    response = browser.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), edited(browser, item))
    assert response.status_code == 302
    assert fresh(item).get_latest_revision_as_object().title == "改过的题"
    assert fresh(item).title != "改过的题"


def test_what_readers_see_is_not_deleted_during_a_revision(issues, browser):
    issue = fresh(issues[IssueState.RELEASED])
    CorrectIssueAction(issue, people().editor).execute()
    live = live_pages(issue)
    for member in issue.get_descendants(inclusive=True):
        browser.post(reverse("wagtailadmin_pages:delete", args=[member.pk]))
    assert live_pages(issue) == live


def live_pages(issue):
    return set(Page.objects.descendant_of(issue, inclusive=True).live().values_list("pk", flat=True))


def another_period():
    return a_quarterly(2, period=1)


def test_an_issue_knows_its_members(issues):
    assert IssuePage.objects.count() == len(issues)
    assert {NewsItemPage.objects.of_issue(issue).count() for issue in issues.values()} == {2}


def test_no_api_of_wagtail_is_mounted(client, shared_home):
    """Its third version publishes, its second lists the pictures of what nobody has released."""
    modules = {
        getattr(part.urlconf_name, "__name__", "")
        for part in get_resolver().url_patterns
        if hasattr(part, "urlconf_name")
    }
    assert not [name for name in [*settings.INSTALLED_APPS, *modules] if name.startswith("wagtail.api")]
    for address in ("/api/v2/pages/", "/api/v3/pages/", "/api/v2/images/", "/admin/api/main/images/"):
        assert client.get(address).status_code in {302, 401, 403, 404}, address
