from django.urls import path

from . import views

app_name = "intake"
urlpatterns = [
    path("", views.ListView.as_view(), name="list"),
    path("new/", views.ChooseView.as_view(), name="choose"),
    path("<int:pk>/", views.MendView.as_view(), name="show"),
    path("<int:pk>/state/", views.StateView.as_view(), name="state"),
    path("<int:pk>/again/", views.AgainView.as_view(), name="again"),
    path("<int:pk>/discard/", views.DiscardView.as_view(), name="discard"),
    path("<int:pk>/edit/", views.EditView.as_view(), name="edit"),
    path("<int:pk>/undo/", views.UndoView.as_view(), name="undo"),
    path("<int:pk>/redo/", views.RedoView.as_view(), name="redo"),
    path("<int:pk>/tick/", views.TickView.as_view(), name="tick"),
    path("<int:pk>/page/<int:page>/", views.PageImageView.as_view(), name="page"),
    path("<int:pk>/picture/", views.PictureView.as_view(), name="picture"),
    path("<int:pk>/pictures/", views.SupplyPicturesView.as_view(), name="supply"),
    path("<int:pk>/confirm/", views.ConfirmView.as_view(), name="confirm"),
]
