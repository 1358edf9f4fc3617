"""What this room adds to Wagtail: lists, and two doors that Wagtail leaves open."""

from django.http import Http404

from wagtail import hooks
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import NewsItemPage
from .viewsets import AllItemsViewSet, IssueViewSet, NewsItemViewSet


@hooks.register("register_admin_viewset")
def register_lists():
    return [NewsItemViewSet(), IssueViewSet(), AllItemsViewSet()]


@hooks.register("before_serve_document")
def serve_released_attachments_only(document, request):
    """A document is public when a released item carries it; before that, those who may sign in to the admin read it."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return
    items = ReferenceIndex.get_references_to(document).values_list("object_id", flat=True)
    if not NewsItemPage.objects.released().filter(pk__in=[int(key) for key in items]).exists():
        raise Http404


@hooks.register("construct_page_chooser_queryset")
def choose_among_ones_own_pages(pages, request):
    """Wagtail shows the titles of all drafts to everybody who can link to a page, other districts' among them."""
    explorable = PagePermissionPolicy().explorable_instances(request.user)
    return pages.filter(pk__in=explorable.values("pk")) | pages.live()
