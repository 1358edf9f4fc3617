"""Two doors to a preview: the office's, and that of somebody who was given a link."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_safe

from bulletins.models import IssuePage
from bulletins.states import IssueState
from editorial.preview_links import PreviewReader, link_of
from editorial.rights import may_see_history
from editorial.sealing import NotWholeError

from .serving import HEADERS, serve_as_released


@require_safe
@login_required
def preview_of_issue(request: HttpRequest, pk: int, path: str = "") -> HttpResponse:
    issue = get_object_or_404(IssuePage, pk=pk)
    if not may_see_history(issue, request.user):
        raise PermissionDenied
    if issue.state == IssueState.RELEASED:
        return redirect(f"{get_script_prefix()}{path}")
    prefix = reverse("preview:issue", args=[pk])
    return _answer(request, issue, path, prefix=prefix, viewer=request.user, banner={"issue": issue})


@require_safe
def preview_by_link(request: HttpRequest, token: str, path: str = "") -> HttpResponse:
    """Whoever holds the link, for as long as it lives. A dead link is as unknown as one that never was."""
    link = link_of(token)
    if link is None:
        raise Http404
    banner = {"issue": link.issue, "link": link, "lines": range(60)}
    prefix = reverse("preview:link", args=[token])
    return _answer(request, link.issue, path, prefix=prefix, viewer=PreviewReader(), banner=banner)


def _answer(request: HttpRequest, issue: IssuePage, path: str, **options) -> HttpResponse:
    try:
        return serve_as_released(request, issue, path, **options)
    except NotWholeError as error:
        reasons = [str(error)]
    except ValidationError as error:
        reasons = error.messages
    response = render(
        request, "editorial/preview_fault.html", {"issue": issue, "reasons": reasons}, status=409
    )
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
