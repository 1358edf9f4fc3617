"""The office says what becomes of a reader's report: 将更正, 不更正."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.permissions import policy_registry

from editorial.journal import enter
from editorial.models import ReaderReport, ReportState


class AnswerReportAction(BaseAction):
    """Answered again, it is the last who handled it; set back to 待处理, nobody has."""

    action_name = "answer_report"

    def __init__(self, report: ReaderReport, user, state: ReportState, answer: str = ""):
        super().__init__(report, user)
        self.report, self.state, self.answer = report, ReportState(state), answer.strip()

    def user_has_permission(self) -> bool:
        policy = policy_registry.get_by_type(ReaderReport)
        return policy.user_has_permission(self.user, "change")

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not answer readers' reports."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> ReaderReport:
        """Raises PermissionDenied."""
        self.check(skip_permission_checks)
        report = self.report
        is_handled = self.state != ReportState.NEW
        report.state, report.answer = self.state, self.answer
        report.handled_by = self.user if is_handled else None
        report.handled_at = timezone.now() if is_handled else None
        report.save(update_fields=["state", "answer", "handled_by", "handled_at"])
        enter("answer_report", report.page, self.user, report=report.pk, state=str(report.state))
        return report
