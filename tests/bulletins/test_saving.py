"""Eight editors save at once. With SQLite's defaults six of ten saves were lost to "database is locked"."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest

from bulletins.models import NewsItemPage
from tests.factories import an_administrator, an_issue

EDITORS, SAVES = 8, 4


def form_of(item, text):
    return nested_form_data(
        {
            "title": item.title,
            "printed_number": item.printed_number,
            "region": item.region_id or "",
            "event_precision": "day",
            "body": streamfield(
                [("paragraph", rich_text(f"<p>{text}</p>", features=["bold", "italic", "link"]))]
            ),
            "bylines": inline_formset([]),
            "figures": inline_formset([]),
        }
    )


def save_often(address, person, item):
    """What the browser was told, save by save."""
    browser = Client()
    browser.force_login(person)
    try:
        return [
            browser.post(address, form_of(item, f"{item.pk}第{save}稿")).status_code for save in range(SAVES)
        ]
    finally:
        connection.close()


@pytest.mark.usefixtures("committed_home")
def test_no_save_is_lost_when_eight_editors_save_at_once():
    issue = an_issue(items=EDITORS)
    person = an_administrator()
    items = list(issue.items.order_by("pk"))
    addresses = [reverse("wagtailadmin_pages:edit", args=[item.pk]) for item in items]
    with ThreadPoolExecutor(EDITORS) as pool:
        told = list(pool.map(save_often, addresses, [person] * EDITORS, items))
    assert told == [[302] * SAVES] * EDITORS
    kept = [
        NewsItemPage.objects.get(pk=item.pk).get_latest_revision_as_object().body[0].value.source
        for item in items
    ]
    assert [
        html for item, html in zip(items, kept, strict=True) if f"{item.pk}第{SAVES - 1}稿" not in html
    ] == []
