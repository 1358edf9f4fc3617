"""An issue leaves: as a package that another installation takes in."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bulletins.models import IssuePage
from editions.formats.package import build
from editions.leaving import leaving
from editions.sentences import SENTENCES
from editions.volume import EditionError


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _("Writes an issue with its pictures and attachments as a package that import_issue takes in.")

    def add_arguments(self, parser):
        parser.add_argument(
            "issue",
            metavar="ISSUE",
            help=_("its key, or bulletin/period as in its address: quarterly/2026-q3"),
        )
        parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help=_("the package to write"))
        parser.add_argument(
            "--drafts", action="store_true", help=_("its newest drafts, even where it is released")
        )

    def handle(self, *args, **options):
        issue = IssuePage.objects.named(options["issue"])
        if issue is None:
            raise CommandError(_("There is no issue %(name)s.") % {"name": options["issue"]})
        volume = leaving(issue, drafts=options["drafts"])
        file = options["file"] or Path(f"{volume.stem}.zip")
        try:
            file.write_bytes(build(volume))
        except EditionError as error:
            raise CommandError(str(SENTENCES[error.code]) % error.details) from None
        except OSError as error:
            told = _("%(file)s cannot be written: %(reason)s")
            raise CommandError(told % {"file": file, "reason": error.strerror}) from None
        told = _("%(issue)s is in %(file)s now.") % {"issue": issue.full_title, "file": file}
        self.stdout.write(self.style.SUCCESS(told))
