"""发布: an approved issue becomes public, whole or not at all.

Three steps: a claim keeps a second caller out; every member is checked while nothing has changed yet; one transaction
makes them all public, leaves first and the issue last. A process that dies leaves either none of it or all of it.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.models import Page, Revision

from bulletins.models import IssuePage, Release
from bulletins.release_pass import releasing
from bulletins.renditions import make_sizes
from bulletins.signals import issue_released
from bulletins.states import IssueState, ReleaseState
from editorial.publishing import fitness, publish_together, restored


class CannotReleaseError(Exception):
    """Nothing public has changed. The message says which page stands in the way, or who was quicker."""


class ReleaseIssueAction(BaseAction):
    action_name = "release_issue"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_release_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        self.issue.refresh_from_db(fields=["state"])
        if self.issue.state != IssueState.APPROVED:
            raise CannotReleaseError(_("Only an issue that has passed three reviews can be released."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not release this issue."))

    def execute(self, skip_permission_checks: bool = False) -> Release:
        """Returns the finished Release. Raises CannotReleaseError or PermissionDenied."""
        self.check(skip_permission_checks)
        release = self._claim()
        try:
            revisions = self._prepare()
            with transaction.atomic(durable=True):
                self._make_public(release, revisions)
        except Exception as error:
            Release.objects.filter(pk=release.pk).update(state=ReleaseState.FAILED, reason=str(error))
            if isinstance(error, CannotReleaseError):
                raise
            raise CannotReleaseError(
                _("The release failed and nothing has changed: %(reason)s") % {"reason": error}
            ) from error
        self.issue.refresh_from_db()
        return release

    def _claim(self) -> Release:
        issue_releases = Release.objects.filter(issue=self.issue)
        try:
            with transaction.atomic():
                # The row of the issue is the lock: two callers read the same number otherwise.
                IssuePage.objects.select_for_update().get(pk=self.issue.pk)
                issue_releases.stale().update(
                    state=ReleaseState.FAILED, reason=_("The process that ran it died.")
                )
                number = issue_releases.filter(state=ReleaseState.DONE).count() + 1
                return Release.objects.create(issue=self.issue, number=number, released_by=self.user)
        except IntegrityError:
            raise CannotReleaseError(_("This issue is being released right now.")) from None

    def _prepare(self) -> list[Revision]:
        """The newest revision of every member, leaves first, each of them signed by three and fit to be public.

        Photos are made here in every size that readers will ask for: no page writes anything when it is read.
        """
        members = self.issue.get_descendants(inclusive=True).order_by("-path")
        newest = Revision.objects.in_bulk(member.latest_revision_id for member in members)
        submitted_at = self.issue.workflow_states.latest("created_at").created_at
        revisions = []
        for member in members:
            revision = newest.get(member.latest_revision_id)
            if revision is None:
                raise CannotReleaseError(_("“%(title)s” has no saved text.") % {"title": member.title})
            if revision.created_at > submitted_at:
                raise CannotReleaseError(
                    _("“%(title)s” was changed after it had been submitted: nobody has approved that text.")
                    % {"title": member.title}
                )
            revisions.append(revision)
        make_sizes(self._fit(revisions))
        return revisions

    def _fit(self, revisions: list[Revision]) -> list[Page]:
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

    def _make_public(self, release: Release, revisions: list[Revision]) -> None:
        at = timezone.now()
        with releasing(self.issue.pk):
            publish_together(revisions, user=self.user, at=at)
        self.issue.move_to(IssueState.RELEASED, {IssueState.APPROVED})
        release.state, release.released_at = ReleaseState.DONE, at
        release.save(update_fields=["state", "released_at"])
        transaction.on_commit(
            lambda: issue_released.send(sender=IssuePage, issue=self.issue, release=release), robust=True
        )
