"""What the audit log adds to Wagtail. Declarations only."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .rights import GivenInBulk
from .views import AuditLogView

urlpatterns = [
    path("", AuditLogView.as_view(), name="log"),
    path("results/", AuditLogView.as_view(results_only=True), name="log_results"),
]


class AuditLogMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("audit.view_auditentry")


@hooks.register("register_admin_urls")
def register_log():
    return [path("reports/audit/", include((urlpatterns, "audit")))]


@hooks.register("register_reports_menu_item")
def show_log_among_reports():
    return AuditLogMenuItem(
        _("Audit log"), reverse("audit:log"), name="audit-log", icon_name="history", order=100
    )


@hooks.register("register_permissions")
def let_groups_be_given_the_log():
    return Permission.objects.filter(content_type__app_label="audit", codename="view_auditentry")


@hooks.register("register_group_permission_panel", order=1_000)
def record_rights_given_in_bulk():
    return GivenInBulk
