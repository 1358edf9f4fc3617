"""The names of whatever a few revisions speak of by key: five statements at most, for any number of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wagtail.documents import get_document_model

from regions.models import Industry, RegionPage

from .canonical import files_of
from .lines import Names
from .models import Contributor, PhotoFile


def names_in(contents: Iterable[Mapping[str, Any]]) -> Names:
    """As the office tells them apart. What has been deleted since has no name any more."""
    return _names_in(list(contents), str, "title")


def printed_names_in(contents: Iterable[Mapping[str, Any]]) -> Names:
    """As a document has them: a person without the unit, a picture or file by the name of its file."""
    return _names_in(list(contents), lambda person: person.name, "file")


def _names_in(contents: list[Mapping[str, Any]], person: Callable[[Contributor], str], file: str) -> Names:
    files = [files_of(content) for content in contents]
    photos = {key for keys, _ in files for key in keys}
    documents = {key for _, keys in files for key in keys}
    industries = {key for content in contents for key in [content.get("industry"), *_industries(content)]}
    people = Contributor.objects.in_bulk(_contributors(contents))
    return Names(
        regions=_called(RegionPage, {content.get("region") for content in contents}, "title"),
        industries=_called(Industry, industries, "name"),
        contributors={key: person(row) for key, row in people.items()},
        photos=_called(PhotoFile, photos, file),
        documents=_called(get_document_model(), documents, file),
    )


def _industries(content: Mapping[str, Any]) -> list[int]:
    return content.get("industries") or []


def _contributors(contents: Iterable[Mapping[str, Any]]) -> set[int]:
    return {row["contributor"] for content in contents for row in content.get("bylines") or []}


def _called(model, keys: set[int | None], name: str) -> dict[int, str]:
    return dict(model.objects.filter(pk__in=keys - {None}).values_list("pk", name))
