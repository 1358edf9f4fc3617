"""纠错: a reader tells the editors of a mistake."""

from __future__ import annotations

from django.db import transaction

from bulletins.models import NewsItemPage
from editorial.models import ReaderReport
from editorial.tasks import tell_editors


class ReportMistakeAction:
    """No right is needed, hence no BaseAction: whoever may read the item may say what is wrong in it."""

    def __init__(self, report: ReaderReport, item: NewsItemPage):
        self.report, self.item = report, item

    def execute(self) -> ReaderReport:
        """The editors' mail goes out after the commit; that it fails takes nothing back."""
        self.report.page_id = self.item.pk
        with transaction.atomic():
            self.report.save()
            tell_editors.enqueue(self.report.pk)
        return self.report
