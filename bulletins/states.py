"""Where an issue stands, who may read it, and the groups of states that rules speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IssueState(models.TextChoices):
    DRAFTING = "drafting", _("drafting")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    RELEASED = "released", _("released")
    CORRECTING = "correcting", _("being corrected")
    WITHDRAWN = "withdrawn", _("withdrawn")


#: Where editors write. Everywhere else stands what reviewers read, what they passed, or what the public reads.
OPEN_STATES = frozenset({IssueState.DRAFTING, IssueState.CORRECTING})
LOCKED_STATES = frozenset(IssueState) - OPEN_STATES
#: All signatures are there, and nothing was released since.
SEALED_STATES = frozenset({IssueState.APPROVED, IssueState.SCHEDULED})


class ReleaseKind(models.TextChoices):
    NEW = "new", _("first release")
    ERRATUM = "erratum", _("erratum")
    CORRECTION = "correction", _("correction")
    RESTORED = "restored", _("restored")


class DistributionClass(models.TextChoices):
    PUBLIC = "public", _("public")
    MEMBERS = "members", _("members")
    INTERNAL = "internal", _("internal")


class ReleaseState(models.TextChoices):
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class StaleStateError(RuntimeError):
    """An act came too late: the issue is no longer in a state from which it is possible."""


class DeliveryEvent(models.TextChoices):
    RELEASED = "released", _("released")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    SKIPPED = "skipped", _("skipped")


#: Nobody is at it and it has not arrived: a publisher may try it again or leave it out.
UNDELIVERED_STATES = frozenset({DeliveryState.WAITING, DeliveryState.FAILED})
