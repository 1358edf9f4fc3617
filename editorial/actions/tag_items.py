"""Set district, industries and contributor of many items at once, each as a new draft of the item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.audience import READ_INTERNAL
from bulletins.models import Byline, Contributor, IssuePage, NewsItemPage
from bulletins.states import OPEN_STATES
from regions.models import Industry, RegionPage


@dataclass(frozen=True, slots=True)
class Tags:
    """What is given is set; what is not given stays. Industries and contributors are added or taken away."""

    region: RegionPage | None = None
    add_industries: Sequence[Industry] = ()
    drop_industries: Sequence[Industry] = ()
    add_contributors: Sequence[Contributor] = ()


def may_tag(item: NewsItemPage, user) -> bool:
    """The office, and only what nobody is reviewing or has sealed; a released issue is changed by a correction."""
    is_open = item.issue_id is None or item.issue.state in OPEN_STATES
    return is_open and user.has_perm(READ_INTERNAL) and item.permissions_for_user(user).can_edit()


class TagItemsAction(BaseAction):
    action_name = "tag_items"

    def __init__(self, items: Iterable[NewsItemPage], tags: Tags, user):
        super().__init__(None, user)
        self.items, self.tags = list(items), tags

    def user_has_permission(self) -> bool:
        return all(may_tag(item, self.user) for item in self.items)

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not change all of these items."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> int:
        """How many items were changed: those that had it so already get no new revision."""
        # The rows of the issues are the lock: none is submitted in the middle.
        issues = {item.issue_id for item in self.items} - {None}
        states = dict(IssuePage.objects.select_for_update().filter(pk__in=issues).values_list("pk", "state"))
        for item in self.items:
            if item.issue_id:
                item.issue.state = states[item.issue_id]
        self.check(skip_permission_checks)
        return sum(map(self._tag, self.items))

    def _tag(self, item: NewsItemPage) -> bool:
        draft = item.get_latest_revision_as_object()
        changed = [self._set_region(draft), self._set_industries(draft), self._add_contributors(draft)]
        if not any(changed):
            return False
        if not draft.live:  # as the editor does: lists show what a draft says before anybody could read it
            draft.save(clean=False)
        draft.save_revision(user=self.user, clean=False, log_action=True)
        return True

    def _set_region(self, draft: NewsItemPage) -> bool:
        if self.tags.region is None or draft.region_id == self.tags.region.pk:
            return False
        draft.region = self.tags.region
        return True

    def _set_industries(self, draft: NewsItemPage) -> bool:
        before = list(draft.industries.all())
        dropped = set(self.tags.drop_industries)
        after = [one for one in before if one not in dropped]
        after += [one for one in self.tags.add_industries if one not in before and one not in dropped]
        if after == before:
            return False
        draft.industries.set(after)
        return True

    def _add_contributors(self, draft: NewsItemPage) -> bool:
        known = {byline.contributor_id for byline in draft.bylines.all()}
        new = [person for person in self.tags.add_contributors if person.pk not in known]
        for person in new:
            draft.bylines.add(Byline(contributor=person, sort_order=draft.bylines.count()))
        return bool(new)
