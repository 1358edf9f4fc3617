"""One piece of news goes to one recipient. Workers and the clock call it; a release is never touched by how it ends."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.channels import Channel, GiveUpError, RetryLaterError, channel_named
from bulletins.models import Delivery

logger = logging.getLogger(__name__)

#: How long to wait after the first, second … attempt that failed. After one more the delivery has failed for good.
BACK_OFF = (
    dt.timedelta(minutes=1),
    dt.timedelta(minutes=5),
    dt.timedelta(minutes=25),
    dt.timedelta(hours=2),
    dt.timedelta(hours=10),
)
ATTEMPTS = len(BACK_OFF) + 1
LONGEST_WAIT = dt.timedelta(days=1)  # whatever the other side asks for


class DeliverAction(BaseAction):
    action_name = "deliver"

    def __init__(self, delivery: Delivery, at: dt.datetime | None = None):
        super().__init__(delivery)
        self.delivery, self.at = delivery, at or timezone.now()

    def execute(self) -> bool:
        """Whether this very call delivered. False as well if another worker has it; what went wrong is in its row.

        Raises RuntimeError inside a transaction: what a channel waits for, others would wait for too.
        """
        with transaction.atomic(durable=True):
            claimed = self.delivery.claim(self.at)
        return claimed and self._deliver()

    def _deliver(self) -> bool:
        delivery = self.delivery
        try:
            self._channel().deliver(delivery.release, delivery.event, delivery.recipient)
        except GiveUpError as error:
            delivery.note_failed(str(error))
        except RetryLaterError as error:
            self._put_off(error, error.after)
        except Exception as error:
            logger.warning("Delivery %s (%s) failed", delivery.pk, delivery, exc_info=error)
            self._put_off(error)
        else:
            delivery.note_done(self.at)
            return True
        return False

    def _channel(self) -> Channel:
        if self.delivery.attempts > ATTEMPTS:  # nobody noted how the last one ended
            raise GiveUpError(_("Each time the worker that tried it died."))
        channel = channel_named(self.delivery.channel)
        if channel is None:
            raise GiveUpError(_("There is no channel of this name any more."))
        return channel

    def _put_off(self, error: Exception, after: dt.timedelta | None = None) -> None:
        reason = str(error) or type(error).__name__
        failed = self.delivery.attempts
        if failed >= ATTEMPTS:
            self.delivery.note_failed(reason)
        else:
            self.delivery.put_off(self.at + min(after or BACK_OFF[failed - 1], LONGEST_WAIT), reason)
