"""What a correction changes, whether one reviewer is enough for it, and the note that each change owes its readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wagtail.models import Page

from bulletins.canonical import canonical_content
from bulletins.models import Correction, IssuePage, Manifest
from bulletins.states import ReleaseKind

from .sealing import NotWholeError, changed_rows, removed_rows

_FIGURES = re.compile(r"\d[\d,.，]*|[〇一二三四五六七八九十百千万亿]{2,}")
#: Fields in which a slip may be mended under one signature. Anything else is a fact.
_PROSE = frozenset(
    {
        "title",
        "body",
        "editors_note",
        "printed_number",
        "title_in_contents",
        "seo_title",
        "search_description",
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    kind: ReleaseKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A page that differs from what readers have."""

    page: Page
    is_new: bool
    is_removed: bool
    is_slight: bool  # no figure, name, date or place differs: one reviewer is enough

    @property
    def allowed_kinds(self) -> list[ReleaseKind]:
        slight = [ReleaseKind.ERRATUM] if self.is_slight else []
        return [*slight, ReleaseKind.CORRECTION]


def changes_between(manifest: Manifest, baseline: Manifest) -> list[Change]:
    """In the order of the issue, removed pages last. A fixed number of statements."""
    after = {row.page_id: row for row in manifest.rows.select_related("page", "revision")}
    before = {row.page_id: row for row in baseline.rows.select_related("page", "revision")}
    changed, removed = changed_rows(manifest, baseline), removed_rows(manifest, baseline)
    found = [
        Change(row.page, page not in before, False, page in before and _is_slight(before[page], row))
        for page, row in after.items()
        if page in changed
    ]
    return found + [Change(before[page].page, False, True, False) for page in before if page in removed]


def _is_slight(before, after) -> bool:
    if before.parent_id != after.parent_id:
        return False
    old, new = canonical_content(before.revision.content), canonical_content(after.revision.content)
    if any(old.get(name) != new.get(name) for name in {*old, *new} - _PROSE):
        return False
    prose_before, prose_after = (
        str([content.get(name) for name in sorted(_PROSE)]) for content in (old, new)
    )
    return _FIGURES.findall(prose_before) == _FIGURES.findall(prose_after) and len(
        old.get("body") or []
    ) == len(new.get("body") or [])


def note_corrections(
    issue: IssuePage, manifest: Manifest, baseline: Manifest, notes: Mapping[int, Note], user
) -> None:
    """Keeps one pending note a changed page. Raises NotWholeError where one is missing or says too little."""
    changes = changes_between(manifest, baseline)
    if not changes:
        raise NotWholeError(_("Nothing differs from what readers have."))
    pending = {note.page_id: note for note in issue.corrections.pending()}
    for change in changes:
        given = notes.get(change.page.pk)
        kept = pending.pop(change.page.pk, None) or Correction(issue=issue, page=change.page)
        if given is not None:
            kept.kind, kept.note, kept.written_by = given.kind, given.text.strip(), user
        _require_enough(change, kept)
        kept.save()
    issue.corrections.pending().filter(pk__in=[note.pk for note in pending.values()]).delete()


def _require_enough(change: Change, note: Correction) -> None:
    title = {"title": change.page.draft_title}
    if not note.note:
        raise NotWholeError(_("Say to the readers what was corrected in “%(title)s”.") % title)
    if note.kind not in change.allowed_kinds:
        raise NotWholeError(
            _(
                "In “%(title)s” a figure, a name, a date or a page differs: that needs all reviews, as a correction."
            )
            % title
        )


def purpose_of(issue: IssuePage) -> ReleaseKind:
    """One fact among the slips, and all three review it."""
    kinds = set(issue.corrections.pending().values_list("kind", flat=True))
    return ReleaseKind.ERRATUM if kinds == {ReleaseKind.ERRATUM} else ReleaseKind.CORRECTION
