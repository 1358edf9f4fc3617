"""Requests that nobody means well: every public address there is, with what breaks programs in its path and parameters.

The addresses are collected from the URL patterns, so a new one is asked without anybody adding it here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from wagtail.models import Page

from bulletins.api.asked import PagingForm
from bulletins.api.issues import IssueFilter
from bulletins.filters import ItemFilter
from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from regions.models import RegionPage

#: Wagtail's own screens ask for a sign-in first; what they do with nonsense is Wagtail's.
NOT_PUBLIC = ("/admin/",)
_CONVERTER = re.compile(r"<\w+:(\w+)>")
_HOLE = re.compile(r"<(\w+)>")

STRINGS = [
    "", " ", "0", "-1", "1", "1.5", "1e400", "NaN", "Infinity", "-0", "+1", "0x10", "９", "٣", "²", "½", "true",
    "null", "[]", "{}", "9" * 10, "9" * 20, "9" * 400, "9" * 5000, str(2**31), str(2**63), "2026-02-30",
    "0000-00-00", "9999-12-31", "0001-01-01", "10000-01-01", "2026-13-01T25:61:61Z", "1900", "2200", "2026",
    "12", "'", '"', "'--", "\"; DROP TABLE x; --", "%", "_", "\\", "*", "?", "(", ")", "[a-", "a*b+c?", "^$",
    "(a+)+$", "NEAR", "AND OR NOT", "\"unclosed", "“", "”", "《", "》", "-", "--", "- -", "-“x”", ":", "a:b",
    "{{7*7}}", "{% debug %}", "${x}", "<script>", "</a>", "../../etc/passwd", "..\\..\\", "/", "//", "///x",
    ".", "..", "%2e%2e", "a/b/c", "file:///x", "http://[", "//evil.example", "urn:uuid:",
    "00000000-0000-0000-0000-000000000000", "oai::", "WyJpdGVtcyIsWzFdXQ:x", ":" * 50, "a" * 300, "汉" * 300,
    "\x00", "a\x00b", "\x01\x02", "\x1b[0m", "\r\n", "a\r\nX-Injected: 1", "\t", "\x7f", "\x85", "\u2028",
    "\ufeff", "\ufffe", "\uffff", "\u202e", "\u200b", "\u0301", "e" + "\u0301" * 100, "🀄", "👩‍👩‍👧‍👦",
    "\U0010ffff", "𠮷", "ß", "İ", "ﬁ", "㍿", "昆山市", "產業鏈", "苏州", "kunshan", "biomedicine", "正文",
    "纳米 园区", "json", "csv", "xlsx", "newest",
]  # fmt: skip
#: As they stand in an address: no escape at all, broken ones, bytes that are no UTF-8.
BROKEN = ["%", "%z", "%%", "%0", "%00", "%ff", "%c0%af", "%ed%a0%80", "%f5%80%80%80", "%e6%b1"]
RAW = [*BROKEN, "+", "&", "&&", "=", "a=b=c", ";", "[]=1"]
NAMES = [
    *ItemFilter.base_filters, *IssueFilter.base_filters, *(field.removesuffix("_") for field in PagingForm.base_fields),
    "page", "format", "bulletin", "next", "p", "q", "verb", "metadataPrefix", "from", "until", "set", "identifier",
    "resumptionToken", "region", "unknown", "", "a[b]", "__proto__", "汉", "username", "password", "message", "opened",
]  # fmt: skip


#: Those that an address knows, lest all of its requests end at the first unknown one.
PAGING = [name.removesuffix("_") for name in PagingForm.base_fields]
NAMES_OF = {
    "/api/v1/items/<": ["fields"],
    "/api/v1/items/": [*ItemFilter.base_filters, *PAGING],
    "/api/v1/issues/<": ["fields"],
    "/api/v1/issues/": [*IssueFilter.base_filters, *PAGING],
    "/api/": PAGING,
    "/items/suggest/": ["words"],
    "/items/": [*ItemFilter.base_filters, "page", "format"],
    "/feed/": [*ItemFilter.base_filters],
    "/report/": ["page", "message", "opened"],
    "/oai/": ["verb", "metadataPrefix", "from", "until", "set", "identifier", "resumptionToken"],
}


@dataclass(frozen=True, slots=True)
class Hostile:
    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...] = ()


def public_addresses() -> list[str]:
    """Every pattern below none of NOT_PUBLIC, with holes: /feed/bulletin/<slug>/."""
    found = set(_addresses(get_resolver()))
    return sorted(address for address in found if not address.startswith(NOT_PUBLIC))


def _addresses(resolver: URLResolver, above: str = "/") -> Iterator[str]:
    for each in resolver.url_patterns:
        address = above + _with_holes(_CONVERTER.sub(r"<\1>", str(each.pattern)))
        if isinstance(each, URLResolver):
            yield from _addresses(each, address)
        else:
            yield address


def _with_holes(pattern: str) -> str:
    """Of a regular expression, its outermost groups; a path is there already."""
    said, depth = "", 0
    for sign in pattern.strip("^$"):
        depth += sign == "("
        if not depth:
            said += sign
        elif sign == ")":
            depth -= 1
            said += "" if depth else "<group>"
    return said.replace("\\", "")


def page_addresses() -> list[str]:
    """Of pages, and beside them; some of them are not public."""
    pages = [page.get_url() for page in Page.objects.filter(depth__gt=1).specific()[:60]]
    return [
        *pages,
        *(f"{page}{way}/" for page in pages for way in ("read", "v1", "v2", "corrections", "v99999")),
    ]


def hostile_requests(count: int, seed: int) -> Iterator[Hostile]:
    chance = random.Random(seed)
    addresses, pages = public_addresses(), page_addresses()
    keys = _keys()
    words = [*STRINGS, *keys]
    for number in range(count):
        # All in turn, so that the smallest sample leaves none out; pages take their share.
        address = chance.choice(pages) if chance.random() < 0.15 else addresses[number % len(addresses)]
        yield Hostile(
            chance.choices(("GET", "HEAD", "POST", "OPTIONS", "PUT"), (85, 5, 6, 2, 2))[0],
            _HOLE.sub(lambda _: _written(chance, words, keys), address),
            "&".join(_parameter(chance, words, address) for _ in range(chance.choice((0, 1, 1, 2, 3, 6)))),
            tuple(_headers(chance)),
        )


def _keys() -> list[str]:
    """What leads somewhere."""
    names = ("pk", "slug", "translation_key")
    rows = [
        row
        for model in (BulletinPage, IssuePage, NewsItemPage, RegionPage)
        for row in model.objects.values_list(*names)[:5]
    ]
    return [str(key) for row in rows for key in row]


def _written(chance: random.Random, words: list[str], keys: list[str]) -> str:
    if chance.random() < 0.1:
        return chance.choice(BROKEN)
    return quote(chance.choice(keys if chance.random() < 0.3 else words), safe="")


def _parameter(chance: random.Random, words: list[str], address: str) -> str:
    if chance.random() < 0.05:
        return chance.choice(RAW)
    value = chance.choice(RAW) if chance.random() < 0.1 else quote(chance.choice(words))
    known = next((names for start, names in NAMES_OF.items() if address.startswith(start)), NAMES)
    names = known if chance.random() < 0.9 else NAMES
    return f"{quote(chance.choice(names))}={value}"


def _headers(chance: random.Random) -> Iterator[tuple[str, str]]:
    for name, values in HEADERS.items():
        if chance.random() < 0.05:
            yield name, chance.choice(values)


HEADERS = {
    "If-None-Match": ['"', "*", 'W/"x"', "x" * 500, '"x", "y"'],
    "If-Modified-Since": ["never", "Thu, 99 Foo 9999 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"],
    "Accept": ["*", "application/json;q=x", ",,,", "image/webp"],
    "Accept-Language": ["*", "zz", "zh-Hans;q=nan", "-" * 500, "en,de;q=0.5"],
    "Range": ["bytes=0-", "bytes=9-1", "bytes=-", "lines=1"],
    "X-Forwarded-For": ["x", "::1, 127.0.0.1", "999.999.999.999", ","],
    "Cookie": ["sessionid=x; csrftoken=\x01", "=", "messages=x", "django_language=zz"],
    "Content-Type": ["application/json", "multipart/form-data", "text/plain; charset=no-such"],
    "Referer": ["http://[", "x"],
}


def breaks(client: Client, asked: Hostile) -> str:
    """What broke, "" where nothing did: an answer of 500 or more, or an error on the way to it."""
    sent = {"headers": dict(asked.headers), "QUERY_STRING": asked.query}
    if asked.method == "POST":
        sent |= {"data": asked.query, "content_type": "application/x-www-form-urlencoded"}
    with transaction.atomic():  # on PostgreSQL, what fails in one request would fail all that follow
        response = client.generic(asked.method, asked.path, **sent)
        if response.streaming:
            b"".join(response)
        transaction.set_rollback(True)
    if response.status_code < 500:
        return ""
    return f"{response.status_code} {asked} {getattr(response, 'exc_info', None) and response.exc_info[1]!r}"
