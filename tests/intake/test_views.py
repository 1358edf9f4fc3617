"""The wizard's doors: who may see what, choosing a file, what is shown of it, and the list."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

import pytest

from editorial.stages import CORRESPONDENTS, EDITORS, REVIEWERS, Stage
from intake.actions.supply_pictures import SupplyPictures
from intake.models import Intake
from intake.states import IntakeState
from tests.factories import a_bulletin, a_person, a_picture, an_administrator
from tests.intake.intakes import MARKED, TEXT, an_intake, fresh
from tests.intake.screens import at, posted, queries

# -- who sees what

ADDRESSES = ("show", "state", "discard", "confirm", "picture")
POSTS = ("edit", "undo", "redo", "tick", "again", "discard", "supply", "confirm")


def outsiders():
    return {
        "nobody": None,
        "a correspondent": a_person(f"{CORRESPONDENTS}·昆山市"),
        "a reviewer": a_person(REVIEWERS[Stage.FIRST]),
    }


@pytest.mark.parametrize("who", ["nobody", "a correspondent", "a reviewer"])
def test_no_door_opens_for_whoever_adds_no_issues(client, bulletin, editor, who):
    intake = an_intake(bulletin, editor, MARKED, "机密.txt")
    person = outsiders()[who]
    if person:
        client.force_login(person)
    answers = [client.get(at(name, intake)) for name in ADDRESSES]
    answers.append(client.get(at("page", intake, 1)))
    answers += [client.post(at(name, intake), {"version": 0}) for name in POSTS]
    answers += [client.get(reverse("intake:list")), client.get(reverse("intake:choose"))]
    for answer in answers:
        assert answer.status_code in (302, 403, 404)
        assert "机密" not in answer.content.decode()
        assert (
            answer.status_code != 302 or "/login/" in answer.url or answer.url == reverse("wagtailadmin_home")
        )
    assert fresh(intake).state == IntakeState.READ


def test_an_intake_of_a_bulletin_that_is_not_theirs_does_not_exist_for_them(client, bulletin, editor):
    """An editor of one bulletin learns nothing of what another is about to print."""
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415

    from wagtail.models import GroupPagePermission  # noqa: PLC0415

    theirs = a_bulletin("另一季报")
    group = Group.objects.create(name="另一编辑部")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("add", "change"):
        permission = Permission.objects.get(codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=theirs.page_ptr, permission=permission)
    client.force_login(a_person("另一编辑部"))
    intake = an_intake(bulletin, editor, MARKED, "机密.txt")
    own = an_intake(theirs, editor)
    assert client.get(at("show", own)).status_code == 200
    for name in ADDRESSES:
        assert client.get(at(name, intake)).status_code == 404
    for name in POSTS:
        assert client.post(at(name, intake), {"version": 0}).status_code == 404
    assert "机密" not in client.get(reverse("intake:list") + "?of=all").content.decode()


def test_a_colleague_goes_on_where_the_first_stopped(client, intake):
    client.force_login(a_person(EDITORS))
    assert intake.name not in client.get(reverse("intake:list")).content.decode()
    assert intake.name in client.get(reverse("intake:list") + "?of=all").content.decode()
    assert client.get(at("show", intake)).status_code == 200


def test_no_public_address_leads_to_a_file(client, intake):
    for path in (
        f"/media/{intake.key}/original.txt",
        f"/media/images/../../intake/{intake.key}/original.txt",
    ):
        assert client.get(path).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("intake:file", args=[intake.pk])


def test_answers_stay_out_of_caches(browser, intake):
    assert "no-store" in browser.get(at("show", intake))["Cache-Control"]


def test_what_was_discarded_is_there_for_nobody(browser, intake):
    browser.post(at("discard", intake), follow=True)
    assert browser.get(at("show", intake)).status_code == 404
    assert intake.name not in browser.get(reverse("intake:list")).content.decode()


def test_the_menu_offers_it_to_those_who_may(client, editor, bulletin):
    link = f'"{reverse("intake:list")}"'
    for person, is_there in ((editor, True), (a_person(REVIEWERS[Stage.FIRST]), False)):
        client.force_login(person)
        assert (link in client.get(reverse("wagtailadmin_home")).content.decode()) == is_there


# -- step one


def test_a_file_is_chosen_and_read(browser, bulletin, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = browser.post(
            reverse("intake:choose"),
            {"file": SimpleUploadedFile("旧刊.txt", TEXT.encode()), "bulletin": bulletin.pk},
        )
    intake = Intake.objects.get()
    assert response.url == at("show", intake)
    assert json.loads(browser.get(at("state", intake)).content)["state"] == "read"
    assert "湖畔论坛在河东开幕" in browser.get(response.url).content.decode()


@pytest.mark.parametrize(
    "file", [SimpleUploadedFile("a.exe", b"MZ\x90\x00"), SimpleUploadedFile("a.xlsx", b"PK\x03\x04"), None]
)
def test_a_wrong_choice_gets_a_sentence_on_the_same_page(browser, bulletin, file):
    data = {"bulletin": bulletin.pk, **({"file": file} if file else {})}
    response = browser.post(reverse("intake:choose"), data)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not Intake.objects.exists()


def test_a_bulletin_that_is_not_theirs_cannot_be_chosen(client, bulletin):
    client.force_login(a_person(REVIEWERS[Stage.FIRST]))
    response = client.post(
        reverse("intake:choose"), {"file": SimpleUploadedFile("a.txt", b"a"), "bulletin": bulletin.pk}
    )
    assert response.status_code in (302, 403)
    assert not Intake.objects.exists()


def test_a_file_that_could_not_be_read_says_why(browser, bulletin, editor):
    columns = {
        "state": IntakeState.FAILED,
        "failure_code": "EMPTY",
        "source": None,
        "reading": None,
        "document": None,
    }
    intake = an_intake(bulletin, editor, **columns)
    page = browser.get(at("show", intake)).content.decode()
    assert intake.failure in page


def test_a_file_that_waits_says_so_and_asks_again_without_a_script(browser, bulletin, editor):
    intake = an_intake(bulletin, editor, state=IntakeState.READING, source=None, reading=None, document=None)
    page = browser.get(at("show", intake)).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page
    assert at("state", intake) in page


def test_what_an_earlier_version_kept_is_said_and_no_error(browser, intake):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_intake SET document = %s WHERE id = %s", ['{"=": "Scroll"}', intake.pk])
    response = browser.get(at("show", intake))
    assert response.status_code == 200
    assert reverse("intake:choose") in response.content.decode()
    for name in ("confirm", "discard"):
        assert browser.get(at(name, intake)).status_code == 200
    assert posted(browser, intake, "merge", "0.0.1", version=0).status_code == 200


# -- pictures


def with_picture(bulletin, editor, data):
    intake = an_intake(
        bulletin, editor, TEXT.replace("班列每周", "![检查车厢](a.jpg)\n\n班列每周"), "旧刊.md"
    )
    SupplyPictures(fresh(intake), [SimpleUploadedFile("a.jpg", data)]).execute()
    return intake


def test_a_picture_is_shown_small_and_as_nothing_but_a_picture(browser, bulletin, editor):
    intake = with_picture(bulletin, editor, a_picture(3000, 2000))
    response = browser.get(at("picture", intake) + "?name=a.jpg")
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]
    from io import BytesIO  # noqa: PLC0415

    from PIL import Image  # noqa: PLC0415

    assert max(Image.open(BytesIO(b"".join(response.streaming_content))).size) <= 640


@pytest.mark.parametrize("name", ["", "b.jpg", "../original.md", "/etc/passwd", "a.jpg\x00"])
def test_no_other_file_is_shown(browser, bulletin, editor, name):
    intake = with_picture(bulletin, editor, a_picture())
    assert browser.get(at("picture", intake), {"name": name}).status_code == 404


def test_a_page_that_there_is_not_is_not_found(browser, intake):
    assert browser.get(at("page", intake, 1)).status_code == 404


# -- the list


def test_the_list_asks_as_much_of_many_and_leaves_the_texts_where_they_are(browser, bulletin, editor):
    an_intake(bulletin, editor)
    few = queries(browser, reverse("intake:list"))
    for _time in range(9):
        an_intake(bulletin, editor)
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("intake:list"))
    assert len(asked) == few
    listed = [query["sql"] for query in asked if '"intake_intake"' in query["sql"]]
    assert listed
    assert not any('"intake_intake"."document"' in sql for sql in listed)


def test_an_administrator_has_it_too(client, bulletin, intake):
    client.force_login(an_administrator())
    assert client.get(at("show", intake)).status_code == 200
