"""登记已发: somebody has posted a part in the WeChat account and says so."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from audit.record import record
from bulletins.models import IssuePage
from editions.acts import MARK_POSTED
from editions.models import WechatPost
from editions.wechat_desk import PUBLIC_STATES, Entry, desk_of


class CannotMarkError(Exception):
    """Nothing has changed. The message says why not."""


class MarkPostedAction(BaseAction):
    """`shown` is the digest of the part that the person had on the screen; `address` may be empty."""

    action_name = "mark_posted"

    def __init__(self, issue: IssuePage, user, number: int, *, shown: str, address: str = ""):
        super().__init__(issue, user)
        self.issue, self.number, self.shown, self.address = issue, number, shown, address

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).is_publisher()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a publisher notes what was posted."))
        if self.issue.state not in PUBLIC_STATES:
            raise CannotMarkError(_("This issue is not public: nothing of it may be posted."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> WechatPost:
        """Raises CannotMarkError or PermissionDenied."""
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        desk = desk_of(self.issue)
        entry = self._entry(desk.entries, desk.reason)
        post = WechatPost.objects.create(
            issue=self.issue,
            number=self.number,
            title=entry.part.title,
            digest=entry.part.digest,
            release=desk.release.number,
            address=self.address,
            posted_by=self.user,
        )
        record(
            MARK_POSTED,
            user=self.user,
            target=self.issue,
            part=post.number,
            release=post.release,
            digest=post.digest,
            article=post.address,
        )
        return post

    def _entry(self, entries: tuple[Entry, ...], reason: str) -> Entry:
        entry = next((entry for entry in entries if entry.part.number == self.number), None)
        if entry is None:
            raise CannotMarkError(reason or _("This issue has no such part any more."))
        if entry.part.digest != self.shown:
            raise CannotMarkError(_("This part has changed meanwhile. Copy and post it again, then note it."))
        if entry.post and not entry.is_stale and self.address in ("", entry.post.address):
            raise CannotMarkError(_("It is noted already that this part was posted."))
        return entry
