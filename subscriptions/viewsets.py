"""Subscribers as the office sees them: how many, what they get, whose letters come back. No address is shown."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

import django_filters

from .addresses import normalised
from .models import Subscriber


class SubscriberFilterSet(WagtailFilterSet):
    address = django_filters.CharFilter(method="of_address", label=_("The whole address"))

    class Meta:
        model = Subscriber
        fields = ["state"]

    def of_address(self, queryset: models.QuerySet, _name: str, value: str) -> models.QuerySet:
        """Of a person who asks to be taken out, and says which address it is."""
        try:
            return queryset.filter(address=normalised(value))
        except ValueError:
            return queryset.none()


class SubscriberViewSet(SnippetViewSet):
    model = Subscriber
    icon = "mail"
    menu_label = _("Subscribers")
    menu_name = "subscribers"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    filterset_class = SubscriberFilterSet
    list_export: list = []
    list_display = [
        Column("shown_address", label=_("address")),
        Column("told_about", label=_("is told about")),
        Column("state", label=_("state"), accessor="get_state_display"),
        Column("bounces", label=_("came back")),
        Column("confirmed_at", label=_("confirmed at")),
    ]

    def get_queryset(self, request):
        about = ("subscriptions__bulletin", "subscriptions__region", "subscriptions__industry")
        return Subscriber.objects.prefetch_related(*about)
