"""What an editor reads where a volume cannot become an edition; %(…)s are details of the EditionError."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "NO_TITLE": _("The issue has no title."),
    "ITEM_WITHOUT_TITLE": _("An item has no title. It begins: “%(text)s”"),
    "NO_PICTURE": _("The picture %(name)s is missing."),
    "BROKEN_PICTURE": _("The picture %(name)s cannot be read as JPEG or PNG."),
    "NO_ADDRESS": _("The issue has no address on the web that a letter could lead to."),
    "NO_ATTACHMENT": _("The attachment %(name)s is missing."),
}
