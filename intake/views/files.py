"""Pages and pictures of an intake, for the screens of those who may see it and nobody else."""

from __future__ import annotations

from pathlib import Path

from django.http import FileResponse, Http404

from intake.shown_files import page_picture, small_picture
from intake.states import SHOWN_STATES
from manuscript.notices import Unreadable

from .shown import OfOneIntake

#: A browser keeps it for itself for as long as somebody mends; no cache between may.
HEADERS = {
    "Cache-Control": "private, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


class _FileView(OfOneIntake):
    http_method_names = ["get", "head"]
    content_type = ""

    def get(self, request, *args, **kwargs):
        if self.intake.state not in SHOWN_STATES:
            raise Http404
        path = self.path()
        if path is None:
            raise Http404
        return FileResponse(path.open("rb"), content_type=self.content_type, headers=HEADERS)

    def path(self) -> Path | None:
        raise NotImplementedError


class PageImageView(_FileView):
    content_type = "image/png"

    def path(self):
        try:
            return page_picture(self.intake, self.kwargs["page"])
        except Unreadable:
            return None


class PictureView(_FileView):
    content_type = "image/webp"

    def path(self):
        return small_picture(self.intake, self.request.GET.get("name", ""))
