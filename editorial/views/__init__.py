from .begin import BeginView
from .desk import (
    ClearScheduleView,
    DeskView,
    IssueDeskView,
    ReleaseView,
    RestoreView,
    ScheduleView,
    UnsealView,
)
from .history import IssueHistoryView
from .issue import AbandonView, CorrectView, SubmitView, TakeBackView
from .items import LeaveOutView, PutBackView
from .review import ReviewView
from .withdrawal import ConfirmWithdrawalView, DropWithdrawalView, ProposeWithdrawalView

__all__ = [
    "AbandonView",
    "BeginView",
    "ClearScheduleView",
    "ConfirmWithdrawalView",
    "CorrectView",
    "DeskView",
    "DropWithdrawalView",
    "IssueDeskView",
    "IssueHistoryView",
    "LeaveOutView",
    "ProposeWithdrawalView",
    "PutBackView",
    "ReleaseView",
    "RestoreView",
    "ReviewView",
    "ScheduleView",
    "SubmitView",
    "TakeBackView",
    "UnsealView",
]
