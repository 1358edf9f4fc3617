"""What groups may do with pages and with collections of files: Wagtail keeps that in rows of its own."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.forms import Media

from wagtail.models import GroupCollectionPermission, GroupPagePermission

from .acts import CHANGE_GROUP_RIGHTS
from .record import record

KINDS = (GroupPagePermission, GroupCollectionPermission)
PLACES = {GroupPagePermission: "page", GroupCollectionPermission: "collection"}


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
def record_given(instance, created, raw, **kwargs) -> None:
    if created and not raw:
        record(CHANGE_GROUP_RIGHTS, target=instance.group, added=[_described(instance)])


@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
def record_taken(instance, **kwargs) -> None:
    record(CHANGE_GROUP_RIGHTS, target=instance.group, removed=[_described(instance)])


class GivenInBulk:
    """Wagtail's form of a group gives rights in bulk, of which no signal tells. Registered as the last part of that form,
    this shows nothing; it looks at the rights when the form is read, and again when all others have saved theirs."""

    media = Media()

    def __init__(self, data=None, files=None, instance: Group | None = None):
        self.group = instance
        self.before = (
            _rights_of(instance) if data is not None and instance is not None and instance.pk else {}
        )

    def is_valid(self) -> bool:
        return True

    def save(self) -> None:
        added = sorted(right for key, right in _rights_of(self.group).items() if key not in self.before)
        if added:
            record(CHANGE_GROUP_RIGHTS, target=self.group, added=added)

    def as_admin_panel(self) -> str:
        return ""


def _rights_of(group: Group) -> dict[tuple[str, int], str]:
    return {
        (PLACES[kind], row.pk): _described(row)
        for kind in KINDS
        for row in kind.objects.filter(group=group).select_related("permission", PLACES[kind])
    }


def _described(row: GroupPagePermission | GroupCollectionPermission) -> str:
    return f"{row.permission.codename}: {getattr(row, PLACES[type(row)])}"
