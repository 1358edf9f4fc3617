"""A file, or the part of it that was asked for: readers on phones go on where a download broke off (RFC 9110, 14)."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z")
NOT_SATISFIABLE, PARTIAL = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, HTTPStatus.PARTIAL_CONTENT


class _Part:
    """Reads `length` bytes of a file from where it stands, then says that it ends."""

    def __init__(self, file: BinaryIO, length: int):
        self.file, self.left = file, length

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(data)
        return data

    def close(self) -> None:
        self.file.close()


def file_response(
    request: HttpRequest, file: BinaryIO, size: int, kind: str, headers: dict[str, str]
) -> HttpResponse:
    """One range at most; whoever asks for several gets the whole, as RFC 9110 allows. `headers` have a strong ETag."""
    asked = _RANGE.match(request.headers.get("Range", ""))
    same = request.headers.get("If-Range", headers["ETag"]) == headers["ETag"]
    first, last = _bounds(*asked.groups(), size) if asked and same else (0, size - 1)
    is_whole = (first, last) == (0, size - 1)
    headers = {**headers, "Accept-Ranges": "bytes"}
    if first > last and size:
        file.close()
        return HttpResponse(status=NOT_SATISFIABLE, headers={**headers, "Content-Range": f"bytes */{size}"})
    file.seek(first)
    headers["Content-Length"] = str(last - first + 1)
    if not is_whole:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return FileResponse(
        _Part(file, last - first + 1),
        status=HTTPStatus.OK if is_whole else PARTIAL,
        content_type=kind,
        headers=headers,
    )


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """bytes=-500: the last 500. An end beyond the file is its end."""
    if not first and not last:
        return 0, size - 1
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last) if last else size - 1, size - 1)
