from __future__ import annotations

from django.db import models
from django.db.models import Q


class SubscriberQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(state="confirmed")

    def asked_before(self, moment):
        """Who asked and never confirmed."""
        return self.filter(state="asked", asked_at__lt=moment)

    def concerned_by(self, issue):
        """Who is told of a public issue: its bulletin, or the district or industry of one of its items. Once each."""
        items = issue.items.released()
        concerned = self.model.subscriptions.rel.related_model.objects.filter(
            Q(bulletin=issue.bulletin)
            | Q(region__in=items.values("region"))
            | Q(industry__in=items.values("industries"))
        )
        return self.filter(pk__in=concerned.values("subscriber"))
