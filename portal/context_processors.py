from functools import partial

from .models import SiteSettings


def masthead(request) -> dict:
    """`masthead` for base.html. Lazy: the admin's pages never ask for it."""
    return {"masthead": partial(SiteSettings.remembered, getattr(request, "user", None))}
