"""One sentence on its way in a browser: written, submitted, passed by three people, released, read."""

from __future__ import annotations

from django.urls import reverse

import pytest
from playwright.sync_api import expect

from bulletins.models import IssuePage, NewsItemPage
from bulletins.states import IssueState
from portal.demo import PASSWORD

SENTENCE = "这一句是在浏览器里写下的。"
#: The editor hands what was typed to the form a moment later.
WRITTEN = "sentence => [...document.querySelectorAll('[name^=body-][name$=-value]')].some((e) => e.value.includes(sentence))"
REVIEWERS = ("chushen", "fushen", "zhongshen")


@pytest.fixture(scope="module")
def issue(site) -> IssuePage:
    """The one in the making. The tests below carry it on, each from where the one before left it."""
    return IssuePage.objects.get(slug="2026-q4")


@pytest.fixture(scope="module")
def item(issue) -> NewsItemPage:
    return issue.items.in_order()[1]


def _state(issue: IssuePage) -> str:
    return IssuePage.objects.get(pk=issue.pk).state


def _is_public(visit, item: NewsItemPage) -> bool:
    page = visit(item.get_url())
    visit.errors = [error for error in visit.errors if "404" not in error]
    return SENTENCE in page.content()


def test_an_editor_signs_in_at_the_door(visit):
    page = visit("/admin/")
    page.locator("input[name=username]").fill("bianji")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page).to_have_url("/admin/")
    expect(page.locator("main")).to_contain_text("2026年第四季度")


def test_an_editor_writes_a_sentence_that_stays_a_draft(visit, item):
    page = visit(reverse("wagtailadmin_pages:edit", args=[item.pk]), person="bianji")
    text = page.locator("[contenteditable=true]").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(SENTENCE)
    page.wait_for_function(WRITTEN, arg=SENTENCE, timeout=5000)
    page.locator("footer [type=submit]").filter(has_text="草稿").first.click()
    expect(page.locator(".messages")).to_contain_text(item.title)
    item.refresh_from_db()
    assert SENTENCE in str(item.get_latest_revision_as_object().body)
    assert not item.live
    assert not _is_public(visit, item)


def test_an_editor_says_why_what_the_machine_found_stays(visit, issue):
    """The draft of the demonstration has parts that do not add up."""
    page = visit(reverse("editorial:submit", args=[issue.pk]), person="bianji")
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.locator("main")).to_contain_text("机器检查发现1处错误")
    assert _state(issue) == IssueState.DRAFTING
    finding = page.locator(".finding:has(.level--error)").filter(has_text="106项")
    finding.locator(".finding__reason summary").click()
    finding.get_by_label("事由").fill("一项申请可兼属两类。")
    finding.get_by_role("button", name="放行").click()
    expect(page.locator(".finding", has_text="一项申请可兼属两类。")).to_have_count(1)


def test_an_editor_submits_the_issue(visit, issue):
    page = visit(reverse("editorial:submit", args=[issue.pk]), person="bianji")
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert _state(issue) == IssueState.IN_REVIEW


@pytest.mark.parametrize("reviewer", REVIEWERS)
def test_a_reviewer_is_led_to_the_issue_and_passes_it(visit, issue, reviewer):
    page = visit("/admin/", person=reviewer)
    page.locator(f"a.button[href='{reverse('editorial:review', args=[issue.pk])}']").first.click()
    expect(page.locator("main")).to_contain_text("2026年第四季度")
    page.get_by_role("button", name="其余全部通过").click()
    page.locator("textarea[name=opinion]").fill("同意。")
    page.locator("button[value=approve]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_publisher_releases_it_and_everybody_reads_it(visit, issue, item):
    assert _state(issue) == IssueState.APPROVED
    page = visit("/admin/", person="fabu")
    page.locator(f"a.button[href='{reverse('editorial:release', args=[issue.pk])}']").first.click()
    page.get_by_role("checkbox").check()
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible(timeout=60_000)
    assert _state(issue) == IssueState.RELEASED
    assert _is_public(visit, item)
    expect(visit("/").get_by_role("heading", level=1)).to_contain_text("2026年第四季度")
