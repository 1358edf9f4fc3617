"""The proof of an issue with what was found in it, and its 审稿单, as PDF."""

from __future__ import annotations

import re

from django.urls import reverse

import pypdfium2
import pytest

from bulletins.states import IssueState
from editions.models import BulletinStyle
from manuscript.document import NewsItem, Paragraph
from tests.factories import a_bulletin, a_document, a_person, an_issue, an_item, people

pytestmark = pytest.mark.django_db
FAULTY = NewsItem("培训班开课", blocks=(Paragraph("8月8日，，培训班在图书馆开课，学员60人。"),))
UNKNOWN = "\U0003106c"  # so rare that no font of ours draws it


@pytest.fixture
def issue(home):
    return an_issue(a_bulletin("季报", slug="jibao"), document=a_document(FAULTY))


def paper(browser, issue, name):
    return browser.get(reverse(f"papers:{name}", args=[issue.pk]))


def words(answer) -> str:
    pages = pypdfium2.PdfDocument(answer.content)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))


def test_the_proof_of_a_draft_has_its_texts_and_what_was_found(issue, sign_in):
    answer = paper(sign_in(people().editor), issue, "proof")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]  # as all of the admin
    assert f"jibao-{issue.slug}-proof.pdf" in answer["Content-Disposition"]
    assert {word for word in ("培训班开课", "学员60人", "送审稿", "，，") if word in words(answer)} == {
        "培训班开课", "学员60人", "送审稿", "，，",
    }  # fmt: skip
    assert words(answer).count("，，") >= 2  # in the text, and in the margin


def test_a_reviewer_gets_what_was_submitted(home, sign_in):
    issue = an_issue(state=IssueState.IN_REVIEW, items=2)
    assert "第2条的正文" in words(paper(sign_in(people().first), issue, "proof"))


def test_who_reviews_finds_the_proof_where_the_issue_is_read(home, sign_in):
    issue = an_issue(state=IssueState.IN_REVIEW, items=1)
    address = reverse("papers:proof", args=[issue.pk])
    browser = sign_in(people().first)
    for screen in ("review", "preflight"):
        assert (
            f'href="{address}"'
            in browser.get(reverse(f"editorial:{screen}", args=[issue.pk])).content.decode()
        )
    sheet = browser.get(reverse("editorial:sheet", args=[issue.pk])).content.decode()
    assert f'href="{reverse("papers:sheet", args=[issue.pk])}"' in sheet


def test_a_character_that_no_font_draws_stands_as_a_box(home, sign_in):
    item = NewsItem("人名用字", blocks=(Paragraph(f"名字里有{UNKNOWN}字。"),))
    issue = an_issue(document=a_document(item))
    browser = sign_in(people().editor)
    assert "名字里有□字" in words(paper(browser, issue, "proof"))


def test_what_cannot_be_printed_is_said_where_the_findings_are(home, sign_in, settings):
    issue = an_issue(document=a_document(an_item()))
    BulletinStyle.objects.create(bulletin=issue.bulletin, colour="#12")
    browser = sign_in(people().editor)
    answer = paper(browser, issue, "proof")
    assert answer.url == reverse("editorial:preflight", args=[issue.pk])
    assert "#12" in browser.get(answer.url).content.decode()


def test_the_sheet_names_who_signed_and_the_seal(home, sign_in):
    issue = an_issue(state=IssueState.APPROVED, items=1)
    told = words(paper(sign_in(people().publisher), issue, "sheet"))
    assert {"初审", "复审", "终审", "first", "second", "final"} <= {
        word for word in ("初审", "复审", "终审", "first", "second", "final") if word in told
    }
    assert issue.review_rounds.get().seal[:16] in told


def test_a_stage_that_is_missing_has_a_line_to_sign(home, sign_in):
    issue = an_issue(state=IssueState.IN_REVIEW, items=1)
    told = words(paper(sign_in(people().first), issue, "sheet"))
    assert "终审" in told
    assert "final" not in told


@pytest.mark.parametrize("name", ["proof", "sheet"])
def test_nobody_else_gets_either(client, sign_in, issue, name):
    assert paper(client, issue, name).status_code == 302
    refused = paper(sign_in(a_person("会员")), issue, name)
    assert refused.status_code in {302, 403}
    assert refused["Content-Type"] != "application/pdf"
