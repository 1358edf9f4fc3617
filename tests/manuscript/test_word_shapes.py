"""Documents of many shapes as Word has them: pasted line by line, and set anew with headings by style or by look."""

import io
import json

import docx
import pytest
from docx.shared import Pt

from manuscript.contents import is_contents_heading
from manuscript.interchange import as_dict
from manuscript.lines import essence
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.outlines import REGIONS, SEEDS, outline
from tests.manuscript.scoring import score
from tests.manuscript.test_unseen import AT_LEAST, PLACES

PASTED = sorted(path for path in [*SEEDS.glob("*.txt"), *(SEEDS / "unseen").glob("*.txt")])
# Gaps that tell of photos mean nothing in Word, which has its photos; one text heads nothing; one is half Markdown.
UNLIKE = {"gaps", "untitled", "bracket-numbers"}
UNSEEN = sorted((SEEDS / "unseen").glob("*.json"))
LOOKS = {"large": {1: 18, 2: 15, 3: 13}, "bold": {1: 18, 2: 14, 3: 11}}  # points; the text has 11


def saved(word):
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def without_places(reading):
    """What was understood; lines are counted differently."""
    return [
        line.rpartition(" ")[0] if line.startswith("notice") else line
        for line in outline(reading).split("\n")
    ]


@pytest.mark.parametrize(
    "path", [path for path in PASTED if path.stem not in UNLIKE], ids=lambda path: path.stem
)
def test_a_text_pasted_into_word_reads_like_the_text(path):
    word = docx.Document()
    for line in path.read_text(encoding="utf-8").split("\n"):
        word.add_paragraph(line.replace("\f", ""))
    pasted = parse(read(saved(word), "a.docx"), REGIONS)
    assert without_places(pasted) == without_places(parse(read(path.read_bytes(), path.name), REGIONS))


def set_anew(path, gold, look, *, numbered):
    """A document as an office would set it: its cover, its headings in one of the looks, paragraphs with an indent."""
    word = docx.Document()
    for place, text in enumerate(cover_of(path, gold)):
        letters = word.add_paragraph().add_run(text)
        letters.bold, letters.font.size = (True, Pt(26)) if place == 0 else (None, None)
    for chapter_number, chapter in enumerate(gold["chapters"]):
        head(word, chapter["title"], 1, look, f"第{'一二三四五'[chapter_number]}章 " * numbered)
        for section_number, section in enumerate(chapter["sections"]):
            head(word, section["title"], 2, look, f"{'一二三四五六'[section_number]}、" * numbered)
            for number, item in enumerate(section["items"], 1):
                head(word, item["title"], 3, look, f"{number}. " * numbered)
                for text in item["paragraphs"]:
                    word.add_paragraph(f"　　{text}")
    return saved(word)


def cover_of(path, gold):
    """The lines of the text before its contents and its first heading."""
    text = next(path.with_suffix(suffix) for suffix in (".txt", ".md") if path.with_suffix(suffix).exists())
    titles = {essence(title) for title in titles_of(gold)}
    for line in text.read_text(encoding="utf-8").split("\n"):
        bare = line.strip("# \u3000\f")
        if is_contents_heading(bare) or any(essence(bare).endswith(title) for title in titles):
            return
        if bare:
            yield bare


def titles_of(gold):
    for chapter in gold["chapters"]:
        sections = chapter["sections"]
        titles = [chapter["title"], *(section["title"] for section in sections)]
        yield from filter(None, titles)
        yield from (item["title"] for section in sections for item in section["items"])


def head(word, title, level, look, number):
    if not title:
        return
    if look == "style":
        word.add_heading(number + title, level)
        return
    letters = word.add_paragraph().add_run(number + title)
    letters.bold, letters.font.size = True, Pt(LOOKS[look][level])


def printed_titles(path):
    return '"derived"' not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("numbered", [False, True], ids=["plain", "numbered"])
@pytest.mark.parametrize("look", ["style", *LOOKS])
@pytest.mark.parametrize("path", [*filter(printed_titles, UNSEEN)], ids=lambda path: path.stem)
def test_a_document_set_anew_is_understood(path, look, numbered):
    gold = json.loads(path.read_text(encoding="utf-8"))
    result = score(
        gold, as_dict(parse(read(set_anew(path, gold, look, numbered=numbered), "a.docx"), PLACES))
    )
    short = {key: result[key] for key, floor in AT_LEAST.items() if key != "byline" and result[key] < floor}
    assert (short, result["invented"]) == ({}, 0)  # bylines are not set anew
