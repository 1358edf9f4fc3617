"""Pages as their revisions have them: what Wagtail's `revision.as_object()` returns, for all members at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, Revision

from bulletins.body import load_bodies
from bulletins.models import NewsItemPage

from .references import LostRowError, verified


@dataclass(frozen=True, slots=True)
class Member:
    """A page as the database has it, and as the revision has it."""

    revision: Revision
    before: Page
    page: Page
    has_comments: bool


def restored(revisions: Sequence[Revision], *, for_update: bool = False) -> list[Member]:
    """In the order of the revisions. Raises LostRowError, naming the page, where one cannot be restored."""
    befores = _befores(revisions, for_update)
    commented = set(Comment.objects.filter(page__in=list(befores)).values_list("page", flat=True))
    above = {page.path: page for page in _parents(befores.values())}
    contents = verified([(type(befores[int(each.object_id)]), each.content) for each in revisions])
    members = []
    for revision, content in zip(revisions, contents, strict=True):
        before = befores[int(revision.object_id)]
        before._cached_parent_obj = above.get(_parent_path(before))
        if before.pk not in commented:
            setattr(before, COMMENTS_RELATION_NAME, [])
        page = before.with_content_json(content)
        members.append(Member(revision, before, page, before.pk in commented))
    load_bodies(member.page for member in members if isinstance(member.page, NewsItemPage))
    return members


def as_stored(named: Iterable[tuple[type[Page], int]], *, for_update: bool) -> dict[int, Page]:
    """Pages by key, one statement for each model. Those that are not there any more are missing."""
    keys_of: dict[type[Page], list[int]] = {}
    for model, key in named:
        keys_of.setdefault(model, []).append(key)
    found = {}
    for model, keys in keys_of.items():
        rows = model._default_manager.order_by("pk")
        found |= (rows.select_for_update() if for_update else rows).in_bulk(keys)
    return found


def _befores(revisions: Sequence[Revision], for_update: bool) -> dict[int, Page]:
    found = as_stored(
        [(_model(revision), int(revision.object_id)) for revision in revisions], for_update=for_update
    )
    for revision in revisions:
        if int(revision.object_id) not in found:
            raise LostRowError(_("“%(title)s” does not exist any more.") % {"title": revision.object_str})
    return found


def _model(revision: Revision) -> type[Page]:
    return ContentType.objects.get_for_id(revision.content_type_id).model_class()


def _parent_path(page: Page) -> str:
    return page.path[: -page.steplen]


def _parents(pages) -> list[Page]:
    return list(Page.objects.filter(path__in={_parent_path(page) for page in pages}))
