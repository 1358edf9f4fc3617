"""Why a file cannot be read, and what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    "PACKAGE_BROKEN": _(
        "This package is damaged or was changed (%(member)s). Export the issue again and choose the new file."
    ),
    "PACKAGE_MISSING": _("%(member)s is missing in this package. Export the issue again."),
    "PACKAGE_UNLISTED": _("This package holds %(member)s, which its manifest does not name. It was changed."),
    "PACKAGE_HASH": _(
        "%(member)s in this package is not what its manifest names. It was changed or damaged."
    ),
    "PACKAGE_PATH": _("This package holds a file outside of its folder (%(member)s). It is not one of ours."),
    "PACKAGE_TOO_LARGE": _("This package grows beyond %(most)s MiB when unpacked. Divide the issue."),
    "PACKAGE_TOO_MANY": _("This package consists of more than %(most)s files; no issue does."),
    "PACKAGE_SCHEMA": _(
        "This package is of the kind %(schema)s; this installation reads %(known)s. Bring both installations up to date."
    ),
    "PACKAGE_FIELDS": _("This package does not describe an issue (%(reason)s)."),
}
