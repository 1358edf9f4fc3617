"""Screens of acts that ask for something: a refusal keeps every word that was typed."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages

from editorial.desk_forms import ReasonForm
from editorial.refusals import REFUSALS

from .acts import IssueActView


class FormActView(IssueActView):
    """Subclasses name the form; `act` is given its fields."""

    form_class = ReasonForm

    def act(self, **fields) -> None:
        raise NotImplementedError

    def get_form(self, data=None):
        return self.form_class(data)

    def post(self, request, *args, **kwargs):
        if not self.may():
            return self.too_late()
        form = self.get_form(request.POST)
        if form.is_valid():
            try:
                self.act(**form.cleaned_data)
            except REFUSALS as refusal:
                self.refuse(refusal)
            else:
                messages.success(request, self.done % {"issue": self.issue.full_title})
                return redirect(self.back_address())
        return self.render_to_response(self.get_context_data(form=form))

    def too_late(self):
        """Somebody else has acted since this screen was opened, or the act is not this person's at all."""
        told = _("That is not possible, or not yours to do: the issue is “%(state)s”.")
        self.refuse(PermissionDenied(told % {"state": self.issue.get_state_display()}))
        return redirect(self.back_address())

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = self.get_form()
        return super().get_context_data(media=kwargs["form"].media, **kwargs)


class DeskActMixin:
    """Leads back to the desk of the issue, for those who may see it."""

    def back_address(self) -> str:
        return reverse("editorial:issue-desk", args=[self.issue.pk])
