from django.urls import path

from . import views

app_name = "editorial"
urlpatterns = [
    path("begin/<int:pk>/", views.BeginView.as_view(), name="begin"),
    path("<int:pk>/submit/", views.SubmitView.as_view(), name="submit"),
    path("<int:pk>/review/", views.ReviewView.as_view(), name="review"),
    path("<int:pk>/waiver/", views.WaiverView.as_view(), name="waiver"),
    path("<int:pk>/sheet/", views.SheetView.as_view(), name="sheet"),
    path("<int:pk>/release/", views.ReleaseView.as_view(), name="release"),
    path("<int:pk>/correct/", views.CorrectView.as_view(), name="correct"),
]
