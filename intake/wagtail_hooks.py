"""What intake adds to Wagtail's admin. Declarations only."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from bulletins.models import BulletinPage

from . import urls
from .rights import bulletins_open_to


class IntakeMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(bulletins_open_to(request.user))


@hooks.register("register_admin_urls")
def register_screens():
    return [path("intake/", include(urls, namespace="intake"))]


@hooks.register("register_admin_menu_item")
def register_menu_item():
    return IntakeMenuItem(
        _("Import old issues"), reverse("intake:list"), name="intake", icon_name="download", order=120
    )


@hooks.register("register_page_header_buttons")
def offer_to_import(page, user, view_name, next_url=None):
    if isinstance(page, BulletinPage) and page.permissions_for_user(user).can_add_subpage():
        yield Button(
            _("Import an old issue"),
            f"{reverse('intake:choose')}?bulletin={page.pk}",
            icon_name="download",
            priority=6,
        )
