"""建议的名称 in the admin: names that grammar has found in released items, and what an editor makes of each."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from bulletins.models import NameEntry, NameKinds, NewsItemPage, Sighting, SuggestedName
from manuscript.suggested_names import excerpt

from .deciding import add_name, confirm, may_decide, refuse, require, shorts_of, take_back

PER_PAGE = 25


class SuggestionFilter(forms.Form):
    words = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=40)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("All")), *NameKinds.choices]
    )
    refused = forms.BooleanField(label=gettext_lazy("Those that were refused"), required=False)

    @property
    def found(self):
        given = self.cleaned_data if self.is_valid() else {}
        names = SuggestedName.objects
        names = names.refused().order_by("name") if given.get("refused") else names.waiting()
        if words := given.get("words"):
            names = names.filter(name__icontains=words)
        return names.filter(kind=given["kind"]) if given.get("kind") else names


class OfNamesMixin(WagtailAdminTemplateMixin):
    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        require(may_decide(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        above = {"url": reverse(NAMES_LIST), "label": NameEntry._meta.verbose_name_plural}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.get_page_title()}]


NAMES_LIST = "wagtailsnippets_bulletins_nameentry:list"


class SuggestionsView(OfNamesMixin, TemplateView):
    page_title = gettext_lazy("Suggested names")
    template_name = "bulletins/admin/suggested_names.html"

    def get_context_data(self, **kwargs):
        wanted = SuggestionFilter(self.request.GET)
        page = Paginator(wanted.found, PER_PAGE).get_page(self.request.GET.get("page"))
        is_refused = wanted.is_valid() and wanted.cleaned_data["refused"]
        rows = with_evidence(page)
        return super().get_context_data(filter=wanted, names=page, rows=rows, is_refused=is_refused, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs):
        """`confirm`, `refuse` or `return` is the key of one, or "chosen" for all of `name`."""
        act = next((act for act in ACTS if act in request.POST), None)
        if act is not None:
            asked = request.POST[act]
            keys = request.POST.getlist("name") if asked == "chosen" else [asked]
            ACTS[act](request, self._chosen(keys[:PER_PAGE]))
        return redirect(request.get_full_path())

    def _chosen(self, keys: list[str]) -> list[SuggestedName]:
        wanted = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 10]
        return list(SuggestedName.objects.filter(pk__in=wanted, entry=None).order_by("pk"))


def _confirm(request: HttpRequest, names: list[SuggestedName]) -> None:
    confirmed = 0
    for name in names:
        try:
            confirm(name, request.user)
            confirmed += 1
        except ValidationError as error:
            messages.error(request, f"{name.name}: {' '.join(error.messages)}")
    if confirmed:
        told = ngettext("%(count)s name confirmed.", "%(count)s names confirmed.", confirmed)
        messages.success(request, told % {"count": confirmed})


def _refuse(request: HttpRequest, names: list[SuggestedName]) -> None:
    refused = refuse(names, request.user)
    told = ngettext("%(count)s refused. It is not suggested again.", "%(count)s refused.", refused)
    messages.success(request, told % {"count": refused})


def _return(request: HttpRequest, names: list[SuggestedName]) -> None:
    for name in names:
        take_back(name, request.user)
    messages.success(request, _("It is suggested again."))


ACTS = {"confirm": _confirm, "refuse": _refuse, "return": _return}


def with_evidence(names) -> list[SuggestedName]:
    """Each with `short_names` and with `item` and `excerpt` of the newest item that has it. Three statements for all."""
    newest = Sighting.objects.filter(suggestion=OuterRef("pk")).order_by("-item__sort_date", "-item")
    rows = {one.pk: one for one in names}
    items_of = SuggestedName.objects.filter(pk__in=rows).values_list(
        "pk", Subquery(newest.values("item")[:1])
    )
    items_of = dict(items_of)
    items = NewsItemPage.objects.only("title", "text", "url_path", "slug", "locale").in_bulk(
        items_of.values()
    )
    shorts = shorts_of(rows.values())
    for key, one in rows.items():
        one.short_names = shorts.get(key, [])
        one.item = items.get(items_of[key])
        one.excerpt = one.item and excerpt(f"{one.item.title}\n{one.item.text}", one.name)
    return list(rows.values())


class OtherNameForm(forms.Form):
    entry = forms.ModelChoiceField(
        NameEntry.objects.all(), to_field_name="name", label=gettext_lazy("Whose name it is"),
        widget=forms.TextInput(attrs={"list": "entries", "autocomplete": "off"}),
        error_messages={"invalid_choice": gettext_lazy("No organisation or person of this name is confirmed.")},
    )  # fmt: skip
    is_short = forms.BooleanField(
        label=gettext_lazy("A short name"),
        required=False,
        help_text=gettext_lazy("It counts only where the full name stands in the same item."),
    )


class OtherNameView(OfNamesMixin, FormView):
    """是…的别名: the entry by its name, the likely ones offered."""

    form_class = OtherNameForm
    page_title = gettext_lazy("Another name of")
    template_name = "bulletins/admin/other_name.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.name = get_object_or_404(SuggestedName, pk=kwargs["pk"], entry=None)

    def get_page_subtitle(self):
        return self.name.name

    def form_valid(self, form):
        entry = form.cleaned_data["entry"]
        try:
            add_name(self.name, entry, self.request.user, is_short=form.cleaned_data["is_short"])
        except ValidationError as error:
            form.add_error("entry", error.messages)
            return self.form_invalid(form)
        told = _("“%(name)s” is a name of %(entry)s from now on.")
        messages.success(self.request, told % {"name": self.name, "entry": entry})
        return redirect("suggested_names")

    def get_context_data(self, **kwargs):
        (row,) = with_evidence([self.name])
        entries = likely_first(self.name, NameEntry.objects.order_by("slug").values_list("name", flat=True))
        return super().get_context_data(
            row=row, entries=entries, back_address=reverse("suggested_names"), **kwargs
        )


def likely_first(name: SuggestedName, known: Iterable[str]) -> list[str]:
    """Those that share most characters with it before the others."""
    wanted = set(name.name)
    return sorted(known, key=lambda one: -len(wanted & set(one)))
