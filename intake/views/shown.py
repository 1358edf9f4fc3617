"""What the screens of intake have in common: who may see them, where they stand, which step this is."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import View

from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from intake.models import Intake
from intake.rights import bulletins_open_to
from intake.states import IntakeState
from manuscript.plain import NotPlainError


class IntakeScreen(WagtailAdminTemplateMixin, View):
    """For whoever may add issues somewhere; the answers are nobody else's and are kept nowhere."""

    page_title = gettext_lazy("Import old issues")
    header_icon = "download"
    step = 0

    def dispatch(self, request, *args, **kwargs):
        if not self.bulletins:
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    @cached_property
    def bulletins(self):
        return bulletins_open_to(self.request.user)

    def get_breadcrumbs_items(self):
        here = {"url": reverse("intake:list"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), here, *self.further_breadcrumbs()]

    def further_breadcrumbs(self):
        return []

    def get_context_data(self, **kwargs):
        return super().get_context_data(step=self.step, **kwargs)


class OfOneIntake(IntakeScreen):
    """One that is not open to this person does not exist for them."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotPlainError:  # kept by an earlier version, whose classes were others
            context = self.get_context_data()
            return TemplateResponse(request, "intake/outdated.html", context)

    @cached_property
    def intake(self) -> Intake:
        rows = Intake.objects.light().select_related("bulletin", "issue")
        intake = get_object_or_404(rows.filter(bulletin__in=self.bulletins), pk=self.kwargs["pk"])
        if intake.state == IntakeState.DISCARDED:
            raise Http404
        return intake

    def get_page_subtitle(self):
        return self.intake.name

    def further_breadcrumbs(self):
        return [{"url": reverse("intake:show", args=[self.intake.pk]), "label": self.intake.name}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(intake=self.intake, **kwargs)
