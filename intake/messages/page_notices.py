"""What was found in the pages of a PDF and in the lines of a text."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAGES: dict[str, str | Promise] = {
    "DAMAGED_BYTES": _(
        "Some bytes were damaged in %(places)s lines, the first is line %(line)s: compare these places with the print."
    ),
    "COLUMNS_PARTED": _(
        "%(count)s lines from line %(line)s on hold columns side by side (%(excerpt)s); they were put one below the other. "
        "Compare the beginnings of the columns with the print."
    ),
    "COLUMNS_DOUBTFUL": _(
        "%(count)s lines from line %(line)s on may hold columns side by side (%(excerpt)s); they were left as they are. "
        "If they do, copy the text column by column and choose the file again."
    ),
    "PDF_PAGES_WITHOUT_TEXT": _(
        "Pages %(pages)s hold only a picture of a page. If there is text on them, recognise it (OCR) or type it in."
    ),
    "PDF_PAGES_DAMAGED": _("Pages %(pages)s are damaged and were left out. Compare them with the print."),
    "PDF_LOST_CHARACTERS": _(
        "The file does not say which characters %(count)s signs on pages %(pages)s are; they were left out. "
        "Compare these pages with the print."
    ),
    "PDF_RECOGNISED_TEXT": _(
        "The text of this file was recognised from pictures by a machine. Compare all of it with the print."
    ),
    "PDF_ORDER_DOUBTFUL": _(
        "The sentences on pages %(pages)s do not go on from line to line: their columns may stand in disorder. "
        "Compare these pages with the print before you keep anything of them."
    ),
    "PDF_COLUMNS_BY_SHAPE": _(
        "The file has the columns of pages %(pages)s line by line; they were put in order by their shape. "
        "Compare the beginnings of their columns with the print."
    ),
    "PDF_PICTURE_TOO_LARGE": _(
        "Pictures on pages %(pages)s are too large and were left out; their places were kept. Add smaller files."
    ),
    "RUNNING_HEAD": _(
        "Line %(line)s was taken for a running head and left out: %(excerpt)s. Check that it is no text."
    ),
    "GAPS_AS_PHOTOS": _(
        "%(count)s large gaps were taken for places of photos. Add the pictures, or delete the places that had none."
    ),
    "GAPS_ASSUMED_PHOTOS": _(
        "%(count)s gaps of %(blank)s blank lines may be places of photos; nothing else shows it. Delete what is wrong."
    ),
}
