"""Keeping the conditions of the list under a name, and letting them go."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from editorial.models import SavedList

MOST = 50  # lists of one person


def list_address(conditions: str = "") -> str:
    return reverse("all_items:index") + (f"?{conditions}" if conditions else "")


class SaveListForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=40)
    is_shared = forms.BooleanField(label=gettext_lazy("For all colleagues"), required=False)


class ListsOfPersonMixin:
    def dispatch(self, request, *args, **kwargs):
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SaveListView(ListsOfPersonMixin, WagtailAdminTemplateMixin, FormView):
    """The conditions stand in the address, as they do in that of the list."""

    form_class = SaveListForm
    template_name = "editorial/all_items/save.html"
    page_title = gettext_lazy("Keep this list")
    header_icon = "list-ul"

    @cached_property
    def conditions(self) -> str:
        return SavedList.conditions_of(self.request.GET)

    def get_breadcrumbs_items(self):
        place = {"url": list_address(self.conditions), "label": _("All items")}
        return [*super().get_breadcrumbs_items(), place, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_address=list_address(self.conditions), **kwargs)

    def form_valid(self, form):
        person, own = self.request.user, SavedList.objects.filter(person=self.request.user)
        if len(self.conditions) > SavedList.LONGEST:
            form.add_error(None, _("These are too many conditions to keep."))
        elif own.exclude(name=form.cleaned_data["name"]).count() >= MOST:
            form.add_error(None, _("You keep %(most)s lists already. Let one go first.") % {"most": MOST})
        if form.errors:
            return self.form_invalid(form)
        kept, is_new = SavedList.objects.update_or_create(
            person=person,
            name=form.cleaned_data["name"],
            defaults={"conditions": self.conditions, "is_shared": form.cleaned_data["is_shared"]},
        )
        told = (
            _("The list “%(name)s” is kept.")
            if is_new
            else _("The list “%(name)s” now has these conditions.")
        )
        messages.success(self.request, told % {"name": kept.name})
        return redirect(list_address(self.conditions))


class DropListView(ListsOfPersonMixin, WagtailAdminTemplateMixin, TemplateView):
    """One's own, or as an administrator a shared one. The items stay as they are."""

    http_method_names = ["get", "post"]
    template_name = "editorial/all_items/drop.html"
    page_title = gettext_lazy("Let go of a list")
    header_icon = "list-ul"

    @cached_property
    def kept(self) -> SavedList:
        kept = get_object_or_404(SavedList.objects.of(self.request.user), pk=self.kwargs["pk"])
        if kept.person != self.request.user and not self.request.user.is_superuser:
            raise PermissionDenied
        return kept

    def get_context_data(self, **kwargs):
        return super().get_context_data(kept=self.kept, back_address=self._back, **kwargs)

    def post(self, request, pk):
        self.kept.delete()
        messages.success(request, _("The list “%(name)s” was let go.") % {"name": self.kept.name})
        return redirect(self._back)

    @property
    def _back(self) -> str:
        return list_address(SavedList.conditions_of(self.request.GET))
