"""What was once submitted is not deleted, and its files are not replaced: not by any role, not through any door."""

from io import BytesIO

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.urls import reverse

from wagtail.documents import get_document_model
from wagtail.models import Page

import pytest

from bulletins.document import Assets
from bulletins.models import NewsItemPage, PhotoFile
from bulletins.signed_files import SignedFileError
from bulletins.states import IssueState
from editorial.actions.sign_off import Verdict
from tests.factories import (
    a_file,
    a_person,
    a_photo,
    a_picture,
    a_quarterly,
    an_administrator,
    an_issue,
    bring_to,
    fresh,
    people,
    sign,
    submit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["editor", "publisher", "administrator"])
def browser(request, home, sign_in):
    return sign_in(
        an_administrator() if request.param == "administrator" else getattr(people(), request.param)
    )


@pytest.fixture
def administrators_browser(home, sign_in):
    return sign_in(an_administrator())


@pytest.fixture
def returned(home):
    """Open to editors, and once submitted."""
    issue = an_issue(items=2)
    submit(issue)
    sign(issue, people().first, Verdict.RETURN, "请补充。")
    return fresh(issue)


@pytest.fixture
def photo(home):
    return a_photo()


def with_photo(photo, state):
    document = a_quarterly(1, photo="p")
    return an_issue(document=document, assets=Assets(photos={"p": photo}), state=state)


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


# -- pages


def test_an_item_that_was_submitted_is_not_deleted(returned, browser):
    item = returned.items.first()
    response = browser.post(reverse("wagtailadmin_pages:delete", args=[item.pk]), follow=True)
    assert NewsItemPage.objects.filter(pk=item.pk).exists()
    assert response.status_code == 200
    assert reverse("editorial:leave-out", args=[item.pk]) in response.content.decode()


def test_an_item_that_was_never_submitted_is_deleted(home, administrators_browser):
    item = an_issue(items=2).items.first()
    administrators_browser.post(reverse("wagtailadmin_pages:delete", args=[item.pk]))
    assert not NewsItemPage.objects.filter(pk=item.pk).exists()


def test_of_a_selection_with_one_that_was_submitted_nothing_is_deleted(returned, browser):
    items = [returned.items.first(), an_issue(items=1).items.first()]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = browser.post(f"{address}?{'&'.join(f'id={item.pk}' for item in items)}", follow=True)
    assert response.status_code == 200
    assert NewsItemPage.objects.filter(pk__in=[item.pk for item in items]).count() == 2


def test_a_bulletin_with_an_issue_that_was_submitted_is_not_deleted(returned, administrators_browser):
    bulletin = returned.bulletin
    administrators_browser.post(
        reverse("wagtailadmin_pages:delete", args=[bulletin.pk]), {"confirm_site_name": "汇刊"}
    )
    assert Page.objects.filter(pk=bulletin.pk).exists()


# -- pictures and documents


@pytest.mark.parametrize("kind", ["image", "document"])
def test_a_file_that_was_submitted_is_not_deleted(administrators_browser, photo, kind):
    file = held_file(kind, photo)
    library = {"image": "wagtailimages", "document": "wagtaildocs"}[kind]
    response = administrators_browser.post(reverse(f"{library}:delete", args=[file.pk]), follow=True)
    assert response.status_code == 200
    assert type(file).objects.filter(pk=file.pk).exists()
    assert file.title in messages_of(response)
    model = {"image": ("bulletins", "photofile"), "document": ("wagtaildocs", "document")}[kind]
    bulk = reverse("wagtail_bulk_action", args=[*model, "delete"]) + f"?id={file.pk}"
    response = administrators_browser.post(bulk, follow=True)
    assert response.status_code == 200
    assert type(file).objects.filter(pk=file.pk).exists()


def held_file(kind, photo):
    """A picture in a submitted issue; a document that is put beside it in the same manifest."""
    issue = with_photo(photo, IssueState.IN_REVIEW)
    if kind == "image":
        return photo
    document = a_file()
    manifest = issue.manifests.get()
    manifest.files.create(document=document, name=document.file.name, sha256="0" * 64)
    return document


