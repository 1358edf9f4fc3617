"""What an editor downloads: the photos alone, or everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from editions.volume import EditionError, Volume

from .parts import Part, parts
from .photos import as_jpeg, numbered_photos

_UNIX = 3  # so that a zip made on Windows is the same


def photos_zip(volume: Volume) -> bytes:
    return _zipped(volume, _photos(volume, ""))


def build(volume: Volume) -> bytes:
    """A zip: 目录.txt, every part as a page that a browser opens and an editor copies, every photo."""
    made = parts(volume)
    if not made:
        raise EditionError("nothing-printed")
    listed = ("目录.txt", _contents(volume, made).encode("utf-8-sig"), ZIP_DEFLATED)
    pages = ((f"正文/{part.number:02}.html", _page(part).encode(), ZIP_DEFLATED) for part in made)
    return _zipped(volume, [listed, *pages, *_photos(volume, "图片/")])


def _photos(volume: Volume, folder: str) -> Iterable[tuple[str, bytes, int]]:
    """JPEGs do not get smaller by packing."""
    return ((folder + photo.name, as_jpeg(photo.path), ZIP_STORED) for photo in numbered_photos(volume))


def _zipped(volume: Volume, members: Iterable[tuple[str, bytes, int]]) -> bytes:
    file, date = BytesIO(), (max(volume.date.year, 1980), volume.date.month, volume.date.day, 0, 0, 0)
    with ZipFile(file, "w") as archive:
        for name, content, packing in members:
            info = ZipInfo(name, date)
            info.create_system, info.external_attr, info.compress_type = _UNIX, 0o644 << 16, packing
            archive.writestr(info, content)
    return file.getvalue()


def _page(part: Part) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(part.title)}</title></head>'
        f'<body style="max-width:677px;margin:0 auto;padding:16px">{part.html}</body></html>\n'
    )


def _contents(volume: Volume, made: Sequence[Part]) -> str:
    lines = [
        volume.title,
        f"共{len(made)}篇，按顺序发布；正文里〔此处插入图…〕换成“图片”文件夹中同号的图片。",
        "",
    ]
    for part in made:
        lines.append(f"{part.number:02}　{part.title}")
        lines.append(f"　　{part.characters}字符，图片：{_numbers(part.photos)}")
    lines += ["", f"阅读原文：{volume.address}"] if volume.address else []
    return "\r\n".join(lines) + "\r\n"


def _numbers(photos: Sequence[int]) -> str:
    return "、".join(f"图{number}" for number in photos) or "无"
