"""Pictures: which of an issue's images they are, their files byte by byte, their places and captions."""

import io
import random

import pytest
from PIL import Image

from manuscript.document import Photo
from manuscript.parser import parse
from tests.manuscript.outlines import REGIONS
from tests.manuscript.pdfs import PITCH, SIZE, Press, paragraphs, photograph, texts, wrapped


@pytest.fixture
def press():
    return Press()


def prose(press, index=0, base=100, left=60, characters=44):
    return press.column(wrapped(paragraphs()[index], characters), left, base)


def photos(source):
    return [line.block for line in source.lines if isinstance(line.block, Photo)]


def pixels(data):
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes(), image.size, image.format


@pytest.mark.parametrize("packed", [0, 1])
def test_a_jpeg_is_kept_byte_by_byte(packed, tmp_path):
    (tmp_path / "a.jpg").write_bytes(photograph())
    press = Press(pageCompression=packed)
    press.canvas.drawImage(tmp_path / "a.jpg", 100, 300, 240, 160)
    prose(press)
    source = press.read()
    assert photos(source) == [Photo("page-001-1.jpg")]
    assert source.pictures["page-001-1.jpg"] == photograph()


def test_what_is_no_jpeg_becomes_a_png_of_its_own_pixels(press):
    data = photograph(kind="PNG")
    press.picture(data, 100, 300, 240, 160)
    prose(press)
    source = press.read()
    assert pixels(source.pictures["page-001-1.png"]) == (*pixels(data)[:2], "PNG")


def test_a_picture_turned_on_its_page_is_upright_in_its_file(press):
    data = photograph(120, 80, "PNG")
    press.canvas.translate(400, 300)
    press.canvas.rotate(90)
    press.canvas.drawImage(press_image(data), 0, 0, 240, 160)
    press.canvas.rotate(-90)
    press.canvas.translate(-400, -300)
    prose(press)
    drawn = next(iter(press.read().pictures.values()))
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.size == (80, 120)


def press_image(data):
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    return ImageReader(io.BytesIO(data))


def test_the_hidden_part_of_a_cropped_picture_is_not_given_away(press):
    clip = press.canvas.beginPath()
    clip.rect(100, 400, 120, 160)
    press.canvas.saveState()
    press.canvas.clipPath(clip, stroke=0)
    press.canvas.drawImage(press_image(photograph(120, 80, "PNG")), 100, 400, 240, 160)
    press.canvas.restoreState()
    prose(press)
    drawn = next(iter(press.read().pictures.values()))
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.size == (60, 80)


def test_a_picture_in_a_drawing_is_found(press):
    press.canvas.beginForm("drawing")
    press.canvas.drawImage(press_image(photograph(kind="PNG")), 0, 0, 240, 160)
    press.canvas.endForm()
    press.canvas.translate(100, 300)
    press.canvas.doForm("drawing")
    press.canvas.translate(-100, -300)
    prose(press)
    line = next(line for line in press.read().lines if line.block)
    assert line.top == pytest.approx((842 - 460) / 842, abs=0.01)


def test_icons_rules_backgrounds_and_ornaments_are_left_out_and_counted():
    press = Press()
    for number in range(1, 5):
        press.picture(photograph(60, 60, "PNG", 9), 480, 20, 60, 60)  # a logo
        if number == 1:
            press.picture(photograph(kind="PNG", seed=2), 0, 0, 595, 842)  # behind the whole page
            press.picture(photograph(kind="PNG", seed=3), 60, 300, 12, 12)
            press.picture(photograph(kind="PNG", seed=4), 60, 400, 480, 26)
        prose(press, number, 120)
        press.sheet()
    source = press.read()
    assert photos(source) == []
    assert source.pictures == {}
    assert source.dropped == {"backgrounds": 1, "small images": 2, "ornaments": 4}


def test_the_same_picture_in_two_places_is_kept_once(press):
    for top in (300, 500):
        press.picture(photograph(kind="PNG"), 100, top, 240, 160)
    prose(press)
    source = press.read()
    assert [photo.file for photo in photos(source)] == ["page-001-1.png"] * 2
    assert list(source.pictures) == ["page-001-1.png"]


def test_a_picture_with_too_many_pixels_is_told_and_keeps_its_place(press, monkeypatch):
    monkeypatch.setattr("manuscript.readers.pdf.pictures.MOST_PIXELS", 1000)
    press.picture(photograph(kind="PNG"), 100, 300, 240, 160)
    prose(press)
    source = press.read()
    assert photos(source) == [Photo()]
    assert [notice.code for notice in source.notices] == ["PDF_PICTURE_TOO_LARGE"]


# -- places


def numbered(press, base=80):
    press.text("一、讲堂开讲", 60, base)
    return base + 2 * PITCH


def items(source):
    return list(parse(source, REGIONS).document.items())


def test_a_picture_between_two_halves_of_a_sentence_does_not_break_it(press):
    base = numbered(press)
    lines = wrapped(paragraphs()[0], 44)
    base = press.column(lines[:1], 60, base)
    press.picture(photograph(kind="PNG"), 100, base, 240, 160)
    press.column(lines[1:], 60, base + 180)
    item = items(press.read())[0]
    assert item.paragraphs == (paragraphs()[0],)
    assert [type(block).__name__ for block in item.blocks] == ["Paragraph", "Photo"]


