"""Punctuation, spaces, and characters that are not what they look like."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "span-mark-mixed": _("%(text)s, but %(other)s before it. Write spans with one mark."),
    "quote-unmatched": _(
        "%(mark)s has no partner in this paragraph: %(text)s. Add the missing quotation mark."
    ),
    "quote-reversed": _("The quotation marks stand the wrong way round: %(text)s. Turn them."),
    "quote-nested": _("Quotation marks of one kind stand inside each other: %(text)s. Inside “ ” use ‘ ’."),
    "quote-straight": _("Straight quotation marks in Chinese text: %(text)s. Use “ ”."),
    "bracket-unmatched": _("%(mark)s has no partner in this paragraph: %(text)s. Add the missing bracket."),
    "bracket-width-mixed": _("The two brackets of %(text)s have different widths. Use full-width ones."),
    "half-width-punctuation": _("Half-width %(mark)s in Chinese text: %(text)s. Use the full-width mark."),
    "title-half-width": _("Half-width %(mark)s in a Chinese title: %(text)s. Use the full-width mark."),
    "range-hyphen": _("A range is written with a hyphen: %(text)s (%(count)s in the issue). Use — or ～."),
    "plus-sign": _(
        "Half-width + between Chinese words: %(text)s (%(count)s in the issue). Use the full-width "
        "sign, or a word."
    ),
    "full-width-letter": _(
        "Full-width letters or digits: %(text)s (%(count)s in the issue). Use half-width ones."
    ),
    "space-stray": _("A space where none belongs: %(text)s. Delete it."),
    "space-mixed": _(
        "%(text)s has a space; in most places of the issue there is none (%(count)s with, %(all)s in "
        "all). Write all alike."
    ),
    "punctuation-doubled": _("Two marks where one belongs: %(text)s. Keep one."),
    "ellipsis-irregular": _("An ellipsis is six dots in the middle of the line: %(text)s. Use ……"),
    "dash-irregular": _("A dash is two characters long: %(text)s. Use ——"),
    "title-ends-with-stop": _("A title ends without a full stop: %(text)s. Delete the mark."),
    "title-exclamation": _("An exclamation mark in a news title: %(text)s. State the fact instead."),
    "stop-missing": _(
        "The paragraph ends without punctuation: %(text)s. Complete it; perhaps text is missing."
    ),
    "enumeration-mixed": _(
        "Commas and enumeration commas alternate in one list: %(text)s. Use 、 for words, ，for clauses."
    ),
    "enumeration-comma-redundant": _(
        "No 、 is needed between quoted or titled words: %(text)s (%(count)s in the issue). Leave it "
        "out throughout."
    ),
    "enumeration-before-etc": _("No 、 stands before 等, 和 or 及: %(text)s. Delete it."),
    "enumeration-comma-missing": _(
        "Two entries of a list run together: %(text)s. Put 、 between “%(first)s” and “%(second)s”."
    ),
    "punctuation-missing": _("Two clauses run together: %(text)s. Put a comma between them."),
    "word-doubled": _("“%(text)s” is written twice in a row. Delete one."),
    "character-damaged": _("A damaged character: %(text)s. Compare with the original and mend it."),
    "character-doubtful": _(
        "“%(text)s” looks like “%(right)s” and is another character; search will not find it. Replace it."
    ),
    "script-mixed": _("“%(character)s” is of the other script than the text: %(text)s. Check it."),
    "character-undrawn": _(
        "No font of the PDF draws “%(character)s” (%(point)s): %(text)s. Replace it, or have a font added that does."
    ),
    "letter-for-digit": _("A letter stands among digits: %(text)s. Check it."),
}
