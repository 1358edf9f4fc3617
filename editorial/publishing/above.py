"""What stands above the members of an issue: as it is published with them, else as the database has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wagtail.models import Page

from bulletins.models import BulletinPage, ChapterPage, IssuePage, NewsItemPage, SectionPage
from bulletins.release_pass import require_release

HOLDERS = (BulletinPage, IssuePage, ChapterPage, SectionPage)


class Above:
    def __init__(self, pages: Sequence[Page]):
        self._at = {page.path: page for page in pages if isinstance(page, HOLDERS)}
        missing = {path for page in pages for path in _paths(page)} - set(self._at)
        for model in HOLDERS:
            self._at |= {page.path: page for page in model.objects.filter(path__in=missing)}

    def require_release(self, pages: Iterable[Page]) -> None:
        """Raises OutsideReleaseError unless it is their issue that is being released."""
        issues = [[page for page in self._of(page) if isinstance(page, IssuePage)] for page in pages]
        for key in {found[0].pk if found else None for found in issues}:
            require_release(key)

    def describe(self, pages: Iterable[Page]) -> None:
        """The columns of the items that repeat the tree and the body.

        Wagtail's loop writes an item before the section and the issue that give it its district and its date; here they
        are known.
        """
        for page in pages:
            if isinstance(page, NewsItemPage):
                page.describe(self._of(page))

    def _of(self, page: Page) -> list[Page]:
        return [self._at[path] for path in _paths(page) if path in self._at]


def _paths(page: Page) -> Iterator[str]:
    """From the root to the page itself."""
    return (page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen))
