"""Of which bulletin a document is an issue."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bulletins.models import BulletinPage
from manuscript.document import Document


class NoSuchBulletinError(Exception):
    """The message is a sentence that names the bulletins there are."""


def choose_bulletin(slug: str | None, document: Document) -> BulletinPage:
    """The bulletin named, or else the only one that the document's title or issuer speaks of, or the only one at all."""
    bulletins = list(BulletinPage.objects.order_by("path"))
    if not bulletins:
        raise NoSuchBulletinError(_("There is no bulletin yet. Create one in the admin first."))
    if slug:
        candidates = [bulletin for bulletin in bulletins if bulletin.slug == slug]
    else:
        candidates = [bulletin for bulletin in bulletins if _speaks_of(document, bulletin)] or bulletins
    if len(candidates) == 1:
        return candidates[0]
    names = "、".join(f"{bulletin.title}（{bulletin.slug}）" for bulletin in bulletins)
    raise NoSuchBulletinError(_("Name the bulletin with --bulletin. There are: %(names)s") % {"names": names})


def _speaks_of(document: Document, bulletin: BulletinPage) -> bool:
    return bulletin.title in document.title and document.kind in (None, bulletin.kind)
