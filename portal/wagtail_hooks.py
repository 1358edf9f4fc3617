"""What the portal as a whole adds to Wagtail's admin: its colours, and no links to somebody else's site."""

from django.templatetags.static import static
from django.utils.html import format_html

from wagtail import hooks

FOREIGN_HELP = ("whats-new-in-wagtail", "editor-guide")  # in English, on another host


@hooks.register("insert_global_admin_css")
def wear_the_seal_red():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def leave_foreign_help_out(request, menu_items):
    menu_items[:] = [item for item in menu_items if not item.name.startswith(FOREIGN_HELP)]
