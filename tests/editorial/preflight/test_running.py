"""机器检查 over pages: what the checks find, on which page, and at what cost. What they find is tested with them."""

from __future__ import annotations

from dataclasses import replace

from django.core.cache import cache

import pytest

from bulletins.document import Assets
from bulletins.models import Manifest
from bulletins.pinned import Spot
from bulletins.states import IssueState
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.models import SilentCheck, WordRule
from editorial.preflight import (
    findings_of,
    findings_of_drafts,
    findings_of_issue,
    findings_of_item,
    report_of,
)
from editorial.preflight.knowledge import knowledge
from editorial.sealing import draw_up
from manuscript.document import Chapter, DateSpan, Paragraph, Photo, Section
from tests.factories import (
    a_document,
    a_photo,
    an_issue,
    an_item,
    fresh,
    people,
    reword,
    submit,
)

pytestmark = pytest.mark.django_db

WORD = "莱茵语"


@pytest.fixture(autouse=True)
def word(home):
    """A word on the list, which a text can hold or not."""
    return WordRule.objects.create(term=WORD, level="error", replacement="莱茵话", advice="有新译名")


def a_text(*words: str):
    return tuple(Paragraph(f"这一段写到{word}。") for word in words)


def told(found, code: str = "word-listed"):
    return [(one.title, one.text, one.spot) for one in found if one.code == code]


@pytest.fixture
def issue(home):
    """Three items; the second holds the word twice, the third in a caption."""
    items = (
        an_item("第一件事", blocks=a_text("平常的话")),
        an_item("第二件事", blocks=(*a_text("平常的话", WORD), Photo("p.jpg", "图说"), *a_text(WORD))),
        an_item("第三件事", blocks=(*a_text("平常的话"), Photo("p.jpg", f"{WORD}课"))),
    )
    return an_issue(document=a_document(*items), assets=Assets({"p.jpg": a_photo()}))


FOUND = [
    ("第二件事", WORD, Spot(0, 1)),
    ("第二件事", WORD, Spot(2, 0)),
    ("第三件事", WORD, Spot(1)),
]


def test_a_finding_is_on_its_page_at_its_place_in_the_editor(issue):
    assert told(findings_of_drafts(issue)) == FOUND


def test_what_was_submitted_is_asked_like_the_drafts(issue):
    assert told(findings_of(draw_up(issue))) == FOUND


def test_a_finding_is_shown_with_some_words_around_it(issue):
    around = [one.around for one in findings_of_drafts(issue) if one.code == "word-listed"]
    assert around == [("这一段写到", "。"), ("这一段写到", "。"), ("", "课")]


def test_a_finding_that_cites_something_else_than_its_block_is_shown_without(home):
    photo = Photo("", "一幅还没有来的图片")
    issue = an_issue(document=a_document(an_item("有一处空位", blocks=(*a_text("平常的话"), photo))))
    (one,) = [one for one in findings_of_drafts(issue) if one.code == "photo-place-empty"]
    assert one.around == ("", "")


def test_one_item_is_asked_by_itself(issue):
    item = issue.items.get(title="第二件事")
    assert told(findings_of_item(item, item.latest_revision.content)) == FOUND[:2]


def test_a_contribution_that_waits_under_its_district_is_asked_too(issue):
    item = issue.items.get(title="第二件事")
    item.issue = item.chapter = item.section = None
    assert told(findings_of_item(item, item.latest_revision.content)) == FOUND[:2]


def test_an_item_that_is_left_out_is_not_asked(issue):
    LeaveOutItemAction(issue.items.get(title="第二件事"), people().editor).execute()
    assert told(findings_of_drafts(issue)) == FOUND[2:]


def test_a_finding_about_the_whole_is_on_the_issue_and_one_about_a_heading_on_the_heading(home):
    chapters = (
        Chapter("要闻", "第一章", (Section("", items=(an_item("甲"),)), Section("空节", "一"))),
        Chapter("空章", "第二章"),
    )
    issue = an_issue(document=a_document(chapters=chapters))
    empty = {one.code: one.title for one in findings_of_drafts(issue) if one.code.endswith("-empty")}
    assert empty == {"chapter-empty": "空章", "section-empty": "空节"}
    about = [one for one in findings_of_drafts(issue) if one.code == "region-without-news"]
    assert {one.page_id for one in about} <= {issue.pk}


