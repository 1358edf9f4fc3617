"""How grave a finding is, in words for people. The levels themselves are those of `manuscript.checks`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from manuscript.checks.findings import Level


class FindingLevel(models.TextChoices):
    ERROR = Level.ERROR.value, _("error")
    WARNING = Level.WARNING.value, _("doubtful")
    HINT = Level.HINT.value, _("hint")
