"""What was found in a Word document."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORD: dict[str, str | Promise] = {
    "TRACKED_CHANGES": _(
        "The document holds tracked changes: %(inserted)s characters were inserted and kept, "
        "%(deleted)s were deleted and left out (%(excerpt)s). Accept or reject them in Word if that is wrong."
    ),
    "HIDDEN_TEXT": _(
        "%(count)s characters are hidden in Word and were left out: %(excerpt)s. Add them if they belong."
    ),
    "RUBY_LEFT_OUT": _(
        "%(count)s characters of pronunciation above the text were left out: %(excerpt)s. Add them where they are needed."
    ),
    "TEXT_BOXES": _(
        "The text of %(count)s text boxes was put after the paragraph they are anchored to: %(excerpt)s. Check its place."
    ),
    "PICTURE_LINKED": _(
        "The picture in line %(line)s is not in the document, which only names a file elsewhere. Add it by hand."
    ),
    "PICTURE_FORMAT": _(
        "The picture in line %(line)s has a format that cannot be shown (%(kind)s). "
        "Save it as PNG or JPEG and add it by hand."
    ),
    "PICTURE_BROKEN": _(
        "The picture in line %(line)s is damaged or missing (%(name)s). Look whether Word still shows it, "
        "and add it by hand."
    ),
    "PICTURE_TOO_LARGE": _(
        "The picture in line %(line)s is too large (%(name)s): at most 20 MiB and 100 million pixels. "
        "Make it smaller and add it."
    ),
    "OBJECT_LEFT_OUT": _(
        "Something in line %(line)s could not be brought along (%(kind)s). Save it as a picture in Word and add it by hand."
    ),
}
