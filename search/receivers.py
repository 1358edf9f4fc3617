"""Follows documents: a new file is read soon after it was saved."""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from wagtail.documents import get_document_model_string

from .attachments import read_attachment_task, unread


@receiver(post_save, sender=get_document_model_string())
def read_what_is_new(instance, raw, **kwargs) -> None:
    if raw:
        return
    transaction.on_commit(lambda: _ask_for(instance.pk))


def _ask_for(key: int) -> None:
    if unread().filter(pk=key).exists():
        read_attachment_task.enqueue(key)
