"""Letters that came back: from a pipe of the mail server, or from a mailbox."""

from __future__ import annotations

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from subscriptions.actions.note_bounce import NoteBounceAction
from subscriptions.bounces import LARGEST, mails_in, read_bounce
from subscriptions.models import Subscriber


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _("Notes which letters to subscribers came back.")

    def add_arguments(self, parser):
        parser.add_argument(
            "file", metavar="FILE", help=_("a mail, an mbox or a Maildir; - for standard input")
        )

    def handle(self, *args, **options):
        noted = sum(map(self._note, self._mails(options["file"])))
        self.stdout.write(_("Letters that came back: %(count)d") % {"count": noted})

    @staticmethod
    def _mails(name: str):
        if name == "-":
            return [sys.stdin.buffer.read(LARGEST + 1)]
        try:
            return list(mails_in(Path(name)))
        except OSError as error:
            told = _("%(file)s cannot be read: %(reason)s")
            raise CommandError(told % {"file": name, "reason": error.strerror}) from None

    @staticmethod
    def _note(data: bytes) -> bool:
        found = read_bounce(data)
        subscriber = Subscriber.objects.filter(token=found[0]).first() if found else None
        if subscriber is not None:
            NoteBounceAction(subscriber, found[1]).execute()
        return subscriber is not None
