from django.urls import path

from . import views

urlpatterns = [path("items/suggest/", views.suggest, name="suggest")]
