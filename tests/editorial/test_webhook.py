"""A call to another system: signed, in time, and to nobody whom only this machine can reach."""

import datetime as dt
import hashlib
import hmac
import json
import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from django.core.exceptions import ValidationError
from django.urls import reverse

import pytest

from bulletins.channels import GiveUpError, RetryLaterError
from bulletins.states import DeliveryEvent
from editorial.channels import calls
from editorial.channels.webhook import CallFailedError, WebhookChannel
from editorial.models import Webhook
from tests.factories import a_release, an_issue, people

pytestmark = pytest.mark.django_db
RELEASED = DeliveryEvent.RELEASED


@pytest.fixture(scope="module")
def release(shared_home):
    return a_release(an_issue(items=1))


@pytest.fixture
def inside_allowed(settings):
    settings.WEBHOOK_PRIVATE_ADDRESSES = True


@contextmanager
def receiver(status=200, headers=(), answer=None):
    """Yields its address and the calls that it got: (path, headers, body)."""
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append((self.path, self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
            if answer:
                return answer(self)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            return self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook?a=1", got
    finally:
        server.shutdown()
        server.server_close()


def call(release, url):
    Webhook.objects.create(url=url, secret="known to both")
    WebhookChannel().deliver(release, RELEASED, url)


def test_a_receiver_can_verify_what_it_is_told(release, inside_allowed):
    with receiver() as (url, got):
        call(release, url)
    ((path, headers, body),) = got
    assert path == "/hook?a=1"
    expected = hmac.new(b"known to both", body, hashlib.sha256).hexdigest()
    assert headers["X-Huikan-Signature"] == f"sha256={expected}"
    assert len(headers["X-Huikan-Delivery"]) == 64
    news = json.loads(body)
    assert news == {
        "event": "released",
        "issue": release.issue.full_title,
        "release": 1,
        "url": release.issue.full_url,
        "at": release.released_at.isoformat(),
    }


def test_a_redirect_is_not_followed(release, inside_allowed):
    with receiver() as (elsewhere, not_called), receiver(307, [("Location", elsewhere)]) as (url, _):
        with pytest.raises(GiveUpError):
            call(release, url)
        assert not_called == []


@pytest.mark.parametrize(
    ("status", "headers", "error"),
    [
        (500, [], CallFailedError),
        (404, [], CallFailedError),
        (410, [], GiveUpError),
        (429, [("Retry-After", "120")], RetryLaterError),
        (503, [("Retry-After", "120")], RetryLaterError),
        (503, [("Retry-After", "tomorrow")], CallFailedError),
    ],
)
def test_what_the_other_side_answers_decides_what_comes_next(release, inside_allowed, status, headers, error):
    with receiver(status, headers) as (url, _), pytest.raises(error) as told:
        call(release, url)
    if error is RetryLaterError:
        assert told.value.after == dt.timedelta(minutes=2)


def test_a_receiver_that_is_silent_is_not_waited_for(release, inside_allowed, monkeypatch):
    monkeypatch.setattr(calls, "TIMEOUT", 0.3)
    with receiver(answer=lambda handler: time.sleep(2)) as (url, _), pytest.raises(TimeoutError):
        call(release, url)


def test_a_receiver_that_answers_letter_by_letter_is_not_waited_for(release, inside_allowed, monkeypatch):
    monkeypatch.setattr(calls, "TIMEOUT", 0.5)

    def drip(handler):
        for letter in b"HTTP/1.1 200 OK and so on and so on":
            try:
                handler.wfile.write(bytes([letter]))
            except OSError:
                return
            time.sleep(0.1)

    began = time.monotonic()
    with receiver(answer=drip) as (url, _):
        with pytest.raises(TimeoutError):
            call(release, url)
        assert time.monotonic() - began < 2


def test_nobody_at_home_is_a_failure_to_try_again(release, inside_allowed):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(OSError):  # noqa: PT011  ConnectionRefusedError, in the words of the system
        call(release, f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]",
     "[2002:7f00:1::]", "[fe80::1]", "0.0.0.0", "224.0.0.1", "2130706433"],
)  # fmt: skip
def test_addresses_inside_are_refused(release, host):
    with pytest.raises(GiveUpError):
        call(release, f"http://{host}:9/")


def test_a_name_that_means_several_addresses_is_refused_for_one_inside(release, monkeypatch):
    def look_up(host, port, **kwargs):
        return [(0, 0, 0, "", (address, port)) for address in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(GiveUpError):
        call(release, "http://example.org/")


def test_an_address_taken_out_of_the_list_is_not_called(release, inside_allowed):
    with receiver() as (url, got):
        with pytest.raises(GiveUpError):
            WebhookChannel().deliver(release, RELEASED, url)
        assert got == []


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "ftp://example.org/", "file:///etc/passwd", "http://", "http://user:word@example.org/",
     "http://example.org:99999/", "http://example.org/a b", "javascript:alert(1)"],
)  # fmt: skip
def test_what_cannot_be_called_cannot_be_entered(url):
    with pytest.raises(ValidationError):
        Webhook(url=url).full_clean()


@pytest.mark.parametrize(("name", "may"), [("publisher", True), ("editor", False), ("final", False)])
def test_publishers_enter_addresses(sign_in, home, name, may):
    answer = sign_in(getattr(people(), name)).get(reverse("wagtailsnippets_editorial_webhook:add"))
    assert (answer.status_code == 200) is may
