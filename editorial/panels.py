"""The first thing that anybody who signs in sees: what waits for whom."""

from __future__ import annotations

from django.urls import reverse

from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from bulletins.states import IssueState
from regions.models import RegionPage

SHOWN = 8


class IssuesPanel(Component):
    """Issues in the making, those first that wait for this very person."""

    name = "issues"
    template_name = "editorial/issues_panel.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {"rows": self.rows(), "bulletins": self.bulletins(), "request": self.request}

    def bulletins(self) -> list[BulletinPage]:
        """Those that this person may add an issue to."""
        user = self.request.user
        bulletins = BulletinPage.objects.order_by("path")
        return [bulletin for bulletin in bulletins if bulletin.permissions_for_user(user).can_add_subpage()]

    def rows(self) -> list[dict]:
        bulletins = dict(BulletinPage.objects.values_list("path", "title"))
        rows = [row for issue in self._issues() if (row := self._row(issue))]
        for row in rows:
            row["bulletin"] = bulletins.get(row["issue"].path[: -IssuePage.steplen], "")
        return sorted(rows, key=lambda row: not row["is_mine"])[:SHOWN]

    def _issues(self):
        """A handful at any size of archive, so that each may be asked for its stage."""
        return IssuePage.objects.exclude(state=IssueState.RELEASED).newest_first()[: SHOWN * 2]

    def _row(self, issue: IssuePage) -> dict | None:
        user = self.request.user
        task = issue.current_workflow_task if issue.state == IssueState.IN_REVIEW else None
        rights = issue.permissions_for_user(user)
        decides = task is not None and task.user_can_decide(issue, user)
        releases = rights.can_release_issue()
        may_open = decides or PagePermissionPolicy().user_has_any_permission_for_instance(
            user, {"change", "publish"}, issue
        )
        if not may_open:
            return None
        address = reverse("wagtailadmin_explore", args=[issue.pk])
        if decides or releases:
            address = reverse(f"editorial:{'review' if decides else 'release'}", args=[issue.pk])
        return {
            "issue": issue,
            "stage": task.name if task else issue.get_state_display(),
            "is_mine": decides or releases,
            "address": address,
        }


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
