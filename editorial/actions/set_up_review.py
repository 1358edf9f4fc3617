"""The groups with what they may do, and the 三审 workflow. Runs as often as one likes."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from bulletins.audience import READ_INTERNAL
from bulletins.models import BulletinPage
from editorial.models import StageReviewTask
from editorial.stages import (
    ALL_GROUPS,
    CORRESPONDENTS,
    EDITORS,
    INTERNAL_READERS,
    OFFICE,
    PUBLISHERS,
    READERS,
    REVIEWERS,
    WORKFLOW,
    Stage,
)
from regions.models import RegionPage

PAGE_ACTIONS = {EDITORS: ("add", "change"), PUBLISHERS: ("add", "change", "publish", "bulk_delete")}
SNIPPETS = {
    EDITORS: ("bulletins.contributor", "regions.industry"),
    PUBLISHERS: ("bulletins.contributor", "regions.industry", "portal.sitesettings"),
}


@transaction.atomic
def set_up_review(home: Page) -> Workflow:
    for name in ALL_GROUPS:
        _admit(name)
    for name in READERS:
        _group(name)
    for name in (*OFFICE, INTERNAL_READERS):
        _grant(_group(name), READ_INTERNAL)
    for name, actions in PAGE_ACTIONS.items():
        grant_pages(_group(name), home, actions)
        grant_files(_group(name), Collection.get_first_root_node(), ("add", "change", "choose"))
        _grant_snippets(name)
    for region in RegionPage.objects.all():
        appoint_correspondents(region)
    workflow = _workflow()
    for bulletin in BulletinPage.objects.all():
        assign_review(bulletin, workflow)
    return workflow


def appoint_correspondents(region: RegionPage) -> Group:
    """The group that writes for one district, and touches nothing but its own district's contributions and pictures."""
    group = _admit(f"{CORRESPONDENTS}·{region.title}")
    grant_pages(group, region, ("add",))
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=region.title).first() or root.add_child(name=region.title)
    grant_files(group, collection, ("add", "choose"))
    return group


def assign_review(bulletin: BulletinPage, workflow: Workflow | None = None) -> None:
    """Issues of this bulletin are reviewed by the 三审 workflow from now on; a bulletin with a workflow keeps it."""
    workflow = workflow or Workflow.objects.filter(name=WORKFLOW).first()
    if workflow is not None:
        WorkflowPage.objects.get_or_create(page=bulletin.page_ptr, defaults={"workflow": workflow})


def _workflow() -> Workflow:
    workflow, _is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    for order, stage in enumerate(Stage):
        task = StageReviewTask.objects.filter(stage=stage).first()
        if task is None:
            task = StageReviewTask.objects.create(name=REVIEWERS[stage], stage=stage)
            task.groups.add(_group(REVIEWERS[stage]))
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task.task_ptr, defaults={"sort_order": order}
        )
    return workflow


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _admit(name: str) -> Group:
    group = _group(name)
    _grant(group, "wagtailadmin.access_admin")
    return group


def _grant(group: Group, right: str) -> None:
    app_label, codename = right.split(".")
    group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))


def grant_pages(group: Group, page: Page, actions: tuple[str, ...]) -> None:
    for action in actions:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page.page_ptr, permission=permission)


def grant_files(group: Group, collection: Collection, actions: tuple[str, ...]) -> None:
    # Wagtail asks for the rights of its own image model, whatever model the pictures are of.
    kinds = Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs")).filter(
        content_type__model__in=("image", "document")
    )
    for permission in kinds.filter(codename__regex=rf"^({'|'.join(actions)})_"):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _grant_snippets(name: str) -> None:
    for label in SNIPPETS[name]:
        app_label, model = label.split(".")
        group = _group(name)
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=app_label, content_type__model=model)
        )
