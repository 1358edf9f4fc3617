"""Words that need thought."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "particle-wrong": _("“%(text)s”: of 的, 地 and 得 it should be %(right)s. Check it."),
    "viewpoint-local": _("“%(text)s” means another place to the readers of this issue. Name the place."),
    "own-name": _("“%(text)s” is how a newspaper speaks. Name the publication, or leave it out."),
    "superlative": _("A claim to be confirmed: “%(text)s”. Name who says so, or leave it out."),
    "sensitive-term": _("“%(text)s” needs the required review: %(advice)s"),
    "misused-word": _("“%(text)s” is usually written “%(right)s”. Check it."),
    "character-mistaken": _(
        "“%(text)s” is no common word; perhaps “%(meant)s” is meant. Check the characters."
    ),
    "usage-wrong": _(
        "“%(text)s”: words that do not go together, or too many. Usual: %(right)s. Rephrase it."
    ),
    "term-variant": _("“%(text)s” is not the settled term; that is “%(right)s”."),
    "set-phrase-unquoted": _("“%(text)s” is written in quotation marks by custom. Add them."),
    "title-promotional": _("“%(text)s” praises. State the fact."),
    "formula-inconsistent": _(
        "“%(text)s” is “%(other)s” in “%(place)s”. Check which is right for the date of each."
    ),
    "session-outdated": _(
        "“%(text)s” ends before “%(latest)s”, which had closed by then. Add it, or check the date."
    ),
    "session-unknown": _("There was no “%(session)s” by the end of this issue's period. Correct it."),
    "notice-without-deadline": _(
        "“%(text)s” reports a notice and gives no date, deadline, document number or address. Add "
        "what a reader needs."
    ),
    "word-listed": _("“%(text)s” is on the word list of the secretariat. %(advice)s"),
}
