"""放行: an error stops an issue at three doors until it is mended, or until somebody who may says why it stays."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import reverse

import pytest

from audit.models import AuditEntry
from bulletins.states import IssueState
from editorial.actions.overrule_finding import CannotOverruleError, OverruleFindingAction
from editorial.actions.release_issue import CannotReleaseError, RestoreIssueAction
from editorial.actions.sign_off import CannotSignError, Verdict
from editorial.actions.submit_issue import CannotSubmitError
from editorial.history import history_of
from editorial.models import Overruling, WordRule
from editorial.preflight import findings_of_issue
from editorial.sheets import sheet_of
from tests.editorial.preflight.conftest import WORD
from tests.factories import (
    a_person,
    an_issue,
    fresh,
    pass_reviews,
    people,
    release,
    reword,
    sign,
    submit,
    withdraw,
)

pytestmark = pytest.mark.django_db

LATE = "三件事的正文"


def stops(issue) -> list:
    return [found for found in findings_of_issue(fresh(issue)) if found.stops]


def overrule(issue, person=None, reason: str = "引文如此", found=None) -> Overruling:
    found = found or stops(issue)[0]
    return OverruleFindingAction(fresh(issue), person or people().editor, found.key, reason).execute()


def a_word_too_late(issue) -> None:
    """It comes on the list when the issue has been submitted already."""
    WordRule.objects.create(term=LATE, level="error")


def in_review(issue):
    overrule(issue)
    submit(issue)
    return issue


# -- the three doors


def test_an_issue_with_an_error_is_not_submitted_and_the_words_are_cited(issue):
    with pytest.raises(CannotSubmitError, match=f"第二件事.*{WORD}"):
        submit(issue)
    assert fresh(issue).state == IssueState.DRAFTING
    assert not issue.manifests.exists()


def test_it_is_submitted_once_the_error_is_mended(issue, item):
    reword(item, WORD, "莱茵话")
    submit(issue)
    assert fresh(issue).state == IssueState.IN_REVIEW


def test_it_is_submitted_once_somebody_says_why_the_words_stay(issue):
    overrule(issue)
    submit(issue)
    assert fresh(issue).state == IssueState.IN_REVIEW


def test_a_warning_stops_nothing(issue, word):
    WordRule.objects.update(level="warning")
    submit(issue)
    assert fresh(issue).state == IssueState.IN_REVIEW


def test_the_last_review_does_not_pass_an_error_and_may_return_it(issue):
    in_review(issue)
    a_word_too_late(issue)
    for name in ("first", "second"):
        sign(issue, getattr(people(), name))
    with pytest.raises(CannotSignError, match=LATE):
        sign(issue, people().final)
    sign(issue, people().final, Verdict.RETURN)
    assert fresh(issue).state == IssueState.DRAFTING


def test_who_reviews_last_overrules_and_passes(issue):
    in_review(issue)
    a_word_too_late(issue)
    for name in ("first", "second"):
        sign(issue, getattr(people(), name))
    overrule(issue, people().final)
    sign(issue, people().final)
    assert fresh(issue).state == IssueState.APPROVED


def test_a_release_asks_once_more_and_who_signed_last_may_overrule(issue):
    pass_reviews(in_review(issue))
    a_word_too_late(issue)
    with pytest.raises(CannotReleaseError, match=LATE):
        release(issue)
    assert not fresh(issue).live
    with pytest.raises(PermissionDenied):
        overrule(issue, people().editor)
    overrule(issue, people().final)
    release(issue)
    assert fresh(issue).live


def test_what_readers_had_is_restored_whatever_todays_lists_say(issue):
    pass_reviews(in_review(issue))
    release(issue)
    withdraw(issue)
    a_word_too_late(issue)
    RestoreIssueAction(fresh(issue), people().publisher, issue.releases.get(), "查明无误").execute()
    assert fresh(issue).live


# -- how long it holds


def test_it_holds_while_the_cited_words_are_there_wherever_they_move(issue, item):
    overrule(issue)
    reword(item, "开头", "另一个开头")
    reword(issue.items.get(title="第一件事"), "第一", "第壹")
    assert not stops(issue)


def test_it_does_not_hold_for_the_same_words_in_another_item(issue):
    overrule(issue)
    reword(issue.items.get(title="第三件事"), "正文", WORD)
    assert [found.title for found in stops(issue)] == ["第三件事"]


def test_it_does_not_hold_for_other_words(issue, item):
    overrule(issue)
    WordRule.objects.create(term="开头一段", level="error")
    assert [found.text for found in stops(issue)] == ["开头一段"]


# -- who may


@pytest.mark.parametrize("name", ["editor", "publisher"])
def test_who_may_submit_may_overrule_a_draft(issue, name):
    assert overrule(issue, getattr(people(), name)).person.username == name


@pytest.mark.parametrize("name", ["first", "second", "final"])
def test_a_reviewer_overrules_no_draft(issue, name):
    with pytest.raises(PermissionDenied):
        overrule(issue, getattr(people(), name))


@pytest.mark.parametrize("name", ["editor", "publisher", "first", "final"])
def test_nobody_overrules_before_the_stage_that_decides(issue, name):
    in_review(issue)
    a_word_too_late(issue)
    with pytest.raises(PermissionDenied):
        overrule(issue, getattr(people(), name))
    assert Overruling.objects.count() == 1


def test_a_correspondent_overrules_nothing(issue):
    with pytest.raises(PermissionDenied):
        overrule(issue, a_person("通讯员"))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_is_overruled(issue, reason):
    with pytest.raises(CannotOverruleError):
        overrule(issue, reason=reason)


def test_what_is_not_found_any_more_is_not_overruled(issue, item):
    found = stops(issue)[0]
    reword(item, WORD, "莱茵话")
    with pytest.raises(CannotOverruleError):
        overrule(issue, found=found)


def test_of_two_who_overrule_the_same_the_second_is_told(issue):
    found = stops(issue)[0]
    overrule(issue, found=found)
    with pytest.raises(CannotOverruleError):
        overrule(issue, people().publisher, found=found)


def test_a_finding_of_another_issue_is_not_overruled_here(issue):
    found = stops(issue)[0]
    with pytest.raises(CannotOverruleError):
        overrule(an_issue(items=1), found=found)


# -- where it is told


def test_sheet_history_and_audit_log_tell_of_it(issue, item):
    in_review(issue)
    (found,) = {
        (one["text"], one["overruled"]["reason"], one["overruled"]["person"])
        for one in sheet_of(fresh(issue))["rounds"][0]["findings"]
        if one["overruled"]
    }
    assert found == (WORD, "引文如此", "editor")
    told = [event for event in history_of(fresh(issue)) if event.text == "引文如此"]
    assert len(told) == 1
    assert any(WORD in line for line in told[0].lines)
    entry = AuditEntry.objects.get(act="issue.overrule")
    assert entry.detail["words"] == WORD
    assert entry.detail["item"] == item.pk


def test_the_printed_sheet_shows_the_reason_and_escapes_it(issue, sign_in):
    overrule(issue, reason="<b>引文</b>如此")
    submit(issue)
    page = sign_in(people().final).get(reverse("editorial:sheet", args=[issue.pk])).content.decode()
    assert "&lt;b&gt;引文&lt;/b&gt;如此" in page


def test_an_item_that_was_never_submitted_can_still_be_deleted(issue, item):
    overrule(issue)
    fresh(item).delete()
    assert not Overruling.objects.exists()


# -- the screens


def address_of(issue, screen="preflight") -> str:
    return reverse(f"editorial:{screen}", args=[issue.pk])


@pytest.mark.parametrize("screen", ["preflight", "submit"])
def test_an_editor_sees_and_overrules_an_error_where_it_stands(issue, item, sign_in, screen):
    browser = sign_in(people().editor)
    page = browser.get(address_of(issue, screen)).content.decode()
    key = stops(issue)[0].key
    assert page.count(f'value="{key}"') == 2  # overrule it, or take the remedy
    fields = {"key": key, "reason": "引文如此", "screen": screen, "page": str(item.pk)}
    response = browser.post(address_of(issue, "overrule"), fields)
    assert response.url == f"{address_of(issue, screen)}#found-{item.pk}"
    assert "引文如此" in browser.get(address_of(issue, screen)).content.decode()
    assert not stops(issue)


def test_a_reviewer_of_the_last_stage_overrules_on_the_review_page(issue, sign_in):
    in_review(issue)
    a_word_too_late(issue)
    for name in ("first", "second"):
        sign(issue, getattr(people(), name))
    browser, key = sign_in(people().final), stops(issue)[0].key
    assert f'value="{key}"' in browser.get(address_of(issue, "review")).content.decode()
    fields = {"key": key, "reason": "已核对", "screen": "review"}
    assert browser.post(address_of(issue, "overrule"), fields).url == address_of(issue, "review")
    assert not stops(issue)


def test_earlier_reviewers_read_what_was_found_and_have_no_button(issue, sign_in):
    in_review(issue)
    a_word_too_late(issue)
    page = sign_in(people().first).get(address_of(issue, "review")).content.decode()
    assert LATE in page
    assert "引文如此" in page
    assert stops(issue)[0].key not in page


@pytest.mark.parametrize("screen", ["https://example.org", "../../../logout", ""])
def test_a_button_leads_to_no_other_place(issue, sign_in, screen):
    fields = {"key": "x", "reason": "因", "screen": screen, "page": "1'><script>"}
    response = sign_in(people().editor).post(address_of(issue, "overrule"), fields)
    assert response.url == address_of(issue)


def test_who_tries_what_is_not_theirs_is_kept_in_the_audit_log(issue, sign_in):
    fields = {"key": stops(issue)[0].key, "reason": "因"}
    sign_in(people().first).post(address_of(issue, "overrule"), fields)
    assert AuditEntry.objects.filter(act="issue.overrule", result="refused").count() == 1
    assert not Overruling.objects.exists()


def test_a_correspondent_sees_nothing_of_an_issue(issue, sign_in):
    browser = sign_in(a_person("通讯员"))
    for screen in ("preflight", "submit", "review"):
        assert WORD not in browser.get(address_of(issue, screen), follow=True).content.decode()
    assert browser.get(address_of(issue, "overrule")).status_code == 405
