from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bulletins.models import IssuePage


class WechatPostQuerySet(models.QuerySet):
    def newest_by_part(self) -> dict[int, WechatPost]:
        """What readers of the account have of each part. One statement."""
        posts = self.filter(removed_at=None).select_related("posted_by").order_by("posted_at", "pk")
        return {post.number: post for post in posts}


class WechatPost(models.Model):
    """A part of an issue that somebody has posted in the WeChat account, as it read then.

    Written once; `removed_at` is added when the article is no longer in the account, or never was.
    """

    issue = models.ForeignKey(
        IssuePage, verbose_name=_("issue"), related_name="wechat_posts", on_delete=models.PROTECT
    )
    number = models.PositiveSmallIntegerField(_("part"))
    title = models.CharField(_("title"), max_length=100)
    digest = models.CharField("SHA-256", max_length=64, editable=False)
    release = models.PositiveIntegerField(_("release number"))
    address = models.URLField(_("address of the article"), max_length=500, blank=True)
    posted_at = models.DateTimeField(_("posted at"), default=timezone.now)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("posted by"), related_name="+", on_delete=models.PROTECT
    )
    removed_at = models.DateTimeField(_("removed at"), null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("removed by"),
        related_name="+",
        null=True,
        on_delete=models.PROTECT,
    )

    wagtail_reference_index_ignore = True  # a note about an issue does not use it

    objects = WechatPostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post in WeChat")
        verbose_name_plural = _("posts in WeChat")
        ordering = ["-posted_at", "-pk"]

    def __str__(self) -> str:
        return self.title
