"""Builds the editions of a release before it becomes public: a format that fails stops the release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.translation import gettext as _

from bulletins.bindery import BindingError, Bound
from bulletins.models import BulletinPage, Release

from .formats import FORMATS, Format, pdf
from .formats.pdf.glyphs import Glyphs, coverage
from .labels import LABELS
from .models import Binding, BulletinStyle, Edition, private
from .sentences import sentence_of
from .volume import EditionError, Volume
from .volumes import bound_volume, details_of


class EditionBindery:
    """See bulletins.bindery.Bindery."""

    def bind(self, release: Release) -> Bound:
        """Its errors name format and item."""
        return bind_with(release, wanted(release.issue.bulletin))

    def glyphs(self, bulletin: BulletinPage) -> Glyphs | None:
        return coverage(settings.EDITION_FONTS) if pdf.FORMAT in wanted(bulletin) else None


def bind_with(release: Release, formats: list[Format], binding: Binding | None = None) -> Bound:
    """`binding`: the one that was noted before, where formats are added to it."""
    if not formats:
        return Bound(keep=lambda: None, discard=lambda: None)
    if binding is None:
        with translation.override(settings.LANGUAGE_CODE):  # what is printed, whoever presses the button
            binding = Binding(release=release, details=details_of(release))
    editions = list(_built(binding, bound_volume(binding), formats))

    def keep() -> None:
        if binding.pk is None:
            binding.save()
        for edition in editions:
            edition.binding = binding
        Edition.objects.bulk_create(editions)

    def discard() -> None:
        for edition in editions:
            private().delete(edition.file.name)

    return Bound(keep, discard)


def wanted(bulletin: BulletinPage) -> list[Format]:
    """Those of the installation, less what the bulletin has switched off. No statement where there are none."""
    chosen = settings.EDITION_FORMATS
    formats = [one for one in FORMATS if chosen is None or one.name in chosen]
    if not formats:
        return []
    left_out = BulletinStyle.objects.filter(bulletin=bulletin).values_list("left_out", flat=True)
    switched_off = left_out.first() or ()
    return [one for one in formats if one.name not in switched_off]


def _built(binding: Binding, volume: Volume, formats: Iterable[Format]) -> Iterable[Edition]:
    """All are built before the first is written: one that fails leaves no file behind."""
    with ThreadPoolExecutor(2) as at_once:  # the PDF is typeset by another process meanwhile
        made = list(at_once.map(lambda one: (one, build(one, volume)), formats))
    for one, data in made:
        name = f"{volume.stem}{one.suffix}"
        path = private().save(f"{binding.release.issue_id}/{name}", ContentFile(data))
        yield Edition(
            format=one.name, name=name, file=path, size=len(data), sha256=hashlib.sha256(data).hexdigest()
        )


def build(one: Format, volume: Volume) -> bytes:
    try:
        return one.build(volume)
    except EditionError as error:
        told = sentence_of(error)
        item = f"“{error.item.title}”: " if error.item else ""
        raise BindingError(
            _("%(format)s cannot be made. %(reason)s") % {"format": LABELS[one.name], "reason": item + told}
        ) from error
