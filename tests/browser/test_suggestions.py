"""Somebody types into the field at the head of the page and is offered names and titles."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.seen import overflow, weak_contrasts


@pytest.fixture
def typed(visit, site):
    def _typed(words, **profile):
        page = visit("/", **profile)
        page.locator("#masthead-words").press_sequentially(words, delay=20)
        return page

    return _typed


def options(page):
    return page.get_by_role("listbox", name="检索建议").get_by_role("option")


def test_a_name_is_reached_by_its_initials_and_the_keyboard(typed):
    page = typed("ks")
    expect(options(page).first).to_contain_text("昆山")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    field = page.locator("#masthead-words")
    expect(field).to_have_attribute("aria-activedescendant", options(page).first.get_attribute("id"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.rstrip("/").endswith("kunshan")


def test_escape_closes_and_enter_searches_for_what_was_typed(typed):
    page = typed("昆山")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#masthead-words")).to_have_attribute("aria-expanded", "false")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "words=" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_fits_and_can_be_read(typed, width, scheme):
    page = typed("生物", width=width, color_scheme=scheme)
    expect(options(page).first).to_be_visible()
    assert overflow(page) == 0
    assert weak_contrasts(page) == []


def test_without_scripts_the_field_still_searches(visit, site):
    page = visit("/", java_script_enabled=False)
    page.locator("#masthead-words").fill("生物医药")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#finder-results mark").first).to_be_visible()
