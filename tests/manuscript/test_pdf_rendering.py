import io

import pytest
from PIL import Image

from manuscript.notices import Unreadable
from manuscript.readers.pdf.rendering import LONGEST, MOST_PIXELS, render_page
from tests.manuscript.pdfs import Press, paragraphs, wrapped


def two_pages(size=(595, 842)):
    press = Press(size)
    press.column(wrapped(paragraphs()[0], 40))
    press.sheet()
    press.canvas.setFillColorRGB(1, 0, 0)
    press.canvas.rect(0, 0, *size, fill=1)
    press.sheet()
    return press.printed()


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_page_is_drawn_as_wide_as_asked(kind):
    image = opened(render_page(two_pages(), 1, 600, kind))
    assert (image.format, image.width) == (kind, 600)
    assert image.height == pytest.approx(849, abs=2)


def test_the_page_asked_for_is_drawn():
    assert opened(render_page(two_pages(), 2, 100)).getpixel((50, 50)) == (255, 0, 0)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_page_that_is_not_there_is_no_page(number):
    with pytest.raises(LookupError):
        render_page(two_pages(), number, 600)


@pytest.mark.parametrize("size", [(595, 842), (14400, 14400), (3, 14400)])
def test_no_page_is_drawn_larger_than_the_limits(size):
    image = opened(render_page(two_pages(size), 2, 10**9))
    assert image.width * image.height <= MOST_PIXELS * 1.01
    assert max(image.size) <= LONGEST + 1


def test_what_cannot_be_read_cannot_be_drawn():
    with pytest.raises(Unreadable):
        render_page(b"%PDF-1.7 ...", 1, 600)
