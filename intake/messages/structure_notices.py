"""What was understood of an issue with a doubt: its cover, contents, headings, items."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STRUCTURE: dict[str, str | Promise] = {
    "CONTENTS_ENTRY_UNMATCHED": _(
        "Line %(line)s of the printed contents matches no heading: %(excerpt)s. Look whether an item was missed."
    ),
    "CONTENTS_WORDING": _(
        "The printed contents say “%(excerpt)s” (line %(line)s), the heading says “%(title)s”. Both were kept; choose one."
    ),
    "NOT_IN_CONTENTS": _("The printed contents do not list this item: %(excerpt)s. Check whether it is one."),
    "COVER_LINE": _(
        "Line %(line)s of the cover was not understood: %(excerpt)s. Enter it by hand if it matters."
    ),
    "DATELINE": _(
        "Line %(line)s says when and where a text appeared before: %(excerpt)s. Author and source were kept, the "
        "rest left out."
    ),
    "COVER_DATE_DIFFERS": _(
        "The dates on the cover (%(excerpt)s) do not all fit the year of the issue, %(year)s. Check which is right."
    ),
    "NO_YEAR": _(
        "The file does not say which year it tells of, so dates without a year stay open. Enter the year."
    ),
    "LEADING_TEXT": _(
        "Text before the first heading (line %(line)s: %(excerpt)s) became the editors' note. Move it if it is not."
    ),
    "EMPTY_HEADING": _("Line %(line)s is a heading with nothing under it and was left out: %(excerpt)s."),
    "NO_NEWS": _(
        "Line %(line)s heads nothing but the remark that there is no news, and was left out with it: %(excerpt)s."
    ),
    "EMPTY_ITEM": _("The item in line %(line)s has no text: %(excerpt)s. Add the text or delete the item."),
    "INTRODUCTION_AS_ITEM": _(
        "Text stands between the heading in line %(line)s and its first item (%(excerpt)s); it became an item of its own. "
        "Merge or retitle it."
    ),
    "LEVEL_FOLDED": _(
        "The headings go deeper than chapter and section; line %(line)s became a section: %(excerpt)s. Check its place."
    ),
    "TITLE_FOLDED": _(
        "The heading in line %(line)s stands above further headings and has no place of its own: %(excerpt)s. "
        "Put its words where they are needed."
    ),
    "TITLE_DERIVED": _(
        "The item in line %(line)s has no printed title; its first words were taken for one: %(excerpt)s. Give it a title."
    ),
    "NUMBERING_GAP": _(
        "Number %(number)s follows number %(after)s in line %(line)s (%(excerpt)s). Look whether something is missing."
    ),
    "CREDIT_IN_TEXT": _(
        "A sentence of the item in line %(line)s holds a credit, %(excerpt)s: a caption may have run into the text. "
        "Move it to its photo."
    ),
    "CAPTION_MOVED": _(
        "A photo printed within “%(origin)s” went to “%(target)s”, which its caption describes: %(excerpt)s. "
        "Move it back if that is wrong."
    ),
}
