"""Writes pages to their tables in statements for all of them: only the columns of which a value has changed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

ROWS_A_STATEMENT = 100  # each row is one more case to look through for the rows after it


def write_columns(befores: Sequence[Page], pages: Sequence[Page]) -> None:
    """`befores`: the same pages as the database has them."""
    pairs = list(zip(befores, pages, strict=True))
    _write_table(Page, pairs)
    for model in dict.fromkeys(type(page) for page in pages):
        _write_table(model, [pair for pair in pairs if type(pair[1]) is model])


def _write_table(model: type[Page], pairs: list[tuple[Page, Page]]) -> None:
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    differs = {
        field: [page for old, page in pairs if _value(field, old) != _value(field, page)] for field in fields
    }
    changed = {page.pk: page for some in differs.values() for page in some}
    pages = [page for _, page in pairs if page.pk in changed]
    alike, of_each = {}, []
    for field in (field for field in fields if differs[field]):
        values = [getattr(page, field.attname) for page in pages]
        if field.get_internal_type() != "JSONField" and all(value == values[0] for value in values):
            alike[field.attname] = values[0]
        else:
            of_each.append(field.name)
    rows = model._base_manager.filter(pk__in=list(changed))
    if alike:
        rows.update(**alike)
    if of_each:
        model._base_manager.bulk_update(pages, of_each, ROWS_A_STATEMENT)


def _value(field: models.Field, page: Page):
    return field.get_prep_value(getattr(page, field.attname))


def write_parts(pages: Sequence[Page]) -> None:
    """Bylines and the like: what a page consists of besides its columns, less its comments."""
    for model in dict.fromkeys(type(page) for page in pages):
        of_model = [page for page in pages if type(page) is model]
        for relation in get_all_child_relations(model):
            if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
                _write_parts(relation, of_model)
        for field in get_all_child_m2m_relations(model):
            _write_links(field, of_model)


def _pending(pages: Sequence[Page], name: str) -> dict[int, list]:
    """page -> what modelcluster holds back until the page is saved; it lets go of it, as saving would make it do."""
    held = {page.pk: getattr(page, "_cluster_related_objects", {}) for page in pages}
    return {key: objects.pop(name) for key, objects in held.items() if name in objects}


def _write_parts(relation, pages: Sequence[Page]) -> None:
    wanted = _pending(pages, relation.get_accessor_name())
    if not wanted:
        return
    model, owner = relation.related_model, relation.field
    for key, parts in wanted.items():
        for part in parts:
            setattr(part, owner.attname, key)
    parts = [part for some in wanted.values() for part in some]
    rows = model._base_manager
    named = models.Q(pk__in=[part.pk for part in parts if part.pk])
    stored = {row.pk: row for row in rows.filter(models.Q(**{f"{owner.name}__in": list(wanted)}) | named)}
    kept = {part.pk for part in parts}
    lost = [row.pk for row in stored.values() if getattr(row, owner.attname) in wanted and row.pk not in kept]
    if lost:
        with (
            disable_reference_index_auto_update()
        ):  # nothing refers to a part, and the pages are indexed afterwards
            model._default_manager.filter(pk__in=lost).delete()
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    changed = [
        part
        for part in parts
        if part.pk in stored
        and any(_value(field, part) != _value(field, stored[part.pk]) for field in fields)
    ]
    if changed:
        rows.bulk_update(changed, [field.name for field in fields], ROWS_A_STATEMENT)
    rows.bulk_create([part for part in parts if part.pk not in stored])


def _write_links(field: models.ManyToManyField, pages: Sequence[Page]) -> None:
    wanted = _pending(pages, field.name)
    if not wanted:
        return
    link = field.remote_field.through
    here, there = (
        link._meta.get_field(name).attname
        for name in (field.m2m_field_name(), field.m2m_reverse_field_name())
    )
    stored = {
        (page, other): key
        for key, page, other in link._base_manager.filter(**{f"{here}__in": list(wanted)}).values_list(
            "pk", here, there
        )
    }
    pairs = {(page, row.pk): None for page, rows in wanted.items() for row in rows}
    if lost := [key for pair, key in stored.items() if pair not in pairs]:
        link._base_manager.filter(pk__in=lost).delete()
    link._base_manager.bulk_create(
        link(**{here: page, there: other}) for page, other in pairs if (page, other) not in stored
    )
