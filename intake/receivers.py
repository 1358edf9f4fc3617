from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from .models import Intake


@receiver(post_delete, sender=Intake)
def remove_files(instance, **kwargs) -> None:
    """Whoever deletes the row, a bulletin that goes included."""
    transaction.on_commit(instance.folder.remove)
