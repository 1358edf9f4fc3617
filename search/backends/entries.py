"""What an object is found by, in the tokens of the index; and writing it, a statement for many objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Manager, Model
from django.utils.encoding import force_str

from modelsearch.conf import get_app_config
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from modelsearch.utils import get_content_type_pk

from manuscript.segmentation import BREAK, index_tokens

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


def texts_of(found_by: Model, fields: Iterable[Any]) -> Iterator[tuple[BaseField, str]]:
    """Every field with its text, those of related objects as well."""
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(found_by)):
                yield from texts_of(related, field.fields)
        elif isinstance(field, SearchField | AutocompleteField):
            yield field, _text(field.get_value(found_by))


def _related(value: Any) -> Iterable[Model]:
    if isinstance(value, Manager):
        return value.all()
    value = value() if callable(value) else value
    return () if value is None else (value,)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return "\n".join(map(_text, value))
    return "" if value is None else force_str(value)


def tokens_of(found_by: Model) -> dict[str, list[str]]:
    """`title`, `body` and `autocomplete`: tokens of each, with a break between fields."""
    tokens: dict[str, list[str]] = {"title": [], "body": [], "autocomplete": []}
    for field, text in texts_of(found_by, found_by.get_search_fields()):
        if isinstance(field, AutocompleteField):
            column = "autocomplete"
        else:
            column = "title" if field.field_name == "title" else "body"
        if tokens[column] and text:
            tokens[column].append(BREAK)
        tokens[column] += index_tokens(text)
    return tokens


class EntryIndex:
    """Replaces how modelsearch's indexes write. `columns` makes of the tokens what the database keeps of them."""

    columns: Callable[[dict[str, list[str]]], dict[str, Any]]

    def add_items(self, model: type[Model], objs: Sequence[Model]) -> None:
        if not model.get_search_fields():
            return
        content_type = get_content_type_pk(model)
        # In one order, lest two who write the same rows wait for each other.
        rows = [
            IndexEntry(
                content_type_id=content_type, object_id=force_str(one.pk), **self.columns(tokens_of(one))
            )
            for one in sorted(objs, key=lambda one: force_str(one.pk))
        ]
        if rows:
            written = [name for name in vars(rows[0]) if name in {"title", "body", "autocomplete"}]
            self.entries.bulk_create(
                rows,
                update_conflicts=True,
                update_fields=written,
                unique_fields=["content_type", "object_id"],
            )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Upstream measures all titles after each save. No order of ours asks for it."""
