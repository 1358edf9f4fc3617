"""What was once submitted stays: its pages, its files, and the accounts of those who signed.

The database refuses to delete them (PROTECT). Here that refusal becomes a sentence, before anybody is asked to confirm.
"""

from __future__ import annotations

from django.db import router
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from bulletins.models import ManifestFile, ManifestRow, NewsItemPage, Release


def is_kept(thing) -> bool:
    """Asked of a page with all below it, of a picture, a document or an account."""
    if isinstance(thing, Page):
        return ManifestRow.objects.filter(page__path__startswith=thing.path).exists()
    if _is_account(thing) and Release.objects.filter(released_by=thing).exists():
        return True  # the database would let the account go, and the release would not know its publisher
    try:
        Collector(using=router.db_for_write(type(thing))).collect([thing])
    except (ProtectedError, RestrictedError):
        return True
    return False


def _is_account(thing) -> bool:
    return isinstance(thing, Release._meta.get_field("released_by").related_model)


def refuse_page(request, page):
    """Answers for `before_delete_page`."""
    if not is_kept(page):
        return None
    messages.error(request, reason_for(page), buttons=_way_out(page))
    return redirect("wagtailadmin_explore", page.pk if page.numchild else page.get_parent().pk)


def refuse_account(request, account):
    """Answers for `before_delete_user`."""
    if not is_kept(account):
        return None
    messages.error(request, reason_for(account))
    return redirect("wagtailusers_users:edit", account.pk)


def refuse_some(request, action_type, objects, bulk_action):
    """Answers for `before_bulk_action`: nothing of a selection is deleted if one of it must stay."""
    kept = [thing for thing in objects if is_kept(thing)] if action_type == "delete" else []
    if not kept:
        return None
    nothing = _("Nothing was deleted.")  # xgettext does not look into f-strings
    messages.error(request, f"{reason_for(kept[0])} {nothing}")
    return redirect(bulk_action.next_url if bulk_action.next_url != request.path else "wagtailadmin_home")


def refuse_file(request, error: ProtectedError):
    """Pictures and documents: Wagtail has no hook before they are deleted, so the database is the first to refuse."""
    held = next((row for row in error.protected_objects if isinstance(row, ManifestFile)), None)
    if held is None:
        messages.error(request, _("This cannot be deleted: other records need it."))
        return redirect("wagtailadmin_home")
    file = held.photo or held.document
    messages.error(request, reason_for(file))
    return redirect(AdminURLFinder(request.user).get_edit_url(file) or "wagtailadmin_home")


def reason_for(thing) -> str:
    if isinstance(thing, Page):
        reason = _("“%(name)s” was submitted for review and cannot be deleted. An item can be left out.")
        return reason % {"name": thing.get_admin_display_title()}
    if _is_account(thing):
        reason = _("%(name)s has signed or released an issue: the account cannot be deleted. Deactivate it.")
        return reason % {"name": thing.get_full_name() or thing.get_username()}
    return _("“%(name)s” was reviewed with an issue and cannot be deleted.") % {"name": thing.title}


def _way_out(page: Page) -> list:
    if not isinstance(page, NewsItemPage):
        return []
    return [messages.button(reverse("editorial:leave-out", args=[page.pk]), _("Leave out"))]