@pytest.mark.parametrize("state", [IssueState.IN_REVIEW, IssueState.RELEASED, IssueState.CORRECTING])
def test_the_form_does_not_replace_a_signed_picture(browser, photo, state):
    with_photo(photo, state)
    before, bytes_before = photo.file.name, photo.file.read()
    new = ContentFile(a_picture(90, 70), name="new.jpg")
    form = {"title": "新照片", "collection": photo.collection_id, "credit": "新署名", "tags": ""}
    response = browser.post(reverse("wagtailimages:edit", args=[photo.pk]), {**form, "file": new})
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    photo.refresh_from_db()
    assert photo.file.name == before
    assert photo.file.storage.open(before).read() == bytes_before
    response = browser.post(reverse("wagtailimages:edit", args=[photo.pk]), form)
    assert response.status_code == 302
    photo.refresh_from_db()
    assert (photo.title, photo.credit, photo.file.name) == ("新照片", "新署名", before)


def test_the_form_replaces_a_picture_that_is_under_no_signature(browser, photo):
    issue = with_photo(photo, IssueState.IN_REVIEW)
    sign(issue, people().first, Verdict.RETURN, "请换照片。")
    before = photo.file.name
    new = ContentFile(a_picture(90, 70), name="new.jpg")
    form = {"title": "新照片", "collection": photo.collection_id, "credit": "", "tags": "", "file": new}
    assert browser.post(reverse("wagtailimages:edit", args=[photo.pk]), form).status_code == 302
    photo.refresh_from_db()
    assert photo.file.name != before


def test_the_form_does_not_replace_a_signed_document(administrators_browser, photo):
    document = held_file("document", photo)
    before = document.file.name
    form = {"title": "新", "collection": document.collection_id, "tags": ""}
    new = ContentFile(b"other words", name="annex.txt")
    response = administrators_browser.post(
        reverse("wagtaildocs:edit", args=[document.pk]), {**form, "file": new}
    )
    assert response.context["form"].errors["file"]
    document.refresh_from_db()
    assert document.file.storage.open(before).read() == b"words"


@pytest.mark.parametrize("name", ["other.jpg", "the same"])
def test_code_does_not_replace_a_signed_picture(photo, name):
    with_photo(photo, IssueState.APPROVED)
    name = photo.file.name if name == "the same" else name
    photo.file = ImageFile(BytesIO(a_picture(90, 70)), name=name)
    with pytest.raises(SignedFileError):
        photo.save()
    assert PhotoFile.objects.get(pk=photo.pk).width == 80


def test_code_does_not_replace_a_signed_document(photo):
    document = held_file("document", photo)
    document.file = ContentFile(b"other words", name="annex.txt")
    with pytest.raises(SignedFileError):
        document.save()
    document = get_document_model().objects.get(pk=document.pk)
    document.title = "另一个名称"
    document.save()


# -- accounts


@pytest.mark.parametrize("name", ["editor", "first", "publisher"])
def test_an_account_that_signed_or_released_is_not_deleted(administrators_browser, name):
    bring_to(IssueState.RELEASED, an_issue(items=1))
    account = getattr(people(), name)
    response = administrators_browser.post(
        reverse("wagtailusers_users:delete", args=[account.pk]), follow=True
    )
    assert response.status_code == 200
    bulk = reverse("wagtail_bulk_action", args=["auth", "user", "delete"]) + f"?id={account.pk}"
    assert administrators_browser.post(bulk, follow=True).status_code == 200
    assert get_user_model().objects.filter(pk=account.pk).exists()


def test_an_account_that_did_nothing_is_deleted(administrators_browser):
    account = a_person()
    administrators_browser.post(reverse("wagtailusers_users:delete", args=[account.pk]))
    assert not get_user_model().objects.filter(pk=account.pk).exists()
