"""The screens of publishers and editors on a phone and on a desk's screen, in Chinese; and a tab that came too late."""

from __future__ import annotations

from django.urls import reverse

import pytest

from bulletins.models import IssuePage, NewsItemPage
from bulletins.states import IssueState, ReleaseState
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.withdraw_issue import ProposeWithdrawalAction
from tests import factories
from tests.browser.seen import english_on, overflow, weak_contrasts

WIDTHS = (390, 1280)


@pytest.fixture(scope="session")
def issues(site, django_db_blocker) -> dict[str, IssuePage]:
    """In a bulletin that readers know nothing of, so that the other tests of the demonstration find it as it was."""
    with django_db_blocker.unblock():
        bulletin = factories.a_bulletin("内部快报", distribution="internal")
        made = {
            name: _internal(bulletin, period, state)
            for period, (name, state) in enumerate(STATES.items(), start=1)
        }
        return {name: factories.fresh(issue) for name, issue in _disturbed(made).items()}


STATES = {
    "sealed": IssueState.APPROVED,
    "scheduled": IssueState.SCHEDULED,
    "released": IssueState.RELEASED,
    "draft": IssueState.DRAFTING,
}


def _internal(bulletin, period: int, state: IssueState) -> IssuePage:
    document = factories.a_quarterly(3, year=2025, period=period)
    issue = factories.an_issue(bulletin, document=document)
    issue.distribution = "internal"
    issue.save_revision()
    return factories.bring_to(state, issue)


def _disturbed(made: dict[str, IssuePage]) -> dict[str, IssuePage]:
    """An attempt that failed; a release under correction whose withdrawal is proposed."""
    made["sealed"].releases.create(
        number=1,
        manifest=made["sealed"].manifests.get(),
        state=ReleaseState.FAILED,
        reason="“第1条”的文件被替换或丢失了。",
    )
    released = made["released"]
    editor = factories.people().editor
    CorrectIssueAction(factories.fresh(released), editor).execute()
    ProposeWithdrawalAction(
        factories.fresh(released), factories.people().publisher, "数字有误", "本期暂停阅读。"
    ).execute()
    item = released.items.in_order().first()
    item.title = "改过的第1条"
    item.save_revision(clean=False)
    NewsItemPage.objects.filter(pk=made["draft"].items.in_order().last().pk).update(is_left_out=True)
    return made


SCREENS = {
    "desk": ("desk", None, "publisher"),
    "sealed": ("issue-desk", "sealed", "publisher"),
    "scheduled": ("issue-desk", "scheduled", "publisher"),
    "released": ("issue-desk", "released", "publisher"),
    "release": ("release", "sealed", "publisher"),
    "schedule": ("schedule", "sealed", "publisher"),
    "unseal": ("unseal", "sealed", "publisher"),
    "withdrawal": ("confirm-withdrawal", "released", "publisher"),
    "history": ("history", "released", "editor"),
    "submit": ("submit", "draft", "editor"),
    "notes": ("submit", "released", "editor"),
    "abandon": ("abandon", "released", "editor"),
}


def _opened(visit, issues, screen):
    name, issue, person = SCREENS[screen]
    address = reverse(f"editorial:{name}", args=[issues[issue].pk] if issue else [])
    return visit.look(address, person=person)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_chinese_as_wide_as_its_window_and_legible_by_day_and_night(visit, issues, screen):
    page = _opened(visit, issues, screen)
    assert not english_on(page, "SHA", "editor", "publisher", "first", "second", "final")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            ours = [found for found in weak_contrasts(page) if "desk" in found or "course" in found]
            assert not ours, (width, scheme)


def test_the_menu_leads_publishers_to_their_desk_and_nobody_else(visit, issues):
    desk = f'a[href="{reverse("editorial:desk")}"]'
    assert visit(reverse("wagtailadmin_home"), person="publisher").locator(desk).count()
    assert not visit(reverse("wagtailadmin_home"), person="editor").locator(desk).count()


def test_what_was_typed_before_the_lock_can_be_copied_afterwards(visit, issues, site):
    issue = issues["draft"]
    item = issue.items.filter(is_left_out=False).in_order().first()
    page = visit(reverse("wagtailadmin_pages:edit", args=[item.pk]), person="editor")
    page.wait_for_load_state("networkidle")
    factories.submit(issue)
    page.locator("input[name=title]").fill("锁定之前写下的题目")
    page.locator("[name=source]").fill("锁定之前写下的来源")
    with page.expect_navigation():
        page.locator("button.action-save").first.click()
    told = page.locator(".messages").inner_text()
    assert issue.title in told
    field = page.locator("input[name=title]")
    assert field.input_value() == "锁定之前写下的题目"
    assert page.locator("[name=source]").input_value() == "锁定之前写下的来源"
    field.click()  # a locked form of Wagtail takes no click: nothing could be selected in it
    assert field.evaluate("field => document.activeElement === field")
    assert factories.fresh(item).title != "锁定之前写下的题目"
    visit.errors[:] = [error for error in visit.errors if "400" not in error]  # saving by itself was refused
