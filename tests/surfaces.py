"""Every address at which a reader may meet an issue, whoever asks."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from zipfile import ZipFile

from django.urls import reverse

from bulletins.share import card_of
from bulletins.tables import XLSX
from regions.models import Industry, RegionIndexPage, RegionPage

SITEMAPS = [f"/sitemap-{section}.xml" for section in ("items", "issues", "bulletins", "names", "districts")]
LISTS = ["/items/", "/items/?format=json", "/items/?format=csv", "/items/?format=xlsx"]
HARVESTED = [f"/oai/?verb={verb}&metadataPrefix=oai_dc" for verb in ("ListRecords", "ListIdentifiers")]
FOR_PROGRAMS = [f"/api/v1/{name}/" for name in ("items", "issues", "bulletins", "districts", "industries")]
FEEDS = ["/feed/", "/feed/feed.json"]


def of_both(name: str) -> tuple[str, str]:
    """The names of a feed's two forms."""
    return name, f"{name}-as-json"


def common_addresses(bulletin) -> list[str]:
    """Those that are there whatever is released."""
    regions = list(RegionPage.objects.live())
    return [
        "/",
        *LISTS,
        *(
            f"{address}{'&' if '?' in address else '?'}bulletin={bulletin.slug}"
            for address in [*LISTS, *FEEDS]
        ),
        *(region.get_url() for region in regions),
        RegionIndexPage.objects.get().get_url(),
        *FEEDS,
        *(reverse(name, args=[region.slug]) for region in regions for name in of_both("feed-of-region")),
        *(
            reverse(name, args=[each.slug])
            for each in Industry.objects.all()
            for name in of_both("feed-of-industry")
        ),
        reverse("organisations"),
        reverse("people"),
        reverse("corrections"),
        f"{reverse('corrections')}?bulletin={bulletin.slug}",
        reverse("feed-of-corrections"),
        *HARVESTED,
        *FOR_PROGRAMS,
        f"/api/v1/items/?bulletin={bulletin.slug}",
        f"/api/v1/issues/?bulletin={bulletin.slug}",
        reverse("api-page"),
        f"{reverse('subscriptions:ask')}?bulletin={bulletin.slug}",
        reverse("sitemap-index"),
        *SITEMAPS,
        "/robots.txt",
    ]


def addresses_of(bulletin) -> list[str]:
    """Its page first, then its feeds."""
    return [
        bulletin.get_url(),
        *(reverse(name, args=[bulletin.slug]) for name in of_both("feed-of-bulletin")),
    ]


def addresses_of_issue(issue) -> list[str]:
    """Its own pages: contents, the whole of it, headings, items."""
    members = issue.get_descendants(inclusive=True)
    return [f"{issue.get_url()}read/", *(member.get_url() for member in members)]


def pictures_of_issue(issue) -> list[str]:
    """What links to it and its items are shared with."""
    return [reverse("share", args=[page.pk, card_of(page).digest]) for page in (issue, *issue.items.all())]


def addresses_beside_issue(issue) -> list[str]:
    """What stands beside its pages: errata, and two versions of every page that has a text."""
    texts = [issue.get_url(), *(item.get_url() for item in issue.items.all())]
    versions = [f"{address}v{number}/" for address in texts for number in (1, 2)]
    return [f"{issue.get_url()}corrections/", f"{issue.get_url()}v1/read/", *versions]


def text_of(response) -> str:
    if response.headers.get("Content-Type") == XLSX:
        with ZipFile(BytesIO(response.content)) as parts:
            return unescape("".join(parts.read(name).decode() for name in parts.namelist()))
    return b"".join(response).decode() if response.streaming else response.content.decode()
