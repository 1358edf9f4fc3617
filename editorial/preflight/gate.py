"""What no issue passes with: an error that nobody has mended, and of which nobody has said why it stays."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bulletins.models import Manifest
from editorial.refusals import RefusedError

from .running import findings_of

TOLD = 3


def require_no_error(manifest: Manifest, refusal: type[RefusedError]) -> None:
    """Raises `refusal`, whose message cites the first of them."""
    errors = [found for found in findings_of(manifest) if found.stops]
    if not errors:
        return
    told = _("Preflight found %(count)s errors. Mend them, or say why they stay: %(first)s")
    first = " ".join(f"“{found.title}”: {found.message}" for found in errors[:TOLD])
    raise refusal(told % {"count": len(errors), "first": first})
