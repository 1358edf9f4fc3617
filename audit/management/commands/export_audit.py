import argparse
import sys
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.export import FORMATS
from audit.models import AuditEntry


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a day reads YYYY-MM-DD")) from None


def midnight(of: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(of, time.min)) if of else None


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _("Writes entries of the audit log, by number, as CSV or as lines of JSON.")

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, help=_("the first day"))
        parser.add_argument("--until", type=day, help=_("the last day, all of it"))
        parser.add_argument("--format", choices=FORMATS, default="csv", help=_("csv or jsonl"))
        parser.add_argument("--output", type=Path, help=_("the file to write; without it, the screen"))

    def handle(self, *args, since, until, output, **options):
        entries = AuditEntry.objects.between(midnight(since), midnight(until and until + timedelta(days=1)))
        lines = FORMATS[options["format"]](entries.page_by_page())
        try:
            with (
                output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout) as file
            ):
                file.writelines(lines)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(reason)s")
                % {"file": output or "-", "reason": error.strerror}
            ) from None
