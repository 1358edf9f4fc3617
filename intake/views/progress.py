"""While a file is read; and what to do when it could not be."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.admin import messages

from intake.actions.clear_intakes import discard
from intake.actions.read_intake import read_again

from .shown import OfOneIntake


class StateView(OfOneIntake):
    """For the script of the waiting page; without it the page loads itself anew."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        intake = self.intake
        since = intake.started_at or intake.touched_at
        seconds = int((timezone.now() - since).total_seconds())
        return JsonResponse(
            {"state": intake.state, "begun": intake.started_at is not None, "seconds": seconds}
        )


class AgainView(OfOneIntake):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        read_again(self.intake)
        return redirect("intake:show", self.intake.pk)


class DiscardView(OfOneIntake):
    """Asks once: an hour of mending would be gone. A reading that is under way is simply called off."""

    template_name = "intake/discard.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(edits=self.intake.edits.done().count()))

    def post(self, request, *args, **kwargs):
        discard(self.intake)
        messages.success(
            request, _("%(file)s was discarded. Nothing of it is kept.") % {"file": self.intake.name}
        )
        return redirect("intake:list")
