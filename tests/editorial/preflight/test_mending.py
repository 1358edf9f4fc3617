"""采用修正: safe remedies go into the drafts, and nothing else."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import reverse

import pytest

from audit.models import AuditEntry
from bulletins.states import IssueState
from editorial.actions.mend_drafts import CannotMendError, MendDraftsAction
from editorial.actions.overrule_finding import OverruleFindingAction
from editorial.preflight import findings_of_drafts
from tests.editorial.preflight.conftest import INSTEAD, WORD
from tests.factories import a_person, bring_to, fresh, people, reword, submit

pytestmark = pytest.mark.django_db


def with_remedy(issue) -> list:
    return [found for found in findings_of_drafts(fresh(issue)) if found.replacement]


def mend(issue, key: str = "", person=None) -> int:
    return MendDraftsAction(fresh(issue), person or people().editor, key).execute()


def text_of(item) -> str:
    """Of the newest draft, and of the page that lists show."""
    draft = fresh(item).get_latest_revision_as_object()
    draft.describe()
    assert fresh(item).text == draft.text
    return draft.text


def test_all_remedies_of_an_issue_make_one_revision_of_each_page(issue, item):
    before = item.revisions.count(), issue.items.first().revisions.count()
    assert mend(issue) == len(with_remedy(issue)) + 2
    assert text_of(item) == f"开头一段。\n学{INSTEAD}的人。\n{INSTEAD}课。"
    assert (item.revisions.count(), issue.items.first().revisions.count()) == (before[0] + 1, before[1])


def test_one_remedy_leaves_the_same_words_elsewhere(issue, item):
    assert mend(issue, with_remedy(issue)[1].key) == 1
    assert text_of(item) == f"开头一段。\n学{WORD}的人。\n{INSTEAD}课。"


def test_a_remedy_for_words_that_have_changed_is_refused(issue, item):
    key = with_remedy(issue)[0].key
    reword(item, "学", "不学")
    with pytest.raises(CannotMendError):
        mend(issue, key)
    assert WORD in text_of_newest(item)


def text_of_newest(item) -> str:
    return str(fresh(item).get_latest_revision_as_object().body)


def test_what_was_overruled_keeps_its_words(issue):
    found = with_remedy(issue)[0]
    OverruleFindingAction(fresh(issue), people().editor, found.key, "引文如此").execute()
    with pytest.raises(CannotMendError):
        mend(issue)


def test_what_readers_have_does_not_change_until_the_next_release(issue, item):
    OverruleFindingAction(fresh(issue), people().editor, with_remedy(issue)[0].key, "引文如此").execute()
    bring_to(IssueState.CORRECTING, issue)
    issue.overrulings.all().delete()
    mend(issue)
    assert WORD in fresh(item).text
    assert INSTEAD in text_of_newest(item)


def test_nothing_is_changed_in_an_issue_that_is_locked(issue):
    found = with_remedy(issue)[0]
    OverruleFindingAction(fresh(issue), people().editor, found.key, "引文如此").execute()
    submit(issue)
    with pytest.raises(CannotMendError):
        mend(issue, found.key)


@pytest.mark.parametrize("name", ["first", "final"])
def test_who_may_not_write_in_the_issue_changes_nothing(issue, name):
    with pytest.raises(PermissionDenied):
        mend(issue, person=getattr(people(), name))
    with pytest.raises(PermissionDenied):
        mend(issue, person=a_person("通讯员"))


def test_a_button_puts_it_in_and_says_how_many(issue, item, sign_in):
    browser = sign_in(people().editor)
    address = reverse("editorial:mend", args=[issue.pk])
    response = browser.post(address, {"screen": "submit", "page": str(item.pk)}, follow=True)
    assert response.redirect_chain[0][0].startswith(reverse("editorial:submit", args=[issue.pk]))
    assert "2" in " ".join(str(message) for message in response.context["messages"])
    assert AuditEntry.objects.get(act="issue.mend").detail["count"] == 2
    assert WORD not in text_of(item)


def test_a_title_is_mended_as_well(issue, item):
    reword(item, "第二件事", f"第二件{WORD}")
    mend(issue)
    assert fresh(item).get_latest_revision_as_object().title == f"第二件{INSTEAD}"
    assert fresh(item).draft_title == f"第二件{INSTEAD}"
