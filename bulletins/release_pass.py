"""The pass that lets a release, and nothing else, make the members of an issue public.

Every way to publish in Wagtail (button, bulk action, workflow, schedule, API) ends in `Page.publish`. The pages of an
issue refuse there unless the release of that very issue is being carried out in this thread of execution. The act of
releasing lives in the editorial room, above; that is why the pass is held here and not imported from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext_lazy as _

from wagtail.actions.publish_page_revision import PublishPagePermissionError

_issue_being_released: ContextVar[int | None] = ContextVar("issue_being_released", default=None)


class OutsideReleaseError(PublishPagePermissionError):
    def __init__(self) -> None:
        super().__init__(_("Pages of an issue become public only when the whole issue is released."))


@contextmanager
def releasing(issue_id: int) -> Iterator[None]:
    token = _issue_being_released.set(issue_id)
    try:
        yield
    finally:
        _issue_being_released.reset(token)


def require_release(issue_id: int | None) -> None:
    """Raises OutsideReleaseError unless the issue is being released right here. A page of no issue never is."""
    if issue_id is None or _issue_being_released.get() != issue_id:
        raise OutsideReleaseError