def test_a_picture_set_into_a_line_is_a_part_of_it(press):
    base = numbered(press)
    lines = wrapped(paragraphs()[0], 44)
    press.column(lines[:1], 60, base)
    base += 100
    press.text(lines[1][:10], 60, base)
    press.picture(photograph(kind="PNG"), 60 + 11 * SIZE, base - 75, 120, 75)
    press.text(lines[1][10:28], 60 + 23 * SIZE, base)
    rest = "".join([lines[1][28:], *lines[2:]])
    press.column(wrapped(rest, 44, indent=0), 60, base + PITCH)
    assert items(press.read())[0].paragraphs == (paragraphs()[0],)


def test_text_runs_beside_a_picture_at_the_side(press):
    base = numbered(press)
    press.picture(photograph(kind="PNG"), 380, base - 8, 150, 100)
    press.text("图：会场一角", 420, base + 104, 8)
    for index in range(2):
        base = prose(press, index, base, characters=28)
    item = items(press.read())[0]
    assert item.paragraphs == tuple(paragraphs()[:2])
    assert item.photos[0].caption == "会场一角"


def test_small_type_below_a_picture_is_its_caption_over_two_lines(press):
    base = numbered(press)
    base = prose(press, 0, base)
    press.picture(photograph(kind="PNG"), 150, base, 240, 160)
    press.text("湖湾协会第三届理事会第二次会议在临湖会议", 170, base + 174, 9)
    press.text("中心召开（秘书处 供图）", 210, base + 188, 9)
    prose(press, 1, base + 220)
    source = press.read()
    assert [(photo.caption, photo.credit) for photo in photos(source)] == [
        ("湖湾协会第三届理事会第二次会议在临湖会议中心召开", "秘书处")
    ]
    assert not any("理事会" in text for text in texts(source))


def test_running_text_below_a_picture_is_no_caption(press):
    base = numbered(press)
    press.picture(photograph(kind="PNG"), 60, base, 460, 160)
    prose(press, 0, base + 175)
    assert photos(press.read())[0].caption == ""


def test_pictures_side_by_side_come_from_left_to_right(press):
    base = numbered(press)
    base = prose(press, 0, base)
    for place, seed in ((320, 1), (60, 2)):
        press.picture(photograph(kind="PNG", seed=seed), place, base, 200, 130)
    source = press.read()
    kept = [source.pictures[photo.file] for photo in photos(source)]
    assert [pixels(data)[0] for data in kept] == [
        pixels(photograph(kind="PNG", seed=seed))[0] for seed in (2, 1)
    ]


def test_a_floating_picture_below_a_heading_belongs_to_the_paragraph(press):
    base = numbered(press)
    prose(press, 0, base + 120)
    press.picture(photograph(kind="PNG"), 400, base, 120, 80)  # drawn after the text: it floats
    item = items(press.read())[0]
    assert [type(block).__name__ for block in item.blocks] == ["Paragraph", "Photo"]


def test_a_picture_drawn_in_its_turn_below_a_heading_stays_there(press):
    base = numbered(press)
    press.picture(photograph(kind="PNG"), 60, base, 120, 80)
    prose(press, 0, base + 120)
    item = items(press.read())[0]
    assert [type(block).__name__ for block in item.blocks] == ["Photo", "Paragraph"]


@pytest.mark.parametrize("seed", range(3))
def test_pictures_in_columns_stay_in_their_column(seed):
    noise = random.Random(seed)
    press, expected = Press(), []
    for left in (60, 310):
        base = 100
        for index in noise.sample(range(10), 3):
            base = prose(press, index, base, left, 20)
            expected.append(wrapped(paragraphs()[index], 20)[-1])
            press.picture(photograph(kind="PNG", seed=len(expected)), left + 20, base - 6, 160, 90)
            expected.append(len(expected))
            base += 110
    source = press.read()
    lines = [line for line in source.lines if line.block or line.text in expected]
    assert [line.text if not line.block else 0 for line in lines] == [
        entry if isinstance(entry, str) else 0 for entry in expected
    ]


def test_a_column_that_holds_only_a_picture_is_known_from_the_other_pages():
    press = Press()
    for start in (0, 4):
        for place, left in enumerate((60, 310)):
            base = 100
            for index in (start + 2 * place, start + 2 * place + 1):
                base = prose(press, index, base, left, 20)
        press.sheet()
    last = wrapped(paragraphs()[8], 20)
    press.column(last, 60, 100)
    press.picture(photograph(kind="PNG"), 320, 90, 180, 120)
    lines = [line for line in press.read().lines if line.page == 3]
    assert [line.text for line in lines[:-1]] == [line.strip("\u3000") for line in last]
    assert isinstance(lines[-1].block, Photo)


def test_a_picture_after_a_full_stop_ends_the_paragraph_where_none_is_indented(press):
    base = numbered(press)
    for index in range(2):
        lines = wrapped(paragraphs()[index], 40, indent=0)
        # The last line reaches the edge, so that only the picture parts the paragraphs.
        base = press.column([*lines[:-1], lines[-1][:-1].ljust(39, "了") + "。"], 60, base)
        if not index:
            press.picture(photograph(kind="PNG"), 100, base, 200, 120)
            base += 150
    item = items(press.read())[0]
    assert [type(block).__name__ for block in item.blocks] == ["Paragraph", "Photo", "Paragraph"]
