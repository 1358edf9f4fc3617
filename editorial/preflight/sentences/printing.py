"""The file that an issue was read from."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "paragraph-broken-by-picture": _(
        "Line %(line)s broke off where a picture stood; it was joined with line %(next)s: %(text)s. "
        "Compare it with the original."
    ),
    "paragraph-broken-by-page": _(
        "Line %(line)s broke off at the end of a page; it was joined with line %(next)s: %(text)s. "
        "Compare it with the original."
    ),
    "column-break": _(
        "A sentence goes on in the next column at line %(line)s; it was joined: %(text)s. Compare it "
        "with the original."
    ),
    "hard-wrap": _(
        "All paragraphs were cut at about %(columns)s columns; %(count)s line ends were closed. "
        "Compare a few places with the original: %(text)s"
    ),
    "entry-title-wrapped": _(
        "The title in line %(line)s ran over several lines and was joined: %(text)s. Check it."
    ),
    "replacement-character": _(
        "A character in line %(line)s was lost before the file came here (%(text)s). Compare the "
        "place with the print."
    ),
    "running-head-in-text": _(
        "The running head “%(text)s” stood inside a sentence in line %(line)s and was taken out. "
        "Check the sentence."
    ),
    "caption-inside-paragraph": _(
        "A caption stood inside a sentence in line %(line)s and was taken out: %(text)s. Check "
        "sentence and photo."
    ),
    "caption-far-from-entry": _(
        "The photo “%(text)s” was printed in “%(origin)s” and moved to “%(target)s”. Move it back if "
        "that is wrong."
    ),
    "contents-broken-by-page": _(
        "Blank lines interrupt the printed contents after line %(line)s (%(text)s). Check that no "
        "entry was lost."
    ),
    "contents-entry-split": _(
        "An entry of the printed contents is split at line %(line)s: %(text)s. Check its title."
    ),
    "contents-html": _(
        "The printed contents hold HTML tags in %(count)s lines, first in line %(line)s: %(text)s. "
        "They were left out."
    ),
    "contents-leader-irregular": _(
        "Line %(line)s of the printed contents has no leader dots, or others than the rest: %(text)s."
        " Set all alike."
    ),
    "contents-stray-space": _(
        "%(count)s entries of the printed contents have spaces inside, first in line %(line)s: "
        "%(text)s. Delete them."
    ),
    "blank-with-space": _("%(count)s blank lines hold a space, first line %(line)s. They were left out."),
    "hard-break-spaces": _(
        "%(count)s lines end in two spaces, first line %(line)s (%(text)s). They were left out."
    ),
    "heading-level-jump": _(
        "Line %(line)s is marked as level %(depth)s, others of its kind as level %(usual)s: %(text)s."
        " The numbering was followed."
    ),
    "number-glued-to-title": _(
        "Line %(line)s can be read as a number and a title, or as one figure: %(text)s. It was taken "
        "for number %(number)s; check it."
    ),
    "number-space-irregular": _(
        "Line %(line)s has no space after its number, the others have one: %(text)s."
    ),
    "publication-missing": _(
        "The file names neither publication nor year nor publisher. Enter them by hand."
    ),
    "section-title-spaced": _("The heading in line %(line)s is set wide and was closed up: %(text)s."),
    "signature-ambiguous": _(
        "The names in line %(line)s are set apart with spaces: %(text)s. They were read as %(names)s;"
        " check them."
    ),
    "signature-on-own-line": _(
        "The byline in line %(line)s stands alone and was taken to the item before: %(text)s."
    ),
    "signature-spacing": _(
        "The name in line %(line)s is spaced differently from the same name elsewhere: %(text)s. It "
        "was closed up."
    ),
    "scan-text-in-body": _(
        "Lines from %(line)s on look like words of a document shown as a picture: %(text)s. They were"
        " kept beside the text; check them."
    ),
    "cover-period-without-year": _(
        "The cover gives %(text)s without the year (line %(line)s), and with it in another place. Add"
        " the year."
    ),
    "percent-impossible": _(
        "Nothing falls by more than 100%%, falls by a multiple, or is more than all of it: %(text)s. "
        "Check the figure, and say by how many per cent."
    ),
    "year-form-mixed": _("The title says “%(text)s”, the text “%(other)s”: 年 or 年度? Use one form."),
    "space-at-quote": _("A space stands beside a quotation mark: %(text)s. Delete it."),
}
