"""机构与人物 in the admin: what is confirmed, with how many items tell of it, and the way to what is suggested."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from bulletins.models import ItemMention, NameEntry, SuggestedName

from .deciding import may_decide, may_merge, merge, require
from .suggestions import NAMES_LIST, OfNamesMixin, OtherNameView, SuggestionsView


class NamesIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("region").defer("region__description")

    @cached_property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if may_decide(self.request.user):
            label = _("Suggested names (%(count)s)") % {"count": SuggestedName.objects.waiting().count()}
            buttons.append(HeaderButton(label, url=reverse("suggested_names"), icon_name="list-ul"))
        return buttons

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        _count_items(context["object_list"])
        return context


def _count_items(entries) -> None:
    """One statement for the page of the list: items that anybody may read."""
    entries = list(entries)
    mentions = ItemMention.objects.filter(entry__in=entries).order_by().values("entry")
    counts = dict(mentions.annotate(count=Count("item", distinct=True)).values_list("entry", "count"))
    for entry in entries:
        entry.item_count = counts.get(entry.pk, 0)


class NameEditView(EditView):
    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if may_merge(self.request.user):
            address = reverse("merge_names", args=[self.object.pk])
            buttons.append(Button(_("Merge into another"), url=address, icon_name="resubmit", priority=50))
        return buttons


class NameEntryViewSet(SnippetViewSet):
    model = NameEntry
    icon = "group"
    menu_label = gettext_lazy("Organisations and people")
    menu_order = 135
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = NamesIndexView
    edit_view_class = NameEditView
    list_per_page = 50
    list_display = [
        "name",
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("other_names", label=gettext_lazy("Other names")),
        Column("region", label=gettext_lazy("District"), accessor="region.title"),
        Column("items", label=gettext_lazy("Items"), accessor="item_count"),
    ]
    list_filter = ["kind", "region"]
    ordering = ["slug"]


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        NameEntry.objects.none(), to_field_name="name", label=gettext_lazy("Into which one"),
        widget=forms.TextInput(attrs={"list": "entries", "autocomplete": "off"}),
        error_messages={"invalid_choice": gettext_lazy("No organisation or person of this name is confirmed.")},
    )  # fmt: skip

    def __init__(self, entry: NameEntry, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = NameEntry.objects.filter(kind=entry.kind).exclude(pk=entry.pk)


class MergeView(OfNamesMixin, FormView):
    """Two that are one: says what becomes of the names and of the address before it is done."""

    form_class = MergeForm
    page_title = gettext_lazy("Merge into another")
    template_name = "bulletins/admin/merge_names.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.entry = get_object_or_404(NameEntry, pk=kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        require(may_merge(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.entry.name

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "entry": self.entry}

    def form_valid(self, form):
        try:
            into = merge(self.entry, form.cleaned_data["into"], self.request.user)
        except ValidationError as error:
            form.add_error("into", error.messages)
            return self.form_invalid(form)
        told = _("“%(name)s” is another name of %(entry)s from now on, and its address leads there.")
        messages.success(self.request, told % {"name": self.entry, "entry": into})
        return redirect(NAMES_LIST)

    def get_context_data(self, **kwargs):
        entries = kwargs.get("form") or self.get_form()
        names = entries.fields["into"].queryset.order_by("slug").values_list("name", flat=True)
        return super().get_context_data(entries=names, back_address=reverse(NAMES_LIST), **kwargs)


def admin_paths() -> list:
    return [
        path("suggested-names/", SuggestionsView.as_view(), name="suggested_names"),
        path("suggested-names/<int:pk>/", OtherNameView.as_view(), name="other_name"),
        path("merge-names/<int:pk>/", MergeView.as_view(), name="merge_names"),
    ]
