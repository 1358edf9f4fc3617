"""Figures in the form of an item: read from what stands in it, confirmed, refused where they are invented, printed."""

from django.urls import reverse

import pytest
from playwright.sync_api import expect

from manuscript.document import Paragraph
from tests.factories import a_bulletin, a_document, an_issue, an_item

TEXT = "园区实现产值24亿元，增长2.5%。企业8家。"
TYPED = "专利9件。"


@pytest.fixture
def item(site):
    issue = an_issue(a_bulletin("练习季报"), document=a_document(an_item(blocks=(Paragraph(TEXT),))))
    yield issue.items.get()
    issue.bulletin.delete()


@pytest.fixture
def form(visit, item):
    return visit(reverse("wagtailadmin_pages:edit", args=[item.pk]), person="bianji")


def extract(page):
    status = page.locator("[data-figures-status]")
    status.evaluate("one => { one.textContent = '' }")
    page.locator("[data-figures-extract]").click()
    expect(status).not_to_be_empty()


def values(page):
    return [field.input_value() for field in page.locator("[name^=figures-][name$=-value]").all()]


def save(page):
    page.locator("footer [type=submit]").filter(has_text="草稿").first.click()
    page.wait_for_load_state()


def test_what_was_just_typed_is_read_and_nothing_is_added_twice(form):
    text = form.locator("[contenteditable=true]").first
    text.click()
    form.keyboard.press("Control+End")
    form.keyboard.type(TYPED)
    extract(form)
    assert values(form) == ["24", "8", "9"]
    form.locator("#id_figures-1-DELETE-button").click()
    form.locator("#id_figures-0-metric").fill("总产值")
    extract(form)
    assert values(form) == ["24", "8", "9"]
    assert form.locator("[name^=figures-][name$=-confirmed]:checked").count() == 0
    assert form.locator("#id_figures-0-quote").get_attribute("readonly") is not None


def test_only_what_was_confirmed_and_is_true_is_printed(form, visit, item):
    extract(form)
    form.locator("#id_figures-0-confirmed").check()
    form.locator("#id_figures-0-value").fill("77")
    save(form)
    expect(form.locator(".figure-field--value .errorlist")).to_be_visible()
    form.locator("#id_figures-0-value").fill("24")
    save(form)
    expect(form.locator(".messages")).to_contain_text(item.title)
    address = reverse("preview:issue-page", args=[item.issue.pk, item.get_url().lstrip("/")])
    for width in (1280, 390):
        page = visit(address, person="bianji", width=width)
        assert page.locator(".figures tbody tr").all_inner_texts() == ["园区实现产值\t24亿元\t增长2.5%"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # What Wagtail, which saves by itself now and then, was told while the number was wrong.
    visit.errors = [error for error in visit.errors if "400" not in error]


def test_without_scripts_a_save_proposes_nothing(visit, item):
    page = visit(
        reverse("wagtailadmin_pages:edit", args=[item.pk]), person="bianji", java_script_enabled=False
    )
    assert not page.locator("[data-figures-extract]").is_visible()
    assert page.locator("[name=figures-TOTAL_FORMS]").get_attribute("value") == "0"
