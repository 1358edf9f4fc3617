"""Keeps what repeats the tree true: an item's columns when pages are moved, the remembered districts when one changes."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.signals import post_page_move

from regions.models import RegionPage

from .front_page import DISTRICTS_KEY
from .models import NewsItemPage


@receiver(post_page_move)
def follow_the_tree(instance, **kwargs) -> None:
    for item in NewsItemPage.objects.descendant_of(instance, inclusive=True):
        item.save(clean=False)


@receiver([post_save, post_delete], sender=RegionPage)
def forget_districts(**kwargs) -> None:
    cache.delete(DISTRICTS_KEY)
