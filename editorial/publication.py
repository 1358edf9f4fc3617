"""The middle of every release: what is checked before, what one transaction changes, what is said after."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page, Revision

from bulletins.models import IssuePage, Manifest, Release, Tombstone
from bulletins.release_pass import releasing
from bulletins.renditions import make_sizes
from bulletins.signals import issue_released
from bulletins.states import DeliveryEvent, IssueState, ReleaseKind, ReleaseState
from editorial.refusals import RefusedError

from .models import ScheduleState
from .outbox import write_deliveries
from .publishing import fitness, publish_together, restored, unpublish_together
from .sealing import faults_of


class CannotReleaseError(RefusedError):
    """Nothing public has changed. The message says which page stands in the way, or who was quicker."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was signed, leaves first, and the pages that readers lose."""

    revisions: list[Revision]
    removed: list[Page]


def prepare(manifest: Manifest) -> Prepared:
    """Outside the transaction: proves the manifest, validates every member, makes the photos' sizes.

    Raises CannotReleaseError, which names the page.
    """
    if faults := faults_of(manifest):
        raise CannotReleaseError(" ".join(faults[:3]))
    rows = manifest.rows.select_related("revision").order_by("-order")
    revisions = [row.revision for row in rows]
    make_sizes(_fit(revisions))
    below = manifest.issue.get_descendants().live().exclude(pk__in=manifest.rows.values("page"))
    return Prepared(revisions, list(below.order_by("-path")))


def _fit(revisions: list[Revision]) -> list[Page]:
    """The pages as they will be public."""
    members = restored(revisions)
    pages = [member.page for member in members]
    for unfit in fitness(pages):
        title = next(member.before.title for member in members if member.page is unfit.page)
        raise CannotReleaseError(
            _("“%(title)s” is not fit to be released: %(reasons)s")
            % {"title": title, "reasons": unfit.reasons}
        ) from unfit.error
    return pages


def make_public(release: Release, prepared: Prepared, *, user, from_states: frozenset[IssueState]) -> None:
    """Runs in the caller's transaction and touches nothing but the database."""
    issue, now = release.issue, timezone.now()
    with releasing(issue.pk):
        publish_together(prepared.revisions, user=user, at=now)
        _bury(release, prepared.removed, user=user, at=now)
    issue.tombstones.standing().filter(page__live=True).update(lifted_at=now)
    issue.withdrawals.standing().update(lifted_at=now)
    issue.preview_links.filter(revoked_at=None).update(revoked_at=now)
    issue.schedules.filter(state=ScheduleState.WAITING).update(state=ScheduleState.DONE)
    if release.kind != ReleaseKind.RESTORED:
        issue.corrections.pending().update(release=release)
    issue.move_to(IssueState.RELEASED, from_states)
    release.state, release.released_at = ReleaseState.DONE, now
    release.save(update_fields=["state", "released_at"])
    write_deliveries(release, DeliveryEvent.RELEASED)


def _bury(release: Release, removed: list[Page], **options) -> None:
    if not removed:
        return
    notes = dict(release.issue.corrections.pending().values_list("page_id", "note"))
    bury(release.issue, removed, notices=notes)
    unpublish_together(removed, **options)


def bury(issue: IssuePage, pages: list[Page], *, notices: dict[int, str]) -> None:
    """A tombstone for every page, at the address where readers knew it."""
    Tombstone.objects.bulk_create(
        Tombstone(
            page=page,
            issue=issue,
            url_path=page.url_path,
            slug=page.slug,
            distribution=issue.distribution,
            notice=notices.get(page.pk, ""),
        )
        for page in pages
    )


def announce(release: Release) -> None:
    """After commit. Whoever listens cannot undo the release; what they owe stands in the outbox."""
    transaction.on_commit(
        lambda: issue_released.send(sender=IssuePage, issue=release.issue, release=release), robust=True
    )
