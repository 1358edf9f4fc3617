"""预览链接: lets somebody without an account read an issue before its release, or ends that."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage
from bulletins.states import IssueState
from editorial.journal import enter
from editorial.models import PreviewLink
from editorial.preview_links import digest_of_token, new_token
from editorial.refusals import RefusedError

LONGEST = dt.timedelta(days=30)


class CannotLinkError(RefusedError):
    """The message says why not."""


class MakePreviewLinkAction(BaseAction):
    action_name = "make_preview_link"

    def __init__(self, issue: IssuePage, user, reader: str, lasting: dt.timedelta):
        super().__init__(issue, user)
        self.issue, self.reader, self.lasting = issue, reader.strip(), lasting

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_see_desk()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only editors and publishers give out previews."))
        if self.issue.state in {IssueState.RELEASED, IssueState.WITHDRAWN}:
            raise CannotLinkError(_("This issue is not being prepared: there is nothing to preview."))
        if not self.reader:
            raise CannotLinkError(_("Say for whom the link is: the name is printed across every page."))
        if not dt.timedelta(0) < self.lasting <= LONGEST:
            raise CannotLinkError(_("A preview link lasts for 30 days at most."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> str:
        """Returns the token; it is not kept and cannot be shown again."""
        # Locked, or a link could be made beside the release that ends all of them.
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        token, now = new_token(), timezone.now()
        PreviewLink.objects.create(
            issue=self.issue,
            reader=self.reader,
            token_digest=digest_of_token(token),
            made_by=self.user,
            made_at=now,
            expires_at=now + self.lasting,
        )
        enter("make_preview_link", self.issue, self.user, reader=self.reader, until=now + self.lasting)
        return token


class RevokePreviewLinkAction(BaseAction):
    action_name = "revoke_preview_link"

    def __init__(self, link: PreviewLink, user):
        super().__init__(link.issue, user)
        self.link = link

    def user_has_permission(self) -> bool:
        return self.link.issue.permissions_for_user(self.user).can_see_desk()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only editors and publishers give out previews."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks)
        if PreviewLink.objects.filter(pk=self.link.pk, revoked_at=None).update(revoked_at=timezone.now()):
            enter("revoke_preview_link", self.link.issue, self.user, reader=self.link.reader)
