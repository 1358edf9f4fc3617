"""The first thing that anybody who signs in sees: what waits for whom."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from bulletins.states import IssueState
from regions.models import RegionPage

from .models import ReviewRound

SHOWN = 8


class IssuesPanel(Component):
    """What waits for this very person's review; then the other issues in the making."""

    name = "issues"
    template_name = "editorial/issues_panel.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        waiting = self.waiting()
        return {
            "waiting": waiting,
            "rows": self.rows({row["issue"].pk for row in waiting}),
            "bulletins": self.may_begin(),
            "request": self.request,
        }

    @cached_property
    def bulletins(self) -> list[BulletinPage]:
        return list(BulletinPage.objects.order_by("path"))

    def may_begin(self) -> list[BulletinPage]:
        """Those that this person may add an issue to."""
        user = self.request.user
        return [one for one in self.bulletins if one.permissions_for_user(user).can_add_subpage()]

    def waiting(self) -> list[dict]:
        """待我审: those that have waited longest first."""
        rounds = (
            ReviewRound.objects.waiting_for(self.request.user)
            .select_related("issue", "submitted_by", "workflow_state__current_task_state__task")
            .order_by("submitted_at")
        )
        return [
            {
                "issue": round_.issue,
                "bulletin": self._bulletin(round_.issue),
                "stage": round_.workflow_state.current_task_state.task.name,
                "since": round_.workflow_state.current_task_state.started_at,
                "submitted_by": round_.submitted_by,
                "address": reverse("editorial:review", args=[round_.issue_id]),
            }
            for round_ in rounds
        ]

    def rows(self, waiting: set[int]) -> list[dict]:
        newest = IssuePage.objects.exclude(state=IssueState.RELEASED).exclude(pk__in=waiting).newest_first()
        issues = list(newest[: SHOWN * 2])
        rounds = ReviewRound.objects.open().filter(issue__in=issues)
        stages = dict(rounds.values_list("issue", "workflow_state__current_task_state__task__name"))
        rows = [row for issue in issues if (row := self._row(issue, stages.get(issue.pk)))]
        return sorted(rows, key=lambda row: not row["is_mine"])[:SHOWN]

    def _row(self, issue: IssuePage, stage: str | None) -> dict | None:
        user = self.request.user
        releases = issue.permissions_for_user(user).can_release_issue()
        if not releases and not PagePermissionPolicy().user_has_any_permission_for_instance(
            user, {"change", "publish"}, issue
        ):
            return None
        screen = "editorial:release" if releases else "wagtailadmin_explore"
        return {
            "issue": issue,
            "bulletin": self._bulletin(issue),
            "stage": stage or issue.get_state_display(),
            "is_mine": releases,
            "address": reverse(screen, args=[issue.pk]),
        }

    def _bulletin(self, issue: IssuePage) -> str:
        above = issue.path[: -IssuePage.steplen]
        return next((bulletin.title for bulletin in self.bulletins if bulletin.path == above), "")


class ContributionsPanel(Component):
    """A correspondent's own screen: write for one's district, and see what became of it."""

    name = "contributions"
    template_name = "editorial/contributions_panel.html"
    order = 40

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        regions = self.regions()
        mine = NewsItemPage.objects.filter(owner=self.request.user).select_related("region", "issue")
        return {
            "regions": regions,
            "items": mine.order_by("-latest_revision_created_at")[:SHOWN] if regions else [],
        }

    def regions(self) -> list[RegionPage]:
        """Districts that this person writes for. Editors, who may add pages anywhere, are not asked to."""
        granted = PagePermissionPolicy().get_cached_permissions_for_user(self.request.user)
        pages = [grant.page_id for grant in granted if grant.permission.codename == "add_page"]
        return list(RegionPage.objects.filter(pk__in=pages).in_map_order())
