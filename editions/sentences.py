"""What an editor reads where a volume cannot become an edition; %(…)s are details of the EditionError."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "NO_TITLE": _("The issue has no title."),
    "ITEM_WITHOUT_TITLE": _("An item has no title. It begins: “%(text)s”"),
    "NO_PICTURE": _("The picture %(name)s is missing."),
    "BROKEN_PICTURE": _("The picture %(name)s cannot be read."),
    "NO_ATTACHMENT": _("The attachment %(name)s is missing."),
    "bad-colour": _("The colour “%(colour)s” is none: it must be written like #8f1d21."),
    "character-without-glyph": _(
        "No font draws the character “%(character)s” (%(point)s). Replace it, or add a font."
    ),
    "not-typeset": _("The PDF could not be typeset (%(reason)s)."),
}
