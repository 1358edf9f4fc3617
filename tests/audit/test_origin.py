"""Where a request comes from, and whom the log believes about that."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

import pytest

from audit.middleware import RequestOrigin
from audit.origin import address_of, current_origin


@pytest.fixture(autouse=True)
def proxies(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "::1"]


def seen(rf, peer, forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return address_of(rf.get("/", REMOTE_ADDR=peer, **headers))


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.1", None, "192.0.2.1"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("::1", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", "192.0.2.1, 10.0.0.2", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.7, 192.0.2.1", "192.0.2.1"),  # the first is what the visitor wrote
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),  # who is no proxy of ours vouches for nobody
        ("10.0.0.1", "=cmd(), 192.0.2.1", "192.0.2.1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("", "192.0.2.1", ""),
    ],
)
def test_a_forwarded_address_is_believed_as_far_as_our_proxies_vouch_for_it(rf, peer, forwarded, address):
    assert seen(rf, peer, forwarded) == address


def test_without_proxies_only_the_connection_counts(rf, settings):
    settings.TRUSTED_PROXIES = []
    assert seen(rf, "127.0.0.1", "192.0.2.1") == "127.0.0.1"


def test_the_origin_lasts_as_long_as_the_request(rf):
    met = []

    def view(request):
        met.append(current_origin())
        return HttpResponse()

    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"user-agent": "Firefox"})
    request.user = AnonymousUser()
    RequestOrigin(view)(request)
    assert (met[0].address, met[0].agent, met[0].person()) == ("192.0.2.1", "Firefox", None)
    assert current_origin().address == "command"


def test_the_origin_is_forgotten_when_the_request_fails(rf):
    def view(request):
        raise LookupError

    with pytest.raises(LookupError):
        RequestOrigin(view)(rf.get("/"))
    assert current_origin().address == "command"
