from .heartbeats import Heartbeat
from .preview_links import PreviewLink
from .reports import ReaderReport, ReportState
from .rounds import ItemVerdict, ReviewRound, StageDecision, Waiver
from .schedules import ReleaseSchedule, ScheduleState
from .tasks import StageReviewTask
from .webhooks import Webhook

__all__ = [
    "Heartbeat",
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
    "Webhook",
]
