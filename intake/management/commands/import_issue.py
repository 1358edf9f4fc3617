"""Takes in one file as the draft of one issue."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from intake.actions.draft_issue import CannotDraftError, DraftIssue, ThereAlreadyError
from intake.actions.read_file import Taken, read_file
from intake.doubts import doubt_about
from intake.messages import notice_message, unreadable_message
from intake.vocabularies import vocabulary_at_hand
from manuscript.evidence import Evidence, as_rows, evidence_of
from manuscript.interchange import as_dict
from manuscript.notices import Unreadable
from manuscript.parser import Reading


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _(
            "Takes in an issue from a file (.docx, .pdf, .txt, .md) or a package (.zip) as draft pages, "
            "for a person to check."
        )

    requires_system_checks = []  # --dry-run reads a file and needs no database

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help=_("the file to take in"))
        parser.add_argument("--bulletin", metavar="SLUG", help=_("the bulletin it is an issue of"))
        parser.add_argument("--year", type=int, help=_("its year, where the file does not say"))
        parser.add_argument(
            "--period", type=int, help=_("its quarter, month or number, where the file does not say")
        )
        parser.add_argument(
            "--replace", action="store_true", help=_("replace an earlier draft of the same period")
        )
        parser.add_argument(
            "--keep-both",
            action="store_true",
            help=_("keep an issue of the same period and give the new one an address beside it"),
        )
        parser.add_argument(
            "--if-new",
            action="store_true",
            help=_("succeed without doing anything where the period is there already"),
        )
        parser.add_argument("--dry-run", action="store_true", help=_("read and report; write nothing"))
        parser.add_argument(
            "--json", metavar="OUT", help=_("write what was understood to a file, or to - for the screen")
        )

    def handle(self, *args, file: Path, **options):
        with TemporaryDirectory(prefix="huikan-pictures-") as pictures:
            taken = self._read(file, Path(pictures), options)
            evidence = evidence_of(taken.source, taken.reading)
            if options["json"]:
                self._write_json(as_dict(taken.reading) | {"evidence": as_rows(evidence)}, options["json"])
            self._report(taken.reading, evidence, quiet=options["json"] == "-")
            if not options["dry_run"]:
                self._draft(taken, file, options)

    def _read(self, file: Path, pictures: Path, options) -> Taken:
        given = {"year": options["year"], "period": options["period"]}
        try:
            return read_file(
                file, vocabulary_at_hand(), settings.INTAKE_MAX_BYTES, pictures=pictures, **given
            )
        except Unreadable as error:
            raise CommandError(unreadable_message(error)) from None

    def _write_json(self, facts: dict, out: str) -> None:
        text = json.dumps(facts, ensure_ascii=False, indent=1)
        if out == "-":
            sys.stdout.write(text + "\n")
            return
        try:
            Path(out).write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(reason)s") % {"file": out, "reason": error.strerror}
            ) from None

    def _report(self, reading: Reading, evidence: Sequence[Evidence], *, quiet: bool) -> None:
        document = reading.document
        items = list(document.items())
        say = self.stderr.write if quiet else self.stdout.write
        say(
            _("Understood: %(chapters)d chapters, %(sections)d sections, %(items)d items, %(photos)d photos.")
            % {
                "chapters": len(document.chapters),
                "sections": sum(
                    bool(section.title) for chapter in document.chapters for section in chapter.sections
                ),
                "items": len(items),
                "photos": sum(len(item.photos) for item in items),
            }
        )
        for notice in reading.notices:
            self.stderr.write(f"  ! {notice_message(notice)}")
        for doubt in filter(None, map(doubt_about, evidence)):
            self.stderr.write(f"  ? {doubt}")

    def _draft(self, taken: Taken, file: Path, options) -> None:
        from intake.bulletin_choice import NoSuchBulletinError, choose_bulletin  # noqa: PLC0415  needs the database

        document = taken.reading.document
        try:
            bulletin = choose_bulletin(options["bulletin"], document)
            action = DraftIssue(
                document,
                bulletin,
                file.parent,
                replace_drafts=options["replace"],
                keep_both=options["keep_both"],
                pictures=taken.pictures,
            )
            for name in action.missing_photos():
                self.stderr.write(
                    "  ! " + _("The picture %(name)s does not lie beside the file.") % {"name": name}
                )
            for name in action.missing_attachments():
                self.stderr.write("  ! " + _("The attachment %(name)s is left out.") % {"name": name})
            issue = action.execute()
        except ThereAlreadyError as error:
            if not options["if_new"]:
                raise CommandError(str(error)) from None
            self.stdout.write(str(error))
            return
        except (NoSuchBulletinError, CannotDraftError, PermissionDenied) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            self.style.SUCCESS(
                _("%(issue)s of %(bulletin)s is a draft now.")
                % {"issue": issue.label, "bulletin": bulletin.title}
            )
        )
