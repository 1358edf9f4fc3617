"""What a browser is told to refuse."""

import pytest


@pytest.mark.parametrize(
    "address", ["/", "/items/", "/items/?year=no", "/nothing/here/", "/feed/", "/robots.txt"]
)
def test_public_answers_allow_no_code_but_ours(client, home, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
