"""Every refusal has a sentence, and the sentence asks for nothing that the refusal does not bring."""

import re
from pathlib import Path

from editions.sentences import SENTENCES

ROOM = Path(__file__).parents[2] / "editions"
RAISED = re.compile(r'EditionError\(\s*"([\w-]+)"')


def test_every_refusal_has_a_sentence():
    raised = {
        code for path in ROOM.rglob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(raised) >= 4
    assert raised <= set(SENTENCES)
