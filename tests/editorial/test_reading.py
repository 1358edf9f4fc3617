"""What a reviewer has in front of them, round after round."""

from __future__ import annotations

import pytest

from bulletins.models import NewsItemPage
from bulletins.states import IssueState
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.actions.sign_off import Verdict
from editorial.corrections import Note
from editorial.reading import reading_of
from editorial.rounds import round_of
from editorial.stages import Stage
from editorial.verdicts import Saying, to_be_said
from manuscript.differences import Change
from tests.factories import an_issue, bring_to, fresh, people, sign, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(home):
    return an_issue(items=6)


def edit(issue, place: int, **fields) -> NewsItemPage:
    draft = issue.items.in_order()[place].get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return draft


def with_text(text: str) -> list[dict]:
    return [{"type": "paragraph", "value": f"<p>{text}</p>"}]


def returned(issue, *places: int, note: str = "请核对。"):
    """The first reviewer passes all items but these, and returns the issue."""
    round_ = round_of(fresh(issue))
    rows = to_be_said(round_, Stage.FIRST)
    back = {issue.items.in_order()[place].pk for place in places}
    sayings = {row.pk: Saying(row.page_id not in back, note if row.page_id in back else "") for row in rows}
    sign(issue, people().first, Verdict.RETURN, "见批注。", sayings=sayings)


def first_reading(issue):
    return reading_of(round_of(fresh(issue)), Stage.FIRST, people().first)


def test_in_the_first_round_everything_is_read_and_nothing_is_marked(issue):
    submit(issue)
    reading = first_reading(issue)
    assert len(reading.to_read) == 6
    assert not reading.changed
    assert not reading.new
    assert [part.entry.title for part in reading.whole.parts] == ["区市动态"]
    assert [len(part.entries) for part in reading.whole.parts[0].parts] == [2, 2, 2]


def test_in_the_second_round_only_what_changed_or_was_returned_is_read(issue):
    submit(issue)
    returned(issue, 1)
    edit(issue, 0, body=with_text("改过的正文。"))
    submit(issue)
    reading = first_reading(issue)
    items = list(issue.items.in_order())
    assert [entry.row.page_id for entry in reading.to_read] == [items[0].pk, items[1].pk]
    assert [entry.row.page_id for entry in reading.changed] == [items[0].pk]
    assert reading.to_read[1].remarks[0].note == "请核对。"


def test_changed_words_are_marked_and_both_versions_are_there(issue):
    submit(issue)
    returned(issue, 0)
    old = issue.items.in_order()[0].get_latest_revision_as_object()
    edit(issue, 0, title="改了题的一条", body=with_text("第1条的正文，增补。"))
    submit(issue)
    entry = first_reading(issue).to_read[0]
    assert (
        "".join(piece.text for piece in entry.title_pieces if piece.change is not Change.ADDED) == old.title
    )
    assert [(line.before, line.after) for line in entry.body_changes] == [
        ("第1条的正文。", "第1条的正文，增补。")
    ]


def test_what_is_new_gone_or_elsewhere_is_named(issue):
    submit(issue)
    returned(issue, 0)
    first, gone, moved = (issue.items.in_order()[place] for place in (0, 1, 2))
    LeaveOutItemAction(gone, people().editor).execute()
    new = NewsItemPage(title="新来的", live=False, body=with_text("新来的正文。"))
    fresh(first).get_parent().add_child(instance=new)
    new.save_revision()
    fresh(moved).move(fresh(first).get_parent(), "last-child")
    submit(issue)
    reading = first_reading(issue)
    assert [entry.title for entry in reading.new] == ["新来的"]
    assert reading.removed == [gone.title]
    assert [(entry.title, entry.moved_from) for entry in reading.moved] == [(moved.title, "吴江区")]
    assert {"新来的", moved.title} <= {entry.title for entry in reading.to_read}


def test_an_item_in_another_place_among_its_neighbours_is_named_and_need_not_be_read(issue):
    submit(issue)
    returned(issue, 5)
    first, second = issue.items.in_order()[0:2]
    fresh(second).move(fresh(first), "left")
    submit(issue)
    reading = first_reading(issue)
    assert len(reading.moved) == 1
    assert len(reading.to_read) == 1


def test_a_stage_that_has_not_read_yet_reads_everything_with_the_changes_marked(issue):
    submit(issue)
    returned(issue, 0)
    edit(issue, 0, body=with_text("改过的正文。"))
    submit(issue)
    sign(issue, people().first)
    reading = reading_of(round_of(fresh(issue)), Stage.SECOND, people().second)
    assert len(reading.to_read) == 6
    assert len(reading.changed) == 1


def test_the_first_round_of_a_correction_is_compared_with_what_readers_have(issue):
    bring_to(IssueState.CORRECTING, issue)
    changed = edit(issue, 2, body=with_text("更正后的正文21亿元。"))
    submit(issue, {changed.pk: Note("correction", "“12亿元”应为“21亿元”。")})
    reading = first_reading(issue)
    assert [entry.row.page_id for entry in reading.to_read] == [changed.pk]
    assert reading.changed == reading.to_read


def test_one_does_not_read_ones_own_remarks_of_this_round_beside_an_item(issue):
    submit(issue)
    round_ = round_of(fresh(issue))
    rows = to_be_said(round_, Stage.FIRST)
    sign(issue, people().first, sayings={row.pk: Saying(True, "已核对") for row in rows})
    mine = reading_of(round_, Stage.FIRST, people().first)
    theirs = reading_of(round_, Stage.SECOND, people().second)
    assert not any(entry.remarks for entry in mine.entries)
    assert all(entry.note == "已核对" for entry in mine.to_read)
    assert all(entry.remarks[0].note == "已核对" for entry in theirs.to_read)
