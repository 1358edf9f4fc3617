"""Keeps the columns of an item that repeat the tree true when pages are moved."""

from django.dispatch import receiver

from wagtail.signals import post_page_move

from .models import NewsItemPage


@receiver(post_page_move)
def follow_the_tree(instance, **kwargs) -> None:
    for item in NewsItemPage.objects.descendant_of(instance, inclusive=True):
        item.save(clean=False)
