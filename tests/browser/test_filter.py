from __future__ import annotations

import re

from playwright.sync_api import Page, expect

KUNSHAN = re.compile(r"/items/\?(.*&)?region=kunshan")


def _choose_kunshan(page: Page) -> None:
    if not page.locator(".finder__facets").is_visible():
        page.locator("#finder-more > summary").click()
    page.locator("label").filter(has=page.locator("input[name=region][value=kunshan]")).click()


def _count(page: Page) -> str:
    return page.locator("#finder-count").inner_text()


def test_a_choice_swaps_the_results_and_stays_on_the_page(visit):
    page = visit("/items/")
    page.evaluate("window.marker = 'still here'")
    all_items = _count(page)
    page.locator("#finder-more > summary").click() if not page.locator(
        ".finder__facets"
    ).is_visible() else None
    _choose_kunshan(page)
    expect(page.locator("#finder-count")).not_to_have_text(all_items)
    expect(page).to_have_url(KUNSHAN)
    for mark in page.locator("article.row .mark").all():
        expect(mark).to_have_text("昆山市")
    assert page.evaluate("window.marker") == "still here"


def test_the_back_button_brings_back_what_was_there(visit):
    page = visit("/items/")
    all_items = _count(page)
    page.locator("#finder-more > summary").click() if not page.locator(
        ".finder__facets"
    ).is_visible() else None
    _choose_kunshan(page)
    expect(page).to_have_url(KUNSHAN)
    page.go_back()
    expect(page.locator("#finder-count")).to_have_text(all_items)
    expect(page.locator("input[name=region][value=kunshan]")).not_to_be_checked()
    assert "region" not in page.url


def test_words_are_looked_for_while_they_are_typed(visit):
    page = visit("/items/")
    page.locator("#finder-form input[type=search]").press_sequentially("光伏")
    expect(page).to_have_url(re.compile("words="))
    expect(page.locator("#finder-form input[type=search]")).to_be_focused()
    expect(page.locator("#finder-form input[type=search]")).to_have_value("光伏")


def test_without_javascript_the_button_leads_to_the_same_list(visit):
    with_script = visit("/items/?region=kunshan")
    page = visit("/items/", java_script_enabled=False)
    _choose_kunshan(page)
    page.locator(".finder__send button").click()
    expect(page).to_have_url(KUNSHAN)
    assert _count(page) == _count(with_script)


def test_a_list_of_many_pages_goes_on_and_keeps_its_conditions(visit):
    page = visit("/items/?year=2026")
    page.get_by_role("link", name="2", exact=False).and_(page.locator(".paging ol a")).first.click()
    expect(page).to_have_url(re.compile(r"year=2026.*page=2|page=2.*year=2026"))
    expect(page.locator(".paging [aria-current=page]")).to_have_text("2")
