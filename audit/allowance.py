"""How often one address may do something: counted in the cache, in windows of a fixed length."""

from __future__ import annotations

import time
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache


def seconds_to_wait(purpose: str, address: str, most: int, window: int) -> int:
    """Counts, and answers 0 where that was not too often; else the seconds until `window` seconds begin anew.

    The address itself is not kept, and what is, is forgotten with its window. A cache of its own for every process lets
    through as many times as much.
    """
    now = int(time.time())
    key = f"{purpose}.{_digest(address)}.{now // window}"
    if cache.add(key, 1, window):
        return 0
    try:
        count = cache.incr(key)
    except ValueError:  # forgotten between the two
        return 0
    return 0 if count <= most else window - now % window


def _digest(address: str) -> str:
    """Of an IPv6 address its network: a household has 2^64 of them."""
    try:
        parsed = ip_address(address)
    except ValueError:
        parsed = None
    if isinstance(parsed, IPv6Address):
        address = str(ip_network((parsed, 64), strict=False))
    return blake2b(address.encode(), digest_size=16).hexdigest()
