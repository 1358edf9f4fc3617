"""Acts on many items of the list: their district, industries and contributors."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permission_policies.pages import PagePermissionPolicy

from bulletins.models import Contributor, NewsItemPage
from editorial.actions.tag_items import TagItemsAction, Tags, may_tag
from regions.models import Industry, RegionPage

from .listing import AllItemsFilter

MOST = 500  # items in one act


class RegionForm(forms.Form):
    region = forms.ModelChoiceField(RegionPage.objects.all(), label=_("District"))

    def tags(self) -> Tags:
        return Tags(region=self.cleaned_data["region"])


class IndustriesForm(forms.Form):
    add = forms.ModelMultipleChoiceField(
        Industry.objects.all(), label=_("Add"), required=False, widget=forms.CheckboxSelectMultiple
    )
    drop = forms.ModelMultipleChoiceField(
        Industry.objects.all(), label=_("Take away"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean(self):
        if not self.errors and not (self.cleaned_data["add"] or self.cleaned_data["drop"]):
            raise forms.ValidationError(_("Choose at least one industry."))

    def tags(self) -> Tags:
        return Tags(add_industries=self.cleaned_data["add"], drop_industries=self.cleaned_data["drop"])


class ContributorsForm(forms.Form):
    contributors = forms.ModelMultipleChoiceField(Contributor.objects.all(), label=_("Contributors"))

    def tags(self) -> Tags:
        return Tags(add_contributors=self.cleaned_data["contributors"])


class TagItems(BulkAction):
    """What is chosen by hand, or all that the conditions of the list leave."""

    models = [NewsItemPage]
    template_name = "editorial/all_items/tag.html"
    is_cut = False  # whether the conditions leave more than one act takes

    @classmethod
    def get_queryset(cls, model, object_ids):
        items = NewsItemPage.objects.filter(pk__in=list(object_ids)[:MOST]).order_by("-sort_date", "-pk")
        return items.select_related("issue")

    def get_all_objects_in_listing_query(self, parent_id):
        """Wagtail would take every item there is: it does not look at the conditions, which `next` holds."""
        asked = QueryDict(urlsplit(self.next_url).query)
        explorable = PagePermissionPolicy().explorable_instances(self.request.user)
        items = NewsItemPage.objects.filter(pk__in=explorable.values("pk"))
        found = AllItemsFilter(asked, queryset=items, request=self.request).qs
        if words := asked.get("q"):
            found = found.containing(words)
        keys = list(found.order_by("-sort_date", "-pk").values_list("pk", flat=True)[: MOST + 1])
        self.is_cut = len(keys) > MOST
        return keys[:MOST]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"most": MOST if self.is_cut else None}

    def check_perm(self, item):
        return may_tag(item, self.request.user)

    def get_execution_context(self):
        return {"user": self.request.user, "tags": self.cleaned_form.tags()}

    @classmethod
    def execute_action(cls, objects, user=None, tags=None, **kwargs):
        return TagItemsAction(objects, tags, user).execute(), 0

    def get_success_message(self, changed, _children):
        unchanged = len(self.actionable_objects) - changed
        told = ngettext("%(count)s item was changed.", "%(count)s items were changed.", changed) % {
            "count": changed
        }
        if unchanged:
            told += ngettext(" %(count)s had it so already.", " %(count)s had it so already.", unchanged) % {
                "count": unchanged
            }
        return told


class SetRegion(TagItems):
    display_name, aria_label = _("Set district"), _("Set the district of the selected items")
    action_type, action_priority = "set_region", 10
    form_class = RegionForm


class SetIndustries(TagItems):
    display_name, aria_label = _("Industries"), _("Add industries to the selected items, or take them away")
    action_type, action_priority = "set_industries", 20
    form_class = IndustriesForm


class AddContributors(TagItems):
    display_name, aria_label = _("Add contributor"), _("Add contributors to the selected items")
    action_type, action_priority = "add_contributors", 30
    form_class = ContributorsForm
