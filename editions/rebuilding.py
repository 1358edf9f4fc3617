"""Editions once more: of releases from before there were any, of formats that were added since, and to prove old files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction

from bulletins.models import Release

from .binding import bind_with, build, wanted
from .formats import format_named
from .models import Binding, Edition
from .volumes import bound_volume


@dataclass(frozen=True, slots=True)
class Proof:
    edition: Edition
    is_same: bool


def add_missing(releases: Iterable[Release]) -> Iterator[Edition]:
    """Builds what a release lacks of the formats that are made today. Raises BindingError, which names the item."""
    for release in releases:
        binding = Binding.objects.filter(release=release).first()
        there = set(binding.editions.values_list("format", flat=True)) if binding else set()
        missing = [one for one in wanted(release.issue.bulletin) if one.name not in there]
        if missing:
            bound = bind_with(release, missing, binding)
            with transaction.atomic():
                bound.keep()
            yield from Edition.objects.filter(binding__release=release).exclude(format__in=there)


def proofs(bindings: Iterable[Binding]) -> Iterator[Proof]:
    """Builds every edition anew, keeps nothing, and says whether it is the file that was published."""
    for binding in bindings:
        volume = bound_volume(binding)
        for edition in binding.editions.order_by("pk"):
            known = format_named(edition.format)
            data = build(known, volume) if known else b""
            yield Proof(edition, hashlib.sha256(data).hexdigest() == edition.sha256)
