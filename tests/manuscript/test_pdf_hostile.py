"""Files that are broken, locked, endless or made to do harm, and files whose text is not what it seems: each is read
or refused with its own code, soon, and nothing in it is ever run or followed."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.messages import UNREADABLE
from manuscript.notices import Unreadable
from manuscript.readers import read
from tests.manuscript.pdfs import Press, paragraphs, photograph, texts, wrapped

SECONDS = 20


def sound(pages=2):
    press = Press()
    for index in range(pages):
        press.column(wrapped(paragraphs()[index], 40))
        press.sheet()
    return press.printed()


def refusal(data, name="a.pdf"):
    with pytest.raises(Unreadable) as error:
        read(data, name)
    assert error.value.code in UNREADABLE
    return error.value.code


def read_or_refused(data):
    """The source and "", or None and the code of the refusal."""
    try:
        return read(data, "a.pdf"), ""
    except Unreadable as error:
        return None, error.code


def written(*objects, pages=""):
    """A file of these objects, the first its catalogue; its table of contents is left to the reader to mend."""
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<< /Root 1 0 R {pages}>>\n%%EOF\n".encode("latin-1")


PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {more} >>"


def page_with(content, more="", box="[0 0 595 842]"):
    return written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> {more} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


# -- broken


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n0000", "NOT_PDF"),
        ("一、讲堂开讲\n讲堂开讲了。".encode(), "NOT_PDF"),
        (b"%PDF-1.7\n", "PDF_DAMAGED"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF_DAMAGED"),
        (written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), "PDF_DAMAGED"),
        (
            written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
            "PDF_DAMAGED",
        ),
    ],
)
def test_what_is_broken_is_refused(data, code):
    assert refusal(data) == code


def test_a_file_that_mail_put_lines_before_is_read():
    assert texts(read(b"X-Attachment: a.pdf\r\n\r\n" + sound(), "a.pdf"))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.98])
def test_a_file_cut_short_is_read_as_far_as_it_goes_or_refused(share):
    data = sound(4)
    source, code = read_or_refused(data[: int(len(data) * share)])
    assert code in UNREADABLE if code else texts(source)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_file_with_damaged_bytes_is_read_or_refused(data):
    broken = bytearray(sound())
    for _ in range(data.draw(st.integers(1, 30))):
        broken[data.draw(st.integers(9, len(broken) - 1))] = data.draw(st.integers(0, 255))
    _, code = read_or_refused(bytes(broken))
    assert not code or code in UNREADABLE


# -- locked, endless


def test_a_file_with_a_password_is_refused():
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415

    press = Press(encrypt=StandardEncryption("湖湾", strength=128))
    press.column(wrapped(paragraphs()[0], 40))
    assert refusal(press.printed()) == "PDF_PASSWORD"


def test_a_file_that_only_forbids_changes_is_read():
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415

    press = Press(encrypt=StandardEncryption("", ownerPassword="a", canModify=0, canCopy=0))
    press.column(wrapped(paragraphs()[0], 40))
    assert texts(press.read())


def test_more_pages_than_any_issue_has_are_refused():
    kids = " ".join(["3 0 R"] * 2001)
    data = written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 2001 >>",
        PAGE.format(more=""),
    )
    assert refusal(data) == "PDF_TOO_LONG"


@pytest.mark.parametrize(
    "box", ["[0 0 1e9 1e9]", "[0 0 0 0]", "[-1e30 -1e30 1e30 1e30]", "[0 0 1 1000000]", "[nan 0 1 1]", "[]"]
)
def test_a_page_of_any_size_is_read_or_refused(box):
    data = page_with("BT /F 12 Tf 10 10 Td (words that stand on a page of any size at all) Tj ET", box=box)
    source, code = read_or_refused(data)
    assert code in UNREADABLE if code else all(0 <= line.top <= 1 for line in source.lines)


@pytest.mark.parametrize(
    "matrix",
    ["1e20 0 0 1e20 0 0", "0 0 0 0 0 0", "1e-20 0 0 1e-20 0 0", "1 1e9 -1e9 1 0 0", "1 0 0 1 1e30 1e30"],
)
def test_type_of_any_size_and_place_is_read_or_refused(matrix):
    words = "BT /F 12 Tf 10 10 Td (words set somewhere) Tj ET"
    source, _ = read_or_refused(page_with(f"{words} q {matrix} cm {words} Q"))
    assert source is None or texts(source)[0] == "words set somewhere"


def test_drawings_nested_without_end_end():
    forms = [
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X {number + 1} 0 R >> >> "
        f"/Length 5 >>\nstream\n/X Do\nendstream"
        for number in range(5, 205)
    ]
    last = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> "
        "/Length 5 >>\nstream\n/X Do\nendstream"
    )
    content = "BT /F 12 Tf 10 10 Td (words) Tj ET /X Do /X Do"
    data = written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.format(more="/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>"),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *forms,
        last,
    )
    start = time.process_time()
    read_or_refused(data)
    assert time.process_time() - start < SECONDS


def test_a_dictionary_nested_without_end_is_refused():
    assert refusal(written("<< /Type /Catalog /Pages " + "[" * 100_000 + "]" * 100_000 + " >>"))


def test_an_outline_that_runs_in_a_circle_ends():
    content = "BT /F 12 Tf 10 10 Td (words enough to be read as a page of text) Tj ET"
    data = written(
        "<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.format(more="/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
        "<< /Title (words) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
    )
    start = time.process_time()
    assert texts(read(data, "a.pdf")) == ["words enough to be read as a page of text"]
    assert time.process_time() - start < SECONDS


def test_an_image_that_claims_more_pixels_than_it_has_costs_nothing():
    image = (
        "<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 "
        "/ColorSpace /DeviceRGB /Length 3 >>\nstream\nabc\nendstream"
    )
    content = (
        "BT /F 12 Tf 10 10 Td (words enough to be read as a page) Tj ET q 200 0 0 200 100 300 cm /I Do Q"
    )
    data = written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.format(more="/Contents 4 0 R /Resources << /XObject << /I 6 0 R >> /Font << /F 5 0 R >> >>"),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        image,
    )
    source = read(data, "a.pdf")
    assert source.pictures == {}
    assert [notice.code for notice in source.notices] == ["PDF_PICTURE_TOO_LARGE"]


# -- what would act


ACTIONS = {
    "script": "<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:{port}/'\\)) >>",
    "address": "<< /S /URI /URI (http://127.0.0.1:{port}/) >>",
    "program": "<< /S /Launch /F (/bin/true) >>",
    "form": "<< /S /SubmitForm /F << /FS /URL /F (http://127.0.0.1:{port}/) >> >>",
}


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_in_a_file_is_run_or_followed(action):
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        act = ACTIONS[action].format(port=server.getsockname()[1])
        content = "BT /F 12 Tf 10 10 Td (words enough to be read as a page) Tj ET"
        data = written(
            f"<< /Type /Catalog /Pages 2 0 R /OpenAction {act} /AA << /WC {act} >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            PAGE.format(
                more=f"/Contents 4 0 R /AA << /O {act} >> /Resources << /Font << /F 5 0 R >> >> "
                f"/Annots [<< /Type /Annot /Subtype /Link /Rect [10 8 60 22] /A {act} >>]"
            ),
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        )
        source = read(data, "a.pdf")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert [mark.kind for mark in source.lines[0].marks] == (["link"] if action == "address" else [])


# -- text that is not what it seems


def scan(pages, with_text=0):
    press = Press()
    for number in range(pages):
        press.picture(photograph(kind="PNG", seed=number), 0, 0, 595, 842)
        if number < with_text:
            press.column(wrapped(paragraphs()[number], 40))
        press.sheet()
    return press.printed()


def test_a_scan_is_refused_and_says_how_many_pages():
    with pytest.raises(Unreadable) as error:
        read(scan(3), "a.pdf")
    assert (error.value.code, error.value.details["pages"]) == ("PDF_SCAN", "3")


def test_a_scan_smaller_than_its_page_is_refused_too():
    press = Press()
    press.picture(photograph(kind="PNG"), 60, 80, 475, 600)
    assert refusal(press.printed()) == "PDF_SCAN"


def test_single_pages_without_text_are_told():
    source = read(scan(5, with_text=4), "a.pdf")
    assert [(notice.code, notice.params["pages"]) for notice in source.notices] == [
        ("PDF_PAGES_WITHOUT_TEXT", "5")
    ]


def test_a_blank_file_has_no_text():
    press = Press()
    press.sheet()
    assert refusal(press.printed()) == "NO_TEXT"


def test_the_layer_of_a_recognised_scan_is_read_and_told():
    press = Press()
    press.picture(photograph(kind="PNG"), 0, 0, 595, 842)
    line = press.canvas.beginText(60, 700)
    line.setFont("STSong-Light", 10.5)
    line.setTextRenderMode(3)
    for text in wrapped(paragraphs()[0], 40):
        line.textLine(text)
    press.canvas.drawText(line)
    source = press.read()
    assert texts(source)
    assert [notice.code for notice in source.notices] == ["PDF_RECOGNISED_TEXT"]


@pytest.mark.parametrize(("count", "code"), [(200, "PDF_NO_UNICODE"), (3, "")])
def test_characters_that_the_file_does_not_tell_are_counted_or_end_the_reading(count, code):
    private = "".join(chr(0xE000 + index) for index in range(count))
    press = Press()
    press.column(wrapped(private + "".join(paragraphs()[:3]), 40))
    if code:
        assert refusal(press.printed()) == code
        return
    source = press.read()
    assert source.fillers == count
    assert [notice.code for notice in source.notices] == ["PDF_LOST_CHARACTERS"]


def test_text_in_a_code_of_its_own_is_refused():
    # A font whose codes are shifted shows sound words and tells others.
    shifted = "".join(
        chr(ord(char) + 77) if "\u4e00" <= char < "\u9f00" else char for char in "".join(paragraphs()[:6])
    )
    press = Press()
    press.column(wrapped(shifted, 40))
    assert refusal(press.printed()) == "PDF_NO_UNICODE"


def test_a_damaged_page_costs_that_page():
    data = sound(3)
    contents = [found.start() for found in re.finditer(rb"/Contents", data)]
    broken = bytearray(data)
    broken[contents[1] : contents[1] + 9] = b"/Contemts"
    source = read(bytes(broken), "a.pdf")
    assert source.pages == 3
    assert {line.page for line in source.lines} == {1, 3}


def test_a_page_strewn_with_characters_takes_no_longer_than_their_number():
    strewn = " ".join(f"1 0 0 1 {17 * n % 590} {23 * n % 840} Tm (x) Tj" for n in range(12_000))
    start = time.process_time()
    read_or_refused(page_with(f"BT /F 4 Tf {strewn} ET"))
    assert time.process_time() - start < SECONDS


def test_a_page_ruled_without_end_holds_no_table():
    rules = " ".join(f"{n % 590} 0 m {n % 590} 842 l S 0 {n % 840} m 595 {n % 840} l S" for n in range(3000))
    start = time.process_time()
    source = read(
        page_with(f"0.1 w {rules} BT /F 12 Tf 10 10 Td (words that stand among lines) Tj ET"), "a.pdf"
    )
    assert not any(line.block for line in source.lines)
    assert time.process_time() - start < SECONDS
