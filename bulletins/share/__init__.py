"""The picture that a link to a page is shown with elsewhere: drawn as the bulletin's cover is set, once for each content."""

from .card import Card, card_of
from .store import drawn

__all__ = ["Card", "card_of", "drawn"]
