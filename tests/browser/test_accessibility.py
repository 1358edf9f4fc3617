from __future__ import annotations

import pytest

from bulletins.models import NewsItemPage
from tests.browser.seen import weak_contrasts

PAGES = {
    "home": "/",
    "bulletin": "/jibao/",
    "issue": "/jibao/2026-q3/",
    "read through": "/jibao/2026-q3/read/",
    "item": "",
    "list": "/items/?region=kunshan",
    "districts": "/districts/",
    "district": "/districts/kunshan/",
    "organisations": "/organisations/",
    "people, none found": "/people/?words=无",
    "organisation": "/organisations/tai-hu-wan-chuang-xin-xie-hui/",
    "not found": "/nowhere/",
    "sign in": "/login/",
    "for programs": "/api/",
    "subscribe": "/subscribe/?bulletin=jibao",
    "forgotten password": "/password_reset/",
}

FAULTS = """
() => {
  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 100)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (e) => e.getAttribute("aria-label") || e.getAttribute("aria-labelledby")
    || e.labels?.length || e.title;
  if (document.documentElement.lang !== "zh-Hans") faults.push("lang is not zh-Hans");
  for (const one of ["h1", "main", "body > header, header[role=banner]", "footer"]) {
    const count = all(one).filter((e) => one !== "footer" || !e.closest("main")).length;
    if (count !== 1) faults.push(`${count} of ${one}`);
  }
  all("nav").filter((nav) => all("nav").length > 1 && !named(nav)).forEach((nav) => say("nav without a name", nav));
  all("img:not([alt])").forEach((image) => say("img without alt", image));
  all("img:not([width]), img:not([height])").forEach((image) => say("img without size", image));
  all("input:not([type=hidden]), select, textarea").filter((e) => !named(e)).forEach((e) => say("no label", e));
  all("a[href], button").filter((e) => e.checkVisibility() && !e.closest("[aria-hidden=true]"))
    .filter((e) => !e.textContent.trim() && !named(e) && !e.querySelector("img[alt]:not([alt=''])"))
    .forEach((e) => say("without words", e));
  const headings = all("h1, h2, h3, h4, h5, h6");
  const level = (heading) => heading ? +heading.tagName[1] : 9;
  headings.filter((h, i) => level(h) > level(headings[i - 1]) + 1).forEach((h) => say("a level is left out", h));
  const ids = all("[id]").map((e) => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => faults.push(`two elements are called ${id}`));
  all("[aria-labelledby], [aria-describedby]").forEach((e) => {
    const wanted = `${e.getAttribute("aria-labelledby") ?? ""} ${e.getAttribute("aria-describedby") ?? ""}`.trim();
    if (wanted.split(/\\s+/).some((id) => !document.getElementById(id))) say("named by what is not there", e);
  });
  return faults;
}
"""


@pytest.fixture(params=PAGES)
def address(request, site) -> str:
    return PAGES[request.param] or NewsItemPage.objects.released().filter(photo_count__gt=0)[0].get_url()


@pytest.fixture
def page(visit, address):
    page = visit.look(address)
    visit.errors = [error for error in visit.errors if "404" not in error]  # of the page that is not there
    return page


def test_a_page_can_be_read_by_ear(page):
    assert not page.evaluate(FAULTS)


def test_its_text_stands_out_from_its_ground(page):
    weak = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        weak[scheme] = weak_contrasts(page)
    assert not any(weak.values()), weak
