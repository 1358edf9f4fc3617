"""Who may take old issues in: whoever may add an issue to the bulletin. Nobody else learns that there is an intake."""

from __future__ import annotations

from bulletins.models import BulletinPage


def bulletins_open_to(user) -> list[BulletinPage]:
    if not user.is_active:
        return []
    return [
        bulletin
        for bulletin in BulletinPage.objects.order_by("path")
        if bulletin.permissions_for_user(user).can_add_subpage()
    ]
