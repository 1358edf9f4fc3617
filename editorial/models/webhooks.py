from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet


def new_secret() -> str:
    return secrets.token_urlsafe(32)


class WebhookQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


@register_snippet
class Webhook(models.Model):
    """An address of another system that is told when an issue is released."""

    url = models.CharField(
        _("address"),
        max_length=500,
        unique=True,
        # Django's URLField would demand a host with a dot; a system in the same house often has none.
        help_text=_("http:// or https://, called with the news in JSON. Addresses inside are refused."),
    )
    note = models.CharField(_("what system it is"), max_length=100, blank=True)
    secret = models.CharField(
        _("secret"),
        max_length=100,
        default=new_secret,
        help_text=_("Both sides know it. With it the receiver verifies the header X-Huikan-Signature."),
    )
    is_active = models.BooleanField(_("in use"), default=True)

    objects = WebhookQuerySet.as_manager()

    panels = [FieldPanel("url"), FieldPanel("note"), FieldPanel("secret"), FieldPanel("is_active")]

    class Meta:
        verbose_name = _("address to call")
        verbose_name_plural = _("addresses to call")
        ordering = ["url"]

    def __str__(self) -> str:
        return self.note or self.url

    def clean(self) -> None:
        super().clean()
        try:
            parts = urlsplit(self.url)
            is_sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:
            is_sound = False
        is_plain = self.url.isascii() and self.url.split() == [self.url]
        if not is_sound or not is_plain or parts.username or parts.password:
            raise ValidationError({"url": _("This is no address that can be called.")})
