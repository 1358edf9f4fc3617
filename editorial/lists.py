"""用词表、名称表 in the admin: written one by one, or taken in and out as CSV."""

from __future__ import annotations

import re
from operator import itemgetter

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from .list_files import LARGEST, ListFileError, Taken, take_in
from .models import OfficialName, SilentCheck, WordRule
from .preflight.knowledge import CAN_BE_SILENT
from .preflight.sentences import SENTENCES


class ListFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy("As the export writes it. At most 1 MB, 5,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        return file


class ImportView(WagtailAdminTemplateMixin, FormView):
    """All rows of a file, or none with the lines that stand in the way."""

    model = None
    index_url_name = ""
    form_class = ListFileForm
    template_name = "editorial/import_list.html"
    page_title = gettext_lazy("Import")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        may = policy_registry.get_by_type(self.model).user_has_permission
        if not (may(request.user, "add") and may(request.user, "change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.model._meta.verbose_name_plural

    def get_breadcrumbs_items(self):
        place = {"url": reverse(self.index_url_name), "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), place, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form):
        try:
            taken = take_in(self.model, form.cleaned_data["file"].read(), self.request.user)
        except ListFileError as error:
            return self.render_to_response(self.get_context_data(form=form, faults=error.faults))
        messages.success(self.request, _told(taken))
        return redirect(self.index_url_name)

    def get_context_data(self, **kwargs):
        columns = [self.model._meta.get_field(name).verbose_name for name in self.model.COLUMNS]
        return super().get_context_data(columns=columns, back_address=reverse(self.index_url_name), **kwargs)


def _told(taken: Taken) -> str:
    return ngettext(
        "%(added)s row added, %(changed)s changed, %(unchanged)s as before.",
        "%(added)s rows added, %(changed)s changed, %(unchanged)s as before.",
        taken.added,
    ) % {"added": taken.added, "changed": taken.changed, "unchanged": taken.unchanged}


class ListIndexView(IndexView):
    """With a way in for files beside Wagtail's way out."""

    import_url_name = ""

    @cached_property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if self.user_has_permission("add") and self.user_has_permission("change"):
            buttons.append(HeaderButton(_("Import"), url=reverse(self.import_url_name), icon_name="upload"))
        return buttons

    def stream_csv(self, queryset):
        """Begins with a mark by which spreadsheets know that it is Unicode."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


class ListViewSet(SnippetViewSet):
    index_view_class = ListIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 100

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(import_url_name=self.get_url_name("import"), **kwargs)

    def get_urlpatterns(self):
        view = ImportView.as_view(model=self.model, index_url_name=self.get_url_name("list"))
        return [*super().get_urlpatterns(), path("import/", view, name="import")]


class WordRuleViewSet(ListViewSet):
    model = WordRule
    icon = "regex"
    list_display = [
        "term",
        Column("level", label=gettext_lazy("How grave"), accessor="get_level_display", sort_key="level"),
        Column("replacement", label=gettext_lazy("Put instead")),
        Column("advice", label=gettext_lazy("Advice")),
    ]
    list_filter = ["level"]
    search_fields = ["term", "replacement", "advice"]
    list_export = ["term", "get_level_display", "replacement", "advice"]
    export_headings = {"get_level_display": WordRule._meta.get_field("level").verbose_name}
    export_filename = "words"


class OfficialNameViewSet(ListViewSet):
    model = OfficialName
    icon = "group"
    list_display = [
        "full",
        Column("short", label=gettext_lazy("Short name")),
        Column("wrong", label=gettext_lazy("Wrong spellings")),
    ]
    search_fields = ["full", "short", "wrong"]
    list_export = ["full", "short", "wrong"]
    export_filename = "names"


def silent_choices() -> list[tuple[str, str]]:
    """Each by what it says, for a person knows no codes; the places of its facts are left open."""
    said = {code: re.sub(r"%\(\w+\)s", "…", str(SENTENCES[code])) for code in CAN_BE_SILENT}
    return sorted(((code, sentence.replace("%%", "%")) for code, sentence in said.items()), key=itemgetter(1))


class SilentCheckForm(WagtailAdminModelForm):
    code = forms.ChoiceField(label=gettext_lazy("Check"), choices=silent_choices)


class SilentCheckViewSet(SnippetViewSet):
    model = SilentCheck
    icon = "no-view"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        "code",
        Column(
            "sentence",
            label=gettext_lazy("Check"),
            accessor=lambda row: dict(silent_choices()).get(row.code, ""),
        ),
        Column("reason", label=gettext_lazy("Reason")),
    ]
    edit_handler = ObjectList(SilentCheck.panels, base_form_class=SilentCheckForm)


class Lists(SnippetViewSetGroup):
    items = (WordRuleViewSet, OfficialNameViewSet, SilentCheckViewSet)
    menu_icon = "clipboard-list"
    menu_label = gettext_lazy("Words and names")
    menu_name = "lists"
    menu_order = 140
