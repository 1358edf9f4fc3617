"""The index of references and the search index of many pages: what Wagtail's tasks do for each page that is saved."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection, transaction

from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends_with_name
from wagtail.models import COMMENTS_RELATION_NAME, Page, ReferenceIndex, get_page_models
from wagtail.search.models import IndexEntry

from django_tasks import task

from bulletins.body import load_bodies
from bulletins.models import NewsItemPage

logger = logging.getLogger(__name__)


def index_after_commit(befores: Sequence[Page], pages: Sequence[Page]) -> None:
    """`befores`: the same pages as the database had them."""
    same = [page.pk for before, page in zip(befores, pages, strict=True) if _words(before) == _words(page)]
    index_members_task.enqueue([page.pk for page in pages], same)


def _words(page: Page) -> list:
    """What a search can find it by."""
    fields = (*page.get_searchable_search_fields(), *page.get_autocomplete_search_fields())
    return [field.get_value(page) for field in fields]


@task()
def index_members_task(keys: list[int], same_words: list[int]) -> None:
    index_members(keys, same_words=same_words)


def index_members(members: Iterable[Page | int], *, same_words: Iterable[int] = ()) -> None:
    """Makes both indexes agree with what the database says of these pages. Whoever calls it twice pays twice, no more.

    `same_words`: keys of those whose entries in the search index are right if they have one. Each model that is
    written there costs two scans of the whole index. Not within another transaction: rows of the search index that
    others write too would stay locked until its end.
    """
    keys = sorted({getattr(member, "pk", member) for member in members})
    pages_of = {model: _loaded(model, keys) for model in _models(keys)}
    with transaction.atomic():
        for model, pages in pages_of.items():
            if ReferenceIndex.is_indexed(model):
                _index_references(model, pages)
    right = _with_entries(same_words)
    for model, pages in pages_of.items():
        wanted = [page for page in pages if page.pk not in right]
        if wanted and getattr(model, "search_auto_update", True):
            _index_for_search(model, wanted)


def _with_entries(keys: Iterable[int]) -> set[int]:
    """A search engine outside of the database has none here: to it everything is sent."""
    types = [ContentType.objects.get_for_model(model) for model in get_page_models()]
    entries = IndexEntry.objects.filter(object_id__in=[str(key) for key in keys], content_type__in=types)
    return {int(key) for key in entries.values_list("object_id", flat=True)}


def _models(keys: Sequence[int]) -> list[type[Page]]:
    types = Page.objects.filter(pk__in=keys).order_by("content_type").values_list("content_type", flat=True)
    return [ContentType.objects.get_for_id(key).model_class() for key in types.distinct()]


def _loaded(model: type[Page], keys: Sequence[int]) -> list[Page]:
    """With all that the indexes look at."""
    parts = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    replies = f"{COMMENTS_RELATION_NAME}__replies"
    pages = list(
        model.get_indexed_objects().filter(pk__in=keys).order_by("pk").prefetch_related(*parts, replies)
    )
    return load_bodies(pages) if model is NewsItemPage else pages


def _index_references(model: type[Page], pages: Sequence[Page]) -> None:
    """`ReferenceIndex.create_or_update_for_object` for all of them."""
    types = [
        ContentType.objects.get_for_model(each, for_concrete_model=False)
        for each in (model, *model._meta.get_parent_list())
    ]
    wanted = {
        (str(page.pk), *reference)
        for page in pages
        for reference in ReferenceIndex._extract_references_from_object(page)
    }
    stored = defaultdict(list)
    rows = ReferenceIndex.objects.filter(
        base_content_type=types[-1], object_id__in=[str(page.pk) for page in pages]
    )
    for key, content_type, *reference in rows.values_list(
        "pk", "content_type", "object_id", "to_content_type", "to_object_id", "model_path", "content_path"
    ):
        stored[tuple(reference)].append((key, content_type))
    new = [_row(types, *reference) for reference in sorted(wanted - stored.keys())]
    ReferenceIndex.objects.bulk_create(new, ignore_conflicts=True)
    known = {content_type.pk for content_type in types}
    gone = [found for reference, found in stored.items() if reference not in wanted]
    lost = [key for found in gone for key, content_type in found if content_type in known]
    if lost:
        ReferenceIndex.objects.filter(pk__in=lost).delete()


def _row(types, page: str, to_type: int, to_key: str, model_path: str, content_path: str) -> ReferenceIndex:
    return ReferenceIndex(
        content_type=types[0],
        base_content_type=types[-1],
        object_id=page,
        to_content_type_id=to_type,
        to_object_id=to_key,
        model_path=model_path,
        content_path=content_path,
        content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
    )


def _index_for_search(model: type[Page], pages: Sequence[Page]) -> None:
    for name, backend in get_search_backends_with_name(with_auto_update=True):
        try:
            _until_nobody_is_in_the_way(partial(backend.add_bulk, model, pages))
        except Exception:
            logger.exception("%d pages could not be added to the search index “%s”", len(pages), name)
            if not backend.catch_indexing_errors:
                raise


def _until_nobody_is_in_the_way(write: Callable[[], object]) -> None:
    """PostgreSQL ends one of two who wait for each other's rows of the index. Writing again is all that it takes."""
    for attempts_left in (2, 1, 0):
        try:
            write()
            return
        except OperationalError:
            if not attempts_left or connection.in_atomic_block:
                raise
