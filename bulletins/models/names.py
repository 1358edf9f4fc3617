"""Organisations and persons that editors have confirmed, where they are mentioned, and which names wait for an editor."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from bulletins.audience import classes_open_to
from manuscript.folding import fold
from manuscript.mentions import LONGEST, SHORTEST, KnownName
from manuscript.pinyin import slug_of
from manuscript.suggested_names import NameKind

MOST_OTHER_NAMES = 20
NO_LETTER = "0"  # of a name that begins with a digit, or has no pinyin


class NameKinds(models.TextChoices):
    ORGANISATION = NameKind.ORGANISATION.value, _("organisation")
    PERSON = NameKind.PERSON.value, _("person of the news")


#: kind -> the name of the address of its page, and that of all of the kind
PAGES = {NameKinds.ORGANISATION: "organisation", NameKinds.PERSON: "person"}
INDEXES = {NameKinds.ORGANISATION: "organisations", NameKinds.PERSON: "people"}


def lines_of(text: str) -> tuple[str, ...]:
    """A name a line, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class NameEntryQuerySet(models.QuerySet):
    def readable(self, viewer=None):
        """Those that something mentions which the viewer may read. Of any other it is not told that they exist."""
        return self.readable_to(classes_open_to(viewer))

    def readable_to(self, classes):
        mentions = self.model.mentions.rel.related_model.objects.readable_to(classes)
        return self.filter(models.Exists(mentions.filter(entry=models.OuterRef("pk"))))

    def at(self, slug: str):
        """That of this address, today's or a former one. At most one."""
        return self.filter(models.Q(slug=slug) | models.Q(former_slugs__slug=slug)).distinct()

    def of_item(self, item):
        """Organisations first. What a draft says is in no row."""
        return self.filter(mentions__item=item).distinct().order_by("kind", "slug")

    def known(self) -> list[KnownName]:
        """As `manuscript.mentions` takes them. One statement."""
        columns = ("pk", "kind", "name", "other_names", "short_names", "beside")
        return [
            KnownName(
                pk,
                (name, *lines_of(other_names)),
                lines_of(short_names),
                lines_of(beside),
                kind == NameKinds.PERSON,
            )
            for pk, kind, name, other_names, short_names, beside in self.order_by("pk").values_list(*columns)
        ]

    def owners_of_names(self) -> dict[str, str]:
        """Every name and other name, folded as texts are looked through, with the name of its entry."""
        return {fold(name): entry.names[0] for entry in self.known() for name in entry.names}


class NameEntry(index.Indexed, models.Model):
    """An organisation or a person as this site knows them. It exists because an editor has confirmed it."""

    kind = models.CharField(_("kind"), max_length=12, choices=NameKinds, default=NameKinds.ORGANISATION)
    name = models.CharField(_("name"), max_length=LONGEST, unique=True)
    slug = models.SlugField(
        _("short address"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Left empty, it is made of the name's pinyin. An old address goes on leading here."),
    )
    other_names = models.TextField(
        _("other names"),
        blank=True,
        max_length=1000,
        help_text=_("One a line: former names, or others that are clear by themselves."),
    )
    short_names = models.TextField(
        _("short names"),
        blank=True,
        max_length=1000,
        help_text=_(
            "One a line. They count only where the name, or one of the other names, stands in the same item."
        ),
    )
    beside = models.TextField(
        _("only beside"),
        blank=True,
        max_length=1000,
        help_text=_(
            "One a line. Where there are any, one of these words must stand in the item: for names that others have too."
        ),
    )
    region = models.ForeignKey(
        "regions.RegionPage",
        verbose_name=_("district"),
        related_name="name_entries",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
    )
    note = models.CharField(
        _("short note"), max_length=200, blank=True, help_text=_("One sentence, for readers.")
    )
    initial = models.CharField(_("letter"), max_length=1, editable=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = NameEntryQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
        MultiFieldPanel(
            [FieldPanel("other_names"), FieldPanel("short_names"), FieldPanel("beside")],
            heading=_("Found by"),
        ),
        FieldRowPanel([FieldPanel("region", widget=forms.Select), FieldPanel("slug")]),
        FieldPanel("note"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("other_names"),
        index.SearchField("short_names"),
    ]

    class Meta:
        verbose_name = _("organisation or person")
        verbose_name_plural = _("organisations and people")
        ordering = ["slug"]
        indexes = [models.Index(fields=["kind", "initial", "slug"], name="entry_by_letter")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        with transaction.atomic():
            self.slug = self.slug or self._free_slug()
            self.initial = self.slug[0].upper() if self.slug[0].isalpha() else NO_LETTER
            old = NameEntry.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
            super().save(*args, **kwargs)
            FormerSlug.objects.filter(slug=self.slug).delete()
            if old and old != self.slug:
                FormerSlug.objects.update_or_create(slug=old, defaults={"entry": self})

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *lines_of(self.other_names))

    @property
    def url(self) -> str:
        return reverse(PAGES[NameKinds(self.kind)], args=[self.slug])

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        for field in ("other_names", "short_names", "beside"):
            self._clean_lines(field)
        owners = NameEntry.objects.exclude(pk=self.pk).owners_of_names()
        for name in self.names:
            if owner := owners.get(fold(name)):
                told = _(
                    "“%(name)s” is a name of %(entry)s already. Merge the two, or write it as a short name."
                )
                field = "name" if name == self.name else "other_names"
                raise ValidationError({field: told % {"name": name, "entry": owner}})

    def _clean_lines(self, field: str) -> None:
        lines = [line for line in lines_of(getattr(self, field)) if field == "beside" or line != self.name]
        if len(lines) > MOST_OTHER_NAMES:
            raise ValidationError({field: _("At most %(count)s lines.") % {"count": MOST_OTHER_NAMES}})
        wrong = next((line for line in lines if not SHORTEST <= len(line) <= LONGEST), None)
        if wrong:
            told = _("“%(line)s”: write at least two and at most eighty characters a line.")
            raise ValidationError({field: told % {"line": wrong}})
        setattr(self, field, "\n".join(lines))

    def _free_slug(self) -> str:
        wanted = slug_of(self.name)[:80].strip("-") or "name"
        entries = NameEntry.objects.filter(slug__startswith=wanted).exclude(pk=self.pk)
        former = FormerSlug.objects.filter(slug__startswith=wanted).exclude(entry=self.pk)
        taken = {*entries.values_list("slug", flat=True), *former.values_list("slug", flat=True)}
        numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
        return next(slug for slug in numbered if slug not in taken)


class FormerSlug(models.Model):
    """Where an entry was found before it was renamed, or merged into another."""

    slug = models.SlugField(_("short address"), max_length=100, unique=True)
    entry = models.ForeignKey(NameEntry, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug
