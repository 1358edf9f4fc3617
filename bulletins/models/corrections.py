from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bulletins.states import ReleaseKind, ReleaseState

KINDS = [
    choice for choice in ReleaseKind.choices if choice[0] in {ReleaseKind.ERRATUM, ReleaseKind.CORRECTION}
]


class CorrectionQuerySet(models.QuerySet):
    def published(self):
        """Those that readers may see if they may see the issue; whether they may is asked of the issue."""
        return self.filter(release__state=ReleaseState.DONE)

    def readable(self, viewer=None):
        """What was published of issues that the viewer may read."""
        issues = self.model._meta.get_field("issue").related_model.objects.released(viewer)
        return self.published().filter(issue__in=issues.values("pk"))

    def in_force(self):
        """Less those that the restoring of an earlier release has undone: their mistake is in the text again."""
        releases = self.model._meta.get_field("release").related_model.objects.done()
        newest = releases.filter(issue=OuterRef(OuterRef("issue"))).order_by("-number")
        same_text = releases.filter(issue=OuterRef("issue"), manifest=Subquery(newest.values("manifest")[:1]))
        first = same_text.order_by("number").values("number")[:1]
        return self.filter(release__number__lte=Subquery(first))

    def with_superseded(self, viewer=None):
        """With `superseded`: the number of the release that each corrected, where its text of the page is kept."""
        releases = self.model._meta.get_field("release").related_model.objects.readable(viewer)
        before = releases.filter(issue=OuterRef("issue"), number=OuterRef("release__number") - 1)
        # A heading has no page of its own, so none of its versions has one either.
        has_page = Q(manifest__rows__page__newsitempage__isnull=False) | Q(
            manifest__rows__page__issuepage__isnull=False
        )
        kept = before.filter(has_page, manifest__rows__page=OuterRef("page"))
        return self.annotate(superseded=Subquery(kept.values("number")[:1]))

    def for_listing(self, viewer=None):
        """With what one line of a list shows: page, issue, release, and the version that it replaced."""
        return (
            self.with_superseded(viewer)
            .select_related("page", "issue", "release")
            .defer("issue__editors_note")
            .newest_first()
        )

    def pending(self):
        return self.filter(release=None)

    def newest_first(self):
        return self.order_by("-release__released_at", "-pk")


class Correction(models.Model):
    """What was wrong in a released issue, in a sentence for its readers. Dated by the release that put it right."""

    issue = models.ForeignKey("bulletins.IssuePage", related_name="corrections", on_delete=models.PROTECT)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), related_name="own_corrections", on_delete=models.PROTECT
    )
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS)
    note = models.TextField(
        _("note for readers"),
        max_length=500,
        help_text=_("What was printed, and what is right: 第3段“12亿元”应为“21亿元”。"),
    )
    release = models.ForeignKey(
        "bulletins.Release", related_name="corrections", null=True, editable=False, on_delete=models.PROTECT
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="+", null=True, editable=False, on_delete=models.PROTECT
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "page"], condition=Q(release=None), name="one_pending_correction_a_page"
            ),
        ]

    def __str__(self) -> str:
        return self.note[:40]
