from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class SavedListQuerySet(models.QuerySet):
    def of(self, person) -> "SavedListQuerySet":
        """Those of a person, and what others share."""
        return self.filter(models.Q(person=person) | models.Q(is_shared=True)).order_by("name", "pk")


class SavedList(models.Model):
    """The conditions under which somebody looks at all items, under a name: 昆山本季未配图."""

    #: What an address holds beside conditions.
    PASSING = ("p", "export", "_w_filter_fragment")
    LONGEST = 1000

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        related_name="saved_lists",
        on_delete=models.CASCADE,
    )
    name = models.CharField(_("name"), max_length=40)
    conditions = models.CharField(_("conditions"), max_length=LONGEST, blank=True)  # a query string
    is_shared = models.BooleanField(_("for all colleagues"), default=False)

    objects = SavedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_saved_list_of_a_name")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def conditions_of(cls, asked: QueryDict) -> str:
        """In one order, so that two ways to the same list are the same."""
        pairs = [
            (key, value)
            for key in sorted(asked)
            if key not in cls.PASSING
            for value in asked.getlist(key)
            if value
        ]
        return urlencode(pairs)
