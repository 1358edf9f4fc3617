"""The sentence that a person reads about a fault of the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .chain import Fault, Kind

SENTENCES = {
    Kind.CHANGED: _("Entry %(number)d was changed after it was written."),
    Kind.MISSING: _("Entries %(number)d to %(last)d are missing."),
    Kind.BROKEN: _("Entry %(number)d does not follow the entry before it: one of the two was replaced."),
    Kind.FOREIGN: _("Entry %(number)d has a number that was never given out: it was inserted."),
    Kind.CUT: _("The end of the log is cut off: entries %(number)d to %(last)d are missing."),
    Kind.HEAD: _("Entry %(number)d is not the one that the head of the log names."),
    Kind.NO_HEAD: _("The head of the log is missing."),
    Kind.ANCHOR: _(
        "The anchor of entry %(number)d is not part of this log: what came before was written anew."
    ),
}
ONE_MISSING = _("Entry %(number)d is missing.")


def fault_message(fault: Fault) -> str:
    is_one = fault.kind is Kind.MISSING and fault.number == fault.last
    return str(ONE_MISSING if is_one else SENTENCES[fault.kind]) % {
        "number": fault.number,
        "last": fault.last,
    }
