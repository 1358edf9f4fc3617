"""The words of the files that items carry, which `search` reads after a file was saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.documents import get_document_model

from manuscript.marks import marked
from manuscript.segmentation import Query

if TYPE_CHECKING:
    from .models import NewsItemPage


def words_of_attachments(items: Iterable[NewsItemPage]) -> dict[int, list[str]]:
    """Key of an item -> the texts of its attachments, in their order. One query for all of them."""
    carried = {item.pk: _documents_of(item) for item in items}
    keys = {key for some in carried.values() for key in some}
    if not keys:
        return {}
    known = get_document_model().objects.filter(pk__in=keys).exclude(words=None).exclude(words__text="")
    texts = dict(known.values_list("pk", "words__text"))
    return {item: [texts[key] for key in some if key in texts] for item, some in carried.items()}


def _documents_of(item: NewsItemPage) -> list[int]:
    blocks = (block for block in item.body.raw_data if block["type"] == "attachment")
    return [block["value"]["document"] for block in blocks if block["value"].get("document")]


def with_attachment_words(items: list[NewsItemPage], query: Query) -> list[NewsItemPage]:
    """Items of a page of results. Those that say what was looked for in an attachment alone get it as `found_in`.

    Two queries, and none where every item says so itself.
    """
    silent = [item for item in items if not _says(item.title, query) and not _says(item.text, query)]
    if silent:
        model = type(silent[0])
        words = words_of_attachments(model.objects.filter(pk__in=[item.pk for item in silent]).only("body"))
        for item in silent:
            item.found_in = next((text for text in words.get(item.pk, ()) if _says(text, query)), "")
    return items


def _says(text: str, query: Query) -> bool:
    return any(fragment.is_marked for fragment in marked(text, query))
