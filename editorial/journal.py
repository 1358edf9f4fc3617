"""Acts of the office in both logs: Wagtail's, which editors read beside a page, and the audit log, which nobody changes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log
from wagtail.models import Page

from audit.acts import register_act
from audit.record import record, record_refusal

#: act -> its name, and what Wagtail's log says of it. Without a sentence, Wagtail has an entry of its own.
ACTS = {
    "submit": (_("Submit for review"), None),
    "take_back": (_("Take back from review"), None),
    "sign": (_("Pass a stage"), None),
    "return": (_("Return an issue"), None),
    "overrule": (_("Overrule a finding"), _("Finding overruled")),
    "mend": (_("Take safe remedies"), _("Safe remedies taken")),
    "release": (_("Release"), _("Issue released")),
    "restore": (_("Restore"), _("Earlier release restored")),
    "correct": (_("Correct"), _("Correction begun")),
    "abandon_correction": (_("Abandon the correction"), _("Correction abandoned")),
    "unseal": (_("Unseal"), _("Seal voided")),
    "schedule": (_("Schedule"), _("Time of release set")),
    "clear_schedule": (_("Clear the schedule"), _("Time of release cleared")),
    "hold_schedule": (_("Hold the scheduled release"), _("Scheduled release held")),
    "leave_out": (_("Leave out"), _("Item left out")),
    "put_back": (_("Put back"), _("Item put back")),
    "propose_withdrawal": (_("Propose a withdrawal"), _("Withdrawal proposed")),
    "drop_withdrawal": (_("Drop the withdrawal"), _("Proposed withdrawal dropped")),
    "withdraw": (_("Withdraw"), _("Issue withdrawn")),
    "propose_waiver": (_("Propose a waiver"), _("Waiver proposed")),
    "confirm_waiver": (_("Confirm the waiver"), _("Waiver confirmed")),
    "answer_report": (_("Answer a reader's report"), _("Reader's report answered")),
    "make_preview_link": (_("Make a preview link"), _("Preview link made")),
    "revoke_preview_link": (_("Revoke a preview link"), _("Preview link revoked")),
    "retry_delivery": (_("Try delivery again"), _("Delivery tried again")),
    "skip_delivery": (_("Leave delivery out"), _("Delivery left out")),
}


def register_acts() -> None:
    for act, (label, _sentence) in ACTS.items():
        register_act(f"issue.{act}", label)


def enter(act: str, page: Page, user, **detail) -> None:
    """Call it last in the transaction of the act: it takes the lock that everybody who records waits for."""
    if ACTS[act][1] is not None:
        log(instance=page, action=f"editorial.{act}", user=user, data=detail or None)
    record(f"issue.{act}", user=user, target=page, **detail)


def enter_refusal(act: str, page: Page, user, reason: str) -> None:
    """What somebody tried and was refused. Call it after the rollback."""
    record_refusal(f"issue.{act}", user=user, target=page, reason=reason)
