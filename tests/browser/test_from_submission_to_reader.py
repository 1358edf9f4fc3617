"""Every role at a browser of its own: an issue is submitted, previewed, signed by three, released, corrected, withdrawn."""

from __future__ import annotations

import re

from django.urls import reverse

import pytest
from playwright.sync_api import Page, expect

from bulletins.models import IssuePage
from bulletins.states import IssueState
from tests import factories
from tests.browser.seen import english_on

MARKER = "从送审到读者"


@pytest.fixture(scope="module")
def issue(site) -> IssuePage:
    """In a bulletin for members, so that what others see of the demonstration stays as it is."""
    bulletin = factories.a_bulletin("会员快讯", distribution="members")
    document = factories.a_quarterly(3, marker=MARKER, year=2025, period=2)
    issue = factories.an_issue(bulletin, document=document)
    draft = issue.get_latest_revision_as_object()
    draft.distribution = "members"
    draft.save_revision()
    return factories.fresh(issue)


@pytest.fixture
def desk(visit, issue):
    """desk("fabu", "release") -> that screen before that person."""

    def _desk(person: str, screen: str, **options) -> Page:
        return visit(reverse(f"editorial:{screen}", args=[issue.pk]), person=person, **options)

    return _desk


def press(page: Page, name: str) -> Page:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()
    return page


def state_of(issue) -> str:
    return factories.fresh(issue).state


def test_the_editor_submits_and_gives_a_guest_a_link(desk, visit, issue):
    page = desk("bianji", "preview-links")
    page.get_by_label("给谁使用").fill("顾问某某")
    press(page, "生成链接")
    link = page.get_by_label("预览链接").input_value()
    guest = visit(link, width=390)
    expect(guest.get_by_role("note")).to_contain_text("顾问某某")
    expect(guest.locator("main")).to_contain_text(MARKER)
    press(desk("bianji", "submit"), "提交")
    assert state_of(issue) == IssueState.IN_REVIEW


@pytest.mark.parametrize("person", ["chushen", "fushen", "zhongshen"])
def test_three_reviewers_find_it_waiting_and_sign(desk, visit, issue, person):
    first_screen = visit("/admin/", person=person, width=390)
    expect(first_screen.get_by_text("会员快讯").first).to_be_visible()
    page = desk(person, "review", width=390, has_touch=True)
    press(page, "其余全部通过")
    page.get_by_label("意见").fill("同意。")
    press(page, "签署通过")
    expect(page.locator(".messages")).to_contain_text(re.compile("通过"))


def test_the_publisher_sees_the_seal_confirms_who_reads_it_and_releases(desk, visit, issue):
    assert state_of(issue) == IssueState.APPROVED
    page = desk("fabu", "issue-desk")
    page.get_by_role("link", name="立即发布").click()
    page.get_by_role("checkbox").check()
    press(page, "立即发布")
    assert state_of(issue) == IssueState.RELEASED
    assert english_on(page) == []
    member = visit(factories.fresh(issue).get_url(), person="huiyuan", width=390)
    expect(member.locator("main")).to_contain_text(MARKER)


def test_a_mistake_is_corrected_with_a_note_that_members_read(desk, visit, issue):
    press(desk("bianji", "correct"), "开始更正")
    item = factories.fresh(issue).items.order_by("path").first()
    draft = item.get_latest_revision_as_object()
    draft.body = [{"type": "paragraph", "value": f"<p>改过的正文{MARKER}。</p>"}]
    draft.save_revision()
    page = desk("bianji", "submit")
    page.get_by_label("给读者的说明").fill("原文有误，已改正。")
    press(page, "提交")
    assert state_of(issue) == IssueState.IN_REVIEW
    factories.pass_reviews_by(issue, "chushen", "fushen", "zhongshen")
    page = desk("fabu", "issue-desk")
    page.get_by_role("link", name="立即发布").click()
    page.get_by_role("checkbox").check()
    press(page, "立即发布")
    member = visit(factories.fresh(item).get_url(), person="huiyuan", width=390)
    expect(member.locator("main")).to_contain_text("原文有误，已改正。")
    expect(member.locator("main")).to_contain_text("改过的正文")


def test_two_people_withdraw_it_and_its_readers_find_a_notice(desk, visit, issue):
    page = desk("fabu", "withdraw")
    page.get_by_label("事由").fill("内容有误")
    page.get_by_label("给读者的告示").fill("本期暂停阅读。")
    press(page, "提出")
    press(desk("zhongshen", "confirm-withdrawal"), "撤回本期")
    assert state_of(issue) == IssueState.WITHDRAWN
    gone = visit("/", person="huiyuan")
    answer = gone.request.get(factories.fresh(issue).get_url())
    assert answer.status == 410
    assert "本期暂停阅读。" in answer.text()
    history = desk("fabu", "history")
    expect(history.locator("main")).to_contain_text("内容有误")
    assert english_on(history) == []
