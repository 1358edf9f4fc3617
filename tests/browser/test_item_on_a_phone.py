from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bulletins.models import NewsItemPage
from tests.browser.seen import overflow

PHONE = 390


@pytest.fixture
def item(site) -> NewsItemPage:
    """With a photo, and with neighbours on both sides."""
    items = NewsItemPage.objects.released().filter(photo_count__gt=0, bulletin__slug="jibao").in_order()
    return items[2]


@pytest.fixture
def phone(visit, item) -> Page:
    return visit(item.get_url(), width=PHONE, has_touch=True, device_scale_factor=2)


def test_its_text_is_large_enough_and_fits_the_screen(phone):
    assert overflow(phone) == 0
    for paragraph in phone.locator(".text p").all():
        assert float(paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 14
    text = phone.locator(".text p").first
    assert text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16
    box = text.bounding_box()
    assert box["x"] >= 8
    assert box["x"] + box["width"] <= PHONE - 8


def test_a_photo_opens_large_and_closes_with_escape(phone):
    link = phone.locator("[data-enlarge]").first
    link.scroll_into_view_if_needed()
    link.click()
    dialog = phone.locator("dialog[open]")
    expect(dialog.locator("img")).to_be_visible()
    longer = "image => image.decode().then(() => Math.max(image.naturalWidth, image.naturalHeight))"
    assert dialog.locator("img").evaluate(longer) >= 1000
    phone.keyboard.press("Escape")
    expect(phone.locator("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_one_can_read_on_and_back(phone, item):
    phone.locator("a[rel=next]").click()
    expect(phone.get_by_role("heading", level=1)).not_to_have_text(item.title)
    phone.locator("a[rel=prev]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(item.title)


def test_the_first_stop_of_the_keyboard_leads_past_the_head(phone):
    phone.keyboard.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    assert phone.locator(".skip").bounding_box()["y"] >= 0
    phone.keyboard.press("Enter")
    expect(phone.locator("#content")).to_be_focused()


def test_whatever_has_the_focus_can_be_seen(phone):
    for _ in range(12):
        phone.keyboard.press("Tab")
        style = phone.evaluate(
            """() => {
                const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(document.activeElement);
                const what = document.activeElement.outerHTML.slice(0, 80);
                return {outlineStyle, outlineWidth, boxShadow, what};
            }"""
        )
        outlined = style["outlineStyle"] != "none" and style["outlineWidth"] != "0px"
        assert outlined or style["boxShadow"] != "none", style["what"]
        expect(phone.locator(":focus")).to_be_in_viewport()


def test_targets_for_the_thumb_are_large_enough(phone):
    """24 px at least (WCAG 2.2), but for links within a line of text."""
    small = phone.evaluate(
        """() => [...document.querySelectorAll("button, nav a, .actions a, summary, input")]
            .filter((e) => e.checkVisibility())
            .map((e) => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
            .filter(([box]) => box.width > 1 && (box.height < 24 || box.width < 24))
            .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
    )
    assert not small
