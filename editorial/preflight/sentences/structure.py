"""What stands where in an issue, and what it says of itself."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "points-misnumbered": _(
        "“%(text)s” follows “%(after)s”. Number the points on, or add the one that is missing."
    ),
    "contents-title-differs": _(
        "The printed contents say “%(contents)s”, the title says “%(text)s”. Decide which is right "
        "and use it in both."
    ),
    "contents-punctuation-differs": _(
        "“%(text)s” and the printed contents (“%(contents)s”) differ in punctuation or spaces only. "
        "Use one form."
    ),
    "contents-entry-missing": _(
        "The printed contents list “%(text)s”, but the issue has no such item. Add the item, or take "
        "the entry out of the contents."
    ),
    "contents-item-missing": _(
        "“%(text)s” is not in the printed contents. Add it there, or check whether it belongs to the issue."
    ),
    "contents-order-differs": _(
        "The printed contents put “%(text)s” before “%(before)s”, the issue puts it after. Use one order."
    ),
    "contents-page-disorder": _(
        "In the printed contents “%(text)s” has page %(page)s, after page %(before)s. Correct the "
        "page numbers."
    ),
    "chapter-empty": _("Chapter “%(text)s” has no item. Add one, or delete the chapter."),
    "section-empty": _("“%(text)s” has no item. Add one, or delete the heading."),
    "item-empty": _("“%(text)s” has no text. Write it, or delete the item."),
    "item-wordless": _("“%(text)s” shows a picture or a file and says nothing. Write a text or a caption."),
    "numbering-gap": _(
        "Number %(number)s follows number %(before)s at “%(text)s”. Look whether something is "
        "missing, or renumber."
    ),
    "numbering-repeated": _("Number %(number)s is used twice, the second time at “%(text)s”. Renumber."),
    "title-repeated": _(
        "%(count)s items have the title “%(text)s”. Readers of a list cannot tell them apart: name "
        "their sections in it."
    ),
    "item-repeated": _(
        "“%(text)s” appears twice with the same text; the first is in “%(section)s”. Delete one."
    ),
    "paragraph-repeated": _("This paragraph also stands in “%(other)s”: %(text)s. Keep it in one place."),
    "passage-repeated": _("The same words stand in “%(other)s”: %(text)s. Shorten one of the two."),
    "phrase-repeated": _("“%(text)s” is said twice in one paragraph. Drop one."),
    "title-body-mismatch": _(
        "The text does not speak of what the title says: “%(text)s”. Look whether a part of the text "
        "is missing."
    ),
    "region-without-news": _("%(text)s has no item in this issue. Ask for news, or leave it so on purpose."),
    "region-uneven": _(
        "%(text)s has %(count)s item(s), others up to %(most)s. Look whether news is missing."
    ),
    "region-mismatch": _(
        "The item stands under %(region)s, but its text speaks of %(text)s only. Check the district."
    ),
    "items-out-of-order": _(
        "The item of %(text)s comes after one of %(before)s; most of the issue goes by date "
        "(%(count)s places differ). Check the order."
    ),
    "cover-date-differs": _("The cover date %(text)s does not fit %(issue)s. Check which is right."),
    "publication-name-missing": _(
        "The issue has no name of its own, only that of its issuer: %(text)s. Give the publication a name."
    ),
    "colophon-missing": _("The issue prints none of these: %(missing)s. Add an imprint."),
    "byline-missing": _("“%(text)s” names no writer or source; %(signed)s of %(all)s items do. Add it."),
    "source-missing": _(
        "No item of this issue names a writer, a source or a photographer. Add them, or say so in the"
        " imprint."
    ),
}
