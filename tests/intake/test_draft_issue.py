"""From a document to draft pages: two issues of one period, pictures of the file's own, and what cannot become pages."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied

import pytest

from bulletins.document import read_issue, settled
from bulletins.models import IssuePage, PhotoFile
from bulletins.states import IssueState
from editorial.stages import CORRESPONDENTS, EDITORS
from intake.actions.draft_issue import CannotDraftError, DraftIssue, ThereAlreadyError
from intake.fitness import faults_of
from manuscript.document import Chapter, NewsItem, Paragraph, Photo, Section
from manuscript.mending import At
from tests.factories import (
    a_bulletin,
    a_document,
    a_person,
    a_picture,
    a_quarterly,
    an_issue,
    an_item,
    bring_to,
    fresh,
)


@pytest.fixture
def bulletin(home):
    return a_bulletin()


# -- two of one period


def test_a_second_issue_of_a_period_is_kept_beside_the_first_under_another_name(bulletin):
    first = DraftIssue(a_quarterly(1), bulletin).execute()
    second = DraftIssue(a_quarterly(2), bulletin, keep_both=True).execute()
    assert (first.title, first.slug) == ("2026年第三季度", "2026-q3")
    assert (second.title, second.slug) == ("2026年第三季度（第2份）", "2026-q3-2")
    assert fresh(first).items.count() == 1


def test_a_third_has_a_name_of_its_own_again(bulletin):
    for _time in range(3):
        DraftIssue(a_quarterly(1, title="专号"), bulletin, keep_both=True).execute()
    found = IssuePage.objects.order_by("pk").values_list("slug", "title")
    assert list(found) == [
        ("2026-q3", "专号"),
        ("2026-q3-2", "专号（第2份）"),
        ("2026-q3-3", "专号（第3份）"),
    ]


def test_a_second_issue_reads_back_as_it_was_written(bulletin):
    DraftIssue(a_quarterly(1), bulletin).execute()
    document = a_quarterly(2)
    second = DraftIssue(document, bulletin, keep_both=True).execute()
    assert read_issue(fresh(second)) == settled(document, bulletin)


def test_nothing_is_kept_twice_unasked(bulletin):
    DraftIssue(a_quarterly(1), bulletin).execute()
    with pytest.raises(ThereAlreadyError):
        DraftIssue(a_quarterly(1), bulletin).execute()
    assert IssuePage.objects.count() == 1


def test_the_second_takes_the_plain_address_when_the_first_is_gone(bulletin):
    first = DraftIssue(a_quarterly(1), bulletin).execute()
    second = DraftIssue(a_quarterly(1), bulletin, keep_both=True).execute()
    fresh(first).delete()
    second = fresh(second)
    second.full_clean()
    assert (second.slug, second.title) == ("2026-q3", "2026年第三季度")


def test_the_second_can_be_edited_and_become_another_period(bulletin, sign_in):
    DraftIssue(a_quarterly(1), bulletin).execute()
    second = fresh(DraftIssue(a_quarterly(1), bulletin, keep_both=True).execute())
    second.editors_note = "改过。"
    second.full_clean()
    assert second.slug == "2026-q3-2"
    second.period = 4
    second.full_clean()
    assert second.slug == "2026-q4"


def test_replacing_a_draft_leaves_the_other_of_its_period(bulletin):
    for _time in range(2):
        DraftIssue(a_quarterly(1), bulletin, keep_both=True).execute()
    kept = IssuePage.objects.get(slug="2026-q3-2")
    DraftIssue(a_quarterly(3), bulletin, replace_drafts=True).execute()
    assert fresh(kept).items.count() == 1
    assert IssuePage.objects.get(slug="2026-q3").items.count() == 3


@pytest.mark.parametrize("state", [IssueState.IN_REVIEW, IssueState.RELEASED])
def test_what_is_read_is_kept_and_the_new_one_beside_it(bulletin, state):
    first = bring_to(state, an_issue(bulletin))
    with pytest.raises(CannotDraftError):
        DraftIssue(a_quarterly(1), bulletin, replace_drafts=True).execute()
    DraftIssue(a_quarterly(1), bulletin, keep_both=True).execute()
    assert fresh(first).state == state


# -- who may


def test_a_correspondent_drafts_no_issue(bulletin):
    with pytest.raises(PermissionDenied):
        DraftIssue(a_quarterly(1), bulletin, user=a_person(f"{CORRESPONDENTS}·昆山市")).execute()


def test_an_editor_replaces_a_draft(bulletin):
    editor = a_person(EDITORS)
    DraftIssue(a_quarterly(1), bulletin).execute()
    assert DraftIssue(a_quarterly(2), bulletin, replace_drafts=True, user=editor).execute().owner == editor


# -- pictures of the file's own


def test_pictures_that_the_file_carries_are_stored_once(bulletin, tmp_path):
    (tmp_path / "0001.jpg").write_bytes(a_picture())
    photos = (Photo("word/media/image1.jpeg", "图说"), Photo("word/media/image1.jpeg", "又一处"))
    document = a_document(NewsItem("甲", blocks=(Paragraph("正文。"), *photos)))
    action = DraftIssue(document, bulletin, pictures={"word/media/image1.jpeg": tmp_path / "0001.jpg"})
    assert action.missing_photos() == []
    issue = action.execute()
    assert PhotoFile.objects.get().title == "图说"
    assert issue.items.get().photo_count == 2


def test_a_picture_that_is_none_is_missing(bulletin, tmp_path):
    (tmp_path / "0001.jpg").write_bytes(b"<script>")
    document = a_document(NewsItem("甲", blocks=(Photo("a.jpg", "图说"),)))
    action = DraftIssue(document, bulletin, pictures={"a.jpg": tmp_path / "0001.jpg"})
    assert action.missing_photos() == ["a.jpg"]
    action.execute()
    assert not PhotoFile.objects.exists()


# -- what cannot become pages


UNFIT = {
    "no year": {"year": None},
    "no period": {"period": None},
    "a year far off": {"year": 21},
    "a fifth quarter": {"period": 5},
    "a title that no field holds": {"title": "长" * 300},
    "no items": {"chapters": (Chapter("空章"),)},
}


@pytest.mark.parametrize("why", UNFIT)
def test_an_unfit_document_is_refused_with_a_sentence_and_nothing_is_written(bulletin, why):
    document = replace(a_quarterly(1), **UNFIT[why])
    with pytest.raises(CannotDraftError) as error:
        DraftIssue(document, bulletin).execute()
    assert str(error.value)
    assert not IssuePage.objects.exists()


UNFIT_ITEMS = {
    "no title": NewsItem(""),
    "title": NewsItem("长" * 256),
    "number": NewsItem("甲", number="1" * 21),
    "source": NewsItem("甲", source="长" * 101),
    "byline": NewsItem("甲", bylines=("长" * 41,)),
}


@pytest.mark.parametrize("item", UNFIT_ITEMS.values(), ids=UNFIT_ITEMS)
def test_an_unfit_item_is_named_with_its_place(bulletin, item):
    document = a_document(an_item("好的"), item)
    assert [fault.at for fault in faults_of(document, bulletin)] == [At((0, 0, 1))]
    with pytest.raises(CannotDraftError):
        DraftIssue(document, bulletin).execute()


def test_a_yearbook_has_no_period(home):
    yearbook = a_bulletin(kind="yearbook")
    assert faults_of(a_document(period=3), yearbook)
    assert not faults_of(a_document(period=None), yearbook)


def test_a_chapter_that_nobody_named_gets_a_name(bulletin):
    chapters = (Chapter("", "", (Section(items=(an_item("甲"),)),)),)
    issue = DraftIssue(a_document(chapters=chapters), bulletin).execute()
    assert issue.get_children().get().title == "正文"


def test_characters_that_no_database_takes_become_blanks(bulletin):
    document = a_document(NewsItem("甲\x00乙", blocks=(Paragraph("一\x00二\ud800三。"),)))
    issue = DraftIssue(document, bulletin).execute()
    assert issue.items.get().title == "甲 乙"
    assert issue.items.get().text == "一 二 三。"
