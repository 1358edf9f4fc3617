"""An editor writes, and what a machine can find stands beside the text: where it is, and one click away from mended."""

from __future__ import annotations

from django.urls import reverse

import pytest
from playwright.sync_api import Page, expect

from bulletins.document import write_issue
from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from editorial.models import WordRule
from manuscript.document import Chapter, Document, NewsItem, Paragraph, Photo, Quote, Section
from portal.demo import PEOPLE
from tests.browser.seen import english_on, overflow, weak_contrasts
from tests.factories import fresh

WORD, INSTEAD = "莱茵语", "莱茵话"
TEXT = f"苏州工业园区开班教授{WORD}，学员共有三十人。"


@pytest.fixture(scope="module")
def issue(site, django_db_blocker) -> IssuePage:
    with django_db_blocker.unblock():
        WordRule.objects.create(term=WORD, level="error", replacement=INSTEAD, advice="有新译名。")
        item = NewsItem(
            "语言班开班",
            blocks=(
                Paragraph("开班第一天，教室里坐满了人。"),
                Paragraph(TEXT),
                Photo("", f"{WORD}班的第一课", "摄影者"),
                Quote(f"我学{WORD}是为了工作。", "一名学员"),
            ),
        )
        other = NewsItem("另一条消息", blocks=(Paragraph("没有什么可说的，写完为止。"),))
        chapter = Chapter("要闻", "第一章", (Section("", items=(item, other)),))
        document = Document(year=2028, period=1, chapters=(chapter,))
        return write_issue(document, BulletinPage.objects.get(slug="jibao"))


@pytest.fixture
def item(issue) -> NewsItemPage:
    """As it was written first, whatever the test before has done to it."""
    item = issue.items.get(title="语言班开班")
    first = item.revisions.order_by("pk").first()
    first.as_object().save_revision(previous_revision=first, clean=False)
    return fresh(item)


def open_item(visit, item, **profile) -> Page:
    return opened(visit(edit_address(item), person="bianji", **profile))


def edit_address(item) -> str:
    return reverse("wagtailadmin_pages:edit", args=[item.pk])


def opened(page: Page) -> Page:
    page.locator("[data-side-panel-toggle=preflight]").click()
    expect(panel(page)).to_be_visible()
    return page


def panel(page: Page):
    return page.locator("[data-preflight]")


def findings(page: Page):
    return panel(page).locator(f".finding[data-text='{WORD}']")


def paragraph(page: Page):
    """The text of the first rich text field."""
    return page.locator(".public-DraftEditor-content").first


def faults_of(page: Page) -> list:
    return [
        *english_on(page, *PEOPLE),
        *weak_contrasts(page),
        *([f"{overflow(page)}px too wide"] * bool(overflow(page))),
    ]


def test_the_panel_cites_what_the_draft_holds(visit, item):
    page = open_item(visit, item)
    expect(findings(page)).to_have_count(3)
    expect(findings(page).first).to_contain_text(WORD)
    counter = page.locator("[data-side-panel-toggle=preflight] [data-side-panel-toggle-counter]")
    assert int(counter.inner_text()) >= 3


