"""What is said of a delivery by hand, on the desk of its issue."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from bulletins.models import Delivery
from bulletins.states import UNDELIVERED_STATES
from editorial.actions.retry_delivery import RetryDeliveryAction
from editorial.actions.skip_delivery import SkipDeliveryAction
from editorial.rights import is_publisher

from .acts import IssueActView
from .form_acts import DeskActMixin, FormActView


class OfDeliveryMixin(DeskActMixin):
    @cached_property
    def delivery(self) -> Delivery:
        deliveries = Delivery.objects.filter(release__issue=self.issue)
        return get_object_or_404(deliveries, pk=self.kwargs["delivery"])

    def may(self):
        return is_publisher(self.issue, self.request.user) and self.delivery.state in UNDELIVERED_STATES

    def get_page_subtitle(self):
        return f"{self.delivery.channel_label} {self.delivery.recipient}"


class RetryDeliveryView(OfDeliveryMixin, IssueActView):
    page_title = gettext_lazy("Try again")
    attempt = "retry_delivery"
    explanation = gettext_lazy("It is tried once more, as if for the first time.")
    button = gettext_lazy("Try again")
    done = gettext_lazy("The delivery is tried again.")

    def act(self):
        RetryDeliveryAction(self.delivery, self.request.user).execute()


class SkipDeliveryView(OfDeliveryMixin, FormActView):
    page_title = gettext_lazy("Leave out")
    attempt = "skip_delivery"
    explanation = gettext_lazy("It is not tried any more. The release stays as it is.")
    button = gettext_lazy("Leave out")
    done = gettext_lazy("The delivery was left out.")

    def act(self, reason):
        SkipDeliveryAction(self.delivery, self.request.user, reason).execute()
