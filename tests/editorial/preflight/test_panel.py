"""机器检查 beside the form of an item: of the saved draft, and of what is being typed."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

import pytest
from bs4 import BeautifulSoup

from bulletins.models import NewsItemPage
from bulletins.states import IssueState
from editorial.models import WordRule
from editorial.preflight.running import LONGEST
from editorial.stages import CORRESPONDENTS
from editorial.views.item_check import LARGEST
from regions.models import RegionPage
from tests.editorial.preflight.conftest import WORD
from tests.factories import a_person, an_issue, bring_to, fresh, people

pytestmark = pytest.mark.django_db


def form_of(browser, address) -> dict[str, str]:
    """What the editor's form would send."""
    page = BeautifulSoup(browser.get(address).content, "html.parser")
    form = page.select_one("form[data-edit-form]")
    fields = {
        field["name"]: field.get("value", "") for field in form.select("input[name]") if _is_sent(field)
    }
    fields |= {field["name"]: field.text for field in form.select("textarea[name]")}
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]")
        fields[field["name"]] = chosen["value"] if chosen else ""
    return fields


def _is_sent(field) -> bool:
    return field.get("type") not in {"checkbox", "radio", "submit", "file"} or field.has_attr("checked")


def body_of(*paragraphs: str) -> dict[str, str]:
    """The fields of a body, as the editor sends them: each paragraph a text field of its own."""
    fields = {"body-count": str(len(paragraphs))}
    for number, text in enumerate(paragraphs):
        raw = (
            '{"blocks":[{"key":"a","text":"%s","type":"unstyled","depth":0,"inlineStyleRanges":[],'
            '"entityRanges":[]}],"entityMap":{}}'
        )
        fields |= {
            f"body-{number}-deleted": "",
            f"body-{number}-order": str(number),
            f"body-{number}-type": "paragraph",
            f"body-{number}-id": "",
            f"body-{number}-value": raw % text,
        }
    return fields


def ask(browser, item, **fields):
    edit = reverse("wagtailadmin_pages:edit", args=[item.pk])
    sent = {**form_of(browser, edit), **body_of("平常的话。"), **fields}
    return browser.post(reverse("editorial:check-item", args=[item.pk]), sent)


def shown(html: str) -> list[tuple]:
    """(level's class, cited words, block, paragraph) of what stops an issue."""
    found = BeautifulSoup(html, "html.parser").select(".finding:has(.level--error)")
    return [(one["data-text"], one.get("data-block"), one.get("data-paragraph")) for one in found]


@pytest.fixture
def editor(home, sign_in):
    return sign_in(people().editor)


# -- the saved draft


def test_the_findings_of_the_draft_stand_beside_it_when_it_is_opened(item, editor):
    page = BeautifulSoup(
        editor.get(reverse("wagtailadmin_pages:edit", args=[item.pk])).content, "html.parser"
    )
    panel = page.select_one("[data-side-panel=preflight]")
    assert shown(str(panel)) == [(WORD, "0", "1"), (WORD, "0", "2")]
    counter = page.select_one("[data-side-panel-toggle=preflight] [data-side-panel-toggle-counter]")
    assert int(counter.text) >= 2
    assert page.select_one("script[type=module][src*='preflight-panel']")


def test_an_item_that_was_never_saved_has_a_panel_too(issue, editor):
    chapter = issue.get_children().get()
    address = reverse("wagtailadmin_pages:add", args=["bulletins", "newsitempage", chapter.pk])
    panel = BeautifulSoup(editor.get(address).content, "html.parser").select_one("[data-preflight]")
    assert panel["data-preflight"] == reverse("editorial:check-new-item", args=[chapter.pk])
    fields = {**form_of(editor, address), **body_of(f"学{WORD}。"), "title": "新的一条"}
    answer = editor.post(panel["data-preflight"], fields)
    assert shown(answer.json()["html"]) == [(WORD, "0", "0")]
    assert not NewsItemPage.objects.filter(title="新的一条").exists()


def test_other_pages_have_no_such_panel(issue, editor):
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[issue.pk])).content.decode()
    assert "data-preflight" not in page


# -- what is being typed


def test_what_is_typed_is_checked_and_nothing_is_saved(item, editor):
    before = fresh(item).latest_revision_id
    answer = ask(editor, item, title="改过的题目", **body_of("开头。", f"学{WORD}。")).json()
    assert shown(answer["html"]) == [(WORD, "1", "0")]
    assert answer["count"] >= 1
    assert fresh(item).latest_revision_id == before
    assert fresh(item).title == "第二件事"


def test_what_is_mended_is_silent_at_once(item, editor):
    assert shown(ask(editor, item).json()["html"]) == []


