"""机器检查 of one issue at the prompt."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bulletins.models import IssuePage
from editorial.preflight import Report, findings_of_issue, report_of
from editorial.preflight.interchange import as_dict


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _(
            "Checks an issue by machine: its drafts, or what was submitted. Status 1 if an error remains."
        )

    def add_arguments(self, parser):
        parser.add_argument(
            "issue",
            metavar="ISSUE",
            help=_("its key, or bulletin/period as in its address: quarterly/2026-q3"),
        )
        parser.add_argument(
            "--json", metavar="OUT", help=_("write what was found to a file, or to - for the screen")
        )

    def handle(self, *args, **options):
        issue = IssuePage.objects.named(options["issue"])
        if issue is None:
            raise CommandError(_("There is no issue %(name)s.") % {"name": options["issue"]})
        report = report_of(findings_of_issue(issue))
        if options["json"]:
            self._write_json(issue, report, options["json"])
        if options["json"] != "-":
            self._tell(report)
        if report.errors:
            raise CommandError(
                _("%(issue)s: %(count)d errors remain.") % {"issue": issue.full_title, "count": report.errors}
            )
        if options["json"] != "-":
            told = _("%(issue)s: no error remains.") % {"issue": issue.full_title}
            self.stdout.write(self.style.SUCCESS(told))

    def _tell(self, report: Report) -> None:
        for group in report.groups:
            self.stdout.write(group.title)
            for found in group.found:
                self.stdout.write(f"  [{found.level.label}] {found.message}")
                if found.overruling:
                    told = _("overruled by %(person)s: %(reason)s")
                    person = found.overruling.person.get_username()
                    told = told % {"person": person, "reason": found.overruling.reason}
                    self.stdout.write(f"      {told}")

    def _write_json(self, issue: IssuePage, report: Report, out: str) -> None:
        text = json.dumps(as_dict(issue, report), ensure_ascii=False, indent=1) + "\n"
        if out == "-":
            self.stdout.write(text, ending="")
            return
        try:
            Path(out).write_text(text, encoding="utf-8")
        except OSError as error:
            told = _("%(file)s cannot be written: %(reason)s")
            raise CommandError(told % {"file": out, "reason": error.strerror}) from None
