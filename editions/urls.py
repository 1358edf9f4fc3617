from django.urls import re_path

from . import views

urlpatterns = [
    re_path(r"^editions/(?P<name>[\w.-]{1,140})$", views.edition, name="edition"),
]
