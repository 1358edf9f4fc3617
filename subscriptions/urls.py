from django.urls import path

from . import views

app_name = "subscriptions"
urlpatterns = [
    path("subscribe/", views.AskView.as_view(), name="ask"),
    path("subscribe/asked/", views.AskedView.as_view(), name="asked"),
    path("subscribe/confirm/<str:signed>/", views.ConfirmView.as_view(), name="confirm"),
    path("subscribe/mine/<uuid:token>/", views.MineView.as_view(), name="mine"),
    path("subscribe/leave/<uuid:token>/", views.LeaveView.as_view(), name="leave"),
]
