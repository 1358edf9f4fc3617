"""发布: a sealed issue becomes public, whole or not at all.

Three steps: a claim keeps a second caller out; everything is checked while nothing has changed yet; one transaction makes
the pinned revisions public. A process that dies leaves either none of it or all of it.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from audit.models import Result
from audit.record import record
from bulletins.bindery import BindingError, bound
from bulletins.models import IssuePage, Manifest, Release
from bulletins.states import SEALED_STATES, IssueState, ReleaseKind, ReleaseState
from editorial.journal import enter
from editorial.preflight import require_no_error
from editorial.publication import CannotReleaseError, announce, make_public, prepare
from editorial.rounds import sealed_round_of

__all__ = ["CannotReleaseError", "ReleaseIssueAction"]


class ReleaseIssueAction(BaseAction):
    """`confirmed` is the distribution class that the publisher was shown; None where nobody looks, as in a schedule."""

    action_name = "release_issue"
    act = "release"
    from_states = SEALED_STATES

    def __init__(self, issue: IssuePage, user, *, confirmed: str | None = None):
        super().__init__(issue, user)
        self.issue, self.confirmed = issue, confirmed

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_release_issue()

    @cached_property
    def round(self):
        return sealed_round_of(self.issue)

    @property
    def manifest(self) -> Manifest:
        return self.round.manifest

    @property
    def kind(self) -> ReleaseKind:
        return ReleaseKind(self.round.purpose)

    def check(self, skip_permission_checks: bool = False) -> None:
        self.issue.refresh_from_db(fields=["state"])
        if self.issue.state not in self.from_states:
            raise CannotReleaseError(_("Only an issue that has passed three reviews can be released."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not release this issue."))

    def execute(self, skip_permission_checks: bool = False) -> Release:
        """Returns the finished Release. Raises CannotReleaseError or PermissionDenied."""
        self.check(skip_permission_checks)
        release = self._claim()
        try:
            self.require_seal()
            self.require_preflight()
            prepared = prepare(self.manifest)
            with bound(release) as keep, transaction.atomic(durable=True):
                self._recheck_claim(release)
                make_public(release, prepared, user=self.user, from_states=self.from_states)
                keep()
                enter(self.act, self.issue, self.user, **self._detail(release))
        except Exception as error:
            self._fail(release, error)
        announce(release)
        self.issue.refresh_from_db()
        return release

    def require_seal(self) -> None:
        """The signatures are those that were given, and under this manifest."""
        if self.round is None or self.round.seal != self.round.compute_seal():
            raise CannotReleaseError(_("The seal is broken: a signature or the manifest was changed."))
        if self.confirmed is not None and self.confirmed != self.manifest.distribution:
            raise CannotReleaseError(_("Confirm who may read this issue."))

    def require_preflight(self) -> None:
        """Once more: a list may have grown since the last signature."""
        require_no_error(self.manifest, CannotReleaseError)

    def _claim(self) -> Release:
        issue_releases = Release.objects.filter(issue=self.issue)
        try:
            with transaction.atomic():
                # The row of the issue is the lock: two callers read the same number otherwise.
                issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
                if issue.state not in self.from_states:
                    raise CannotReleaseError(_("This issue has been released already."))
                issue_releases.stale().update(
                    state=ReleaseState.FAILED, reason=_("The process that ran it died.")
                )
                return Release.objects.create(
                    issue=self.issue,
                    number=issue_releases.done().count() + 1,
                    kind=self.kind,
                    manifest=self.manifest,
                    released_by=self.user,
                )
        except IntegrityError:
            raise CannotReleaseError(_("This issue is being released right now.")) from None

    def _recheck_claim(self, release: Release) -> None:
        """A claim that expired while we prepared was taken over by somebody else, who goes on."""
        IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        if not Release.objects.running().filter(pk=release.pk).update(claimed_at=timezone.now()):
            raise CannotReleaseError(_("This release took too long and was taken over."))

    def _detail(self, release: Release) -> dict:
        return {"number": release.number, "kind": release.kind, "manifest": self.manifest.digest}

    def _fail(self, release: Release, error: Exception) -> None:
        if not connection.in_atomic_block and not connection.is_usable():
            connection.close()  # cut by the server in the middle: the next statement opens a new one
        Release.objects.running().filter(pk=release.pk).update(state=ReleaseState.FAILED, reason=str(error))
        record(
            f"issue.{self.act}", user=self.user, target=self.issue, result=Result.FAILED, reason=str(error)
        )
        if isinstance(error, CannotReleaseError):
            raise error
        if isinstance(error, BindingError):
            raise CannotReleaseError(str(error)) from error
        raise CannotReleaseError(
            _("The release failed and nothing has changed: %(reason)s") % {"reason": error}
        ) from error


class RestoreIssueAction(ReleaseIssueAction):
    """恢复: what an earlier release held becomes public again, as the next one. It was signed then; nobody signs anew."""

    action_name = "restore_issue"
    act = "restore"
    from_states = frozenset({IssueState.RELEASED, IssueState.WITHDRAWN})

    def __init__(self, issue: IssuePage, user, earlier: Release, reason: str):
        super().__init__(issue, user)
        self.earlier, self.reason = earlier, reason.strip()

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_restore_issue()

    @property
    def manifest(self) -> Manifest:
        return self.earlier.manifest

    @property
    def kind(self) -> ReleaseKind:
        return ReleaseKind.RESTORED

    def check(self, skip_permission_checks: bool = False) -> None:
        self.issue.refresh_from_db(fields=["state"])
        if self.issue.state not in self.from_states:
            raise CannotReleaseError(_("Only what was released can be restored."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not restore this issue."))
        if (
            self.earlier.issue_id != self.issue.pk
            or self.earlier.state != ReleaseState.DONE
            or not self.earlier.manifest
        ):
            raise CannotReleaseError(_("There is no stored manifest of that release."))
        if not self.reason:
            raise CannotReleaseError(_("Say why it is restored."))

    def _detail(self, release: Release) -> dict:
        return {**super()._detail(release), "reason": self.reason, "restored": self.earlier.number}

    def require_seal(self) -> None:
        """The signatures of that time: `prepare` proves the manifest itself."""
        round_ = getattr(self.manifest, "review_round", None)
        if round_ is not None and round_.seal != round_.compute_seal():
            raise CannotReleaseError(_("The seal is broken: a signature or the manifest was changed."))

    def require_preflight(self) -> None:
        """What readers had already is not asked what today's lists say of it."""
