"""The release desk: which issues a publisher has to do with, how each of them stands, and what holds under its seal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.permission_policies.pages import PagePermissionPolicy

from bulletins.models import BulletinPage, IssuePage, Release, Withdrawal
from bulletins.models.releases import CLAIM_EXPIRES_AFTER
from bulletins.states import OPEN_STATES, SEALED_STATES, DistributionClass, IssueState, ReleaseState

from .models import Heartbeat, ReleaseSchedule, ReviewRound, ScheduleState
from .models.heartbeats import CLOCK
from .rights import is_final_reviewer
from .rounds import sealed_round_of
from .sealing import faults_of

LATELY = dt.timedelta(days=30)
SHOWN = 100


class Standing(models.TextChoices):
    """As a publisher sees it; those that need somebody come first."""

    FAILED = "failed", gettext_lazy("release failed")
    HELD = "held", gettext_lazy("held back")
    PROPOSED = "proposed", gettext_lazy("withdrawal proposed")
    SEALED = "sealed", gettext_lazy("ready for release")
    RUNNING = "running", gettext_lazy("being released")
    SCHEDULED = "scheduled", gettext_lazy("scheduled")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")
    CORRECTING = "correcting", gettext_lazy("being corrected")
    RELEASED = "released", gettext_lazy("released")


NEXT_ACTS = {
    Standing.FAILED: gettext_lazy("Read why, then release it again"),
    Standing.HELD: gettext_lazy("Release it now or set another time"),
    Standing.PROPOSED: gettext_lazy("A second person confirms or drops it"),
    Standing.SEALED: gettext_lazy("Release it or set a time"),
    Standing.RUNNING: gettext_lazy("Wait: it takes a few seconds"),
    Standing.WITHDRAWN: gettext_lazy("Correct it or restore an earlier release"),
    Standing.CORRECTING: gettext_lazy("Editors are at work; readers keep the released text"),
}


@dataclass(frozen=True, slots=True)
class Row:
    issue: IssuePage
    bulletin: str
    standing: Standing
    note: str
    at: dt.datetime | None

    @property
    def name(self) -> str:
        """With the bulletin's, unless the title on the cover says it already."""
        title = self.issue.title
        return title if self.bulletin in title else f"{self.bulletin} {title}"

    @property
    def next_act(self) -> str:
        if self.standing is Standing.SCHEDULED:
            return _("Will be released at %(time)s") % {"time": moment(self.at)}
        if self.standing is Standing.RELEASED:
            return _("Released at %(time)s") % {"time": moment(self.at)}
        return NEXT_ACTS[self.standing]


def moment(at: dt.datetime) -> str:
    return date_format(timezone.localtime(at), "Y-m-d H:i")


def may_open_desk(user) -> bool:
    """Publishers of anything, and final reviewers, for they may unseal and withdraw."""
    return PagePermissionPolicy().user_has_any_permission(user, {"publish"}) or is_final_reviewer(user)


def rows_of(user) -> list[Row]:
    """Five statements besides those about rights, for any number of issues."""
    bulletins = dict(BulletinPage.objects.values_list("path", "title"))
    rows = [_row(issue, bulletins) for issue in _issues_of(user)]
    order = list(Standing)
    return sorted(rows, key=lambda row: order.index(row.standing))


def _issues_of(user):
    issues = IssuePage.objects.all()
    if not is_final_reviewer(user):
        theirs = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"publish"})
        issues = issues.filter(pk__in=theirs.values("pk"))
    since = timezone.now() - LATELY
    tried = Release.objects.filter(Q(claimed_at__gte=since) | Q(state=ReleaseState.RUNNING))
    proposed = Withdrawal.objects.proposed() | Withdrawal.objects.filter(confirmed_at__gte=since)
    wanted = Q(state__in=SEALED_STATES) | Q(pk__in=tried.values("issue")) | Q(pk__in=proposed.values("issue"))
    return (
        issues.filter(wanted)
        .newest_first()
        .prefetch_related(
            Prefetch("releases", Release.objects.order_by("-claimed_at")),
            Prefetch("schedules", ReleaseSchedule.objects.order_by("-set_at")),
            Prefetch("withdrawals", Withdrawal.objects.proposed(), to_attr="proposals"),
        )[:SHOWN]
    )


def _row(issue: IssuePage, bulletins: dict[str, str]) -> Row:
    release = next(iter(issue.releases.all()), None)
    schedule = next(iter(issue.schedules.all()), None)
    standing = standing_of(issue, release, schedule, is_proposed=bool(issue.proposals))
    note, at = "", None
    if standing is Standing.FAILED:
        note, at = release.reason, release.claimed_at
    elif standing in {Standing.HELD, Standing.SCHEDULED}:
        note, at = schedule.note, schedule.at
    elif standing is Standing.RELEASED:
        at = release.released_at or release.claimed_at
    return Row(issue, bulletins.get(issue.path[: -issue.steplen], ""), standing, note, at)


def standing_of(
    issue: IssuePage, release: Release | None, schedule: ReleaseSchedule | None, *, is_proposed: bool
) -> Standing:
    """Of the newest attempt to release, the newest schedule, and the proposal to withdraw."""
    if release is not None and release.state == ReleaseState.RUNNING:
        is_dead = release.claimed_at < timezone.now() - CLAIM_EXPIRES_AFTER
        return Standing.FAILED if is_dead else Standing.RUNNING
    if release is not None and release.state == ReleaseState.FAILED and issue.state not in OPEN_STATES:
        return Standing.FAILED
    if issue.state in SEALED_STATES and schedule is not None and schedule.state == ScheduleState.HELD:
        return Standing.HELD
    if is_proposed:
        return Standing.PROPOSED
    return STANDINGS.get(IssueState(issue.state), Standing.CORRECTING)


STANDINGS = {
    IssueState.APPROVED: Standing.SEALED,
    IssueState.SCHEDULED: Standing.SCHEDULED,
    IssueState.RELEASED: Standing.RELEASED,
    IssueState.WITHDRAWN: Standing.WITHDRAWN,
}


#: The clock goes round every half minute; a few missed rounds are a restart.
CLOCK_IS_SLOW = dt.timedelta(minutes=5)


def clock_of_desk() -> dict:
    beat = Heartbeat.objects.filter(name=CLOCK).first()
    is_alive = beat is not None and timezone.now() - beat.at < CLOCK_IS_SLOW
    return {"is_alive": is_alive, "at": beat and beat.at}


@dataclass(frozen=True, slots=True)
class Seal:
    round: ReviewRound
    decisions: list
    faults: list[str]
    distribution: DistributionClass

    @property
    def holds(self) -> bool:
        return not self.faults


def seal_of(issue: IssuePage) -> Seal | None:
    """Reads every file of the issue to prove it. None while editors or reviewers are at work."""
    round_ = None if issue.state in {*OPEN_STATES, IssueState.IN_REVIEW} else sealed_round_of(issue)
    if round_ is None:
        return None
    broken = [] if round_.seal == round_.compute_seal() else [_("A signature was changed after the seal.")]
    decisions = round_.decisions.filter(is_pass=True).select_related("person")
    distribution = round_.manifest.distribution
    return Seal(round_, list(decisions), broken + faults_of(round_.manifest), DistributionClass(distribution))
