from .heartbeats import Heartbeat
from .lists import OfficialName, SilentCheck, WordRule
from .overrulings import Overruling
from .preview_links import PreviewLink
from .reports import ReaderReport, ReportState
from .rounds import ItemVerdict, ReviewRound, StageDecision, Waiver
from .saved_lists import SavedList
from .schedules import ReleaseSchedule, ScheduleState
from .tasks import StageReviewTask
from .webhooks import Webhook

__all__ = [
    "Heartbeat",
    "ItemVerdict",
    "OfficialName",
    "Overruling",
    "PreviewLink",
    "ReaderReport",
    "ReleaseSchedule",
    "ReportState",
    "ReviewRound",
    "SavedList",
    "ScheduleState",
    "SilentCheck",
    "StageDecision",
    "StageReviewTask",
    "Waiver",
    "Webhook",
    "WordRule",
]
