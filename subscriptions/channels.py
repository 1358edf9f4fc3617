"""A released issue goes to its readers: one delivery opens into one for each of them, after the release has committed."""

from __future__ import annotations

import smtplib
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulletins.channels import Channel, GiveUpError, RetryLaterError
from bulletins.models import Delivery, Release
from bulletins.models.deliveries import key_of
from bulletins.states import DeliveryEvent, DistributionClass, ReleaseKind

from .actions.note_bounce import NoteBounceAction
from .letters import issue_letter
from .models import Subscriber
from .receivers import LETTER
from .telling import letter_for, told_of

_AT_ONCE = 500  # rows a statement


class ReadersChannel(Channel):
    """Asked within the release it would hold every reader's row; so it has one recipient, who is nobody."""

    name = "readers"
    label = gettext_lazy("readers by mail")

    def recipients(self, release: Release, event: DeliveryEvent) -> list[str]:
        """Of what anybody may read, and once: a correction is no news, and a withdrawal is told on the page."""
        issue = release.issue
        is_open = {issue.distribution, issue.bulletin.distribution} == {DistributionClass.PUBLIC}
        is_new = event == DeliveryEvent.RELEASED and release.kind == ReleaseKind.NEW
        return [""] if is_open and is_new and Subscriber.objects.confirmed().exists() else []

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        """Done again after a crash, whoever has a letter gets no second one."""
        if not _is_still_public(release):
            return
        tokens = Subscriber.objects.confirmed().concerned_by(release.issue).values_list("token", flat=True)
        letters = [Delivery.of(release, event, LETTER, token.hex) for token in tokens]
        Delivery.objects.bulk_create(letters, batch_size=_AT_ONCE, ignore_conflicts=True)


class LetterChannel(Channel):
    """To one reader. Its recipients are written by ReadersChannel; none shows an address."""

    name = LETTER
    label = gettext_lazy("letter to a reader")
    is_personal = True

    def recipients(self, release: Release, event: DeliveryEvent) -> list[str]:
        return []

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        subscriber = Subscriber.objects.confirmed().filter(token=recipient).first()
        if subscriber is None or not _is_still_public(release):
            return
        letter = letter_for(_told_of(release.pk, release.released_at), subscriber)
        if letter is not None:
            mail = issue_letter(subscriber, letter, key_of(release, event, self.name, recipient)[:40])
            _send(mail, subscriber)


@lru_cache(maxsize=1)  # letters of one release come one after the other, and its texts do not change
def _told_of(release_id: int, _released_at):
    return told_of(Release.objects.select_related("issue", "manifest").get(pk=release_id))


def _is_still_public(release: Release) -> bool:
    issues = type(release.issue).objects.released()
    return issues.filter(pk=release.issue_id).exists() and release.issue.bulletin.live


def _send(mail, subscriber: Subscriber) -> None:
    """What a mail server says may hold the address, so none of its words is passed on."""
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _words in error.recipients.values()), default=0)
        if code < 500:
            raise RetryLaterError(
                _("The mail server asks to try later (%(code)s).") % {"code": code}
            ) from None
        NoteBounceAction(subscriber, str(code)).execute()
        raise GiveUpError(
            _("The mail server does not take it for this reader (%(code)s).") % {"code": code}
        ) from None
    except smtplib.SMTPException as error:
        code = getattr(error, "smtp_code", type(error).__name__)
        raise RetryLaterError(_("The mail server did not take it (%(code)s).") % {"code": code}) from None
