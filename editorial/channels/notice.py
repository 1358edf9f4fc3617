"""A short mail to those who made the issue: it is out. One mail an address, so that nobody reads who else got it."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulletins.channels import Channel
from bulletins.models import IssuePage, Release
from bulletins.models.deliveries import key_of
from bulletins.states import DeliveryEvent
from editorial.stages import PUBLISHERS


class NoticeChannel(Channel):
    name = "notice"
    label = gettext_lazy("notice by mail")

    def recipients(self, release: Release, event: DeliveryEvent) -> list[str]:
        """Who submitted the last round, and the publishers."""
        submitted = release.issue.workflow_states.order_by("-created_at").values("requested_by")[:1]
        people = get_user_model().objects.filter(is_active=True)
        concerned = people.filter(Q(pk__in=submitted) | Q(groups__name=PUBLISHERS)).exclude(email="")
        return sorted({address.lower() for address in concerned.values_list("email", flat=True)})

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        """Sent and not yet noted as done, it would be sent again after a crash: the same Message-ID tells the two."""
        subject, text = _words(release.issue, event)
        key = key_of(release, event, self.name, recipient)
        EmailMessage(subject, text, to=[recipient], headers={"Message-ID": f"<{key}@huikan>"}).send()


def _words(issue: IssuePage, event: DeliveryEvent) -> tuple[str, str]:
    about = {"issue": " ".join(issue.full_title.split()), "address": issue.full_url or ""}
    if event == DeliveryEvent.WITHDRAWN:
        return _("Withdrawn: %(issue)s") % about, _(
            "%(issue)s has been withdrawn. Readers find a notice in its place:\n%(address)s\n"
        ) % about
    return _("Released: %(issue)s") % about, _(
        "%(issue)s has been released. Readers find it here:\n%(address)s\n"
    ) % about
