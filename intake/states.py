from django.db import models
from django.utils.translation import gettext_lazy as _


class IntakeState(models.TextChoices):
    READING = "reading", _("being read")
    READ = "read", _("to be checked")
    FAILED = "failed", _("could not be read")
    DRAFTED = "drafted", _("drafted")
    DISCARDED = "discarded", _("discarded")


#: Where there is something to look at beside the original.
SHOWN_STATES = frozenset({IntakeState.READ, IntakeState.DRAFTED})


class StaleIntakeError(RuntimeError):
    """Somebody else, or another window, has changed the intake since this one was opened. Nothing was done."""
