"""EPUB 3 from the standard zip and strings: a page a chapter, set for Chinese, read aloud and searched as any book."""

from __future__ import annotations

from pathlib import Path

from editions.formats.archive import packed
from editions.formats.cover_pictures import cover_jpeg
from editions.formats.covers import colour_of, cover_svg
from editions.formats.format import Format
from editions.formats.markup import Markup
from editions.formats.picture_files import cover_picture_of, pictures_of
from editions.formats.walk import refuse_untitled
from editions.volume import Volume

from .package import CONTAINER, Resource, package_opf
from .pages import Page, cover_page, nav_page, pages_of, whole

_STYLE = Path(__file__).with_name("style.css")


def build(volume: Volume) -> bytes:
    refuse_untitled(volume)
    pictures = pictures_of(volume)
    sources = {
        key: f"images/{place:03d}{picture.suffix}" for place, (key, picture) in enumerate(pictures.items(), 1)
    }
    pages = pages_of(volume, Markup(pictures, sources))
    resources = [
        Resource(sources[key], picture.content_type, picture.data) for key, picture in pictures.items()
    ]
    members = _members(volume, pages, _cover(volume), resources)
    return packed(members, volume.date, stored=("mimetype",))


def _cover(volume: Volume) -> Resource:
    picture = cover_picture_of(volume)
    if picture is None:
        return Resource("cover.svg", "image/svg+xml", cover_svg(volume).encode())
    return Resource("cover.jpg", "image/jpeg", cover_jpeg(volume, picture))


def _members(
    volume: Volume, pages: list[Page], cover: Resource, resources: list[Resource]
) -> list[tuple[str, bytes]]:
    style = _STYLE.read_text("utf-8").replace("#8f1d21", colour_of(volume))
    texts = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package_opf(volume, pages, cover, resources),
        "EPUB/nav.xhtml": nav_page(volume, pages),
        "EPUB/style.css": style,
        "EPUB/cover.xhtml": cover_page(volume, cover.name),
    }
    texts |= {f"EPUB/{page.name}.xhtml": whole(page.title, page.html, page.kind) for page in pages}
    return [
        ("mimetype", b"application/epub+zip"),
        *((name, text.encode()) for name, text in texts.items()),
        *((f"EPUB/{resource.name}", resource.data) for resource in (cover, *resources)),
    ]


FORMAT = Format("epub", ".epub", "application/epub+zip", build)
