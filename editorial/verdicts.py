"""What reviewers say of single items, and which items a stage need not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from bulletins.models import ManifestRow, NewsItemPage

from .baseline import baseline_of
from .models import ItemVerdict, ReviewRound
from .stages import Stage

PASS, RETURN = "pass", "return"


@dataclass(frozen=True, slots=True)
class Saying:
    is_pass: bool
    note: str = ""


def rows_of_items(round_: ReviewRound) -> list[ManifestRow]:
    items = NewsItemPage.objects.filter(issue=round_.issue_id).values("pk")
    return list(round_.manifest.rows.filter(page__in=items).select_related("page"))


def to_be_said(round_: ReviewRound, stage: Stage) -> list[ManifestRow]:
    """Items of which this stage has to say something: all, less those that it knows.

    Known is what the same stage has passed in an earlier round with the same content under the same heading, and what
    readers have already: three people passed that.
    """
    known = _passed_before(round_, stage) | _released(round_)
    return [row for row in rows_of_items(round_) if (row.page_id, row.parent_id, row.sha256) not in known]


def _passed_before(round_: ReviewRound, stage: Stage) -> set[tuple[int, int, str]]:
    earlier = ItemVerdict.objects.filter(
        round__issue=round_.issue_id, round__number__lt=round_.number, stage=stage
    ).order_by("round__number", "said_at")
    last: dict[tuple[int, int, str], bool] = {}
    for page, parent, sha256, is_pass in earlier.values_list(
        "row__page_id", "row__parent_id", "row__sha256", "is_pass"
    ):
        last[page, parent, sha256] = is_pass
    return {key for key, is_pass in last.items() if is_pass}


def _released(round_: ReviewRound) -> set[tuple[int, int, str]]:
    baseline = baseline_of(round_.issue)
    if baseline is None:
        return set()
    return set(baseline.rows.values_list("page_id", "parent_id", "sha256"))


def said_by(round_: ReviewRound, stage: Stage, person) -> dict[int, bool]:
    """row -> whether it passed, as far as this person has said."""
    said = round_.verdicts.filter(stage=stage, person=person)
    return dict(said.values_list("row_id", "is_pass"))


def sayings_by(round_: ReviewRound, stage: Stage, person) -> dict[int, Saying]:
    """The same with the notes, for a reviewer who goes on reading."""
    said = round_.verdicts.filter(stage=stage, person=person).values_list("row_id", "is_pass", "note")
    return {row: Saying(is_pass, note) for row, is_pass, note in said}


def remarks_on(round_: ReviewRound) -> dict[int, list[ItemVerdict]]:
    """page -> returns and notes of every stage and every round so far, oldest first. One statement."""
    said = ItemVerdict.objects.filter(round__issue=round_.issue_id, round__number__lte=round_.number)
    remarks: dict[int, list[ItemVerdict]] = {}
    for verdict in (
        said.exclude(is_pass=True, note="").select_related("person", "round", "row").order_by("said_at", "pk")
    ):
        remarks.setdefault(verdict.row.page_id, []).append(verdict)
    return remarks


def keep_verdicts(round_: ReviewRound, stage: Stage, person, sayings: Mapping[int, Saying]) -> None:
    """One statement, whatever was said before. Rows that are not of this round are passed over."""
    rows = set(round_.manifest.rows.filter(pk__in=sayings).values_list("pk", flat=True))
    ItemVerdict.objects.bulk_create(
        _verdicts(round_, stage, person, {row: sayings[row] for row in rows}),
        update_conflicts=True,
        unique_fields=["round", "stage", "person", "row"],
        update_fields=["is_pass", "note", "said_at"],
    )


def _verdicts(round_, stage, person, sayings: Mapping[int, Saying]) -> Iterable[ItemVerdict]:
    now = timezone.now()
    return [
        ItemVerdict(
            round=round_,
            stage=stage,
            person=person,
            row_id=row,
            is_pass=said.is_pass,
            note=said.note.strip(),
            said_at=now,
        )
        for row, said in sayings.items()
    ]
