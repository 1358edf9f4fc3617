from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Overruling(models.Model):
    """放行: an error that preflight found stays as it is, and somebody says why.

    It holds for this page as long as preflight finds the same there: the same words, with the same facts about them.
    """

    issue = models.ForeignKey("bulletins.IssuePage", related_name="overrulings", on_delete=models.CASCADE)
    # An item that was never submitted may still be deleted; one that was submitted is held by its manifest.
    page = models.ForeignKey("wagtailcore.Page", related_name="+", on_delete=models.CASCADE)
    code = models.CharField(max_length=60)
    text = models.TextField(_("cited words"), blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    reason = models.TextField(_("reason"), max_length=1000)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("overruled finding")
        verbose_name_plural = _("overruled findings")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "page", "fingerprint"], name="a_finding_is_overruled_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.code}"
