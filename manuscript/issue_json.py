"""A Document as JSON data that other programs can read, and back: nothing lost, nothing else let in.

    {"title": "湖畔季报", "year": 2026, "chapters": [{"title": "要闻", "sections": [{"items": [
        {"title": "…", "blocks": [{"type": "Paragraph", "text": "…"}, {"type": "Photo", "file": "…"}]}]}]}]}

Keys are the names of the dataclasses' fields, dates are ISO, what equals its default is left out, and a block says its
`type`. from_json(Document, as_json(document)) == document.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from manuscript import document

_Whole = TypeVar("_Whole")
_BLOCKS = {kind.__name__: kind for kind in get_args(document.Block)}


class NotAnIssueError(ValueError):
    """The data does not describe what it is read as; the text says where and why."""


def as_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    if dataclasses.is_dataclass(value):
        tag = {"type": type(value).__name__} if type(value).__name__ in _BLOCKS else {}
        return tag | {name: as_json(own) for name, own in _told(value)}
    return value


def _told(value: Any):
    for field in dataclasses.fields(value):
        own = getattr(value, field.name)
        if field.default is dataclasses.MISSING or own != field.default:
            yield field.name, own


def from_json(kind: type[_Whole], data: Any, place: str = "") -> _Whole:
    """Raises NotAnIssueError for an unknown key, a missing one, or a value of another kind."""
    if not isinstance(data, dict):
        raise NotAnIssueError(f"{place or kind.__name__}: {type(data).__name__}")
    hints = _hints(kind)
    unknown = sorted(set(data) - set(hints) - {"type"})
    if unknown or ("type" in data and kind.__name__ not in _BLOCKS):
        raise NotAnIssueError(f"{place}: {[*unknown, 'type'][0]}")
    fields = {
        name: _value(hints[name], own, f"{place}/{name}") for name, own in data.items() if name in hints
    }
    try:
        return kind(**fields)
    except (TypeError, ValueError) as error:
        raise NotAnIssueError(f"{place}: {error}") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, data: Any, place: str) -> Any:
    if hint == document.Block:
        name = data.get("type") if isinstance(data, dict) else None
        if not isinstance(name, str) or name not in _BLOCKS:
            raise NotAnIssueError(f"{place}: {name}")
        return from_json(_BLOCKS[name], data, place)
    if get_origin(hint) in (Union, types.UnionType):  # T | None
        inner = next(one for one in get_args(hint) if one is not types.NoneType)
        return None if data is None else _value(inner, data, place)
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise NotAnIssueError(f"{place}: {type(data).__name__}")
        inner = get_args(hint)[0]
        return tuple(_value(inner, one, f"{place}/{at}") for at, one in enumerate(data))
    if dataclasses.is_dataclass(hint):
        return from_json(hint, data, place)
    return _plain(hint, data, place)


def _plain(hint: type, data: Any, place: str) -> Any:
    try:
        if issubclass(hint, Enum):
            return hint(data)
        if hint is dt.date:
            return dt.date.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise NotAnIssueError(f"{place}: {error}") from error
    if type(data) is not hint:
        raise NotAnIssueError(f"{place}: {type(data).__name__}")
    return data
