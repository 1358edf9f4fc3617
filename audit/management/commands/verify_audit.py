import argparse
import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from audit.chain import Anchor, Fault
from audit.messages import fault_message
from audit.verification import faults_of_log, head_anchor


def anchor(text: str) -> Anchor:
    try:
        return Anchor.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("an anchor reads NUMBER:HASH")) from None


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _(
            "Checks the audit log from end to end and names every entry that was changed, removed or inserted. "
            "Prints the newest entry's number and hash: an anchor to be noted elsewhere."
        )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help=_("report as JSON"))
        parser.add_argument(
            "--anchor",
            action="append",
            type=anchor,
            default=[],
            metavar="NUMBER:HASH",
            help=_("check that an anchor noted earlier is still part of the log; may be given several times"),
        )

    def handle(self, *args, **options):
        """Status 1 if anything is wrong."""
        head = head_anchor()
        faults = faults_of_log(head, options["anchor"])
        found = self._report_json(head, faults) if options["json"] else self._report(faults)
        if found:
            raise CommandError(_("The audit log is damaged: %(count)d faults.") % {"count": found})
        if not options["json"]:
            self.stdout.write(
                self.style.SUCCESS(_("The audit log is intact: %(count)d entries.") % {"count": head.number})
            )
            self.stdout.write(_("Anchor, to be noted elsewhere: %(anchor)s") % {"anchor": head})

    def _report(self, faults) -> int:
        found = 0
        for fault in faults:
            self.stdout.write(fault_message(fault))
            found += 1
        return found

    def _report_json(self, head: Anchor | None, faults) -> int:
        told = [self._as_dict(fault) for fault in faults]
        report = {"intact": not told, "head": str(head) if head else None, "faults": told}
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        return len(told)

    @staticmethod
    def _as_dict(fault: Fault) -> dict:
        return {
            "kind": str(fault.kind),
            "number": fault.number,
            "last": fault.last,
            "message": fault_message(fault),
        }
