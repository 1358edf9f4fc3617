"""采用修正: remedies that are safe without thought are put into the newest drafts, each page as one new revision."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.models import Revision

from bulletins.models import IssuePage, NewsItemPage
from bulletins.replacing import Replacement, replaced
from bulletins.states import OPEN_STATES
from editorial.journal import enter
from editorial.preflight import findings_of_drafts
from editorial.refusals import RefusedError


class CannotMendError(RefusedError):
    """The message says why not."""


class MendDraftsAction(BaseAction):
    """`key`: of the one finding that the person was shown (`Found.key`); without it, all remedies of the issue."""

    action_name = "mend_drafts"

    def __init__(self, issue: IssuePage, user, key: str = ""):
        super().__init__(issue, user)
        self.issue, self.key = issue, key

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_submit_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state not in OPEN_STATES:
            raise CannotMendError(_("This issue is not being drafted: nothing can be changed in it."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not change this issue."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> int:
        """How many were put in. Raises CannotMendError or PermissionDenied; nothing has changed then."""
        # The row of the issue is the lock: nobody submits it in the middle.
        self.issue.state = IssuePage.objects.select_for_update().get(pk=self.issue.pk).state
        self.check(skip_permission_checks)
        made = sum(self._mend(page, wanted) for page, wanted in self._wanted().items())
        if not made:
            raise CannotMendError(_("The text has changed meanwhile: there was nothing to put in."))
        enter("mend", self.issue, self.user, count=made)
        return made

    def _wanted(self) -> dict[int, list[Replacement]]:
        """By page. Found anew: what was shown may not be there any more."""
        wanted: dict[int, list[Replacement]] = defaultdict(list)
        for found in findings_of_drafts(self.issue):
            if found.replacement is not None and self.key in {"", found.key}:
                wanted[found.page_id].append(found.replacement)
        return wanted

    def _mend(self, page_id: int, wanted: list[Replacement]) -> int:
        page = NewsItemPage.objects.filter(pk=page_id).first()
        if page is None or not page.permissions_for_user(self.user).can_edit():
            return 0
        content = Revision.objects.get(pk=page.latest_revision_id).content
        content, made = replaced(content, wanted)
        if made:
            draft = page.with_content_json(content)
            if (
                not draft.live
            ):  # as the editor does: lists show what a draft says before anybody could read it
                draft.save(clean=False)
            draft.save_revision(user=self.user, clean=False, log_action=True)
        return made
