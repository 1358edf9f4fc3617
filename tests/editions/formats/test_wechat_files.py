"""What an editor downloads: photos that WeChat takes, named as the text names them, and the same bytes every time."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from editions.formats import FORMATS
from editions.formats.wechat import FORMAT, build, parts, photos_zip
from editions.formats.wechat.photos import MOST, WIDEST, as_jpeg
from editions.volume import EditionError
from manuscript.document import NewsItem, Photo
from tests.editions.formats.wechat_volumes import a_chapter, a_volume, an_item


def a_picture(path: Path, size=(1_600, 900), mode="RGB", **options) -> Path:
    Image.effect_noise(size, 90).convert(mode).save(path, **options)
    return path


def an_illustrated_volume(folder: Path, photos: int = 2):
    items = (an_item("甲", photos=photos), an_item("乙", photos=1))
    files = [photo.file for item in items for photo in item.photos]
    pictures = {name: a_picture(folder / name, (300, 200)) for name in files}
    return a_volume(a_chapter("要闻", *items), pictures=pictures, address="https://example.org/jibao/")


def names_in(archive: bytes) -> list[str]:
    return ZipFile(BytesIO(archive)).namelist()


def test_photos_are_numbered_as_in_the_text_and_named_by_their_captions(tmp_path):
    volume = an_illustrated_volume(tmp_path)
    assert names_in(photos_zip(volume)) == ["图01-甲图说0.jpg", "图02-甲图说1.jpg", "图03-乙图说0.jpg"]
    assert parts(volume)[0].photos == (1, 2, 3)


@pytest.mark.parametrize(("caption", "name"), [
    ("../../a\\b:c*?\"<>|\n签约 仪式", "图01-abc签约仪式.jpg"), ("", "图01-题目.jpg"), ("字" * 99, f"图01-{'字' * 30}.jpg"),
    ("...", "图01-图片.jpg"),
])  # fmt: skip
def test_a_name_is_one_that_any_system_takes(tmp_path, caption, name):
    item = NewsItem("题目", blocks=(Photo("a.jpg", caption),))
    volume = a_volume(a_chapter("要闻", item), pictures={"a.jpg": a_picture(tmp_path / "a.jpg", (8, 8))})
    assert names_in(photos_zip(volume)) == [name]


@pytest.mark.parametrize(
    ("size", "mode", "suffix"),
    [
        ((2_400, 1_600), "RGB", "png"),
        ((1_300, 1_900), "RGB", "png"),
        ((900, 700), "L", "jpg"),
        ((900, 700), "P", "png"),
    ],
)
def test_a_photo_is_a_jpeg_that_wechat_takes(tmp_path, size, mode, suffix):
    jpeg = as_jpeg(a_picture(tmp_path / f"a.{suffix}", size, mode))
    image = Image.open(BytesIO(jpeg))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.width == min(size[0], WIDEST)
    assert image.height == pytest.approx(image.width * size[1] / size[0], abs=1)
    assert len(jpeg) < MOST


def test_a_photo_that_no_quality_makes_light_enough_gets_smaller(tmp_path, monkeypatch):
    monkeypatch.setattr("editions.formats.wechat.photos.MOST", 60_000)
    jpeg = as_jpeg(a_picture(tmp_path / "a.png"))
    assert len(jpeg) < 60_000
    assert Image.open(BytesIO(jpeg)).width < WIDEST


def test_what_is_clear_becomes_white_and_where_it_was_taken_is_not_told(tmp_path):
    image = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    image.getexif()[0x010E] = "somewhere"
    image.save(tmp_path / "a.png", exif=image.getexif())
    shown = Image.open(BytesIO(as_jpeg(tmp_path / "a.png")))
    assert shown.getpixel((20, 20)) == (255, 255, 255)
    assert not shown.getexif()


def test_a_photo_that_lies_on_its_side_is_set_upright(tmp_path):
    image = Image.new("RGB", (60, 40))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=exif)
    assert Image.open(BytesIO(as_jpeg(tmp_path / "a.jpg"))).size == (40, 60)


def test_a_photo_without_its_file_is_refused_and_its_item_named():
    with pytest.raises(EditionError, match="picture-missing") as refusal:
        photos_zip(a_volume(a_chapter("要闻", an_item("甲", photos=1))))
    assert refusal.value.item.title == "甲"


def test_the_edition_holds_a_list_the_parts_and_the_photos(tmp_path):
    volume = an_illustrated_volume(tmp_path)
    archive = ZipFile(BytesIO(build(volume)))
    assert archive.namelist()[:2] == ["目录.txt", "正文/01.html"]
    assert [name for name in archive.namelist() if name.startswith("图片/")] == [
        f"图片/{name}" for name in names_in(photos_zip(volume))
    ]
    listed = archive.read("目录.txt").decode("utf-8-sig")
    assert parts(volume)[0].title in listed
    assert "图1、图2、图3" in listed
    assert parts(volume)[0].html in archive.read("正文/01.html").decode()
    assert {info.date_time[:3] for info in archive.infolist()} == {(2027, 1, 8)}


def test_an_issue_with_nothing_in_it_is_refused():
    with pytest.raises(EditionError, match="nothing-printed"):
        build(a_volume())


def test_the_format_is_offered():
    assert FORMAT in FORMATS
    assert FORMAT.build is build


def test_the_same_volume_gives_the_same_bytes_in_another_process(tmp_path):
    volume = an_illustrated_volume(tmp_path)
    (tmp_path / "again.py").write_text(AGAIN, "utf-8")
    made = {
        subprocess.run(
            [sys.executable, tmp_path / "again.py", *map(str, volume.pictures.values())],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd(), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima"))
    }
    assert len(made) == 1
    assert len(made.pop()) > 60


AGAIN = """
import hashlib, sys
from pathlib import Path
from editions.formats.wechat import build
from tests.editions.formats.wechat_volumes import a_chapter, a_volume, an_item
pictures = {Path(path).name: Path(path) for path in sys.argv[1:]}
volume = a_volume(a_chapter("要闻", an_item("甲", photos=2), an_item("乙", photos=1)), pictures=pictures)
print(hashlib.sha256(build(volume)).hexdigest())
"""


def test_another_photo_gives_other_bytes(tmp_path):
    volume = an_illustrated_volume(tmp_path)
    before = build(volume)
    assert build(volume) == before
    a_picture(next(iter(volume.pictures.values())), (301, 200))
    assert build(volume) != before
