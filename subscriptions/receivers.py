"""Who leaves gets nothing that was still to be sent."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from bulletins.models import Delivery
from bulletins.states import UNDELIVERED_STATES, DeliveryState

from .models import Subscriber

LETTER = "letter"


@receiver(pre_delete, sender=Subscriber)
def send_nothing_more(instance: Subscriber, **_signal) -> None:
    mine = Delivery.objects.filter(channel=LETTER, recipient=instance.token.hex, state__in=UNDELIVERED_STATES)
    mine.update(state=DeliveryState.SKIPPED, last_error="")
