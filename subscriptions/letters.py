"""The letters that readers get: one to confirm, one for each issue."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from editions.formats.mail import Letter

from .links import confirm_link, leave_link, manage_link
from .models import State, Subscriber


def confirmation(subscriber: Subscriber, keys: list[str]) -> EmailMultiAlternatives:
    facts = {
        "address": confirm_link(subscriber, keys),
        "site": urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc,
        "is_known": subscriber.state == State.CONFIRMED,
        "manage": manage_link(subscriber),
    }
    text = render_to_string("subscriptions/mail/confirm.txt", facts)
    return _to(subscriber, _("Please confirm your subscription"), text, {})


def issue_letter(subscriber: Subscriber, letter: Letter, key: str) -> EmailMultiAlternatives:
    """`key`: the same however often it is sent, so that a mailbox shows it once.

    One click leaves (RFC 8058); programs for mail ask for it of whoever writes to many.
    """
    headers = {
        "Message-ID": f"<{key}@huikan>",
        "List-ID": f"<subscriptions.{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>",
        "List-Unsubscribe": f"<{leave_link(subscriber)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }
    mail = _to(subscriber, letter.subject, letter.text, headers)
    mail.attach_alternative(letter.html, "text/html")
    return mail


def _to(subscriber: Subscriber, subject: str, text: str, headers: dict[str, str]) -> EmailMultiAlternatives:
    """With BOUNCE_ADDRESS, what comes back says by its address whom it was meant for (VERP)."""
    headers = {"Auto-Submitted": "auto-generated", "From": settings.DEFAULT_FROM_EMAIL, **headers}
    sender = settings.DEFAULT_FROM_EMAIL
    if settings.BOUNCE_ADDRESS:
        name, _at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
        sender = f"{name}+{subscriber.token.hex}@{domain}"
    subject = " ".join(subject.split())
    return EmailMultiAlternatives(subject, text, sender, [subscriber.address], headers=headers)
