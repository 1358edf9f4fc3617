"""The photo comes into the PDF as if Typst had seen it."""

import datetime as dt
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from editions.typesetting import child
from editions.typesetting.child import Order
from editions.typesetting.stand_ins import stand_in
from editions.typesetting.swapping import StrangeFileError, with_photos
from editions.volume import EditionError
from tests.editions.typesetting.photos import KINDS, photo

TODAY = dt.date(2026, 12, 9)
PAGE = """#set document(title: "a")
#set text(lang: "zh", font: "Noto Serif SC")
#set page(width: 90mm, height: 90mm, margin: 10mm)
"""
PLACE = '#image("{}", width: 48mm, height: 32mm, fit: "stretch", alt: "图")\n'
UPRIGHT = '#image("{}", width: 32mm, height: 48mm, fit: "stretch", alt: "图")\n'


@pytest.fixture
def typeset(tmp_path, monkeypatch):
    monkeypatch.setattr(child, "TEMPLATES", tmp_path)

    def typeset(pictures: dict[str, bytes], source: str = "") -> bytes:
        source = source or "".join(PLACE.format(name) for name in pictures)
        (tmp_path / "own.typ").write_text(PAGE + source, encoding="utf-8")
        return child.typeset(Order("own.typ", {}, TODAY, pictures))

    return typeset


@pytest.fixture
def unswapped(typeset, monkeypatch):
    """The same, with Typst unpacking the photos."""

    def unswapped(*args):
        with monkeypatch.context() as patch:
            patch.setattr(child, "stand_in", lambda data: None)
            return typeset(*args)

    return unswapped


def images(data: bytes) -> list[tuple[dict, bytes]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/Width" in one]
        return [({key: _plain(value) for key, value in one.items()}, one.read_raw_bytes()) for one in found]


def _plain(value) -> str:
    return value.unparse() if isinstance(value, pikepdf.Object) else str(value)


def drawn(data: bytes):
    return pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil()


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_of_every_kind_is_drawn_as_typst_draws_it(typeset, unswapped, kind):
    pictures = {"0.jpg": KINDS[kind]}
    upright = kind.startswith("side") and int(kind[-1]) > 4
    source = (UPRIGHT if upright else PLACE).format("0.jpg")
    ours, theirs = typeset(pictures, source), unswapped(pictures, source)
    assert images(ours) == images(theirs)
    assert images(ours)[0][1] == KINDS[kind]
    assert ImageChops.difference(drawn(ours), drawn(theirs)).getbbox() is None
    assert len(drawn(ours).getcolors(1 << 20)) > 3  # not an empty page


def test_typst_is_never_given_the_photo(typeset, monkeypatch):
    seen = []
    run = child._run
    monkeypatch.setattr(
        child,
        "_run",
        lambda told, folder, seconds: (
            seen.append((folder / "0.jpg").read_bytes()) or run(told, folder, seconds)
        ),
    )
    typeset({"0.jpg": photo()})
    assert seen == [stand_in(photo()).data]


def test_a_picture_that_is_seen_through_is_left_to_typst(typeset, unswapped):
    pictures = {"0.png": photo("RGBA", form="PNG"), "1.jpg": photo()}
    ours, theirs = typeset(pictures), unswapped(pictures)
    assert ImageChops.difference(drawn(ours), drawn(theirs)).getbbox() is None
    assert images(ours) == images(theirs)


def test_a_photo_that_stands_twice_is_in_the_file_once(typeset):
    made = typeset({"0.jpg": photo(), "1.jpg": photo(), "2.jpg": photo("L")})
    assert sorted(data for _said, data in images(made)) == sorted([photo(), photo("L")])


def test_another_photo_makes_another_file(typeset):
    """Its identifier as well: two files that differ in a photo are two."""
    one, two = typeset({"0.jpg": photo()}), typeset({"0.jpg": photo(quality=60)})
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(two)) as second:
        assert bytes(first.trailer.ID[1]) != bytes(second.trailer.ID[1])


def test_a_photo_without_a_place_is_refused(typeset):
    with pytest.raises(EditionError) as refused:
        typeset({"0.jpg": photo()}, "一")
    assert refused.value.details["reason"] == "PDF: 1 of 1 photos have no place"


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: b"",
        lambda pdf: pdf[:-40],
        lambda pdf: pdf.replace(b"\nxref\n0 ", b"\nxref\n1 "),
        lambda pdf: pdf.replace(b"00000 n\r\n", b"00001 f\r\n"),
        lambda pdf: pdf.replace(b"/Width 8", b"/Width 8/Width 8"),
        lambda pdf: pdf.replace(b"/Width 8", b"/Wider 8"),
    ],
)
def test_a_file_that_is_not_as_typst_writes_it_is_refused(typeset, change):
    one = stand_in(photo())
    with_place = typeset({"0.jpg": one.data + b" "})  # itself a photo: comes back as it went in
    photos = {one.name: (one, photo())}
    assert [data for _said, data in images(with_photos(with_place, photos))] == [photo()]
    with pytest.raises(StrangeFileError):
        with_photos(change(with_place), photos)