def test_what_is_typed_is_checked_while_one_writes(visit, item):
    page = open_item(visit, item)
    page.locator("#id_title").fill(f"{WORD}班开班")
    expect(findings(page)).to_have_count(4)
    page.locator("#id_title").fill("语言班开班")
    expect(findings(page)).to_have_count(3)
    paragraph(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(f"{WORD}。")
    expect(findings(page)).to_have_count(4)


def test_a_finding_leads_to_its_words(visit, item):
    page = open_item(visit, item)
    in_text = panel(page).locator(f".finding[data-text='{WORD}'][data-block='0']")
    in_text.get_by_role("button", name="定位").click()
    assert page.evaluate("getSelection().toString()") == WORD
    caption = panel(page).locator(f".finding[data-text='{WORD}'][data-block='1']")
    caption.get_by_role("button", name="定位").click()
    field = page.locator("[name=body-1-value-caption]")
    expect(field).to_be_focused()
    assert field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == WORD


def test_a_remedy_goes_into_the_text_and_is_saved_with_it(visit, item):
    page = open_item(visit, item)
    for left in (2, 1, 0):
        findings(page).first.get_by_role("button", name=f"改为“{INSTEAD}”").click()
        expect(findings(page)).to_have_count(left)
    expect(paragraph(page)).to_contain_text(INSTEAD)
    expect(page.locator("[name=body-1-value-caption]")).to_have_value(f"{INSTEAD}班的第一课")
    expect(panel(page).locator("[data-preflight-status]")).to_have_text("已按现在的文字检查。")
    with page.expect_navigation():
        page.locator("button.action-save").first.click()
    draft = fresh(item).get_latest_revision_as_object()
    assert WORD not in str(draft.body)
    assert str(draft.body).count(INSTEAD) == 3


def test_a_remedy_can_be_undone_in_the_text(visit, item):
    page = open_item(visit, item)
    panel(page).locator(".finding[data-block='0']").get_by_role("button", name="改为").click()
    expect(paragraph(page)).to_contain_text(INSTEAD)
    paragraph(page).click()
    page.keyboard.press("Control+z")
    expect(paragraph(page)).to_contain_text(WORD)


def test_a_remedy_finds_its_words_after_blocks_were_moved(visit, item):
    page = open_item(visit, item)
    page.locator("[data-streamfield-child]").nth(2).get_by_role("button", name="上移").click()
    quote = panel(page).locator(f".finding[data-text='{WORD}'][data-block='1']")
    expect(quote).to_have_count(1)
    expect(panel(page).locator("[data-preflight-status]")).to_have_text("已按现在的文字检查。")
    quote.get_by_role("button", name="改为").click()
    expect(page.locator("[name=body-2-value-text]")).to_have_value(f"我学{INSTEAD}是为了工作。")


def test_what_changed_since_the_finding_is_left_alone(visit, item):
    """The words are gone when the button is pressed: nothing else is replaced in their place."""
    page = open_item(visit, item)
    remedy = panel(page).locator(".finding[data-block='1']").get_by_role("button", name="改为")
    expect(remedy).to_be_visible()
    page.evaluate("document.querySelector('[name=body-1-value-caption]').value = '完全不同的图说'")
    remedy.click()
    expect(page.locator("[name=body-1-value-caption]")).to_have_value("完全不同的图说")


def test_a_server_that_does_not_answer_is_said_not_to(visit, item):
    page = open_item(visit, item)
    page.route("**/check/", lambda route: route.abort())
    page.locator("#id_title").fill("改过的题目")
    expect(panel(page).locator("[data-preflight-status]")).to_contain_text("没有检查")
    visit_errors = [error for error in visit.errors if "check/" in error or "ERR_FAILED" in error]
    visit.errors[:] = [error for error in visit.errors if error not in visit_errors]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_panel_and_screens_are_chinese_fit_and_can_be_read(visit, issue, item, width, scheme):
    profile = {"width": width, "color_scheme": scheme}
    page = opened(visit.look(edit_address(item), person="bianji", **profile))
    assert faults_of(page) == []
    for name in ("preflight", "submit"):
        page = visit.look(reverse(f"editorial:{name}", args=[issue.pk]), person="bianji", **profile)
        for summary in page.locator(
            ".preflight-group:not([open]) > summary, .finding__reason > summary"
        ).all():
            summary.click()
        assert faults_of(page) == []


def test_an_error_is_overruled_where_it_is_shown_without_scripts(visit, issue, item):
    page = visit(reverse("editorial:submit", args=[issue.pk]), person="bianji", java_script_enabled=False)
    finding = page.locator(".finding:has(.level--error)", has_text=WORD).first
    finding.locator(".finding__reason summary").click()
    finding.get_by_label("事由").fill("课程名称如此")
    finding.get_by_role("button", name="放行").click()
    expect(page.locator(".finding", has_text="课程名称如此").first).to_be_visible()
    issue.overrulings.all().delete()
