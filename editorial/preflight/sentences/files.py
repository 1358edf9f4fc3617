"""Pictures, links and attachments."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "photo-place-empty": _(
        "%(count)s places of photos are empty, the first in “%(text)s”. Add the pictures, or delete "
        "the places."
    ),
    "photo-without-caption": _("The photo %(text)s has no caption. Say who, what and where."),
    "photo-without-credit": _("The photo %(text)s names no photographer. Add the credit."),
    "photo-without-alt": _(
        "The photo %(text)s has no text for people who do not see it. Describe it in a sentence."
    ),
    "photo-repeated": _("The photo %(text)s is used twice; the first time in “%(other)s”. Use it once."),
    "picture-missing": _("The file %(text)s is not there. Upload it again."),
    "picture-small": _(
        "%(text)s is %(width)s × %(height)s pixels; at least %(least)s wide are needed. Ask for a larger one."
    ),
    "link-not-secure": _(
        "“%(text)s” leads to %(address)s, an address without https. Check whether there is a secure one."
    ),
    "link-malformed": _("“%(text)s” leads to %(address)s, which is no complete address. Correct it."),
    "link-dead": _("“%(text)s” leads to %(address)s, which did not answer. Correct or delete the link."),
    "attachment-untitled": _("The attachment %(text)s has no title. Say what it is."),
}
