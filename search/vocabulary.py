"""Names that everybody may know: districts, industries, bulletins, organisations, people; and words of released titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bulletins.models import BulletinPage, NameEntry, NewsItemPage
from bulletins.remembered import remembered
from manuscript.folding import fold
from manuscript.pinyin import Names
from manuscript.segmentation import words_of
from regions.models import Industry, RegionPage

TITLES = 3_000  # the newest; what was meant is asked of their words
SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    kind: str
    url: str


def named() -> list[Name]:
    """Places that have a name of their own. Four statements."""
    return [
        *(Name(page.title, _("district"), page.url) for page in RegionPage.objects.live().order_by("path")),
        *(
            Name(one.name, _("industry"), _items(industry=one.slug))
            for one in Industry.objects.order_by("pk")
        ),
        *(Name(page.title, _("bulletin"), page.url) for page in BulletinPage.objects.open_to_readers()),
        *(Name(entry.name, entry.get_kind_display(), entry.url) for entry in NameEntry.objects.readable()),
    ]


def _items(**conditions: str) -> str:
    return f"{reverse('items')}?{urlencode(conditions)}"


def known() -> list[Name]:
    """The same, kept until the next release."""
    return remembered("named", named)


def names() -> Names:
    """For what sounds like a name, and for what was meant."""
    return _names(tuple(remembered("words of titles", lambda: list(_all_words()))))


@lru_cache(maxsize=2)
def _names(texts: tuple[str, ...]) -> Names:
    return Names(texts)


def _all_words() -> Iterator[str]:
    """Names first, then the words of titles, the commoner ones before."""
    yield from (name.text for name in named())
    titles = NewsItemPage.objects.released().newest_first().values_list("title", flat=True)[:TITLES]
    counted = Counter(word for title in titles for word in words_of(title) if len(word) >= SHORTEST_WORD)
    yield from (word for word, _count in counted.most_common())


def suggested(typed: str, most: int) -> list[Name]:
    """Names that hold what is typed, or sound like it."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    everyone = known()
    sounding = set(names().spelled(wanted, 4 * most))
    found = [name for name in everyone if wanted in fold(name.text)]
    found += [name for name in everyone if name.text in sounding and name not in found]
    return found[:most]
