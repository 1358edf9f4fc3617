from .begin import BeginView
from .deliveries import RetryDeliveryView, SkipDeliveryView
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
from .item_check import CheckItemView, CheckNewItemView
from .items import LeaveOutView, PutBackView
from .preflight import MendView, OverruleView, PreflightView
from .preview_links import PreviewLinksView, RevokePreviewLinkView
from .review import ReviewView
from .sheet import SheetView
from .waiver import WaiverView
from .withdrawal import ConfirmWithdrawalView, DropWithdrawalView, ProposeWithdrawalView

__all__ = [
    "AbandonView",
    "BeginView",
    "CheckItemView",
    "CheckNewItemView",
    "ClearScheduleView",
    "ConfirmWithdrawalView",
    "CorrectView",
    "DeskView",
    "DropWithdrawalView",
    "IssueDeskView",
    "IssueHistoryView",
    "LeaveOutView",
    "MendView",
    "OverruleView",
    "PreflightView",
    "PreviewLinksView",
    "ProposeWithdrawalView",
    "PutBackView",
    "ReleaseView",
    "RestoreView",
    "RetryDeliveryView",
    "ReviewView",
    "RevokePreviewLinkView",
    "ScheduleView",
    "SheetView",
    "SkipDeliveryView",
    "SubmitView",
    "TakeBackView",
    "UnsealView",
    "WaiverView",
]
