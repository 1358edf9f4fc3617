from django.urls import path

from . import views
from .all_items.saved import DropListView, SaveListView

app_name = "editorial"
urlpatterns = [
    path("begin/<int:pk>/", views.BeginView.as_view(), name="begin"),
    path("<int:pk>/submit/", views.SubmitView.as_view(), name="submit"),
    path("<int:pk>/review/", views.ReviewView.as_view(), name="review"),
    path("<int:pk>/waiver/", views.WaiverView.as_view(), name="waiver"),
    path("<int:pk>/sheet/", views.SheetView.as_view(), name="sheet"),
    path("<int:pk>/release/", views.ReleaseView.as_view(), name="release"),
    path("<int:pk>/correct/", views.CorrectView.as_view(), name="correct"),
    path("<int:pk>/take-back/", views.TakeBackView.as_view(), name="take-back"),
    path("<int:pk>/abandon/", views.AbandonView.as_view(), name="abandon"),
    path("<int:pk>/history/", views.IssueHistoryView.as_view(), name="history"),
    path("<int:pk>/preflight/", views.PreflightView.as_view(), name="preflight"),
    path("<int:pk>/preflight/overrule/", views.OverruleView.as_view(), name="overrule"),
    path("<int:pk>/preflight/mend/", views.MendView.as_view(), name="mend"),
    path("lists/keep/", SaveListView.as_view(), name="keep-list"),
    path("lists/<int:pk>/drop/", DropListView.as_view(), name="drop-list"),
    path("desk/", views.DeskView.as_view(), name="desk"),
    path("<int:pk>/desk/", views.IssueDeskView.as_view(), name="issue-desk"),
    path("<int:pk>/schedule/", views.ScheduleView.as_view(), name="schedule"),
    path("<int:pk>/clear-schedule/", views.ClearScheduleView.as_view(), name="clear-schedule"),
    path("<int:pk>/unseal/", views.UnsealView.as_view(), name="unseal"),
    path("<int:pk>/restore/<int:number>/", views.RestoreView.as_view(), name="restore"),
    path("<int:pk>/withdraw/", views.ProposeWithdrawalView.as_view(), name="withdraw"),
    path("<int:pk>/withdraw/confirm/", views.ConfirmWithdrawalView.as_view(), name="confirm-withdrawal"),
    path("<int:pk>/withdraw/drop/", views.DropWithdrawalView.as_view(), name="drop-withdrawal"),
    path(
        "<int:pk>/deliveries/<int:delivery>/retry/", views.RetryDeliveryView.as_view(), name="retry-delivery"
    ),
    path("<int:pk>/deliveries/<int:delivery>/skip/", views.SkipDeliveryView.as_view(), name="skip-delivery"),
    path("<int:pk>/preview/", views.PreviewLinksView.as_view(), name="preview-links"),
    path(
        "<int:pk>/preview/<int:link>/revoke/",
        views.RevokePreviewLinkView.as_view(),
        name="revoke-preview-link",
    ),
    path("items/<int:pk>/check/", views.CheckItemView.as_view(), name="check-item"),
    path("items/new/<int:pk>/check/", views.CheckNewItemView.as_view(), name="check-new-item"),
    path("items/<int:pk>/leave-out/", views.LeaveOutView.as_view(), name="leave-out"),
    path("items/<int:pk>/put-back/", views.PutBackView.as_view(), name="put-back"),
]
