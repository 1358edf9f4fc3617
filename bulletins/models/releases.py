from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bulletins.audience import classes_open_to
from bulletins.states import ReleaseKind, ReleaseState

#: A claim older than this belongs to a process that died; the next caller may take it over.
CLAIM_EXPIRES_AFTER = dt.timedelta(minutes=15)


class ReleaseQuerySet(models.QuerySet):
    def running(self):
        return self.filter(state=ReleaseState.RUNNING)

    def done(self):
        return self.filter(state=ReleaseState.DONE)

    def readable(self, viewer=None):
        """Releases whose stored text the viewer may read: of an issue that is open to the viewer, now and then."""
        issues = self.model._meta.get_field("issue").related_model.objects.released(viewer)
        return self.done().filter(
            issue__in=issues.values("pk"),
            manifest__rows__page=F("issue"),
            manifest__rows__revision__content__distribution__in=sorted(classes_open_to(viewer)),
        )

    def claimed(self):
        """Those whose process is thought to be alive."""
        return self.running().exclude(pk__in=self.stale().values("pk"))

    def stale(self, at: dt.datetime | None = None):
        return self.running().filter(claimed_at__lt=(at or timezone.now()) - CLAIM_EXPIRES_AFTER)


class Release(models.Model):
    """Public state `number` of an issue; while it is running, the claim that keeps a second caller out."""

    issue = models.ForeignKey(
        "bulletins.IssuePage", verbose_name=_("issue"), related_name="releases", on_delete=models.PROTECT
    )
    number = models.PositiveIntegerField(_("release number"))
    kind = models.CharField(_("kind"), max_length=10, choices=ReleaseKind, default=ReleaseKind.NEW)
    manifest = models.ForeignKey(
        "bulletins.Manifest",
        verbose_name=_("manifest"),
        related_name="releases",
        null=True,  # releases of the time before manifests have none
        on_delete=models.PROTECT,
    )
    state = models.CharField(_("state"), max_length=10, choices=ReleaseState, default=ReleaseState.RUNNING)
    claimed_at = models.DateTimeField(_("begun at"), default=timezone.now)
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
    )
    reason = models.TextField(_("why it failed"), blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-claimed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue"], condition=Q(state=ReleaseState.RUNNING), name="one_running_release_an_issue"
            ),
            models.UniqueConstraint(
                fields=["issue", "number"], condition=Q(state=ReleaseState.DONE), name="one_release_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} v{self.number} {self.state}"