def test_a_title_is_checked(item, editor):
    html = ask(editor, item, title=f"{WORD}之题").json()["html"]
    assert [
        one["data-field"] for one in BeautifulSoup(html, "html.parser").select(f"[data-text='{WORD}']")
    ] == ["title"]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"event_start": "no day"},
        {"event_start": "2026-08-02", "event_end": "2026-08-01"},
        {"region": "x"},
    ],
    ids=["no title", "no date", "reversed", "no district"],
)
def test_a_form_that_cannot_be_saved_yet_is_checked_all_the_same(item, editor, fields):
    answer = ask(editor, item, **body_of(f"学{WORD}。"), **fields)
    assert answer.status_code == 200
    assert (WORD, "0", "0") in shown(answer.json()["html"])


@pytest.mark.parametrize("fields", [{}, {"body-count": "x"}, {"body-count": "1", "body-0-type": "gone"}])
def test_a_form_that_no_editor_sends_does_no_harm(item, editor, fields):
    answer = editor.post(reverse("editorial:check-item", args=[item.pk]), fields)
    assert answer.status_code in {200, 400}


def test_words_with_markup_are_shown_as_words(item, editor):
    html = ask(editor, item, title=f"<script>alert(1)</script>{WORD}").json()["html"]
    WordRule.objects.create(term="<img src=x>", level="error")
    html += ask(editor, item, title="甲<img src=x>").json()["html"]
    assert "<script" not in html
    assert "<img" not in html


def test_a_text_too_long_to_be_checked_between_keystrokes_is_not_and_that_is_said(item, editor):
    html = ask(editor, item, **body_of(WORD, "1" * LONGEST)).json()["html"]
    assert shown(html) == []
    assert BeautifulSoup(html, "html.parser").text.strip()
    assert "findings" not in html


def test_a_form_larger_than_any_item_is_refused(item, editor):
    answer = editor.post(
        reverse("editorial:check-item", args=[item.pk]),
        urlencode({"title": "长" * LARGEST}),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 413


def test_the_answer_is_kept_nowhere(item, editor):
    assert "no-store" in ask(editor, item)["Cache-Control"]


def test_a_request_without_the_token_is_refused(item, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(people().editor)
    assert client.post(reverse("editorial:check-item", args=[item.pk]), {"title": "题"}).status_code == 403


# -- who


@pytest.fixture
def contribution(issue, item):
    """The same item, waiting under its district; its correspondent wrote it."""
    region = RegionPage.objects.get(title="昆山市")
    item.move(region, pos="last-child")
    person = a_person(f"{CORRESPONDENTS}·昆山市")
    NewsItemPage.objects.filter(pk=item.pk).update(owner=person, issue=None, chapter=None, section=None)
    return fresh(item)


def test_a_correspondent_is_shown_what_is_found_in_ones_own_item(contribution, sign_in):
    browser = sign_in(contribution.owner)
    assert WORD in browser.get(reverse("wagtailadmin_pages:edit", args=[contribution.pk])).content.decode()
    assert shown(ask(browser, contribution, **body_of(f"学{WORD}。")).json()["html"]) == [(WORD, "0", "0")]


@pytest.mark.parametrize("groups", [(f"{CORRESPONDENTS}·吴江区",), ("初审",), ("终审",), ()])
def test_nobody_else_is_told_anything(contribution, item, sign_in, groups):
    person = a_person(*groups)
    if not groups:
        person.groups.set(Group.objects.none())
    browser = sign_in(person)
    for page in (contribution, fresh(item)):
        answer = browser.post(reverse("editorial:check-item", args=[page.pk]), {"title": WORD})
        assert answer.status_code in {302, 403}
        assert WORD not in answer.content.decode()


def test_who_may_add_nothing_there_is_told_nothing_of_a_new_item(issue, sign_in):
    browser = sign_in(a_person(f"{CORRESPONDENTS}·昆山市"))
    answer = browser.post(
        reverse("editorial:check-new-item", args=[issue.get_children().get().pk]), {"title": WORD}
    )
    assert answer.status_code in {302, 403}


def test_an_item_that_is_locked_is_shown_with_what_was_found(word, editor):
    word.delete()
    item = bring_to(IssueState.IN_REVIEW, an_issue(items=1)).items.get()
    WordRule.objects.create(term="第1条的正文", level="error")
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[item.pk])).content.decode()
    assert shown(page) == [("第1条的正文", "0", "0")]


# -- what it costs


def test_an_answer_asks_the_same_of_one_paragraph_as_of_thirty(item, editor):
    """Session, person and rights; the item with its draft and parent; what the office knows; what the item names."""
    asked = []
    for count in (1, 1, 30):  # the first fills what is remembered
        with CaptureQueriesContext(connection) as queries:
            fields = {**body_of(*["平常的话。"] * count), "title": "题"}
            editor.post(reverse("editorial:check-item", args=[item.pk]), fields)
        asked.append(len(queries))
    assert asked[1] == asked[2] <= 40
