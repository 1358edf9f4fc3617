"""撤销登记: an article is no longer in the WeChat account, or was noted by mistake."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from audit.record import record
from editions.acts import REMOVE_POST
from editions.models import WechatPost

from .mark_posted import CannotMarkError


class RemovePostAction(BaseAction):
    action_name = "remove_post"

    def __init__(self, post: WechatPost, user):
        super().__init__(post.issue, user)
        self.post = post

    def user_has_permission(self) -> bool:
        return self.post.issue.permissions_for_user(self.user).is_publisher()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a publisher notes what was posted."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotMarkError or PermissionDenied."""
        self.check(skip_permission_checks)
        standing = WechatPost.objects.filter(pk=self.post.pk, removed_at=None)
        if not standing.update(removed_at=timezone.now(), removed_by=self.user):
            raise CannotMarkError(_("That is noted already."))
        record(
            REMOVE_POST,
            user=self.user,
            target=self.post.issue,
            part=self.post.number,
            release=self.post.release,
            article=self.post.address,
        )
