"""Links to an unreleased issue: made once, shown once, found again only by whoever has them."""

from __future__ import annotations

import hashlib
import secrets

from django.contrib.auth.models import AnonymousUser

from bulletins.audience import open_all_classes_to

from .models import PreviewLink


class PreviewReader(AnonymousUser):
    """Nobody in particular, who may read this one issue whatever its class."""

    def __init__(self):
        super().__init__()
        open_all_classes_to(self)


def new_token() -> str:
    return secrets.token_urlsafe(24)


def digest_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> PreviewLink | None:
    """The living link of that token, with its issue."""
    links = PreviewLink.objects.alive().select_related("issue", "made_by")
    return links.filter(token_digest=digest_of_token(token)).first()
