from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from bulletins.models import BulletinPage
from intake.actions.take_file import TakeFile
from intake.forms import ChooseForm
from intake.messages import unreadable_message
from manuscript.notices import Unreadable

from .shown import IntakeScreen


class ChooseView(IntakeScreen):
    """Step one: which file, of which bulletin."""

    template_name = "intake/choose.html"
    step = 1

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(form=self.get_form()))

    def post(self, request, *args, **kwargs):
        form = self.get_form(request.POST, request.FILES)
        if form.is_valid():
            said = form.cleaned_data
            try:
                intake = TakeFile(
                    said["file"], said["bulletin"], request.user, said["year"], said["period"]
                ).execute()
                return redirect("intake:show", intake.pk)
            except Unreadable as error:
                form.add_error("file", unreadable_message(error))
            except PermissionDenied as error:
                form.add_error("bulletin", str(error))
        return self.render_to_response(self.get_context_data(form=form))

    def get_form(self, *data) -> ChooseForm:
        open_to = BulletinPage.objects.filter(pk__in=[bulletin.pk for bulletin in self.bulletins])
        initial = {"bulletin": self.request.GET.get("bulletin")}
        return ChooseForm(*data, bulletins=open_to, initial=initial)

    def further_breadcrumbs(self):
        return [{"url": reverse("intake:choose"), "label": gettext_lazy("Choose a file")}]
