"""What is kept of a document comes back as it was, and nothing else does."""

import json

import pytest

from manuscript.parser import parse
from manuscript.plain import NotPlainError, from_plain, to_plain
from manuscript.readers import read
from manuscript.vocabulary import Vocabulary
from tests.manuscript.outlines import SEEDS

DOCUMENTS = sorted(path for path in SEEDS.iterdir() if path.is_file())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_source_and_reading_come_back_as_they_were(path):
    source = read(path.read_bytes(), path.name)
    assert from_plain(json.loads(json.dumps(to_plain(source)))) == source
    try:
        reading = parse(source, Vocabulary(()))
    except Exception:
        return
    assert from_plain(json.loads(json.dumps(to_plain(reading)))) == reading


@pytest.mark.parametrize(
    "data", [{"=": "Path", "value": "x"}, {"=": "Photo", "shape": 1}, {"@": "gestern"}, {}]
)
def test_what_is_no_document_is_refused(data):
    with pytest.raises(NotPlainError):
        from_plain(data)


def test_bytes_are_not_kept():
    with pytest.raises(NotPlainError):
        to_plain({"picture": b"GIF"})
