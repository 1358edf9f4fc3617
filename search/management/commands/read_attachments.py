"""Reads the attachments whose words are not known yet: of before an upgrade, or of a worker that was not there."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search.attachments import read_attachment, unread


class Command(BaseCommand):
    help = (
        "Reads attachments (PDF, Word, text) so that search finds their words. May be run again at any time."
    )

    def handle(self, *args, **options):
        keys = list(unread().order_by("pk").values_list("pk", flat=True))
        for number, key in enumerate(keys, 1):
            document = unread().filter(pk=key).first()
            if document is not None:
                read_attachment(document)
                self.stdout.write(f"{number} / {len(keys)}  {document.title}")
        self.stdout.write(_("%(count)s attachments were read.") % {"count": len(keys)})
