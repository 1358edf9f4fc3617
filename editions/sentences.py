"""Why an edition could not be made, for a publisher. The codes are those of EditionError."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .volume import EditionError

SENTENCES: dict[str, object] = {}


def sentence_of(error: EditionError) -> str:
    if error.code not in SENTENCES:
        return _("It cannot be made: %(code)s.") % {"code": error.code}
    return str(SENTENCES[error.code]) % error.details
