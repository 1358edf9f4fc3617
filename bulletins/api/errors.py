"""What goes wrong is said in one shape: `status`, `code`, `message`, and where parameters are to blame, these."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from bulletins.atom import entry_id
from bulletins.models import Tombstone


class Refusal(Exception):  # noqa: N818  nothing has broken
    """Any answer but 200. `code` is for programs and stays as it is; `message` is for people."""

    def __init__(self, status: int, code: str, message: str, **more):
        super().__init__(message)
        self.status, self.code, self.message, self.more = status, code, message, more
        self.headers: dict[str, str] = {}


def not_found() -> Refusal:
    return Refusal(404, "not_found", _("There is nothing here, or nothing that everybody may read."))


def invalid(parameters: dict[str, list[str]]) -> Refusal:
    """`parameters`: name -> what is wrong with it."""
    told = "; ".join(f"{name}: {' '.join(said)}" for name, said in parameters.items())
    message = _("A parameter is wrong: %(told)s") % {"told": told}
    return Refusal(422, "invalid", message, parameters=parameters)


def withdrawn(stone: Tombstone) -> Refusal:
    """Says that something was here; neither its title nor its text."""
    stands_for = {"id": entry_id(stone.page), "at": stone.at.isoformat(), "notice": stone.notice}
    return Refusal(410, "withdrawn", _("This was withdrawn."), withdrawn=stands_for)


def too_often(seconds: int) -> Refusal:
    return Refusal(
        429, "too_often", _("Too many requests. Please wait %(seconds)s seconds.") % {"seconds": seconds}
    )


def as_response(refusal: Refusal) -> HttpResponse:
    said = {
        "status": refusal.status,
        "code": refusal.code,
        "message": str(refusal.message),
        "parameters": {},
        "withdrawn": None,
        **refusal.more,
    }
    response = JsonResponse(said, status=refusal.status, json_dumps_params={"ensure_ascii": False})
    for name, value in refusal.headers.items():
        response[name] = value
    response["Cache-Control"] = "no-cache"  # a withdrawal may be lifted, and a slip put right
    return response


def hand_on(request: HttpRequest, error: Exception) -> HttpResponse:
    """A refusal to the door that answers it; what nobody foresaw to Django, which logs it."""
    raise error
