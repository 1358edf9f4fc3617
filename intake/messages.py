"""What a person reads where text knowledge has only codes: what happened, where, and what to do now."""

from __future__ import annotations

from collections import defaultdict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manuscript.notices import Notice, Unreadable

UNREADABLE: dict[str, str | Promise] = {
    "EMPTY": _("%(name)s is empty. Export the issue again and choose the new file."),
    "BINARY": _(
        "%(name)s is not text, whatever its name says. Open it in the program that made it and save it as text."
    ),
    "UNKNOWN_FORMAT": _(
        "%(name)s cannot be read: it is a %(found)s%(suffix)s file. "
        "Save the issue as Word (.docx), PDF, plain text (.txt) or Markdown (.md) and choose that file."
    ),
    "ENCODING": _(
        "The characters of this file could not be recognised (first doubt at byte %(byte)s). "
        "Save it as UTF-8 and try again."
    ),
    "NO_TEXT": _("%(name)s contains no text, perhaps only pictures. A scan must be recognised (OCR) first."),
    "NO_STRUCTURE": _(
        "No item could be told apart in this file. Give the items headings, numbered ones for example, "
        "and choose the file again."
    ),
    "NOT_PDF": _(
        "%(name)s is no PDF, whatever its name says. Open it in the program that made it and export it as PDF."
    ),
    "PDF_SCAN": _(
        "%(pages)s of the %(of)s pages are pictures without text: this is a scan. "
        "Recognise it first (OCR), compare the result with the print, and choose the new file."
    ),
    "PDF_PASSWORD": _("This PDF is locked with a password. Save a copy without one and choose that file."),
    "PDF_DAMAGED": _(
        "This PDF is damaged or incomplete. Export the issue again, or ask for the file once more."
    ),
    "PDF_TOO_LONG": _(
        "This PDF has %(pages)s pages; at most %(most)s can be read. Divide it: one issue is one file."
    ),
    "PDF_NO_UNICODE": _(
        "The fonts of this PDF do not say which characters they show (%(share)s of the text is lost). "
        "Export it again with text that can be copied, or recognise it (OCR)."
    ),
    "INTERLEAVED": _(
        "The lines of this file stand in disorder, as when columns are read across each other (%(share)s of the "
        "sentences go on). Export it from the program that made it, or copy the text column by column."
    ),
    "NO_FILE": _("There is no file %(name)s. Check its name and folder."),
    "NOT_A_FILE": _("%(name)s is not a file. Choose a single file."),
    "TOO_LARGE": _(
        "%(name)s has %(size)s MiB; at most %(most)s MiB can be read. Divide it or leave out its pictures."
    ),
    "TOO_SLOW": _(
        "%(name)s took longer than %(seconds)s seconds to read and was given up. Divide it into several files."
    ),
    "TOO_MUCH_MEMORY": _(
        "%(name)s needs more memory than a file may have. Divide it, or make its pictures smaller."
    ),
    "READER_BROKE": _(
        "%(name)s could not be read: the reader broke off. Save it anew in the program that made it and try again."
    ),
    "NOT_WORD": _(
        "%(name)s is no Word document but something else (%(found)s), whatever its name says. "
        "Open it in the program that made it and save it as .docx."
    ),
    "OLD_WORD": _(
        "%(name)s is a document of an old Word (.doc). Open it in Word or WPS, save it as .docx and choose the new file."
    ),
    "WPS": _(
        "%(name)s is a WPS document (.wps). Open it in WPS or Word, save it as .docx and choose the new file."
    ),
    "MACROS": _(
        "%(name)s contains macros, programs that could do harm. Save it in Word as a document without macros (.docx)."
    ),
    "ODT": _(
        "%(name)s is an OpenDocument text (.odt). Save it as .docx, in LibreOffice or WPS for example, "
        "and choose the new file."
    ),
    "PASSWORD": _(
        "%(name)s is protected by a password. Open it, take the password away under File, Protect, and save it again."
    ),
    "DAMAGED_WORD": _(
        "%(name)s is a damaged or incomplete Word document. Fetch it anew, or open it in Word, "
        "have it repaired and save it again."
    ),
    "UNPACKS_TOO_LARGE": _(
        "%(name)s grows beyond all measure when unpacked (at most %(most)s MiB); no real document does. "
        "Save it anew in Word, or divide it."
    ),
    "TOO_MANY_PARTS": _(
        "%(name)s consists of more than %(most)s parts; no real document does. Save it anew in Word, or divide it."
    ),
    "UNSAFE_XML": _(
        "%(name)s contains declarations that no Word document has and that could do harm. Save it anew in Word."
    ),
    "NO_ACCESS": _("%(name)s may not be read. Check its permissions."),
}

NOTICES: dict[str, str | Promise] = {
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
    "TRACKED_CHANGES": _(
        "The document holds tracked changes: %(inserted)s characters were inserted and kept, "
        "%(deleted)s were deleted and left out (%(excerpt)s). Accept or reject them in Word if that is wrong."
    ),
    "HIDDEN_TEXT": _(
        "%(count)s characters are hidden in Word and were left out: %(excerpt)s. Add them if they belong."
    ),
    "RUBY_LEFT_OUT": _(
        "%(count)s characters of pronunciation above the text were left out: %(excerpt)s. Add them where they are needed."
    ),
    "TEXT_BOXES": _(
        "The text of %(count)s text boxes was put after the paragraph they are anchored to: %(excerpt)s. Check its place."
    ),
    "PICTURE_LINKED": _(
        "The picture in line %(line)s is not in the document, which only names a file elsewhere. Add it by hand."
    ),
    "PICTURE_FORMAT": _(
        "The picture in line %(line)s has a format that cannot be shown (%(kind)s). "
        "Save it as PNG or JPEG and add it by hand."
    ),
    "PICTURE_BROKEN": _(
        "The picture in line %(line)s is damaged or missing (%(name)s). Look whether Word still shows it, "
        "and add it by hand."
    ),
    "PICTURE_TOO_LARGE": _(
        "The picture in line %(line)s is too large (%(name)s): at most 20 MiB and 100 million pixels. "
        "Make it smaller and add it."
    ),
    "OBJECT_LEFT_OUT": _(
        "Something in line %(line)s could not be brought along (%(kind)s). Save it as a picture in Word and add it by hand."
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

UNKNOWN = _("Something unexpected was found: %(code)s. Please compare the result with the file.")


def notice_message(notice: Notice) -> str:
    """The sentence for a notice, in the language of the reader."""
    return _sentence(NOTICES, notice.code, dict(notice.params))


def unreadable_message(error: Unreadable) -> str:
    """The sentence for a file that cannot be read."""
    return _sentence(UNREADABLE, error.code, dict(error.details))


def _sentence(sentences: dict[str, str | Promise], code: str, params: dict[str, str | int]) -> str:
    # A fact that is not known leaves its place empty rather than the reader without a sentence.
    facts: defaultdict[str, str | int] = defaultdict(str, {"code": code, **params})
    return str(sentences.get(code, UNKNOWN)) % facts
