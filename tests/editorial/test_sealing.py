"""The manifest: what it pins, and what it notices."""

from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from wagtail.models import Revision

import pytest

from bulletins.document import Assets
from bulletins.models import ManifestRow, NewsItemPage
from bulletins.states import IssueState
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.actions.release_issue import CannotReleaseError
from editorial.actions.submit_issue import CannotSubmitError
from editorial.models import ItemVerdict, StageDecision
from editorial.rounds import round_of
from editorial.sealing import changed_rows, draw_up, faults_of
from manuscript.document import Attachment, Paragraph, Photo
from tests.factories import (
    a_document,
    a_file,
    a_photo,
    an_issue,
    an_item,
    fresh,
    pass_reviews,
    people,
    release,
    submit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sealed(shared_home):
    assets = Assets(photos={"照片": a_photo()}, files={"annex.txt": a_file()})
    blocks = (Photo("照片", "图说"), Attachment("annex.txt"))
    document = a_document(an_item("甲", blocks=blocks), an_item("乙"), an_item("丙"))
    return an_issue(document=document, assets=assets, state=IssueState.APPROVED)


@pytest.fixture
def issue(sealed):
    return fresh(sealed)


@pytest.fixture
def manifest(issue):
    return round_of(issue).manifest


def test_a_manifest_holds_every_member_in_order_and_every_file(issue, manifest):
    members = list(
        issue.get_descendants(inclusive=True).order_by("path").values_list("pk", "latest_revision_id")
    )
    assert list(manifest.rows.values_list("page_id", "revision_id")) == members
    assert manifest.files.count() == 2
    assert all(len(row.sha256) == 64 for row in [*manifest.rows.all(), *manifest.files.all()])


def test_a_manifest_without_faults_says_so_in_a_fixed_number_of_statements(manifest):
    with CaptureQueriesContext(connection) as queries:
        assert faults_of(manifest) == []
    # rows and files for the digest; rows with pages and revisions, their parents' head; files with photos and documents
    assert len(queries) <= 6


def test_the_seal_covers_manifest_and_signatures(issue):
    round_ = round_of(issue)
    assert round_.seal == round_.compute_seal() != ""
    StageDecision.objects.filter(round=round_, stage="second").update(opinion="改了的意见")
    assert round_.seal != round_.compute_seal()
    with pytest.raises(CannotReleaseError):
        release(issue)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda m: Revision.objects.filter(pk=m.rows.last().revision_id).update(content={"pk": 1}),
        lambda m: ManifestRow.objects.filter(pk=m.rows.last().pk).update(sha256="0" * 64),
        lambda m: [ItemVerdict.objects.filter(row__manifest=m).delete(), m.rows.last().delete()],
        lambda m: (
            m.files.exclude(photo=None)
            .get()
            .photo.file.storage.delete(m.files.exclude(photo=None).get().name)
        ),
    ],
    ids=["text", "hash", "row", "file"],
)
def test_what_was_changed_behind_the_seal_is_found_and_stops_the_release(issue, manifest, tamper):
    tamper(manifest)
    assert faults_of(manifest)
    with pytest.raises(CannotReleaseError):
        release(issue)
    assert not fresh(issue).get_descendants(inclusive=True).live().exists()


def test_a_picture_replaced_on_disk_is_found(home):
    assets = Assets(photos={"照片": a_photo("换掉的照片")})
    document = a_document(an_item(blocks=(Paragraph("正文。"), Photo("照片"))))
    issue = an_issue(document=document, assets=assets, state=IssueState.APPROVED)
    photo = assets.photos["照片"]
    with photo.file.storage.open(photo.file.name, "wb") as file:
        file.write(b"something else")
    with pytest.raises(CannotReleaseError, match="换掉的照片"):
        release(issue)


def test_a_member_moved_in_a_shell_is_found(issue, manifest):
    first, second, _third = issue.items.order_by("path")
    second.move(first, "left")
    assert len(faults_of(manifest)) >= 1
    with pytest.raises(CannotReleaseError):
        release(issue)


def test_what_was_signed_cannot_be_deleted(issue):
    item = issue.items.first()
    with pytest.raises(ProtectedError), transaction.atomic():
        item.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        item.get_latest_revision().delete()
    with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
        issue.delete()
    assert NewsItemPage.objects.filter(pk=item.pk).exists()


def test_an_issue_with_a_lost_picture_is_not_submitted(home):
    assets = Assets(photos={"照片": a_photo()})
    issue = an_issue(document=a_document(an_item("有图", blocks=(Photo("照片"),))), assets=assets)
    photo = assets.photos["照片"]
    photo.file.storage.delete(photo.file.name)
    with pytest.raises(CannotSubmitError, match="有图"):
        submit(issue)
    assert fresh(issue).state == IssueState.DRAFTING


def test_an_item_left_out_is_neither_signed_nor_released(home):
    issue = an_issue(items=3)
    item = issue.items.first()
    LeaveOutItemAction(item, people().editor).execute()
    submit(issue)
    assert not round_of(issue).manifest.rows.filter(page=item).exists()
    pass_reviews(issue)
    release(issue)
    assert not fresh(item).live
    assert fresh(issue).items.released().count() == 2


def test_an_empty_save_is_no_change_and_a_new_word_is_one(home):
    issue = an_issue(items=3)
    before = draw_up(issue)
    first, second, _third = issue.items.order_by("path")
    first.get_latest_revision_as_object().save_revision()
    draft = second.get_latest_revision_as_object()
    draft.title = "改过的题"
    draft.save_revision()
    after = draw_up(fresh(issue))
    assert changed_rows(after, before) == {second.pk}
    assert changed_rows(after, None) == set(after.rows.values_list("page_id", flat=True))
