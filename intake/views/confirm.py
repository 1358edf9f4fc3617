"""Step three: what will be made, what is in the way, and one button."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from bulletins.wording import copy_label, period_label
from intake.actions.draft_intake import DraftIntake
from intake.actions.draft_issue import CannotDraftError
from intake.fitness import faults_of
from intake.models import Intake
from intake.points import Layout, open_points, points_of
from intake.states import IntakeState, StaleIntakeError
from intake.tree import totals_of
from manuscript.document import Kind
from manuscript.lines import essence

from .mend import number_in
from .shown import OfOneIntake

REPLACE, KEEP_BOTH = "replace", "keep"


class ConfirmView(OfOneIntake):
    template_name = "intake/confirm.html"
    step = 3

    def get(self, request, *args, **kwargs):
        if self.intake.state != IntakeState.READ:
            return redirect("intake:show", self.intake.pk)
        return self.render_to_response(self.get_context_data(**self._what_will_be()))

    def post(self, request, *args, **kwargs):
        if self.intake.state != IntakeState.READ:
            return redirect("intake:show", self.intake.pk)
        try:
            issue = self.drafting.execute()
        except StaleIntakeError:
            messages.error(
                request, _("The intake was changed after you opened this page. Check it once more.")
            )
        except (CannotDraftError, PermissionDenied) as error:
            messages.error(request, str(error) or _("You may not do that."))
        else:
            messages.success(
                request, _("%(issue)s is a draft now. Nothing is public.") % {"issue": issue.full_title}
            )
            return redirect("wagtailadmin_explore", issue.pk)
        del self.intake
        return self.get(request)

    @cached_property
    def drafting(self) -> DraftIntake:
        how = self.request.POST.get("earlier", "")
        version = number_in(self.request.POST.get("version"), -1)
        return DraftIntake(
            self.intake,
            self.request.user,
            version,
            replace_drafts=how == REPLACE,
            keep_both=how == KEEP_BOTH,
        )

    def _what_will_be(self) -> dict:
        intake, drafting = self.intake, DraftIntake(self.intake, self.request.user, 0).drafting()
        document, bulletin = intake.document, intake.bulletin
        faults = faults_of(document, bulletin)
        layout = Layout(intake.source, intake.reading, document)
        points = points_of(intake.source, intake.reading, layout, intake.ticked)
        return {
            "totals": totals_of(document),
            "faults": faults,
            "open_points": len(open_points(points)),
            "missing": intake.missing_pictures,
            "other_name": self._other_name(),
            "other_kind": self._other_kind(),
            "same_file": Intake.objects.of_same_file(intake).select_related("issue", "owner")[:3],
            **self._of_period(drafting, faults),
        }

    def _of_period(self, drafting, faults) -> dict:
        """The name of the issue to be; where there is one of that period, what may be done."""
        document = drafting.document
        if faults or document.year is None:
            return {"label": ""}
        kind = Kind(drafting.bulletin.kind)
        label = period_label(kind, document.year, document.period)
        earlier = drafting.earlier()
        if earlier is None:
            return {"label": label}
        return {
            "label": label,
            "earlier": earlier,
            "earlier_items": earlier.items.count(),
            "may_replace": drafting.may_replace(earlier),
            "second": label + copy_label(drafting.free_copy()),
            "chosen": self.request.POST.get("earlier", ""),
        }

    def _other_name(self) -> str:
        """What the cover calls it, where that is not the name of the bulletin."""
        printed, name = self.intake.document.title, self.intake.bulletin.title
        return "" if essence(name) in essence(printed) or essence(printed) in essence(name) else printed

    def _other_kind(self) -> str:
        """What the file calls itself, where the bulletin is something else."""
        kind = self.intake.document.kind
        if kind is None or kind == self.intake.bulletin.kind:
            return ""
        choices = dict(self.intake.bulletin._meta.get_field("kind").choices)
        return choices[kind.value]

    def further_breadcrumbs(self):
        here = {"url": reverse("intake:confirm", args=[self.intake.pk]), "label": gettext_lazy("Confirm")}
        return [*super().further_breadcrumbs(), here]
