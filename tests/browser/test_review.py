"""A chairman reviews on the phone: reads, returns one item with a note, and in the second round reads what changed."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse

import pytest
from playwright.sync_api import Page, expect

from bulletins.document import write_issue
from bulletins.models import BulletinPage, IssuePage
from bulletins.states import IssueState
from editorial.actions.submit_issue import SubmitIssueAction
from editorial.rounds import round_of
from portal.demo import PEOPLE
from tests.browser.seen import english_on, overflow, weak_contrasts
from tests.factories import a_quarterly, fresh, sign

PHONE = {"width": 390, "has_touch": True, "device_scale_factor": 2}


def person(name: str):
    return get_user_model().objects.get(username=name)


def submit_and_pass_two(issue) -> None:
    SubmitIssueAction(fresh(issue), person("bianji")).execute()
    for name in ("chushen", "fushen"):
        sign(issue, person(name))


def edit_first(issue) -> None:
    draft = issue.items.in_order()[0].get_latest_revision_as_object()
    draft.body = [{"type": "paragraph", "value": "<p>第1条的正文，金额改为21亿元。</p>"}]
    draft.save_revision()


@pytest.fixture(scope="module")
def issue(site) -> IssuePage:
    """Before the chairman for the first time."""
    document = a_quarterly(5, year=2027, period=1)
    issue = write_issue(document, BulletinPage.objects.get(slug="jibao"))
    submit_and_pass_two(issue)
    return issue


def open_page(visit, issue, name: str = "zhongshen", **profile) -> Page:
    return visit(reverse("editorial:review", args=[issue.pk]), person=name, **profile)


def faults_of(page: Page) -> list:
    return [
        *english_on(page, *PEOPLE),
        *weak_contrasts(page),
        *([f"{overflow(page)}px too wide"] * bool(overflow(page))),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_chinese_fits_the_screen_and_can_be_read(visit, issue, width, scheme):
    page = open_page(visit, issue, width=width, color_scheme=scheme)
    page.get_by_role("button", name="展开全部正文").click()
    page.get_by_role("button", name="其余全部通过").click()
    assert faults_of(page) == []


def test_whatever_is_to_be_touched_is_large_enough(visit, issue):
    """44 px, for a thumb that signs."""
    page = open_page(visit, issue, **PHONE)
    for target in page.locator(".verdict, .review-foot__buttons .button").all():
        assert target.bounding_box()["height"] >= 43.5
    foot = page.locator(".review-foot").bounding_box()
    assert foot["height"] <= 260
    assert page.locator(".review-foot").is_visible()


def test_verdicts_are_given_by_keyboard(visit, issue):
    page = open_page(visit, issue)
    item = page.locator("[data-item]").first
    item.locator("input[value=pass]").focus()
    page.keyboard.press("Space")
    expect(item.locator("input[value=pass]")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(item.locator("input[value=return]")).to_be_checked()
    expect(page.locator("[data-said]")).to_have_text("1")


def test_without_scripts_the_page_keeps_what_is_said(visit, issue):
    page = open_page(visit, issue, java_script_enabled=False)
    page.locator("[data-item] .verdict--pass").last.click()
    page.get_by_role("button", name="保存，稍后再审").click()
    page.goto(reverse("editorial:review", args=[issue.pk]))
    expect(page.locator("[data-item] input[value=pass]").last).to_be_checked()
    assert not page.get_by_role("button", name="其余全部通过").is_visible()


def test_a_chairman_returns_an_item_and_in_the_second_round_reads_the_change_and_signs(visit, issue):
    page = open_page(visit, issue, **PHONE)
    first = page.locator("[data-item]").first
    first.locator("summary").click()
    expect(first).to_contain_text("第1条的正文")
    first.locator(".verdict--return").click()
    first.locator("textarea").fill("金额有误，请核对。")
    page.get_by_role("button", name="其余全部通过").click()
    expect(page.locator("[data-said]")).to_have_text("5")
    page.get_by_role("button", name="签署通过").click()
    expect(page.locator(".messages")).to_contain_text("退回")
    expect(page.locator("[data-item]").first.locator("textarea")).to_have_value("金额有误，请核对。")
    page.get_by_label("意见").fill("一条须核对。")
    page.get_by_role("button", name="退回本期").click()
    page.wait_for_url("**/admin/")
    assert fresh(issue).state == IssueState.DRAFTING

    edit_first(issue)
    submit_and_pass_two(issue)
    assert round_of(issue).number == 2
    page.goto(reverse("editorial:review", args=[issue.pk]))
    expect(page.locator("[data-item]")).to_have_count(1)
    only = page.locator("[data-item]")
    expect(only.locator("ins")).to_contain_text("金额改为21亿元")
    expect(only.locator(".remark").first).to_contain_text("金额有误，请核对。")
    expect(page.locator(".review-known").first).to_contain_text("自上一轮未变")
    assert page.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    assert faults_of(page) == []
    only.locator(".verdict--pass").click()
    page.get_by_label("意见").fill("已改，同意。")
    page.get_by_role("button", name="签署通过").click()
    page.wait_for_url("**/admin/")
    assert fresh(issue).state == IssueState.APPROVED


def test_the_review_sheet_can_be_read_on_a_phone(visit, issue):
    page = visit(reverse("editorial:sheet", args=[issue.pk]), person="zhongshen", **PHONE)
    assert faults_of(page) == []
