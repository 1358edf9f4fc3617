"""Mending in the words of the screen: what a verb is called, and why one is not possible."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manuscript.mending import MendingError

#: As on the button; the button that takes it back says them again.
VERBS: dict[str, str | Promise] = {
    "describe": _("Change the details"),
    "cover": _("Change the cover"),
    "merge": _("Merge with the item above"),
    "split_item": _("Begin a new item here"),
    "as_title": _("Make it the title of a new item"),
    "swap_title": _("Make it the title"),
    "to_chapter": _("Make it a chapter"),
    "to_section": _("Make it a section"),
    "to_item": _("Make it an item"),
    "move_item": _("Move the item"),
    "move_block": _("Move it"),
    "photo": _("Change caption and credit"),
    "join": _("Join with the paragraph above"),
    "split_paragraph": _("Divide into two paragraphs"),
    "as_caption": _("Make it a caption"),
    "as_text": _("Make the caption text"),
    "as_note": _("Make it the editor's note"),
    "note_as_item": _("Make the note an item"),
    "drop_heading": _("Drop the heading, keep the text"),
    "drop_block": _("Delete"),
    "drop_item": _("Delete the item"),
}

REFUSALS: dict[str, str | Promise] = {
    "NO_SUCH_PLACE": _("There is no such place any more. Look at the page anew and choose again."),
    "NOTHING_BEFORE": _("Nothing stands before it in its section. Move it behind another item first."),
    "NO_PARAGRAPH": _("Only a paragraph can become that."),
    "NO_PHOTO": _("Only a photo has a caption."),
    "NO_CAPTION": _("This photo has no caption that could become text."),
    "NO_TITLE": _("Nothing there can serve as a title. Enter one."),
    "NO_NOTE": _("There is no editor's note."),
    "NO_HEADING": _("These items stand under no heading, so there is none to change."),
    "NOT_ONLY_TEXT": _(
        "The editor's note holds text only. Move pictures, tables and lists to another item first."
    ),
    "SAME_LEVEL": _("It stands on that level already."),
    "OTHER_DOCUMENT": _("That can no longer be taken back or done again."),
}

STALE = _(
    "This was changed in another window, or by a colleague, after you opened the page. Your last step was not carried "
    "out; what you typed still stands in the form. Look at the page as it is now and do it again."
)


def refusal_message(error: MendingError) -> str:
    return str(REFUSALS[error.code])
