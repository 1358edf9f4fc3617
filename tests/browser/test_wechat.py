"""公众号 on the demonstration: what the button puts on the clipboard is what WeChat's editor takes."""

from __future__ import annotations

from django.urls import reverse

import pytest

from bulletins.models import IssuePage
from bulletins.states import IssueState
from editions.wechat_desk import desk_of
from tests.browser.seen import english_on, overflow, weak_contrasts

ON_CLIPBOARD = """
async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => item.types.includes(type) ? (await item.getType(type)).text() : "";
  return { html: await read("text/html"), plain: await read("text/plain") };
}
"""
FIELD = """
() => {
  const field = document.createElement("div");
  field.contentEditable = true;
  document.body.prepend(field);
  field.focus();
}
"""
WITHOUT_HTTPS = "() => { navigator.clipboard.write = () => Promise.reject(new Error()); }"
COPIED = "[data-told]:not(:empty)"


@pytest.fixture
def issue(site, django_db_blocker) -> IssuePage:
    with django_db_blocker.unblock():
        return IssuePage.objects.get(state=IssueState.RELEASED, period=3)


@pytest.fixture
def desk(visit, issue):
    """desk(width=390) -> the screen, as a publisher has it."""

    def opened(person: str = "fabu", **profile):
        return visit(reverse("wechat:issue", args=[issue.pk]), person=person, **profile)

    return opened


def copy(page, name: str) -> dict:
    page.get_by_role("button", name=name).first.click()
    page.wait_for_selector(COPIED)
    return page.evaluate(ON_CLIPBOARD)


def test_a_part_is_copied_as_rich_text_with_its_styles_and_as_plain_text(desk, issue):
    page = desk(permissions=["clipboard-read", "clipboard-write"])
    clipboard = copy(page, "复制到公众号")
    part = desk_of(issue).entries[0].part
    assert clipboard["html"] == part.html
    assert "text-align:justify" in part.html
    first = next(issue.items.in_order().iterator())
    assert first.title in clipboard["plain"].splitlines()
    assert "<" not in clipboard["plain"]
    assert page.locator("[data-told]").inner_text() == "已复制：正文"
    copy(page, "复制标题")
    page.wait_for_function("document.querySelector('[data-told]').textContent.includes('标题')")
    assert page.evaluate(ON_CLIPBOARD)["plain"] == part.title


def test_without_a_clipboard_for_scripts_the_same_is_copied_by_selection(desk, issue):
    page = desk(permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(WITHOUT_HTTPS)
    clipboard = copy(page, "复制到公众号")
    assert clipboard["html"] == desk_of(issue).entries[0].part.html
    assert "〔此处插入图1：" in clipboard["plain"]
    assert page.locator("[data-told]").inner_text() == "已复制：正文"


def test_where_the_browser_refuses_that_is_said(desk):
    page = desk()
    page.evaluate(WITHOUT_HTTPS)
    page.evaluate("() => { document.execCommand = () => false; }")
    page.get_by_role("button", name="复制到公众号").first.click()
    page.wait_for_selector(COPIED)
    assert "没有复制成功" in page.locator("[data-told]").inner_text()


def test_what_is_pasted_keeps_its_look_and_stays_below_what_wechat_takes(desk):
    """Into a page with styles of its own, as WeChat's editor is one: a browser then rewrites what it pastes a little."""
    page = desk(permissions=["clipboard-read", "clipboard-write"])
    copy(page, "复制到公众号")
    page.evaluate(FIELD)
    page.keyboard.press("Control+V")
    pasted = page.locator("[contenteditable]").first
    assert 10_000 < pasted.evaluate("field => field.innerHTML.length") < 20_000
    assert (
        pasted.locator("section section").first.evaluate("one => getComputedStyle(one).textAlign") == "center"
    )
    assert pasted.locator("p").first.evaluate("one => getComputedStyle(one).lineHeight") == "28px"


def test_the_preview_runs_nothing_and_asks_for_nothing(desk):
    frame = desk().locator("iframe").first
    assert frame.get_attribute("sandbox") == ""
    assert "<script" not in frame.get_attribute("srcdoc")


@pytest.mark.parametrize("person", ["fabu", "bianji"])
def test_the_screen_is_chinese_as_wide_as_its_window_and_legible_by_day_and_night(desk, person):
    page = desk(person)
    assert not english_on(page, "fabu", "bianji")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert not [found for found in weak_contrasts(page) if "wechat" in found], (width, scheme)
