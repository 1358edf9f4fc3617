from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import BulletinStyle


class BulletinStyleViewSet(SnippetViewSet):
    """成品样式: a row for each bulletin that does not look as the house does."""

    model = BulletinStyle
    icon = "doc-full-inverse"
    menu_label = _("Look of the files")
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        "bulletin",
        Column("colour", label=_("colour")),
        Column("cover", label=_("cover"), accessor="get_cover_display"),
    ]

    def get_queryset(self, request):
        return BulletinStyle.objects.select_related("bulletin")
