"""机器检查: the checks of `manuscript.checks` over pages, and what the office says to their findings."""

from manuscript.checks.findings import Level

from .found import Found
from .gate import require_no_error
from .knowledge import knowledge
from .report import Report, report_of
from .running import findings_of, findings_of_drafts, findings_of_issue, findings_of_item, is_too_long

__all__ = [
    "Found",
    "Level",
    "Report",
    "findings_of",
    "findings_of_drafts",
    "findings_of_issue",
    "findings_of_item",
    "is_too_long",
    "knowledge",
    "report_of",
    "require_no_error",
]
