from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bulletins.models import IssuePage
from bulletins.states import DistributionClass
from portal.demo import PASSWORD
from tests.browser.seen import overflow, weak_contrasts

PHONE = {"width": 390, "has_touch": True, "device_scale_factor": 2}


@pytest.fixture
def issue(site):
    """The yearbook of the demonstration, for members while the test lasts."""
    issues = IssuePage.objects.filter(slug="2026", live=True)
    issues.update(distribution=DistributionClass.MEMBERS)
    yield issues.get()
    issues.update(distribution=DistributionClass.PUBLIC)


def test_a_member_signs_in_reads_and_signs_out(visit, issue):
    phone = visit(issue.get_url(), **PHONE)
    expect(phone.get_by_role("heading", level=1)).not_to_contain_text(issue.title)
    assert overflow(phone) == 0
    phone.locator("[name=username]").fill("huiyuan")
    phone.locator("[name=password]").fill(PASSWORD)
    phone.locator(".account button[type=submit]").tap()

    expect(phone).to_have_url(f"{visit.site}{issue.get_url()}")
    expect(phone.locator("main .class-mark").first).to_have_text("会员")
    assert overflow(phone) == 0
    phone.locator(".contents a").first.tap()
    expect(phone.locator("main .class-mark")).to_have_text("会员")
    expect(phone.locator(".text p").first).to_be_visible()
    read = phone.url

    phone.locator(".masthead__account button").tap()
    expect(phone).to_have_url(f"{visit.site}/")
    expect(phone.get_by_text(issue.title)).to_have_count(0)
    phone.goto(read)
    expect(phone.locator("[name=password]")).to_be_visible()


def test_pages_of_an_account_stand_out_from_their_ground(visit):
    for address, person in [("/login/", ""), ("/password_reset/", ""), ("/password_change/", "huiyuan")]:
        page = visit(address, person=person, **PHONE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert not weak_contrasts(page), (address, scheme)
        assert overflow(page) == 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_way_in_and_out_fits_the_head_of_the_page(visit, width):
    for person in ("", "huiyuan", "tongxun"):
        page = visit("/", person=person, width=width)
        assert overflow(page) == 0
        box = page.locator(".masthead__account").bounding_box()
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 40
