"""Contents say the titles that stand in the text, whatever the printed contents of an old issue said."""

import io
import zipfile
from dataclasses import replace
from html import unescape

import pytest

from editions.formats import FORMATS
from tests.editions.formats.pdf_checks import folded, running_text
from tests.editions.sample_volumes import full_volume

TRUE, PRINTED = "栈桥全线合龙通行", "大桥即将建成"
#: How often a title is said at least: these have contents beside the text.
TIMES = {"pdf": 2, "docx": 2, "epub": 2, "site": 2, "text": 2}


def said(name: str, data: bytes) -> str:
    if name == "pdf":
        return running_text(data)
    if not data.startswith(b"PK"):
        return folded(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = (".xml", ".xhtml", ".html", ".txt", ".json", ".js")
        return folded(
            unescape("".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(texts)))
        )


@pytest.fixture
def volume(tmp_path):
    volume = full_volume(tmp_path)
    *others, chapter = volume.document.chapters
    item, *rest = chapter.sections[0].items
    item = replace(item, title=TRUE, title_in_contents=PRINTED)
    section = replace(chapter.sections[0], items=(item, *rest))
    chapters = (*others, replace(chapter, sections=(section,)))
    return replace(volume, document=replace(volume.document, chapters=chapters))


@pytest.mark.parametrize("form", [one for one in FORMATS if one.name != "package"], ids=lambda one: one.name)
def test_contents_of_every_format_say_the_title_of_the_text(volume, form):
    text = said(form.name, form.build(volume))
    assert PRINTED not in text
    assert text.count(TRUE) >= TIMES.get(form.name, 1)


def test_the_package_keeps_both_wordings(volume):
    package = next(one for one in FORMATS if one.name == "package")
    text = said("package", package.build(volume))
    assert PRINTED in text
    assert TRUE in text
