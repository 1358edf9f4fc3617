"""The whole life of an issue, gathered from its records. Reads them; keeps none of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from wagtail.admin.utils import get_user_display_name
from wagtail.models import PageLogEntry

from bulletins.models import IssuePage
from bulletins.states import ReleaseKind, ReleaseState

from .desk import moment
from .models import ReleaseSchedule, ReviewRound, ScheduleState, StageDecision, Waiver
from .stages import RoundState

#: Acts that leave a line in Wagtail's log and no record of their own.
LOGGED = (
    "correct",
    "abandon_correction",
    "clear_schedule",
    "drop_withdrawal",
    "leave_out",
    "put_back",
    "restore",
)


@dataclass(frozen=True, slots=True)
class Event:
    """`tone` is "good", "bad" or nothing; `lines` are what a reader of the history wants to know besides."""

    at: dt.datetime
    what: str
    person: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()
    tone: str = ""
    digest: str = ""


def history_of(issue: IssuePage) -> list[Event]:
    """Newest first. Ten statements, whatever the number of rounds."""
    events = [
        *_beginning(issue),
        *_rounds(issue),
        *_waivers(issue),
        *_overrulings(issue),
        *_schedules(issue),
        *_releases(issue),
        *_withdrawals(issue),
        *_logged(issue),
    ]
    return sorted(events, key=lambda event: event.at)[::-1]


def _name(person) -> str:
    return get_user_display_name(person) if person is not None else ""


def _beginning(issue: IssuePage) -> Iterator[Event]:
    first = issue.revisions.select_related("user").order_by("created_at", "pk").first()
    if first is not None:
        yield Event(first.created_at, _("Begun"), _name(first.user))


def _rounds(issue: IssuePage) -> Iterator[Event]:
    rounds = ReviewRound.objects.filter(issue=issue).select_related("submitted_by", "closed_by")
    decisions = StageDecision.objects.filter(round__issue=issue).select_related("person")
    of_round: dict[int, list[StageDecision]] = {}
    for decision in decisions:
        of_round.setdefault(decision.round_id, []).append(decision)
    for round_ in rounds:
        yield from _round(round_, of_round.get(round_.pk, []))


def _round(round_: ReviewRound, decisions: list[StageDecision]) -> Iterator[Event]:
    number = {"number": round_.number}
    purpose = _("as a %(kind)s") % {"kind": round_.get_purpose_display()}
    text = "" if round_.purpose == ReleaseKind.NEW else purpose
    yield Event(
        round_.submitted_at, _("Submitted, round %(number)s") % number, _name(round_.submitted_by), text
    )
    for decision in decisions:
        yield _decision(decision)
    if round_.seal and decisions:
        what = _("Sealed, round %(number)s") % number
        yield Event(decisions[-1].decided_at, what, tone="good", digest=round_.seal)
    if round_.state == RoundState.UNSEALED:
        yield Event(round_.closed_at, _("Unsealed"), _name(round_.closed_by), round_.reason, tone="bad")
    if round_.state == RoundState.TAKEN_BACK:
        yield Event(round_.closed_at, _("Taken back"), _name(round_.closed_by), round_.reason)


def _decision(decision: StageDecision) -> Event:
    said = _("%(stage)s: passed") if decision.is_pass else _("%(stage)s: returned")
    return Event(
        decision.decided_at,
        said % {"stage": decision.stage_name},
        _name(decision.person),
        decision.opinion,
        (_("Signed under a waiver."),) if decision.waiver_id else (),
        "good" if decision.is_pass else "bad",
    )


def _waivers(issue: IssuePage) -> Iterator[Event]:
    waivers = Waiver.objects.filter(round__issue=issue)
    for waiver in waivers.select_related("person", "proposed_by", "confirmed_by"):
        about = {"stage": waiver.get_stage_display(), "person": _name(waiver.person)}
        yield Event(
            waiver.proposed_at,
            _("Waiver proposed: %(person)s, %(stage)s") % about,
            _name(waiver.proposed_by),
            waiver.reason,
        )
        if waiver.confirmed_at:
            yield Event(
                waiver.confirmed_at,
                _("Waiver confirmed: %(person)s, %(stage)s") % about,
                _name(waiver.confirmed_by),
            )


def _overrulings(issue: IssuePage) -> Iterator[Event]:
    for row in issue.overrulings.select_related("person", "page"):
        what = _("Finding overruled: %(title)s") % {"title": row.page.draft_title}
        yield Event(row.at, what, _name(row.person), row.reason, (row.text,))


def _schedules(issue: IssuePage) -> Iterator[Event]:
    for schedule in ReleaseSchedule.objects.filter(issue=issue).select_related("set_by"):
        is_held = schedule.state == ScheduleState.HELD
        yield Event(
            schedule.set_at,
            _("To be released at %(time)s") % {"time": moment(schedule.at)},
            _name(schedule.set_by),
            schedule.note,
            (_("Held back."),) if is_held else (),
            "bad" if is_held else "",
        )


def _releases(issue: IssuePage) -> Iterator[Event]:
    notes: dict[int | None, list[str]] = {}
    for note in issue.corrections.select_related("page").order_by("pk"):
        line = _("%(kind)s, %(title)s: %(note)s")
        about = {"kind": note.get_kind_display(), "title": note.page.draft_title, "note": note.note}
        notes.setdefault(note.release_id, []).append(line % about)
    for release in issue.releases.select_related("released_by"):
        about = {"number": release.number, "kind": release.get_kind_display()}
        person = _name(release.released_by)
        if release.state == ReleaseState.DONE:
            what = _("Release %(number)s, %(kind)s") % about
            yield Event(release.released_at, what, person, "", tuple(notes.get(release.pk, ())), tone="good")
        elif release.state == ReleaseState.FAILED:
            what = _("Release %(number)s failed") % about
            yield Event(release.claimed_at, what, person, release.reason, tone="bad")
        else:
            yield Event(release.claimed_at, _("Release %(number)s begun") % about, person)


def _withdrawals(issue: IssuePage) -> Iterator[Event]:
    for withdrawal in issue.withdrawals.select_related("proposed_by", "confirmed_by"):
        notice = _("Notice for readers: %(notice)s") % {"notice": withdrawal.notice}
        yield Event(
            withdrawal.proposed_at,
            _("Withdrawal proposed"),
            _name(withdrawal.proposed_by),
            withdrawal.reason,
            (notice,) if withdrawal.notice else (),
        )
        if withdrawal.confirmed_at:
            yield Event(
                withdrawal.confirmed_at,
                _("Withdrawn"),
                _name(withdrawal.confirmed_by),
                withdrawal.reason,
                tone="bad",
            )


def _logged(issue: IssuePage) -> Iterator[Event]:
    of_issue = Q(page=issue.pk) | Q(page__in=issue.items.values("pk"))
    actions = [f"editorial.{name}" for name in LOGGED]
    for entry in PageLogEntry.objects.filter(of_issue, action__in=actions).select_related("user"):
        what = str(entry.message)
        if entry.page_id != issue.pk:
            what = _("%(act)s: %(title)s") % {"act": what, "title": entry.label}
        yield Event(entry.timestamp, what, _name(entry.user), entry.data.get("reason", ""))
