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
    PROOFREADERS,
    PROOFS,
    PUBLISHERS,
    READERS,
    REVIEWERS,
    REVIEWS,
    WORKFLOW,
    WORKFLOW_OF_ERRATA,
    WORKFLOW_WITH_PROOFS,
    Stage,
)
from regions.models import RegionPage

PAGE_ACTIONS = {EDITORS: ("add", "change"), PUBLISHERS: ("add", "change", "publish", "bulk_delete")}
AUDITORS = (REVIEWERS[Stage.FINAL], PUBLISHERS)
LISTS = (
    "bulletins.contributor",
    "bulletins.nameentry",
    "regions.industry",
    "editorial.wordrule",
    "editorial.officialname",
    "editorial.silentcheck",
)
SNIPPETS = {
    EDITORS: LISTS,
    PUBLISHERS: (
        *LISTS,
        "portal.sitesettings",
        "editorial.webhook",
        "editions.bulletinstyle",
        "subscriptions.subscriber",
    ),
}
#: Who answers readers' reports. Readers write them, and nobody deletes one.
ANSWERING = (EDITORS, PUBLISHERS)


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
    for name in ANSWERING:
        rights = Permission.objects.filter(codename__in=("view_readerreport", "change_readerreport"))
        _group(name).permissions.add(*rights)
    for name in AUDITORS:
        _group(name).permissions.add(Permission.objects.get(codename="view_auditentry"))
    for region in RegionPage.objects.all():
        appoint_correspondents(region)
    workflow = _workflow(WORKFLOW, REVIEWS)
    _workflow(WORKFLOW_WITH_PROOFS, (*REVIEWS, *PROOFS))
    _workflow(WORKFLOW_OF_ERRATA, (Stage.CHECK,))
    for bulletin in BulletinPage.objects.all():
        assign_review(bulletin)
    return workflow


def appoint_correspondents(region: RegionPage) -> Group:
    """The group that writes for one district, and touches nothing but its own district's contributions and pictures."""
    group = _admit(f"{CORRESPONDENTS}·{region.title}")
    grant_pages(group, region, ("add",))
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=region.title).first() or root.add_child(name=region.title)
    grant_files(group, collection, ("add", "choose"))
    return group


#: stage -> the task's name, and the groups that may sign it.
TASKS = {
    **{stage: (REVIEWERS[stage], (REVIEWERS[stage],)) for stage in REVIEWS},
    **dict(zip(PROOFS, [(name, (PROOFREADERS,)) for name in ("一校", "二校", "三校")], strict=True)),
    Stage.CHECK: ("勘误审核", tuple(REVIEWERS.values())),
}


def assign_review(bulletin: BulletinPage) -> None:
    """Which of our two workflows reviews a bulletin; one with a workflow of its own keeps it."""
    ours = (WORKFLOW, WORKFLOW_WITH_PROOFS)
    assigned = WorkflowPage.objects.filter(page=bulletin.page_ptr).select_related("workflow").first()
    workflow = Workflow.objects.filter(name=ours[bulletin.has_proofs]).first()
    if workflow is None or (assigned is not None and assigned.workflow.name not in ours):
        return
    WorkflowPage.objects.update_or_create(page=bulletin.page_ptr, defaults={"workflow": workflow})


def _workflow(name: str, stages: tuple[Stage, ...]) -> Workflow:
    workflow, is_new = Workflow.objects.get_or_create(name=name)
    if is_new:
        for order, stage in enumerate(stages):
            WorkflowTask.objects.create(workflow=workflow, task=_task(stage).task_ptr, sort_order=order)
    return workflow


def _task(stage: Stage) -> StageReviewTask:
    name, groups = TASKS[stage]
    task = StageReviewTask.objects.filter(stage=stage).order_by("pk").first()
    if task is None:
        task = StageReviewTask.objects.create(name=name, stage=stage)
        task.groups.add(*[_group(group) for group in groups])
    return task


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
