"""Keeps true what repeats something else: columns of the tree, the remembered districts, who mentions whom."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from wagtail.documents import get_document_model_string
from wagtail.signals import post_page_move

from regions.models import RegionPage

from .front_page import DISTRICTS_KEY
from .models import NameEntry, NewsItemPage
from .names.following import follow_entry, follow_issue, follow_items, items_of
from .signals import issue_released, issue_withdrawn
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


@receiver([issue_released, issue_withdrawn])
def find_names_anew(issue, **kwargs) -> None:
    follow_issue(issue.pk)


@receiver(post_save, sender=NameEntry)
def look_for_an_entry(instance, raw, **kwargs) -> None:
    if not raw:
        follow_entry(instance)


@receiver(pre_delete, sender=NameEntry)
def look_without_an_entry(instance, **kwargs) -> None:
    follow_items(items_of(instance))
