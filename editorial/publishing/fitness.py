"""Whether pages are fit to be public: `full_clean` of each, with what it asks the database asked for all together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from django.core.exceptions import ValidationError

from wagtail.models import Page

from .references import Existing, Reference, foreign_keys


@dataclass(frozen=True, slots=True)
class Unfit:
    page: Page
    error: ValidationError

    @property
    def reasons(self) -> str:
        return " ".join(self.error.messages)


def fitness(pages: Sequence[Page]) -> list[Unfit]:
    """What `full_clean` says against these members of an issue, in the order in which they are to be published.

    Neither places in the tree nor translation keys are asked about: they come from the row, and its table keeps them unique.
    """
    for page in pages:
        page.complete()
    existing = Existing(reference for page in pages for _, reference in _references(page))
    slugs = _Slugs(pages)
    unfit = []
    for page in pages:
        page.taken_slugs = slugs.taken_from(page)
        known = {name for name, reference in _references(page) if reference in existing}
        try:
            page.full_clean(exclude=known, validate_unique=False)
        except ValidationError as error:
            unfit.append(Unfit(page, error))
        finally:
            del page.taken_slugs
        slugs.give(page)
    return unfit


def _references(page: Page) -> Iterator[tuple[str, Reference]]:
    for field in foreign_keys(type(page)):
        if (key := getattr(page, field.attname)) is not None:
            yield field.name, (field.related_model, key)


class _Slugs:
    """Who has which slug below which parent when a page's turn comes: those before it have their new ones by then."""

    def __init__(self, pages: Sequence[Page]):
        wanted = {page.slug for page in pages}
        above = commonprefix([_parent(page.path) for page in pages])  # noqa: RUF071  no folders, a path of treebeard
        rows = Page.objects.filter(slug__in=wanted, path__startswith=above)
        self._owners: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._had: dict[int, tuple[str, str]] = {}
        for key, path, slug in rows.values_list("pk", "path", "slug"):
            self._owners[_parent(path), slug].add(key)
            self._had[key] = _parent(path), slug

    def taken_from(self, page: Page) -> set[str]:
        others = self._owners[_parent(page.path), page.slug] - {page.pk}
        return {page.slug} if others else set()

    def give(self, page: Page) -> None:
        if page.pk in self._had:
            self._owners[self._had[page.pk]].discard(page.pk)
        self._had[page.pk] = _parent(page.path), page.slug
        self._owners[self._had[page.pk]].add(page.pk)


def _parent(path: str) -> str:
    return path[: -Page.steplen]
