"""Plain data of `manuscript` in a column."""

from __future__ import annotations

import json

from django.db import models

from manuscript.plain import from_plain, to_plain


class PlainField(models.TextField):
    """Anything `manuscript.plain` knows, as JSON. Text and not jsonb: nobody searches in it, and it comes back as it was.

    Reading it raises NotPlainError where a later version has other classes; so it is loaded only where it is needed.
    """

    def from_db_value(self, value, expression, connection):
        return None if value is None else from_plain(json.loads(value))

    def get_prep_value(self, value):
        if value is None:
            return None
        return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
