"""/api/: what the API is, for people. Its tables are made of the description that programs read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bulletins.models import BulletinPage, NewsItemPage

from .asked import MOST
from .cursor import FARTHEST
from .description import described
from .limits import rate
from .named import address
from .urls import api

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Example:
    about: str
    url: str
    before: str = ""  # between curl and the address

    @property
    def command(self) -> str:
        return f"curl {self.before}'{self.url}'"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    allowed = rate()
    context = {
        "doors": _doors(described(api)),
        "examples": _examples(request),
        "openapi": address(request, "openapi"),
        "rate": allowed,
        "most_rows": MOST,
        "most_ranked": FARTHEST,
    }
    return render(request, "bulletins/api.html", context)


def _doors(said: dict) -> list[dict]:
    """Each address with its parameters and the fields of its answer."""
    schemas = said["components"]["schemas"]
    return [
        {
            "path": path,
            "summary": operation["get"]["summary"],
            "parameters": [_parameter(each) for each in operation["get"]["parameters"]],
            "fields": _fields(operation["get"]["responses"][200], schemas),
        }
        for path, operation in said["paths"].items()
    ]


def _parameter(said: dict) -> dict:
    schema = said["schema"]
    return {
        "name": said["name"],
        "about": said.get("description") or _("Part of the address"),
        "kind": _kind(schema),
    }


def _kind(schema: dict) -> str:
    """In the words of the format: integer 1–100, date, one of a, b."""
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['type']} {schema['minimum']}–{schema['maximum']}"
    return schema.get("format") or schema.get("type", "")


def _fields(answer: dict, schemas: dict) -> list[tuple[str, str]]:
    """Of the answer itself, or of the rows of a list: name and what it says."""
    schema = _resolved(answer["content"]["application/json"]["schema"], schemas)
    if rows := schema.get("properties", {}).get("results"):
        schema = _resolved(rows["items"], schemas)
    return [(name, each.get("description", "")) for name, each in schema.get("properties", {}).items()]


def _resolved(schema: dict, schemas: dict) -> dict:
    return schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _examples(request: HttpRequest) -> list[Example]:
    """Of what there is on this very site, so that each of them answers something."""
    items = address(request, "items")
    examples = [
        Example(_("The newest five, titles and addresses"), _with(items, limit=5, fields="title,date,url"))
    ]
    released = NewsItemPage.objects.released().select_related("region").newest_first()
    if newest := released.exclude(region=None).first():
        about = {"district": newest.region.title, "words": _first_word(newest.title)}
        of_district = _("What says “%(words)s” in items of %(district)s, best match first") % about
        url = _with(items, region=newest.region.slug, words=about["words"])
        examples += [
            Example(of_district, url),
            Example(_("One item, whole"), address(request, "item", newest.translation_key)),
        ]
    if bulletin := BulletinPage.objects.open_to_readers().order_by("path").first():
        issues = _with(address(request, "issues"), bulletin=bulletin.slug)
        examples.append(Example(_("The issues of a bulletin"), issues))
    unchanged = _("Has it changed? 304 says no; the tag is that of an answer before")
    return [*examples, Example(unchanged, items, "-I -H 'If-None-Match: \"…\"' ")]


def _first_word(title: str) -> str:
    """Two characters in a row, or the whole of a title that has none."""
    found = _CHINESE.search(title)
    return found[0] if found else title[:20]


def _with(url: str, **parameters) -> str:
    return f"{url}?{urlencode(parameters, safe=',')}"
