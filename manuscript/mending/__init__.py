"""Mending: what a person changes of a document that was read wrongly, before anything is drafted from it.

One function a verb, each pure: it takes a document and a place in it and returns a `Mended`, the new document and
where the thing is now; or it raises a MendingError and nothing has changed. Words vanish only where a verb is called
drop, or sets a field to what the person has written: everything else moves them about. (What a printed 本期要目 calls an
item is evidence and stays with the reading; it goes when the item it belongs to goes.)
"""

from manuscript.mending.blocks import (
    drop_block,
    join_paragraphs,
    move_block,
    set_photo,
    split_paragraph,
    turn_caption_into_paragraph,
    turn_paragraph_into_caption,
)
from manuscript.mending.changes import Change, apply, changes_between, reversed_changes
from manuscript.mending.errors import MendingError
from manuscript.mending.facts import set_byline, set_cover, set_event, set_region
from manuscript.mending.figures import with_figures
from manuscript.mending.headings import change_level, drop_heading, retitle
from manuscript.mending.items import (
    drop_item,
    merge_with_previous,
    move_item,
    split_item,
    turn_item_into_note,
    turn_note_into_item,
    turn_paragraph_into_title,
)
from manuscript.mending.places import At, Mended, Rank

__all__ = [
    "At",
    "Change",
    "Mended",
    "MendingError",
    "Rank",
    "apply",
    "change_level",
    "changes_between",
    "drop_block",
    "drop_heading",
    "drop_item",
    "join_paragraphs",
    "merge_with_previous",
    "move_block",
    "move_item",
    "retitle",
    "reversed_changes",
    "set_byline",
    "set_cover",
    "set_event",
    "set_photo",
    "set_region",
    "split_item",
    "split_paragraph",
    "turn_caption_into_paragraph",
    "turn_item_into_note",
    "turn_note_into_item",
    "turn_paragraph_into_caption",
    "turn_paragraph_into_title",
    "with_figures",
]
