"""Another system is told of a release: a POST of JSON to the addresses that a publisher has entered.

The body is {"event", "issue", "release", "url", "at"}. X-Huikan-Signature is "sha256=" and the HMAC of the body with the
secret of that address; X-Huikan-Delivery is the same however often it is tried, so that a receiver counts it once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulletins.channels import Channel, GiveUpError, RetryLaterError
from bulletins.models import Release
from bulletins.models.deliveries import key_of
from bulletins.states import DeliveryEvent, DistributionClass
from editorial.models import Webhook

from .calls import post

GONE, TOO_MANY, UNAVAILABLE = 410, 429, 503


class CallFailedError(Exception):
    """The other side answered, but not that it has understood."""


class WebhookChannel(Channel):
    name = "webhook"
    label = gettext_lazy("call to another system")

    def recipients(self, release: Release, event: DeliveryEvent) -> list[str]:
        """Outsiders hear of what the public may read, of nothing else."""
        issue = release.issue
        if {issue.distribution, issue.bulletin.distribution} != {DistributionClass.PUBLIC}:
            return []
        return list(Webhook.objects.active().values_list("url", flat=True))

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        webhook = Webhook.objects.active().filter(url=recipient).first()
        if webhook is None:
            raise GiveUpError(_("This address has been taken out of the list."))
        body = body_of(release, event)
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Huikan",
            "X-Huikan-Delivery": key_of(release, event, self.name, recipient),
            "X-Huikan-Signature": signature(body, webhook.secret),
        }
        answer = post(recipient, body, headers)
        _judge(answer.status, answer.headers.get("Retry-After", ""))


def body_of(release: Release, event: DeliveryEvent) -> bytes:
    issue = release.issue
    at = release.released_at if event == DeliveryEvent.RELEASED else None
    news = {
        "event": str(event),
        "issue": issue.full_title,
        "release": release.number,
        "url": issue.full_url,
        "at": (at or timezone.now()).isoformat(),
    }
    return json.dumps(news, ensure_ascii=False).encode()


def signature(body: bytes, secret: str) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _judge(status: int, retry_after: str) -> None:
    if 200 <= status < 300:
        return
    reason = _("The other side answered with status %(status)d.") % {"status": status}
    if 300 <= status < 400:
        raise GiveUpError(_("The other side redirects; enter the address where it is now."))
    if status == GONE:
        raise GiveUpError(reason)
    if status in {TOO_MANY, UNAVAILABLE} and retry_after.isdecimal():
        raise RetryLaterError(reason, dt.timedelta(seconds=min(int(retry_after[:6]), 86_400)))
    raise CallFailedError(reason)
