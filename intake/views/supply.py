from __future__ import annotations

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages

from intake.actions.supply_pictures import SupplyPictures
from intake.states import IntakeState

from .shown import OfOneIntake


class SupplyPicturesView(OfOneIntake):
    """Pictures that lay beside the file: chosen all at once, each goes where its name is."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self.intake.state != IntakeState.READ:
            return redirect("intake:show", self.intake.pk)
        found = SupplyPictures(self.intake, request.FILES.getlist("pictures")).execute()
        if found.kept:
            messages.success(request, _("Found their places: %(names)s") % {"names": "、".join(found.kept)})
        if found.refused:
            told = _("Not used, because no place is called so or because they are no pictures: %(names)s")
            messages.warning(request, told % {"names": "、".join(found.refused)})
        return redirect("intake:confirm", self.intake.pk)
