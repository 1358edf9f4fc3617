"""The same pages the obvious way: walk down the tree, ask each page for its children, let templates ask for the rest.

Nothing here is a mistake that nobody makes; it is what Wagtail's tutorials lead to. It gives the measured ratios their
other half, on the same machine in the same minute. Middleware is left out, in favour of the obvious.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.test import RequestFactory

from wagtail.models import Page, Site

from bulletins.contents import ContentsChapter, ContentsSection
from bulletins.models import IssuePage


def issue(address: str) -> bytes:
    return _render(address, "bulletins/issue_page.html")


def read_through(address: str) -> bytes:
    return _render(address.removesuffix("read/"), "bulletins/issue_read_through.html")


def _render(address: str, template: str) -> bytes:
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    issue = _walk(Site.find_for_request(request).root_page, address)
    context = {
        "page": issue,
        "contents": [_chapter(page) for page in issue.get_children().live().specific()],
        "previous_issue": IssuePage.objects.before(issue).released().first(),
        "next_issue": IssuePage.objects.after(issue).released().first(),
    }
    return render(request, template, context).content


def _walk(page: Page, address: str) -> Page:
    for slug in address.strip("/").split("/"):
        page = page.get_children().live().get(slug=slug)
    return page.specific


def _chapter(chapter: Page) -> ContentsChapter:
    sections = chapter.get_children().live()
    return ContentsChapter(chapter, [_section(section.specific) for section in sections])


def _section(section: Page) -> ContentsSection:
    return ContentsSection(section, [item.specific for item in section.get_children().live()])
