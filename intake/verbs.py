"""The verbs of mending as the screen posts them: which form each has, and which function carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from intake.forms import (
    ChapterForm,
    CoverForm,
    CutForm,
    ItemForm,
    MoveForm,
    NothingForm,
    PhotoForm,
    SectionForm,
)
from manuscript import mending
from manuscript.document import Document
from manuscript.mending import At, Mended, MendingError, Rank
from manuscript.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Step:
    """What a verb is given."""

    document: Document
    at: At
    form: forms.Form
    names: Vocabulary


Carry = Callable[[Step], Mended]


def _plain(verb: Callable[[Document, At], Mended]) -> Carry:
    return lambda step: verb(step.document, step.at)


def _level(rank: Rank) -> Carry:
    return lambda step: mending.change_level(step.document, step.at, rank, step.names)


def _describe(step: Step) -> Mended:
    """Everything a form of details says, as one edit."""
    said, at = step.form.cleaned_data, step.at
    document, at = mending.retitle(step.document, at, said["title"], said["number"])
    if at.rank in (Rank.SECTION, Rank.ITEM):
        document, at = mending.set_region(document, at, said["region"])
    if at.rank is Rank.ITEM:
        document, at = mending.set_event(document, at, step.form.event)
        document, at = mending.set_byline(document, at, said["bylines"], said["source"])
    return Mended(document, at)


def _split_item(step: Step) -> Mended:
    said = step.form.cleaned_data
    return mending.split_item(step.document, step.at, said["offset"] or 0, " ".join(said["title"].split()))


def _split_paragraph(step: Step) -> Mended:
    return mending.split_paragraph(step.document, step.at, step.form.cleaned_data["offset"] or 0)


def _photo(step: Step) -> Mended:
    said = step.form.cleaned_data
    return mending.set_photo(step.document, step.at, said["caption"], said["credit"])


def _move(verb: Callable[[Document, At, At], Mended]) -> Carry:
    return lambda step: verb(step.document, step.at, At.read(step.form.cleaned_data["to"]))


CARRIED: dict[str, tuple[type[forms.Form] | None, Carry]] = {
    "describe": (None, _describe),  # which form, the place decides
    "cover": (CoverForm, lambda step: mending.set_cover(step.document, **step.form.cover)),
    "merge": (NothingForm, _plain(mending.merge_with_previous)),
    "split_item": (CutForm, _split_item),
    "as_title": (NothingForm, _plain(mending.turn_paragraph_into_title)),
    "swap_title": (NothingForm, _plain(mending.turn_paragraph_into_title)),
    "to_chapter": (NothingForm, _level(Rank.CHAPTER)),
    "to_section": (NothingForm, _level(Rank.SECTION)),
    "to_item": (NothingForm, _level(Rank.ITEM)),
    "move_item": (MoveForm, _move(mending.move_item)),
    "move_block": (MoveForm, _move(mending.move_block)),
    "photo": (PhotoForm, _photo),
    "join": (NothingForm, _plain(mending.join_paragraphs)),
    "split_paragraph": (CutForm, _split_paragraph),
    "as_caption": (NothingForm, _plain(mending.turn_paragraph_into_caption)),
    "as_text": (NothingForm, _plain(mending.turn_caption_into_paragraph)),
    "as_note": (NothingForm, _plain(mending.turn_item_into_note)),
    "note_as_item": (NothingForm, lambda step: mending.turn_note_into_item(step.document)),
    "drop_heading": (NothingForm, _plain(mending.drop_heading)),
    "drop_block": (NothingForm, _plain(mending.drop_block)),
    "drop_item": (NothingForm, _plain(mending.drop_item)),
}
DETAILS = {Rank.CHAPTER: ChapterForm, Rank.SECTION: SectionForm, Rank.ITEM: ItemForm}


def form_of(verb: str, at: At) -> type[forms.Form]:
    """Raises MendingError for a verb that is none, or none of this place."""
    if verb not in CARRIED:
        raise MendingError("NO_SUCH_PLACE")
    form = CARRIED[verb][0] or DETAILS.get(at.rank)
    if form is None:
        raise MendingError("NO_SUCH_PLACE")
    return form


def carry_out(verb: str, step: Step) -> Mended:
    document, at = CARRIED[verb][1](step)
    return Mended(mending.with_figures(step.document, document), at)
