"""Keeps what repeats the tree true: an item's columns when pages are moved, the remembered districts when one changes."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from wagtail.documents import get_document_model_string
from wagtail.signals import post_page_move

from regions.models import RegionPage

from .front_page import DISTRICTS_KEY
from .models import NewsItemPage
from .signed_files import require_replaceable


@receiver(post_page_move)
def follow_the_tree(instance, **kwargs) -> None:
    for item in NewsItemPage.objects.descendant_of(instance, inclusive=True):
        item.save(clean=False)


@receiver([post_save, post_delete], sender=RegionPage)
def forget_districts(**kwargs) -> None:
    cache.delete(DISTRICTS_KEY)


@receiver(pre_save, sender=get_document_model_string())
def keep_signed_documents(instance, raw, update_fields, **kwargs) -> None:
    if not raw:
        require_replaceable(instance, update_fields)
