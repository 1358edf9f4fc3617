"""What editors and publishers are asked for before an act. The acts themselves check it once more."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput

from bulletins.models import Correction
from bulletins.states import DistributionClass, ReleaseKind

from .corrections import Change, Note


def _long_text(rows: int = 3) -> AdminAutoHeightTextInput:
    return AdminAutoHeightTextInput(attrs={"rows": rows})


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=_long_text(),
        help_text=_("For the office. It stays in the history of the issue."),
    )


class ConfirmedForm(forms.Form):
    """Who may read the issue is part of what was signed; whoever lets it out says that it is meant."""

    shown = forms.CharField(widget=forms.HiddenInput)
    is_meant = forms.BooleanField(help_text=_("Tick it if that is meant."))

    def __init__(self, *args, distribution: str, **kwargs):
        super().__init__(*args, initial={"shown": distribution}, **kwargs)
        self.fields["is_meant"].label = AUDIENCES[distribution]


AUDIENCES = {
    DistributionClass.PUBLIC: _("Everybody may read this issue, search engines too"),
    DistributionClass.MEMBERS: _("Only members may read this issue"),
    DistributionClass.INTERNAL: _("Only the office may read this issue"),
}


class ScheduleForm(ConfirmedForm):
    at = forms.DateTimeField(
        label=_("Time of release"),
        widget=AdminDateTimeInput,
        help_text=_("Beijing time, as in 2026-10-08 09:00."),
    )
    field_order = ["at"]


class WithdrawalForm(ReasonForm):
    notice = forms.CharField(
        label=_("Notice for readers"),
        required=False,
        max_length=500,
        widget=_long_text(),
        help_text=_(
            "Stands in the place of the issue. Left empty, readers are told only that it was withdrawn."
        ),
    )


class PreviewLinkForm(forms.Form):
    reader = forms.CharField(
        label=_("For whom"), max_length=60, help_text=_("Printed across every page: 供某某审阅.")
    )
    days = forms.IntegerField(label=_("Valid for days"), min_value=1, max_value=30, initial=7)


class NoteForm(forms.Form):
    """What readers are told of one changed page."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note for readers"),
        max_length=500,
        widget=_long_text(2),
        help_text=Correction._meta.get_field("note").help_text,
    )

    def __init__(self, data=None, *, change: Change, kept: Correction | None = None):
        kinds = change.allowed_kinds
        kind = kept.kind if kept and kept.kind in kinds else kinds[0]
        initial = {"kind": str(kind), "note": kept.note if kept else ""}
        super().__init__(data, prefix=f"page-{change.page.pk}", initial=initial)
        self.change = change
        self.fields["kind"].choices = [(str(kind), kind.label) for kind in kinds]

    @property
    def value(self) -> Note:
        return Note(ReleaseKind(self.cleaned_data["kind"]), self.cleaned_data["note"])
