"""Word documents that mean harm: bombs, lies, entities, addresses, depth. Each is refused or read, quickly and in little
memory."""

import random
import struct
import time
import tracemalloc
import zipfile
import zlib
from contextlib import suppress

import pytest

from manuscript.notices import Unreadable
from manuscript.readers import read
from manuscript.readers.word import archive as bounds
from tests.manuscript.readers.word_files import (
    LONG,
    NAMES,
    docx,
    good,
    packed,
    paragraph,
    png,
    refusal,
    run,
    texts,
    unpacked,
)

GOOD = good()


def bomb(size, parts=1):
    return packed({**unpacked(GOOD), **{f"word/media/{n}.png": b"\x00" * size for n in range(parts)}})


def test_a_bomb_is_refused_by_what_its_directory_says(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 3_000_000)
    assert refusal(bomb(2_000_000, 2)) == "UNPACKS_TOO_LARGE"


def test_a_bomb_is_refused_by_its_ratio():
    assert refusal(bomb(30_000_000)) == "UNPACKS_TOO_LARGE"


def lying(name):
    """A document one part of which says that it is small, and unpacks to 60 MB."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"".join(squeezed.compress(b" " * 1_000_000) for _ in range(60)) + squeezed.flush()
    return _zip_with(unpacked(GOOD), name, body, 10)


def _zip_with(files, name, body, says):
    """A zip written by hand, one entry of which is `body`, which it says unpacks to `says` bytes."""
    out, directory = b"", b""
    for entry, content in files.items():
        deflated = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = body if entry == name else deflated.compress(content) + deflated.flush()
        size, crc = (says, zlib.crc32(b" " * says)) if entry == name else (len(content), zlib.crc32(content))
        facts = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, crc, len(data), size, len(entry), 0)
        place = len(out)
        out += b"PK\x03\x04" + facts + entry.encode() + data
        tail = struct.pack("<HHHII", 0, 0, 0, 0, place)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + facts + tail + entry.encode()
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(out), 0)
    return out + directory + b"PK\x05\x06" + end


def test_a_directory_that_lies_costs_no_memory():
    data = lying("word/styles.xml")
    tracemalloc.start()
    assert refusal(data) == "DAMAGED_WORD"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_part_of_text_has_a_bound_of_its_own(monkeypatch):
    monkeypatch.setattr("manuscript.readers.word.package.MAX_XML", bounds.MIB)
    with pytest.raises(Unreadable) as error:
        read(docx(*[paragraph(f"{n}{LONG}") for n in range(8000)]), "a.docx")
    assert (error.value.code, error.value.details["most"]) == ("UNPACKS_TOO_LARGE", "1")


def test_too_many_parts_are_refused_before_they_are_listed(monkeypatch):
    data = packed({**unpacked(GOOD), **{f"x{n}": b"" for n in range(10_001)}})
    monkeypatch.setattr(bounds.zipfile, "ZipFile", lambda *args: pytest.fail("they were listed"))
    assert refusal(data) == "TOO_MANY_PARTS"


def test_a_locked_part_is_a_password():
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refusal(bytes(data)) == "PASSWORD"


def test_a_way_of_packing_that_word_does_not_use_is_damage():
    assert refusal(packed(unpacked(GOOD), zipfile.ZIP_LZMA)) == "DAMAGED_WORD"
    assert read(packed(unpacked(GOOD), zipfile.ZIP_STORED), "a.docx").lines


# -- entities, addresses

BODY = f"<w:document {NAMES}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        "<!DOCTYPE x>",
    ],
)
def test_declarations_are_refused(declared):
    text = f'<?xml version="1.0" encoding="utf-8"?>{declared}{BODY % "&e;"}'
    assert refusal(packed({**unpacked(GOOD), "word/document.xml": text.encode()})) == "UNSAFE_XML"


def test_declarations_are_refused_in_other_encodings_too():
    text = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>{BODY % "大会"}'
    assert refusal(packed({**unpacked(GOOD), "word/document.xml": text.encode("utf-16")})) == "UNSAFE_XML"


@pytest.mark.parametrize("name", ["word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_declarations_in_any_part_are_refused(name):
    files = unpacked(GOOD)
    files[name] = b"<!DOCTYPE x>" + files[name]
    assert refusal(packed(files)) == "UNSAFE_XML"


def test_nothing_outside_is_asked_for(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *args: pytest.fail("it went to the network"))
    outside = {
        "t": ("attachedTemplate", "http://127.0.0.1:9/t.dotm", True),
        "s2": ("styles", "http://127.0.0.1:9/s.xml", True),
        "o": ("oleObject", "file:///etc/passwd", True),
        "x": ("image", "../../../../etc/passwd", False),
    }
    found = texts(paragraph(LONG), links=outside)
    assert found == [LONG]


def test_circles_of_relations_do_no_harm():
    circle = {"d": ("officeDocument", "document.xml", False), "f": ("footnotes", "document.xml", False)}
    assert texts(paragraph(LONG), links=circle) == [LONG]


# -- shapes that eat time


def deep(tag, depth):
    return f"<w:{tag}>" * depth + run("深") + f"</w:{tag}>" * depth


@pytest.mark.parametrize("tag", ["ins", "sdt", "hyperlink"])
def test_depth_is_bounded(tag):
    with suppress(Unreadable):
        assert texts(paragraph(deep(tag, 200)))
    assert refusal(docx(paragraph(deep(tag, 3000)))) == "DAMAGED_WORD"


def test_tables_in_tables_are_bounded():
    inside = paragraph("深")
    for _ in range(70):
        inside = f"<w:tbl><w:tr><w:tc>{inside}{paragraph('')}</w:tc></w:tr></w:tbl>"
    assert texts(inside) == ["深"]


BREAK = "<w:r><w:br/></w:r>"
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


@pytest.mark.parametrize(
    "body",
    [
        paragraph(*[run("甲") + BREAK] * 5_000),
        paragraph(*[BEGIN] * 10_000, run("甲")),
        paragraph(*[run("甲", "<w:b/>"), run("乙")] * 5_000),
        "".join(paragraph("甲") for _ in range(5_000)),
        f"<w:tbl>{'<w:tr>' + ('<w:tc>' + paragraph('甲') + '</w:tc>') * 100 + '</w:tr>'}</w:tbl>" * 50,
        paragraph(*[f'<w:r><w:footnoteReference w:id="1"/></w:r>{run("甲")}'] * 2_000),
    ],
    ids=["breaks", "fields", "runs", "paragraphs", "cells", "notes"],
)
def test_a_monotonous_document_is_read_in_good_time(body):
    data = docx(body, notes='<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>')
    start = time.process_time()
    with suppress(Unreadable):
        read(data, "a.docx")
    assert time.process_time() - start < 5


def test_any_damage_is_read_or_refused():
    chance = random.Random(5)
    data = docx(paragraph("大会召开", style="1"), paragraph(LONG), files={"word/media/1.png": png()})
    for _ in range(400):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(Unreadable):
            read(
                bytes(broken[: chance.randint(1, len(broken))] if chance.random() < 0.3 else broken), "a.docx"
            )
