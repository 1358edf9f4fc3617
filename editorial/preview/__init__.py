"""An issue as readers will see it, before they do: on its own pages, on the front page, in lists and feeds."""

from .pretending import as_released, members_now
from .serving import serve_as_released

__all__ = ["as_released", "members_now", "serve_as_released"]
