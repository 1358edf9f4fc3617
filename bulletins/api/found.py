"""One thing by its id: released to everybody, or withdrawn, or not there."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from bulletins.models import Tombstone

from .errors import not_found, withdrawn


def live_or_gone(released: QuerySet, said: str):
    """`said`: a UUID, with or without urn:uuid: before it. Raises a Refusal, 410 where a tombstone stands."""
    try:
        key = uuid.UUID(said)
    except ValueError:
        raise not_found() from None
    page = released.filter(translation_key=key).first()
    if page is not None:
        return page
    pages = released.model.objects.filter(translation_key=key, live=False)
    stone = Tombstone.objects.readable().filter(page__in=pages.values("pk")).select_related("page").first()
    raise withdrawn(stone) if stone else not_found()
