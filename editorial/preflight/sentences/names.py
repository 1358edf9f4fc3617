"""Organisations and people."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "post-differs": _("“%(text)s”, but “%(other)s” in “%(place)s”. Check who holds which office."),
    "name-inconsistent": _(
        "“%(text)s” is written “%(other)s” in “%(place)s”. Find out which name is right and use it."
    ),
    "name-wrong": _("“%(text)s” is not the name; it is “%(right)s”."),
    "name-outdated": _(
        "“%(text)s” is “%(right)s” since %(since)s. Change it, unless the text tells of the time before."
    ),
    "caption-differs": _("The caption says %(text)s, the text %(other)s. Check which is right."),
    "name-truncated": _("“%(text)s” lacks a part of “%(right)s”. Complete the name."),
    "name-form-mixed": _("The title says “%(text)s”, the text “%(other)s”. Use one form."),
    "abbreviation-before-definition": _(
        "“%(text)s” is used before its full name. Write “%(full)s” at the first mention."
    ),
    "short-name-undefined": _(
        "“%(text)s” seems to be a short name, and the full one is nowhere in the item. Write it at "
        "the first mention."
    ),
    "person-inconsistent": _("%(text)s is %(other)s in “%(place)s”. Check the name."),
    "speaker-not-introduced": _(
        "%(text)s speaks without being introduced. Add the person's unit and office."
    ),
    "foreign-name-misspelt": _("“%(text)s” looks like a misprint for “%(right)s”. Check the name."),
    "title-mark-inconsistent": _("“%(text)s” was introduced as %(other)s. Use the same marks."),
}
