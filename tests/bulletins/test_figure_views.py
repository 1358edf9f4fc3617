"""The question of an item's form: what figures has the text as it stands here?"""

import json

from django.test import Client
from django.urls import reverse

from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from bulletins.models import ItemFigure, NewsItemPage
from bulletins.states import IssueState
from editorial.stages import CORRESPONDENTS, MEMBERS
from regions.models import RegionPage
from tests.factories import a_person, an_administrator, an_issue, people

pytestmark = pytest.mark.django_db
KUNSHAN = f"{CORRESPONDENTS}·昆山市"


@pytest.fixture
def item(home):
    return an_issue(items=1).items.get()


def body_of(*blocks):
    return nested_form_data({"body": streamfield(blocks)})


def text(words):
    return rich_text(f"<p>{words}</p>", features=["bold", "italic", "link"])


def ask(browser, page, data=None):
    data = data or body_of(("paragraph", text("企业8家。")))
    address = reverse("propose_figures", args=[page.pk])
    return browser.post(address, data, headers={"X-Requested-With": "XMLHttpRequest"})


def a_contribution(district, owner=None):
    region = RegionPage.objects.get(title=district)
    waiting = NewsItemPage(title="来稿", live=False, owner=owner)
    region.add_child(instance=waiting)
    waiting.save_revision()
    return waiting


def test_the_text_of_the_form_is_read_and_nothing_is_saved(item, sign_in):
    data = body_of(
        ("paragraph", text("实现<b>产值</b>24亿元，增长2.5%。")),
        ("quote", {"text": "订单20单。", "attribution": "某人"}),
        ("paragraph", text("专利9件。")),
    )
    data["body-2-deleted"] = "1"
    response = ask(sign_in(people().editor), item, data)
    assert response.json() == {
        "figures": [
            {
                "subject": "", "metric": "产值", "value": "24", "unit": "亿元", "change": "2.5", "change_text": "",
                "approximation": "", "period": "", "kind": "level", "quote": "实现产值24亿元，增长2.5%",
            },
            {
                "subject": "", "metric": "订单", "value": "20", "unit": "单", "change": "", "change_text": "",
                "approximation": "", "period": "", "kind": "level", "quote": "订单20单",
            },
        ]
    }  # fmt: skip
    assert not ItemFigure.objects.exists()
    assert item.revisions.count() == 1


def test_an_item_that_was_never_saved_is_asked_about_where_it_is_to_stand(item, sign_in):
    assert ask(sign_in(people().editor), item.get_parent()).status_code == 200
    assert ask(sign_in(people().editor), item.issue).status_code == 403  # no item stands directly in an issue


def test_only_those_who_may_write_an_item_are_answered(item, sign_in):
    told = {name: ask(sign_in(person), item).status_code for name, person in vars(people()).items()}
    assert told["editor"] == 200
    assert {told[name] for name in ("first", "second", "final")} == {403}
    assert ask(sign_in(an_administrator()), item).status_code == 200


def test_a_correspondent_is_answered_about_the_own_district_only(item, sign_in):
    person = a_person(KUNSHAN)
    browser = sign_in(person)
    told = [ask(browser, page).status_code for page in (
        a_contribution("昆山市", person), RegionPage.objects.get(title="昆山市"),
        a_contribution("吴江区"), RegionPage.objects.get(title="吴江区"), item, item.get_parent(), Page.objects.get(depth=1),
    )]  # fmt: skip
    assert told == [200, 200, 403, 403, 403, 403, 403]


def test_no_stranger_is_answered(item, client, sign_in):
    assert ask(client, item).status_code == 403
    assert ask(sign_in(a_person(MEMBERS)), item).status_code == 403


def test_the_question_is_asked_with_a_token_and_by_post(item, sign_in):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(people().editor)
    assert ask(careful, item).status_code == 403
    assert sign_in(people().editor).get(reverse("propose_figures", args=[item.pk])).status_code == 405


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"body-count": "x"},
        {"body-count": "999999999"},
        {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "table"},
        {"body-count": "1", "body-0-deleted": "", "body-0-order": "", "body-0-type": "paragraph"},
        *(
            {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "paragraph",
             "body-0-value": value} for value in ("{", "[]", "7", json.dumps({"blocks": 1}))
        ),
    ],
)  # fmt: skip
def test_what_no_form_sends_is_refused_in_a_sentence(item, sign_in, data):
    response = ask(sign_in(people().editor), item, {"csrf": "", **data})
    assert response.status_code == 400
    assert response.json()["error"]


def test_the_form_has_the_question(item, sign_in):
    browser = sign_in(people().editor)
    html = browser.get(reverse("wagtailadmin_pages:edit", args=[item.pk])).content.decode()
    assert f'data-figures="{reverse("propose_figures", args=[item.pk])}"' in html
    parent = item.get_parent()
    new = browser.get(reverse("wagtailadmin_pages:add", args=["bulletins", "newsitempage", parent.pk]))
    assert f'data-figures="{reverse("propose_figures", args=[parent.pk])}"' in new.content.decode()


def test_a_locked_item_is_still_shown(sign_in, home):
    item = an_issue(items=1, state=IssueState.IN_REVIEW).items.get()
    assert sign_in(people().editor).get(reverse("wagtailadmin_pages:edit", args=[item.pk])).status_code == 200
