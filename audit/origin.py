"""Where an act comes from: a request, a command or a worker, and who sits there. Kept for the time of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

COMMAND, WORKER = "command", "worker"


@dataclass(frozen=True, slots=True)
class Origin:
    address: str  # an IP address, or COMMAND or WORKER
    agent: str = ""
    person: Callable[[], object | None] = lambda: None  # asked late: who signs in is known only afterwards


_current: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current_origin() -> Origin:
    """That of the request or worker in progress; outside of both it is a command, told by its name."""
    return _current.get() or Origin(COMMAND, " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]))


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """A worker says `with coming_from(Origin(WORKER, "name of the job")):` around what it does."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)


def origin_of(request: HttpRequest) -> Origin:
    return Origin(
        address_of(request),
        request.headers.get("User-Agent", ""),
        lambda: request.user if request.user.is_authenticated else None,
    )


def address_of(request: HttpRequest) -> str:
    """The visitor's address. A forwarded one is believed as far as TRUSTED_PROXIES vouch for it, read from the near end:
    whatever stands before the first stranger is what the stranger wrote."""
    address = request.META.get("REMOTE_ADDR", "")
    for said in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        forwarded = _parsed(said)
        if forwarded is None or not _is_trusted(address):
            break
        address = str(forwarded)
    return address


def _is_trusted(address: str) -> bool:
    known = _parsed(address)
    return known is not None and any(known in ip_network(proxy) for proxy in settings.TRUSTED_PROXIES)


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address.strip())
    except ValueError:
        return None
