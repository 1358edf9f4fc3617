from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bulletins.front_page import newest_issues
from tests.browser.seen import overflow

WIDTHS = (320, 390, 1280, 1600)


def test_the_front_page_shows_the_newest_issue_as_a_cover(visit):
    page = visit("/")
    newest = newest_issues()[0]
    expect(page).to_have_title("太湖湾创新季报")
    expect(page.locator(".cover").first).to_contain_text(newest.bulletin.title)
    expect(page.locator(".cover").first).to_contain_text(str(newest.year))
    expect(page.get_by_role("heading", level=1)).to_contain_text(newest.label)


def test_a_tile_leads_to_its_district(visit):
    page = visit("/")
    page.locator(".tile a").filter(has_text="昆山").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("昆山市")
    expect(page.locator("article.row").first).to_be_visible()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/items/",
        "/jibao/",
        "/jibao/2026-q3/",
        "/jibao/2026-q3/read/",
        "/districts/",
        "/districts/kunshan/",
        "/organisations/",
        "/organisations/tai-hu-wan-chuang-xin-xie-hui/",
    ],
)
def test_no_page_is_wider_than_its_window(visit, address):
    page = visit(address)
    wider = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wider[width] = overflow(page)
    assert not any(wider.values()), wider


def test_in_the_dark_the_text_is_light(visit):
    page = visit("/", color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(_rgb(paper)) < 60
    assert min(_rgb(ink)) > 180


def _rgb(color: str) -> list[int]:
    return [int(part) for part in color.removeprefix("rgb(").removesuffix(")").split(",")]
