from .preview_links import PreviewLink
from .reports import ReaderReport, ReportState
from .rounds import ItemVerdict, ReviewRound, StageDecision, Waiver
from .schedules import ReleaseSchedule, ScheduleState
from .tasks import StageReviewTask

__all__ = [
    "ItemVerdict",
    "PreviewLink",
    "ReaderReport",
    "ReleaseSchedule",
    "ReportState",
    "ReviewRound",
    "ScheduleState",
    "StageDecision",
    "StageReviewTask",
    "Waiver",
]
