"""Rows of many pages in a few statements: what Django's bulk_create refuses for models of two tables."""

from __future__ import annotations

import uuid
from random import Random

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Locale, Page


def insert(model, rows: list) -> None:
    """Rows of one table, whose primary keys are known or not needed."""
    fields = [field for field in model._meta.local_concrete_fields if field.attname != "id"]
    model._base_manager.all()._batched_insert(rows, fields, None)


def insert_pages(pages: list[Page]) -> None:
    """Pages of one model: first what all pages share, which yields their keys, then what is their own."""
    if not pages:
        return
    shared = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    keys = Page._base_manager.all()._batched_insert(pages, shared, None)
    for page, (key, *_) in zip(pages, keys, strict=True):
        page.pk = page.page_ptr_id = page.id = key
    insert(type(pages[0]), pages)


class Tree:
    """Hands out places: treebeard's path, the address, and the count of children, without asking the database."""

    def __init__(self, random: Random):
        self.random, self.locale = random, Locale.get_default()
        self.types: dict[type, ContentType] = {}

    def page(self, model: type[Page], parent: Page, title: str, slug: str, **fields) -> Page:
        """A live page as the next child of `parent`; not saved."""
        parent.numchild += 1
        return model(
            path=Page._get_path(parent.path, parent.depth + 1, parent.numchild),
            depth=parent.depth + 1,
            numchild=0,
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{parent.url_path}{slug}/",
            content_type=self._type(model),
            locale=self.locale,
            translation_key=uuid.UUID(int=self.random.getrandbits(128)),
            live=True,
            **fields,
        )

    def _type(self, model: type[Page]) -> ContentType:
        if model not in self.types:
            self.types[model] = ContentType.objects.get_for_model(model)
        return self.types[model]
