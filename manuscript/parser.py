"""Lines -> Document. Conducts the modules that know something; holds no regular expression of its own."""

from __future__ import annotations

from manuscript.lines import Source
from manuscript.notices import Notice, Unreadable
from manuscript.reading import Contents, ContentsEntry, CoverDate, Imprint, Reading
from manuscript.vocabulary import Vocabulary

__all__ = ["Contents", "ContentsEntry", "CoverDate", "Imprint", "Notice", "Reading", "parse"]


def parse(source: Source, vocabulary: Vocabulary) -> Reading:
    """The document a source contains, with everything that a person should check."""
    raise Unreadable("NO_STRUCTURE")
