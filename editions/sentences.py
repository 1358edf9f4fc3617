"""What an editor reads where a volume cannot become an edition: by the code of EditionError."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .volume import EditionError

SENTENCES: dict[str, object] = {
    "no-title": _("The issue has no title."),
    "item-without-title": _("An item has no title. It begins: “%(text)s”"),
    "picture-missing": _("The picture %(name)s is missing."),
    "picture-broken": _("The picture %(name)s cannot be read as JPEG or PNG."),
    "character-without-glyph": _(
        "No font draws the character “%(character)s” (%(point)s). Replace it, or add a font."
    ),
    "not-typeset": _("The PDF could not be typeset (%(reason)s)."),
    "no-address": _("The issue has no address on the web that a letter could lead to."),
    "attachment-missing": _("The attachment %(name)s is missing."),
    "bad-colour": _("The colour “%(colour)s” is none: it must be written like #8f1d21."),
    "nothing-printed": _("There is nothing in this issue."),
    "too-long-for-wechat": _(
        "“%(title)s” has a title, byline or caption that is longer than an article of WeChat may be."
    ),
}


def sentence_of(error: EditionError) -> str:
    if error.code not in SENTENCES:
        return gettext("It cannot be made: %(code)s.") % {"code": error.code}
    return str(SENTENCES[error.code]) % {"title": error.item.title if error.item else "", **error.details}
