"""What this room adds to Wagtail: lists, a right, and two doors that Wagtail leaves open."""

from django.contrib.auth.models import Permission
from django.contrib.auth.views import redirect_to_login
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import Http404
from django.urls import path

from wagtail import hooks
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from .audience import INSIDERS, READ_INTERNAL, SIGNED_IN, classes_open_to, has_signed_in
from .figure_views import propose_figures
from .models import BulletinPage, IssuePage, NewsItemPage
from .names.admin import NameEntryViewSet, admin_paths
from .viewsets import IssueViewSet, NewsItemViewSet


@hooks.register("register_admin_viewset")
def register_lists():
    return [NewsItemViewSet(), IssueViewSet()]


@hooks.register("register_admin_urls")
def register_what_forms_ask():
    return [path("figures/<int:pk>/", propose_figures, name="propose_figures")]


register_snippet(NameEntryViewSet)


@hooks.register("register_admin_urls")
def register_screens_of_names():
    return admin_paths()


@hooks.register("register_permissions")
def offer_the_right_to_read_internal_issues():
    app_label, codename = READ_INTERNAL.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)


@hooks.register("before_serve_document")
def serve_released_attachments_only(document, request):
    """A document is for whoever reads a released item that carries it, and for those who work with it."""
    keys = ReferenceIndex.get_references_to(document).values_list("object_id", flat=True)
    items = NewsItemPage.objects.filter(pk__in=[int(key) for key in keys])
    if items.released(request.user).exists() or _works_with(document, request.user):
        return None
    if not has_signed_in(request.user) and items.released_to(SIGNED_IN).exists():
        return redirect_to_login(request.get_full_path())
    raise Http404


def _works_with(document, user) -> bool:
    """The office, which reads every draft, and a correspondent who may choose it for an item."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    may = policy_registry.get_by_type(type(document)).user_has_permission_for_instance
    return user.has_perm(READ_INTERNAL) or may(user, "choose", document)


@hooks.register("construct_page_chooser_queryset")
def choose_among_ones_own_pages(pages, request):
    """Wagtail shows the titles of all drafts to everybody who can link to a page, other districts' among them."""
    parent = request.resolver_match.kwargs.get("parent_page_id")
    if parent and not _ones_own(Page.objects.filter(pk=parent), request.user).exists():
        raise Http404  # the list would be empty, and its heading the title
    return _ones_own(pages, request.user)


def _ones_own(pages, person):
    explorable = PagePermissionPolicy().explorable_instances(person)
    readable = Q(live=True) & ~_is_closed_to(person)
    return pages.filter(Q(pk__in=explorable.values("pk")) | readable)


def _is_closed_to(viewer):
    """Whether a page is, or stands below, a bulletin or an issue of a class that the viewer may not read."""
    closed = sorted(INSIDERS - classes_open_to(viewer))
    here = ExpressionWrapper(OuterRef("path"), CharField())
    bulletins, issues = (
        model.objects.filter(distribution__in=closed).annotate(here=here).filter(here__startswith=F("path"))
        for model in (BulletinPage, IssuePage)
    )
    return Exists(bulletins) | Exists(issues)