def test_the_days_that_an_issue_tells_of_are_known(home):
    item = an_item("甲", event=DateSpan.day(2026, 10, 1))
    issue = an_issue(document=a_document(item))
    assert "date-outside-period" in {one.code for one in findings_of_drafts(issue)}
    page = issue.items.get()
    assert "date-outside-period" in {one.code for one in findings_of_item(page, page.latest_revision.content)}


def test_the_sizes_of_pictures_are_known(issue):
    assert "picture-small" in {one.code for one in findings_of_drafts(issue)}


def test_editors_are_asked_about_drafts_and_reviewers_about_what_was_submitted(issue):
    reword(issue.items.get(title="第二件事"), WORD, "平常的话")
    reword(issue.items.get(title="第三件事"), "第三", "第叁")
    WordRule.objects.all().delete()
    submit(issue)
    WordRule.objects.create(term="第叁", level="error")
    assert told(findings_of_issue(fresh(issue))) == [("第叁件事", "第叁", None)]
    submitted = fresh(issue)
    submitted.move_to(IssueState.DRAFTING, {IssueState.IN_REVIEW})
    reword(issue.items.get(title__startswith="第三"), "第叁", "第三")
    assert told(findings_of_issue(fresh(issue))) == []


def test_findings_come_in_the_order_of_the_issue_the_gravest_of_a_page_first(issue):
    report = report_of(findings_of_drafts(issue))
    titles = [group.title for group in report.groups]
    assert titles == [
        title for title in (issue.title, "要闻", "第一件事", "第二件事", "第三件事") if title in titles
    ]
    for group in report.groups:
        levels = [one.level.value for one in group.found]
        assert levels == sorted(levels, key=["error", "warning", "hint"].index)
    assert report.errors == 3


def test_an_issue_is_asked_again_when_a_list_has_changed(issue, word):
    manifest = draw_up(issue)
    assert len(told(findings_of(manifest))) == 3
    WordRule.objects.filter(pk=word.pk).update(term="平常的话")
    assert {one[1] for one in told(findings_of(manifest))} == {"平常的话"}


def test_a_check_that_keeps_silent_is_not_asked_and_an_error_cannot_be_silenced(issue, word):
    assert "picture-small" in {one.code for one in findings_of_drafts(issue)}
    for code in ("picture-small", "item-empty", "word-listed"):
        SilentCheck.objects.create(code=code)
    found = findings_of_drafts(issue)
    assert "picture-small" not in {one.code for one in found}
    assert knowledge().silent == {"picture-small"}
    assert told(found) == FOUND


def test_what_was_found_once_is_not_looked_for_again(issue, monkeypatch):
    manifest = draw_up(issue)
    before = findings_of(manifest)
    monkeypatch.setattr("editorial.preflight.running.check_document", None)
    assert findings_of(manifest) == before


def test_checks_ask_the_same_of_three_items_as_of_thirty(home, django_assert_num_queries):
    """What the office knows: words, names, silent checks, districts, industries (5). The rows with their revisions;
    the issue and its bulletin (3). Districts, industries, contributors that the contents name (3). The numbered items
    have no error, so nobody asks what was overruled. The second time, what was found is remembered.
    """
    for count in (3, 30):
        issue = an_issue(items=count)
        manifest = Manifest.objects.get(pk=draw_up(issue).pk)
        with django_assert_num_queries(11):
            findings_of(manifest)
        with django_assert_num_queries(5):
            findings_of(manifest)
        cache.clear()


def test_drafts_ask_the_same_of_three_items_as_of_thirty(home, django_assert_num_queries):
    """Instead of the rows: the members, less what was left out, and their revisions; instead of the issue its bulletin."""
    for count in (3, 30):
        issue = fresh(an_issue(items=count))
        with django_assert_num_queries(11):
            findings_of_drafts(issue)


def test_one_item_asks_for_what_it_names_and_where_it_stands(home, django_assert_num_queries):
    """What the office knows (5); its issue, chapter, section and bulletin (4); districts, industries, contributors (3)."""
    page = an_issue(items=3).items.first()
    page = fresh(page)
    content = page.latest_revision.content
    with django_assert_num_queries(12):
        findings_of_item(page, content)


def test_what_the_office_knows_is_what_is_on_its_lists(home, word):
    known = knowledge()
    assert [(rule.term, rule.level, rule.replacement) for rule in known.words if rule.term == WORD] == [
        (WORD, "error", "莱茵话")
    ]
    assert "昆山市" in {region.name for region in known.vocabulary.regions}
    assert replace(known) == knowledge()
