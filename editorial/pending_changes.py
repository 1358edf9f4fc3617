"""What would be submitted if an editor submitted a correction now, before anything is submitted."""

from __future__ import annotations

from django.db import transaction

from bulletins.models import IssuePage

from .baseline import baseline_of
from .corrections import Change, changes_between
from .sealing import draw_up


def pending_changes(issue: IssuePage) -> list[Change]:
    """Measured on the very manifest that a submission would draw up; nothing of it stays. Raises NotWholeError."""
    baseline = baseline_of(issue)
    with transaction.atomic():
        changes = changes_between(draw_up(issue), baseline)
        transaction.set_rollback(True)
    return changes
