from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bulletins.models import NewsItemPage
from bulletins.open_form import QUICKEST
from editorial.models import ReaderReport
from tests.browser.seen import overflow, weak_contrasts

PHONE = 390


@pytest.fixture
def item(site) -> NewsItemPage:
    return NewsItemPage.objects.released().in_order().first()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request, visit, item) -> Page:
    return visit(
        item.get_url(), width=PHONE, has_touch=True, device_scale_factor=2, java_script_enabled=request.param
    )


def test_a_reader_tells_of_a_mistake(phone, item):
    phone.locator(".reading__report a").tap()
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    phone.locator("#id_message").fill("“己经”应为“已经”。")
    phone.wait_for_timeout(QUICKEST * 1000 + 500)
    phone.locator(".report__form button[type=submit]").tap()
    expect(phone).to_have_url(f"/report/thanks/?page={item.pk}")
    assert ReaderReport.objects.filter(page=item.pk, message="“己经”应为“已经”。").count() == 1
    ReaderReport.objects.all().delete()
    phone.locator(".actions a").first.tap()
    expect(phone).to_have_url(item.get_url())


def test_what_is_missing_is_said_beside_the_field(visit, item):
    page = visit(f"/report/?page={item.pk}", width=PHONE)
    page.wait_for_timeout(QUICKEST * 1000 + 500)
    page.locator("#id_passage").fill("原文")
    page.locator(".report__form button[type=submit]").click()
    expect(page.locator(".report__field .error")).to_have_count(1)
    expect(page.locator("#id_passage")).to_have_value("原文")
    assert overflow(page) == 0
    visit.errors = [
        error for error in visit.errors if "400" not in error
    ]  # which is what it is answered with


@pytest.mark.parametrize("address", ["form", "/corrections/"])
def test_it_fits_the_screen_and_can_be_read(visit, item, address):
    page = visit(f"/report/?page={item.pk}" if address == "form" else address, width=PHONE)
    assert overflow(page) == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert not weak_contrasts(page)
