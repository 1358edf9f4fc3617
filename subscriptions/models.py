"""Who gets letters, and about what."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .addresses import masked
from .querysets import SubscriberQuerySet


class State(models.TextChoices):
    ASKED = "asked", _("not confirmed")
    CONFIRMED = "confirmed", _("confirmed")
    PAUSED = "paused", _("letters come back")


class Subscriber(models.Model):
    """A mailbox whose owner wants letters. Whoever leaves is deleted, address and all.

    `token` stands for the address wherever a name is needed: in links, in the protocol of deliveries, in bounces.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    address = models.CharField(_("address"), max_length=254, unique=True)  # as addresses.normalised() has it
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    bounces = models.PositiveSmallIntegerField(_("letters that came back"), default=0)
    last_bounce = models.CharField(_("why the last came back"), max_length=40, blank=True)
    last_bounce_at = models.DateTimeField(_("when the last came back"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-asked_at", "-pk"]
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.shown_address

    @property
    def shown_address(self) -> str:
        return masked(self.address)

    @property
    def told_about(self) -> str:
        return "、".join(str(one) for one in self.subscriptions.all())


class Subscription(models.Model):
    """One thing that a subscriber is told about: a bulletin, a district or an industry."""

    subscriber = models.ForeignKey(Subscriber, related_name="subscriptions", on_delete=models.CASCADE)
    bulletin = models.ForeignKey(
        "bulletins.BulletinPage", null=True, on_delete=models.CASCADE, related_name="+"
    )
    region = models.ForeignKey("regions.RegionPage", null=True, on_delete=models.CASCADE, related_name="+")
    industry = models.ForeignKey("regions.Industry", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(bulletin__isnull=False, region=None, industry=None)
                | Q(bulletin=None, region__isnull=False, industry=None)
                | Q(bulletin=None, region=None, industry__isnull=False),
                name="subscription_about_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=["subscriber", about],
                    condition=Q(**{f"{about}__isnull": False}),
                    name=f"one_subscription_a_{about}",
                )
                for about in ("bulletin", "region", "industry")
            ),
        ]

    def __str__(self) -> str:
        return str(self.bulletin or self.region or self.industry)
