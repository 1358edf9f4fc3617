"""The process that reads: what it answers is what the parser says, and no file brings the portal down with it."""

import json
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from intake.actions.read_file import read_file
from intake.page_images import page_image
from manuscript import reading_child as child
from manuscript.notices import Unreadable
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Name, Vocabulary
from tests.manuscript.outlines import SEEDS

PLACES = Vocabulary((Name("昆山市", ("昆山",)),))
MIB = 1024 * 1024


def code_of(path, **options) -> str:
    with pytest.raises(Unreadable) as refused:
        read_file(path, PLACES, 50 * MIB, **options)
    return refused.value.code


@pytest.mark.parametrize("name", ["briefing.txt", "numbered.md", "traditional.txt"])
def test_it_answers_what_the_parser_says(name):
    path = SEEDS / name
    taken = read_file(path, PLACES, 50 * MIB, year=2024)
    source = read(path.read_bytes(), name)
    assert taken.source == source
    assert taken.reading == parse(source, PLACES, year=2024)


def test_a_file_is_known_by_the_name_a_person_gave_it(tmp_path):
    stored = tmp_path / "5f3c"
    stored.write_bytes((SEEDS / "numbered.md").read_bytes())
    assert read_file(stored, PLACES, 50 * MIB, name="旧刊.md").source.format == "markdown"


def test_a_refusal_comes_back_with_its_code(tmp_path):
    file = tmp_path / "空.txt"
    file.write_text("　\n", encoding="utf-8")
    assert code_of(file) == "NO_TEXT"


@pytest.fixture
def long_file(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("".join(f"{n}.第{n}条\n这一天召开会议{n}次。\n" for n in range(60_000)), encoding="utf-8")
    return file


def test_a_file_that_takes_too_long_is_given_up(long_file, settings):
    settings.INTAKE_SECONDS = 1
    assert code_of(long_file) == "TOO_SLOW"


def test_a_file_that_needs_too_much_memory_is_given_up(long_file, settings):
    settings.INTAKE_MEBIBYTES = 60
    assert code_of(long_file) == "TOO_MUCH_MEMORY"


@pytest.mark.parametrize(
    ("returncode", "stdout", "code"),
    [
        (-11, b"", "READER_BROKE"),  # a library in C that broke
        (0, b"{}", "READER_BROKE"),
        (0, b'{"source": {"=": "Path", "value": "/"}, "reading": null}', "READER_BROKE"),
        (-24, b"", "TOO_SLOW"),
    ],
)
def test_whatever_happens_to_it_is_a_sentence(monkeypatch, returncode, stdout, code):
    answer = subprocess.CompletedProcess([], returncode, stdout, b"Segmentation fault")
    monkeypatch.setattr(child, "_run", lambda *args: answer)
    assert code_of(SEEDS / "numbered.md") == code


def test_it_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    seen = {}
    real = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda *args, **kwargs: (seen.update(kwargs), real(*args, **kwargs))[1]
    )
    read_file(SEEDS / "numbered.md", PLACES, 50 * MIB)
    assert "secret" not in json.dumps(seen["env"])


def test_the_reading_process_needs_no_framework():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, manuscript.reading_process, manuscript.parser; print('django' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"


def test_a_page_is_drawn_for_the_screen():
    drawn = page_image(SEEDS / "shapes" / "library-monthly.pdf", 1, 500)
    with Image.open(BytesIO(drawn)) as image:
        assert (image.format, image.width) == ("PNG", 500)


@pytest.mark.parametrize(("name", "page"), [("shapes/library-monthly.pdf", 99), ("numbered.md", 1)])
def test_what_cannot_be_drawn_is_no_picture(name, page):
    assert page_image(SEEDS / name, page, 500) is None
