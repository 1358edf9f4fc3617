"""The sizes in which readers get a photo: named here once, made when an issue is released, looked up when a page is read.

Templates ask with the tags of `photo_sizes`. Only a preview of a draft, or a size that a later version added, is made on
the way.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.models import Page

IN_TEXT = ("width-480|format-webp", "width-800|format-webp", "width-1200|format-webp")
ENLARGED = "max-2000x2000|format-webp"
IN_LIST = "fill-360x240|format-webp"
ON_COVER = "fill-600x320|format-webp"

OF_BODY = (*IN_TEXT, ENLARGED)


def sizes_of(photo, *specs: str) -> dict:
    """spec -> rendition, in the order asked for. A picture whose file is lost yields Wagtail's sign for that.

    All at once, and always through here: Wagtail's way to a single rendition writes to the cache each time.
    """
    fetched = getattr(photo, "prefetched_renditions", ())
    uncropped = {rendition.filter_spec: rendition for rendition in fetched if not rendition.focal_point_key}
    if all(spec in uncropped for spec in specs):  # a quarter of the time that a whole issue takes
        return {spec: uncropped[spec] for spec in specs}
    return get_renditions_or_not_found(photo, specs)


def with_sizes(path: str, *specs: str) -> Prefetch:
    """For prefetch_related: these sizes of the photo at `path`, and none of those that the admin uses."""
    from .models import PhotoRendition  # noqa: PLC0415  models use querysets, and querysets use this

    wanted = PhotoRendition.objects.filter(filter_spec__in=specs)
    return Prefetch("__".join(filter(None, (path, "renditions"))), wanted, to_attr="prefetched_renditions")


def make_sizes(pages: Iterable[Page]) -> None:
    """Makes what is missing for the readers of these pages: photos of bodies, first photos for lists, covers.

    For a release, before its transaction: it reads and writes files. Whoever calls it twice pays once.
    """
    wanted: dict = {}
    for page in pages:
        for photo, specs in _wanted_by(page):
            wanted.setdefault(photo, {}).update(dict.fromkeys(specs))
    prefetch_related_objects(list(wanted), "renditions")
    for photo, specs in wanted.items():
        sizes_of(photo, *specs)


def _wanted_by(page: Page):
    if cover := getattr(page, "cover_image", None):
        yield cover, (ON_COVER,)
    photos = [block.value["image"] for block in getattr(page, "body", ()) if block.block_type == "photo"]
    for photo in filter(None, photos):
        yield photo, OF_BODY
    if first := next(filter(None, photos), None):
        yield first, (IN_LIST,)
