"""抽稿: an item stays in the tree of its issue and is not printed; or it is put back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage, NewsItemPage
from bulletins.states import OPEN_STATES
from editorial.journal import enter


class LeaveOutItemAction(BaseAction):
    """What was once submitted is never deleted: an earlier release may be restored. So it is left out."""

    action_name = "leave_out_item"

    def __init__(self, item: NewsItemPage, user, *, leave_out: bool = True):
        super().__init__(item, user)
        self.item, self.leave_out = item, leave_out

    def user_has_permission(self) -> bool:
        return self.item.permissions_for_user(self.user).can_edit()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.item.issue is None or self.item.issue.state not in OPEN_STATES:
            raise PermissionDenied(_("This item is in no issue that is open to editors."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not edit this item."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        """Readers notice nothing before the next release."""
        IssuePage.objects.select_for_update().filter(pk=self.item.issue_id).first()
        self.item.refresh_from_db()
        self.check(skip_permission_checks)
        NewsItemPage.objects.filter(pk=self.item.pk).update(is_left_out=self.leave_out)
        self.item.is_left_out = self.leave_out
        enter("leave_out" if self.leave_out else "put_back", self.item, self.user)
