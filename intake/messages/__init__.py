"""What a person reads where text knowledge has only codes: what happened, where, and what to do now."""

from __future__ import annotations

from collections import defaultdict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manuscript.notices import Notice, Unreadable

from .page_notices import PAGES
from .structure_notices import STRUCTURE
from .unreadable import UNREADABLE
from .word_notices import WORD

NOTICES = {**PAGES, **WORD, **STRUCTURE}
UNKNOWN = _("Something unexpected was found: %(code)s. Please compare the result with the file.")


def notice_message(notice: Notice) -> str:
    """The sentence for a notice, in the language of the reader."""
    return _sentence(NOTICES, notice.code, dict(notice.params))


def unreadable_message(error: Unreadable) -> str:
    """The sentence for a file that cannot be read."""
    return _sentence(UNREADABLE, error.code, dict(error.details))


def _sentence(sentences: dict[str, str | Promise], code: str, params: dict[str, str | int]) -> str:
    # A fact that is not known leaves its place empty rather than the reader without a sentence.
    facts: defaultdict[str, str | int] = defaultdict(str, {"code": code, **params})
    return str(sentences.get(code, UNKNOWN)) % facts
