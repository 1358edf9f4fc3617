"""What is left to be done after a commit. No address is among the arguments: they are kept with the task."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import override

from django_tasks import task

from .letters import confirmation
from .models import Subscriber


@task(backend="background")
def send_confirmation(subscriber_id: int, keys: list[str]) -> None:
    subscriber = Subscriber.objects.filter(pk=subscriber_id).first()
    if subscriber is not None:
        with override(settings.LANGUAGE_CODE):
            confirmation(subscriber, keys).send()
