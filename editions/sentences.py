"""What an editor reads where a volume cannot become an edition: by the code of EditionError."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .volume import EditionError

SENTENCES: dict[str, object] = {
    "NO_TITLE": _("The issue has no title."),
    "ITEM_WITHOUT_TITLE": _("An item has no title. It begins: “%(text)s”"),
    "NO_PICTURE": _("The picture %(name)s is missing."),
    "BROKEN_PICTURE": _("The picture %(name)s cannot be read as JPEG or PNG."),
    "NO_ADDRESS": _("The issue has no address on the web that a letter could lead to."),
    "NO_ATTACHMENT": _("The attachment %(name)s is missing."),
    "bad_colour": _("The colour “%(colour)s” is none: it must be written like #8f1d21."),
    "no_picture": _("A photo of “%(title)s” has no file."),
    "nothing_printed": _("There is nothing in this issue."),
    "wechat_too_long": _(
        "“%(title)s” has a title, byline or caption that is longer than an article of WeChat may be."
    ),
}


def sentence_of(error: EditionError) -> str:
    if error.code not in SENTENCES:
        return gettext("It cannot be made: %(code)s.") % {"code": error.code}
    return str(SENTENCES[error.code]) % {"title": error.item.title if error.item else "", **error.details}
