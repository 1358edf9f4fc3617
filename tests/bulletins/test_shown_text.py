"""Text written by code or by hand is shown as text: on the page, in lists, in feeds, in the editor."""

import json
import re

from django.urls import reverse

import feedparser
import pytest

from bulletins.models import NewsItemPage
from bulletins.states import IssueState
from manuscript.document import (
    Chapter,
    Inset,
    InsetKind,
    Listing,
    Mark,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)
from tests.factories import a_bulletin, a_document, an_administrator, an_issue, an_item, bring_to
from tests.surfaces import addresses_of, addresses_of_issue, common_addresses, text_of

ATTACK = "</p></script><script>alert('赛')</script><img src=x onerror=alert(1)>"
RUNNABLE = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>(?!&)")


@pytest.fixture
def attacked(home):
    item = an_item(
        f"标题{ATTACK}",
        region="昆山市",
        bylines=(f"作{ATTACK[:30]}",),
        source=ATTACK,
        blocks=(
            Paragraph(ATTACK, (Mark(0, 4, "bold"), Mark(5, 9, "link", "https://example.org/\"><script>alert(1)</script>"))),
            Photo("", ATTACK, "credit"),
            Quote(ATTACK, ATTACK),
            Listing((ATTACK,)),
            Table(((ATTACK, "列"), ("甲", ATTACK)), ATTACK),
            Inset(InsetKind.FOOTNOTE, ATTACK),
        ),
    )  # fmt: skip
    chapters = (Chapter(f"章{ATTACK}", "一", (Section(f"节{ATTACK}", "1", items=(item,)),)),)
    document = a_document(chapters=chapters, title=f"封面{ATTACK}", editors_note=ATTACK)
    bulletin = a_bulletin(f"刊名{ATTACK}", issuer=ATTACK, introduction=ATTACK)
    return an_issue(bulletin, document=document, state=IssueState.RELEASED)


def test_no_public_page_runs_what_a_text_says(client, attacked):
    bulletin = attacked.bulletin
    addresses = [*common_addresses(bulletin), *addresses_of(bulletin), *addresses_of_issue(attacked)]
    pages = {address: client.get(address, follow=True) for address in addresses}
    html = {
        address: text_of(page) for address, page in pages.items() if "html" in page.headers["Content-Type"]
    }
    assert len(html) > 15
    assert [address for address, text in html.items() if RUNNABLE.search(text)] == []


def test_a_feed_of_hostile_text_is_well_formed(client, attacked):
    feed = feedparser.parse(client.get("/feed/").content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert len(feed.entries) == 1


def test_json_is_not_taken_for_a_page(client, attacked):
    response = client.get("/items/?format=json")
    assert response.headers["Content-Type"] == "application/json"
    assert ATTACK in json.loads(response.content)["items"][0]["title"]


def test_no_screen_of_the_editor_runs_what_a_text_says(sign_in, attacked):
    browser = sign_in(an_administrator())
    members = attacked.get_descendants(inclusive=True)
    addresses = [
        reverse("wagtailadmin_home"),
        *(reverse("wagtailadmin_pages:edit", args=[member.pk]) for member in members),
        *(reverse("wagtailadmin_explore", args=[member.pk]) for member in members),
        *(reverse("wagtailadmin_pages:history", args=[member.pk]) for member in members),
        *(reverse("wagtailadmin_pages:delete", args=[member.pk]) for member in members),
    ]
    for address in addresses:
        response = browser.get(address, follow=True)
        assert response.status_code in {200, 302}, address
        assert not RUNNABLE.search(response.content.decode()), address


@pytest.mark.parametrize("html", [
    "<p onclick='alert(1)'>文<script>alert(1)</script></p>",
    "<h2>标题</h2><table><tr><td>格</td></tr></table><iframe src='https://example.org'></iframe>",
    "<p><a href='javascript:alert(1)'>链</a><b><i>交叉</b></i></p>",
    "<p>未闭合",
    "",
    "纯文本，没有标签",
    "<embed embedtype='image' id='999999' format='left' alt='无'/>",
    "<a linktype='page' id='999999'>不存在的页</a>",
])  # fmt: skip
def test_the_editor_opens_whatever_html_an_item_holds(sign_in, home, html):
    """Wagtail's editor raises for ever on tags outside its dialect; a script may write any."""
    issue = an_issue(items=1)
    item = issue.items.get()
    item.body = [{"type": "paragraph", "value": html}]
    item.save_revision(clean=False)
    response = sign_in(an_administrator()).get(reverse("wagtailadmin_pages:edit", args=[item.pk]))
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("html", [
    "<p onclick='alert(1)'>文<script>alert(1)</script><img src=x onerror='alert(1)'></p>",
    "<p><a href='javascript:alert(1)'>链</a></p>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
])  # fmt: skip
def test_a_page_shows_no_html_that_code_has_put_into_an_item(client, home, html):
    """Wagtail does not clean rich text when it is shown, and a script may have written it."""
    issue = an_issue(items=1)
    item = issue.items.get()
    item.body = [{"type": "paragraph", "value": html}, {"type": "paragraph", "value": "<p>正文。</p>"}]
    item.save_revision(clean=False)
    bring_to(IssueState.RELEASED, issue)
    page = client.get(NewsItemPage.objects.get().get_url())
    shown = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    assert page.status_code == 200
    assert not re.search(r"onclick|<script>alert|onerror|javascript:|<iframe", shown)
