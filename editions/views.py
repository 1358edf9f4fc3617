from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from bulletins.states import DistributionClass

from .models import Edition
from .ranges import file_response


@require_safe
def edition(request: HttpRequest, name: str) -> HttpResponse:
    """A file of a released issue, for whoever may read the issue. Of any other it is not told that it exists."""
    found = (
        Edition.objects.readable(request.user)
        .filter(name=name)
        .select_related("binding__release__issue")
        .first()
    )
    if found is None:
        raise Http404
    etag = f'"{found.sha256}"'
    is_open = found.binding.release.issue.distribution == DistributionClass.PUBLIC
    headers = {
        "ETag": etag,
        "Content-Disposition": content_disposition_header(True, found.name),
        "Cache-Control": "public, max-age=300" if is_open else "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    if etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers={"ETag": etag})
    try:
        file = found.file.open("rb")
    except OSError as error:
        raise Http404 from error
    return file_response(request, file, found.size, found.content_type, headers)
