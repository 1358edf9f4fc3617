"""What stands for a photo while its pages are set: small, of the same kind, and only for photos that are whole."""

from io import BytesIO

import pytest
from PIL import Image

from editions.typesetting.stand_ins import named_in, read_jpeg, stand_in
from tests.editions.typesetting.photos import KINDS, SIZE, TURNED, photo


@pytest.mark.parametrize("kind", KINDS)
def test_a_stand_in_is_small_and_of_the_same_kind(kind):
    data = KINDS[kind]
    one = stand_in(data)
    with Image.open(BytesIO(one.data)) as small, Image.open(BytesIO(data)) as whole:
        small.load()
        assert (small.size, small.mode) == ((8, 8), whole.mode)
        assert small.info.get("icc_profile") == whole.info.get("icc_profile")
        assert small.getexif().get(TURNED) == whole.getexif().get(TURNED)
    assert (one.width, one.height) == SIZE
    assert named_in(one.data) == one.name


def test_the_same_photo_has_the_same_stand_in_and_another_has_another():
    assert stand_in(photo()) == stand_in(photo())
    assert stand_in(photo()).data != stand_in(photo(quality=80)).data


def test_a_photo_cannot_name_another():
    other = stand_in(photo("L")).name
    forged = photo(comment=b"huikan-photo:" + other.encode(), exif=b"Exif\0\0huikan-photo:" + other.encode())
    assert named_in(forged) is None
    assert named_in(stand_in(forged).data) == stand_in(forged).name != other


def other_frame(data: bytes, code: int) -> bytes:
    return data.replace(b"\xff\xc0", bytes((0xFF, code)), 1)


def with_bits(data: bytes, bits: int) -> bytes:
    at = data.index(b"\xff\xc0") + 4
    return data[:at] + bytes((bits,)) + data[at + 1 :]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xff\xff\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
        photo(form="PNG"),
        photo()[:300],
        photo()[:-2],
        other_frame(photo(), 0xC9),
        with_bits(photo(), 12),
    ],
    ids=["nothing", "start", "filled up", "no length", "PNG", "no scan", "no end", "arithmetic", "12 bits"],
)
def test_nothing_stands_for_what_is_no_ordinary_whole_jpeg(data):
    assert stand_in(data) is None


def test_a_long_head_is_read_in_one_pass():
    assert read_jpeg(b"\xff\xd8" + b"\xff\xe1\x00\x02" * 200_000) is None
    assert read_jpeg(b"\xff\xd8" + b"\xff" * 2_000_000) is None


def test_bytes_that_fill_up_are_passed_over():
    data = photo()
    assert read_jpeg(data[:2] + b"\xff\xff\xff" + data[2:]) == read_jpeg(data)
