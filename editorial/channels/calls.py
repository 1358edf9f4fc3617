"""One POST to an address that a person has entered, and that may be meant to reach what only this machine can reach."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from bulletins.channels import GiveUpError

TIMEOUT = 10  # seconds, from the first byte sent to the last header read


def post(url: str, body: bytes, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    """The answer's status and headers; its text is not read and a redirect not followed.

    Raises GiveUpError for an address that may not be called, OSError or http.client.HTTPException when the call fails.
    """
    parts = urlsplit(url)
    with socket.create_connection(_checked_address(parts), TIMEOUT) as sock, _hung_up_in_time(sock):
        connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT)
        # Connected to the address that was checked: a second look-up of the name might give another.
        connection.sock = _secured(sock, parts)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, {**headers, "Connection": "close"})
        with connection.getresponse() as answer:
            return answer


def _secured(sock: socket.socket, parts: SplitResult) -> socket.socket:
    if parts.scheme == "http":
        return sock
    return ssl.create_default_context().wrap_socket(sock, server_hostname=parts.hostname)


def _checked_address(parts: SplitResult) -> tuple[str, int]:
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise GiveUpError(_("Only http and https addresses are called."))
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = [info[4][0] for info in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)]
    if not settings.WEBHOOK_PRIVATE_ADDRESSES and not all(map(_is_public, found)):
        raise GiveUpError(
            _("%(host)s is an address of this machine or of the network behind it.")
            % {"host": parts.hostname}
        )
    return found[0], port


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.split("%", maxsplit=1)[0])
    if address.version == 6:  # an address of the older kind may be wrapped in one of the newer
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


@contextmanager
def _hung_up_in_time(sock: socket.socket):
    """A timeout of a socket holds for each single byte; who sends one every nine seconds would hold the worker."""
    line, late = sock.dup(), []  # the socket itself is handed over to TLS

    def hang_up() -> None:
        late.append(True)
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    timer = Timer(TIMEOUT, hang_up)
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if late or isinstance(error, TimeoutError):
            raise TimeoutError(_("No answer within %(seconds)d seconds.") % {"seconds": TIMEOUT}) from error
        raise
    finally:
        timer.cancel()
        line.close()
