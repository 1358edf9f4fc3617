"""Which of the rows that many pages name exist: one statement for each model, however many pages there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from bulletins.stored import VerifiedContent

Reference = tuple[type[models.Model], Any]


class LostRowError(ValidationError):
    """A page that was to be published, or something that it cannot do without, was deleted. The message names the page."""

    def __str__(self) -> str:
        return self.message


class Existing:
    """The rows that were named and are there."""

    def __init__(self, references: Iterable[Reference]):
        asked: dict[type[models.Model], set] = defaultdict(set)
        for model, key in references:
            asked[model].add(key)
        self._keys = {
            model: set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
            for model, keys in asked.items()
        }

    def __contains__(self, reference: Reference) -> bool:
        model, key = reference
        return key in self._keys.get(model, ())


def foreign_keys(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    """Less the link to its own row in another table, and to the page that it is a part of."""
    for field in model._meta.fields:
        if field.many_to_one or (field.one_to_one and not field.remote_field.parent_link):
            yield field


def verified(contents: list[tuple[type[models.Model], dict]]) -> list[VerifiedContent]:
    """(model, content) of revisions -> the same, less what was deleted since. As modelcluster does one by one:
    a reference that may be emptied is emptied, a part that would have gone with it goes, any other one is an error.
    """
    existing = Existing(pair for model, content in contents for pair in _named_by(model, content))
    rows = _linked_rows(contents)
    return [
        VerifiedContent(
            _less_the_lost(model, content, existing, content.get("title", "")), _links(model, content, rows)
        )
        for model, content in contents
    ]


def _named_by(model: type[models.Model], stored: dict) -> Iterator[Reference]:
    for field in foreign_keys(model):
        if (key := stored.get(field.name)) is not None:
            yield field.related_model, field.target_field.to_python(key)
    for relation, parts in _parts(model, stored):
        for part in parts:
            yield from _named_by(relation.related_model, part)


def _parts(model: type[models.Model], stored: dict):
    """What a page consists of besides its own columns; comments are kept by the page, not by its revisions."""
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in stored and name != COMMENTS_RELATION_NAME:
            yield relation, stored[name]


def _less_the_lost(model: type[models.Model], stored: dict, existing: Existing, title: str) -> dict:
    kept = dict(stored)
    for field in _lost(model, stored, existing):
        if field.remote_field.on_delete not in (models.SET_NULL, models.CASCADE):
            names = {"title": title, "field": field.verbose_name}
            raise LostRowError(_("“%(title)s” names a %(field)s that does not exist any more.") % names)
        kept[field.name] = None
    for relation, parts in _parts(model, stored):
        part = relation.related_model
        kept[relation.get_accessor_name()] = [
            _less_the_lost(part, one, existing, title) for one in parts if not _goes_with(part, one, existing)
        ]
    return kept


def _lost(model: type[models.Model], stored: dict, existing: Existing) -> list[models.ForeignKey]:
    return [
        field
        for field in foreign_keys(model)
        if stored.get(field.name) is not None
        and (field.related_model, field.target_field.to_python(stored[field.name])) not in existing
        and field.remote_field.on_delete is not models.DO_NOTHING
    ]


def _goes_with(part: type[models.Model], stored: dict, existing: Existing) -> bool:
    return any(field.remote_field.on_delete is models.CASCADE for field in _lost(part, stored, existing))


def _linked_rows(contents) -> dict[type[models.Model], list]:
    """The rows at the other end of many-to-many links, in their own order."""
    wanted: dict[type[models.Model], set] = defaultdict(set)
    for model, content in contents:
        for field in get_all_child_m2m_relations(model):
            wanted[field.related_model].update(content.get(field.name) or ())
    return {model: list(model._default_manager.filter(pk__in=keys)) for model, keys in wanted.items() if keys}


def _links(model: type[models.Model], content: dict, rows: dict) -> dict[str, list]:
    return {
        field.name: [row for row in rows.get(field.related_model, ()) if row.pk in set(content[field.name])]
        for field in get_all_child_m2m_relations(model)
        if field.name in content
    }
