"""Dataclasses of this room as plain JSON data and back, nothing lost: `from_plain(to_plain(x)) == x`.

For keeping a document while a person mends it, and for handing it from one process to another. What comes back is
checked against the classes below: nothing else can be made of it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from enum import Enum
from typing import Any

from manuscript import document, lines, notices, reading, vocabulary

_KNOWN = {
    kind.__name__: kind
    for module in (document, lines, notices, reading, vocabulary)
    for kind in vars(module).values()
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, Enum))
}


class NotPlainError(ValueError):
    """The data does not describe anything of this room."""


def to_plain(value: object) -> Any:
    """JSON data; a class is kept as the key `=`, a date as `@`. Raises NotPlainError for what has no such form."""
    if value is None or (isinstance(value, bool | int | float | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return {"=": type(value).__name__, "value": value.value}
    if isinstance(value, dt.date):
        return {"@": value.isoformat()}
    if isinstance(value, list | tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, dict):
        return {"{": {str(key): to_plain(one) for key, one in value.items()}}
    if type(value).__name__ in _KNOWN:
        return {"=": type(value).__name__} | _changed_fields(value)
    raise NotPlainError(type(value).__name__)


def _changed_fields(value: Any) -> dict[str, Any]:
    """Only what differs from the default: most fields of most lines do not."""
    kept = {}
    for field in dataclasses.fields(value):
        if not field.init:
            continue
        own = getattr(value, field.name)
        if field.default is dataclasses.MISSING or own != field.default:
            kept[field.name] = to_plain(own)
    return kept


def from_plain(data: Any) -> Any:
    """Raises NotPlainError where the data is not what `to_plain` makes."""
    if isinstance(data, list):
        return tuple(from_plain(one) for one in data)
    if not isinstance(data, dict):
        return data
    try:
        if "@" in data:
            return dt.date.fromisoformat(data["@"])
        if "{" in data:
            return {key: from_plain(one) for key, one in data["{"].items()}
        kind = _KNOWN[data["="]]
        fields = {name: from_plain(one) for name, one in data.items() if name != "="}
        return kind(**fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotPlainError(str(error)) from error
