"""The ways on which news of a release goes out. Any desk registers its own, in its AppConfig.ready:

    class Notice(Channel):
        name, label = "notice", _("notice by mail")

        def recipients(self, release, event): ...
        def deliver(self, release, event, recipient): ...

    register(Notice())

A release writes one Delivery for every recipient of every channel, and after it has committed a worker delivers them
one by one. A channel knows nothing of that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletins.models import Release
    from bulletins.states import DeliveryEvent


class RetryLaterError(Exception):
    """Not now. `after`: when to come back, where the other side said so; else the usual back-off holds."""

    def __init__(self, reason: str, after: dt.timedelta | None = None):
        super().__init__(reason)
        self.after = after


class GiveUpError(Exception):
    """Trying again would be of no use; the reason is read by a publisher."""


class Channel:
    """Subclasses name themselves and say to whom and how. `name` is kept in the database: it never changes."""

    name: str
    label: str
    is_personal = False  # a delivery for each reader: the desk counts them
    wait = dt.timedelta(0)  # after the commit, before the first attempt

    def recipients(self, release: Release, event: DeliveryEvent) -> Iterable[str]:
        """Asked inside the transaction of the release: a question to the database, nothing else.

        A channel that has no recipients by name, such as an index, has the empty one; without any it stays silent.
        """
        return ("",)

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        """Returns when it has arrived. Any exception means another try; RetryLaterError and GiveUpError say which."""
        raise NotImplementedError


_channels: dict[str, Channel] = {}


def register(channel: Channel) -> None:
    """Registering a name again replaces the channel: a desk may put a better one in the place of a simple one."""
    _channels[channel.name] = channel


def all_channels() -> tuple[Channel, ...]:
    return tuple(_channels.values())


def personal_channels() -> list[str]:
    return [name for name, channel in _channels.items() if channel.is_personal]


def channel_named(name: str) -> Channel | None:
    """None where the desk that registered it is no longer installed."""
    return _channels.get(name)
