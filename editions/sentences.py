"""What an editor reads where a volume cannot become an edition: by the code of EditionError."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "bad_colour": _("The colour “%(colour)s” is none: it must be written like #8f1d21."),
    "no_picture": _("A photo of “%(title)s” has no file."),
    "nothing_printed": _("There is nothing in this issue."),
    "wechat_too_long": _(
        "“%(title)s” has a title, byline or caption that is longer than an article of WeChat may be."
    ),
}
