"""An issue as readers will see it, before they do: on its own pages, on the front page, in lists and feeds."""

from django.urls import reverse

from bulletins.models import IssuePage

from .pretending import as_released, members_now
from .serving import serve_as_released

__all__ = ["as_released", "members_now", "read_through_address", "serve_as_released"]


def read_through_address(issue: IssuePage) -> str:
    """The whole issue on one page, for the office; once it is released, the public page."""
    below = f"{issue.get_url().lstrip('/')}{IssuePage.READ_THROUGH}/"
    return reverse("preview:issue-page", args=[issue.pk, below])
