"""Step three: what will be made, what is in the way, and one button."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bulletins.models import IssuePage
from bulletins.states import IssueState
from intake.actions.draft_intake import DraftIntake
from intake.models import Intake
from tests.factories import a_document, a_picture, a_quarterly, an_issue, an_item, bring_to
from tests.intake.intakes import TEXT, an_intake, many
from tests.intake.screens import at, posted, queries


def test_the_draft_is_made_and_opened(browser, intake):
    page = browser.get(at("confirm", intake)).content.decode()
    assert "2025年第二季度" in page
    response = browser.post(at("confirm", intake), {"version": 0})
    issue = IssuePage.objects.get()
    assert response.url == reverse("wagtailadmin_explore", args=[issue.pk])
    assert not issue.live
    assert browser.get(at("confirm", intake)).url == at("show", intake)
    assert issue.title in browser.get(at("show", intake)).content.decode()


def test_a_version_that_was_not_seen_is_not_drafted(browser, intake):
    posted(browser, intake, "merge", "0.0.1")
    response = browser.post(at("confirm", intake), {"version": 0})
    assert response.status_code == 200
    assert not IssuePage.objects.exists()


def test_a_period_that_is_there_asks_what_shall_become_of_it(browser, intake, bulletin):
    earlier = an_issue(bulletin, document=replace(a_quarterly(1), year=2025, period=2))
    page = browser.get(at("confirm", intake)).content.decode()
    assert 'value="replace"' in page
    assert "2025年第二季度（第2份）" in page
    assert browser.post(at("confirm", intake), {"version": 0}).status_code == 200  # no answer, no issue
    assert IssuePage.objects.get() == earlier
    browser.post(at("confirm", intake), {"version": 0, "earlier": "keep"})
    assert IssuePage.objects.count() == 2


def test_a_draft_is_replaced(browser, intake, bulletin):
    earlier = an_issue(bulletin, document=replace(a_quarterly(1), year=2025, period=2))
    browser.post(at("confirm", intake), {"version": 0, "earlier": "replace"})
    assert IssuePage.objects.get() != earlier


def test_what_is_in_review_cannot_be_replaced(browser, intake, bulletin):
    earlier = an_issue(bulletin, document=a_document(an_item("甲"), year=2025, period=2))
    bring_to(IssueState.IN_REVIEW, earlier)
    page = browser.get(at("confirm", intake)).content.decode()
    assert 'value="replace" required disabled' in page
    response = browser.post(at("confirm", intake), {"version": 0, "earlier": "replace"})
    assert response.status_code == 200
    assert IssuePage.objects.get() == earlier


def test_the_very_same_file_is_told(browser, intake, bulletin, editor):
    DraftIntake(intake, editor, 0).execute()
    again = an_intake(bulletin, editor)
    assert list(browser.get(at("confirm", again)).context["same_file"]) == [intake]


def test_what_cannot_be_drafted_is_said_with_a_way_to_mend_it(browser, bulletin, editor):
    intake = an_intake(bulletin, editor, TEXT.replace("2025年第二季度\n", ""))
    response = browser.get(at("confirm", intake))
    assert response.context["faults"]
    assert at("show", intake) + "?at=cover" in response.content.decode()
    assert browser.post(at("confirm", intake), {"version": 0}).status_code == 200
    assert not IssuePage.objects.exists()


def test_missing_pictures_are_named_and_can_be_supplied(browser, bulletin, editor):
    intake = an_intake(
        bulletin, editor, TEXT.replace("班列每周", "![检查车厢](a.jpg)\n\n班列每周"), "旧刊.md"
    )
    assert browser.get(at("confirm", intake)).context["missing"] == ["a.jpg"]
    browser.post(at("supply", intake), {"pictures": [SimpleUploadedFile("a.jpg", a_picture())]})
    assert browser.get(at("confirm", intake)).context["missing"] == []


def test_the_confirmation_asks_as_much_of_many_items(browser, intake):
    few = queries(browser, at("confirm", intake))
    Intake.objects.filter(pk=intake.pk).update(document=many(intake, 200))
    assert queries(browser, at("confirm", intake)) == few
