"""Of which bulletin a document is an issue."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bulletins.models import BulletinPage
from manuscript.document import Document


class NoSuchBulletinError(Exception):
    """The message is a sentence that names the bulletins there are."""


def choose_bulletin(slug: str | None, document: Document) -> BulletinPage:
    """The bulletin named, or the one that the document's title names, or the only one of its kind."""
    bulletins = list(BulletinPage.objects.order_by("path"))
    if not bulletins:
        raise NoSuchBulletinError(_("There is no bulletin yet. Create one in the admin first."))
    if slug:
        candidates = [bulletin for bulletin in bulletins if bulletin.slug == slug]
    else:
        of_its_kind = [bulletin for bulletin in bulletins if document.kind in (None, bulletin.kind)]
        candidates = [bulletin for bulletin in of_its_kind if bulletin.title in document.title] or of_its_kind
    if len(candidates) == 1:
        return candidates[0]
    names = "、".join(f"{bulletin.title}（{bulletin.slug}）" for bulletin in bulletins)
    raise NoSuchBulletinError(_("Name the bulletin with --bulletin. There are: %(names)s") % {"names": names})
