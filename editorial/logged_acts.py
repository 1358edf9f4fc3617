"""What Wagtail's log calls the acts of the office."""

from django.utils.translation import gettext_lazy as _

LOGGED_ACTS = (
    ("correct", _("Correct"), _("Correction begun")),
    ("abandon_correction", _("Abandon the correction"), _("Correction abandoned")),
    ("unseal", _("Unseal"), _("Seal voided")),
    ("schedule", _("Schedule"), _("Time of release set")),
    ("clear_schedule", _("Clear the schedule"), _("Time of release cleared")),
    ("leave_out", _("Leave out"), _("Item left out")),
    ("put_back", _("Put back"), _("Item put back")),
    ("propose_withdrawal", _("Propose a withdrawal"), _("Withdrawal proposed")),
    ("drop_withdrawal", _("Drop the withdrawal"), _("Proposed withdrawal dropped")),
    ("withdraw", _("Withdraw"), _("Issue withdrawn")),
    ("restore", _("Restore"), _("Earlier release restored")),
    ("propose_waiver", _("Propose a waiver"), _("Waiver proposed")),
    ("confirm_waiver", _("Confirm the waiver"), _("Waiver confirmed")),
)
