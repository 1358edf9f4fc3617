"""A released issue is corrected, or is not after all; readers are told, and nothing that was typed is lost."""

from django.urls import reverse

import pytest

from bulletins.states import IssueState, ReleaseKind
from editorial.corrections import Note
from editorial.rounds import round_of
from editorial.sealing import members_of
from tests.factories import an_issue, bring_to, fresh, people, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(home):
    return an_issue(state=IssueState.RELEASED, items=2)


@pytest.fixture
def browser(issue, sign_in):
    return sign_in(people().editor)


def screen(name, page):
    return reverse(f"editorial:{name}", args=[page.pk])


def corrected(issue, browser, title="改过的题"):
    browser.post(screen("correct", issue))
    item = issue.items.in_order().first()
    item.title = title
    item.save_revision(clean=False)
    return item


def written(item, kind, note):
    return {f"page-{item.pk}-kind": kind, f"page-{item.pk}-note": note}


def test_a_correction_begins_is_submitted_with_a_note_and_asks_one_reviewer_for_a_slip(issue, browser):
    item = corrected(issue, browser, "第，1条")
    assert fresh(issue).state == IssueState.CORRECTING
    forms = browser.get(screen("submit", issue)).context["notes"]
    assert [form.change.page.pk for form in forms] == [item.pk]
    browser.post(screen("submit", issue), written(item, "erratum", "题目多一个逗号。"))
    assert fresh(issue).state == IssueState.IN_REVIEW
    assert round_of(issue).purpose == ReleaseKind.ERRATUM
    assert issue.corrections.pending().get().note == "题目多一个逗号。"


def test_what_changes_a_figure_cannot_be_called_an_erratum_and_the_screen_says_why(issue, browser):
    item = corrected(issue, browser, "第100条")
    shown = browser.get(screen("submit", issue))
    assert [kind for kind, _label in shown.context["notes"][0].fields["kind"].choices] == ["correction"]
    response = browser.post(screen("submit", issue), written(item, "erratum", "数字有误。"))
    assert response.context["notes"][0].errors["kind"]
    assert "数字有误。" in response.content.decode()
    assert fresh(issue).state == IssueState.CORRECTING


def test_a_refusal_keeps_every_word(issue, browser):
    item, other = corrected(issue, browser), issue.items.in_order().last()
    other.title = "另一个改过的题"
    other.save_revision(clean=False)
    form = {**written(item, "correction", "题目写错了。"), **written(other, "correction", "")}
    response = browser.post(screen("submit", issue), form)
    assert "题目写错了。" in response.content.decode()
    assert fresh(issue).state == IssueState.CORRECTING


def test_notes_of_an_earlier_round_are_there_again(issue, browser):
    item = corrected(issue, browser)
    submit(issue, {item.pk: Note(ReleaseKind.CORRECTION, "题目写错了。")})
    browser.post(screen("take-back", issue))
    assert fresh(issue).state == IssueState.CORRECTING
    assert "题目写错了。" in browser.get(screen("submit", issue)).content.decode()


def test_looking_at_the_screen_writes_nothing(issue, browser):
    corrected(issue, browser)
    before = issue.manifests.count()
    browser.get(screen("submit", issue))
    assert issue.manifests.count() == before


def test_a_page_that_is_left_out_is_named_as_removed(issue, browser):
    browser.post(screen("correct", issue))
    item = issue.items.in_order().first()
    browser.post(screen("leave-out", item))
    change = browser.get(screen("submit", issue)).context["notes"][0].change
    assert (change.page.pk, change.is_removed) == (item.pk, True)


def test_an_abandoned_correction_leaves_what_readers_have(issue, browser):
    item = corrected(issue, browser)
    browser.post(screen("abandon", issue))
    assert fresh(issue).state == IssueState.RELEASED
    assert fresh(item).get_latest_revision_as_object().title == fresh(item).title != "改过的题"


def test_a_first_issue_is_submitted_with_its_counts_in_view(home, sign_in):
    draft = an_issue(items=3)
    browser = sign_in(people().editor)
    browser.post(screen("leave-out", draft.items.in_order().last()))
    shown = browser.get(screen("submit", draft)).context
    assert shown["figures"]["items"] == 2
    assert [item.pk for item in shown["left_out"]] == [draft.items.in_order().last().pk]
    browser.post(screen("submit", draft))
    assert fresh(draft).state == IssueState.IN_REVIEW
    assert len(members_of(fresh(draft))) == round_of(draft).manifest.rows.count()


@pytest.mark.parametrize("name", ["first", "publisher", "editor"])
def test_who_submitted_takes_back_and_a_publisher_may(home, sign_in, name):
    in_review = an_issue(state=IssueState.IN_REVIEW, items=1)
    sign_in(getattr(people(), name)).post(screen("take-back", in_review))
    assert (fresh(in_review).state == IssueState.DRAFTING) == (name != "first")


@pytest.mark.parametrize("state", [IssueState.IN_REVIEW, IssueState.APPROVED, IssueState.RELEASED])
def test_an_item_of_a_locked_issue_is_neither_left_out_nor_put_back(home, sign_in, state):
    locked = bring_to(state, an_issue(items=2))
    item = locked.items.first()
    browser = sign_in(people().publisher)
    for name in ("leave-out", "put-back"):
        assert browser.get(screen(name, item)).status_code != 200
        browser.post(screen(name, item))
        assert not fresh(item).is_left_out


def test_a_left_out_item_is_marked_where_editors_meet_it(home, sign_in):
    draft = an_issue(items=2)
    item = draft.items.in_order().first()
    browser = sign_in(people().editor)
    browser.post(screen("leave-out", item))
    item = fresh(item)
    explorer = browser.get(reverse("wagtailadmin_explore", args=[item.get_parent().pk])).content.decode()
    assert str(item.status_string) in explorer
    assert screen("put-back", item) in explorer
    editor = browser.get(reverse("wagtailadmin_pages:edit", args=[item.pk]))
    assert [str(message) for message in editor.context["messages"]]
    assert screen("put-back", item) in editor.content.decode()
