"""全部条目: conditions are kept under a name, and several items get a district at once."""

import re

import pytest
from playwright.sync_api import expect

from bulletins.models import NewsItemPage
from editorial.models import SavedList
from regions.models import RegionPage
from tests.factories import a_bulletin, a_document, an_issue, an_item

LIST = "/admin/all_items/"
TITLES = ("练习夜校开课", "练习夜校结业", "练习夜校招生")


@pytest.fixture
def issue(site):
    issue = an_issue(a_bulletin("练习季报"), document=a_document(*map(an_item, TITLES)))
    yield issue
    issue.bulletin.delete()
    SavedList.objects.all().delete()


def test_a_list_is_kept_and_leads_back(visit, issue):
    page = visit(f"{LIST}?photos=none&issue__state=drafting", person="bianji")
    expect(page.locator("main")).to_contain_text("没有图片")
    expect(page.locator("main")).not_to_contain_text("True")
    page.get_by_role("link", name="保存为常用清单").click()
    page.locator("#id_name").fill("本期未配图")
    page.get_by_role("button", name="保存").click()
    kept = page.get_by_role("link", name="本期未配图", exact=True)
    expect(kept).to_have_attribute("aria-current", "true")
    page.goto(page.url.partition("?")[0])
    page.get_by_role("link", name="本期未配图", exact=True).click()
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?issue__state=drafting&photos=none")
    page.get_by_role("link", name="删除清单“本期未配图”").click()
    page.get_by_role("button", name="删除").click()
    expect(page.get_by_text("清单“本期未配图”已删除")).to_be_visible()
    expect(page.get_by_role("link", name="本期未配图", exact=True)).to_have_count(0)


def test_two_items_get_a_district_and_the_third_stays(visit, issue):
    region = RegionPage.objects.first()
    page = visit(f"{LIST}?q=练习夜校", person="bianji")
    for title in TITLES[:2]:
        page.get_by_role("row").filter(has_text=title).locator("input[data-bulk-action-checkbox]").check()
    footer = page.locator("[data-bulk-action-footer]")
    expect(footer.get_by_role("link")).to_have_text(["设置区市", "产业", "添加供稿人"])
    footer.get_by_role("link", name="设置区市").click()
    expect(page.locator("main")).to_contain_text("以下2条将修改")
    page.get_by_label("区市").select_option(str(region.pk))
    page.get_by_role("button", name="确认修改").click()
    expect(page.get_by_text("已修改2条")).to_be_visible()
    expect(page).to_have_url(re.compile("/all_items/"))
    items = NewsItemPage.objects.filter(issue=issue).order_by("title")
    assert sorted((item.title, item.region_id) for item in items) == sorted(
        (title, region.pk if title in TITLES[:2] else None) for title in TITLES
    )
