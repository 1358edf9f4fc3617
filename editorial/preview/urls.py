from django.urls import path

from . import views

app_name = "preview"
urlpatterns = [
    path("issue/<int:pk>/", views.preview_of_issue, name="issue"),
    path("issue/<int:pk>/<path:path>", views.preview_of_issue, name="issue-page"),
    path("link/<str:token>/", views.preview_by_link, name="link"),
    path("link/<str:token>/<path:path>", views.preview_by_link, name="link-page"),
]
