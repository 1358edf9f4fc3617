"""The screens of the wizard: who sees what, what a stale tab may do, and how many questions they ask the database."""

import json
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

import pytest

from bulletins.models import IssuePage
from bulletins.states import IssueState
from editorial.stages import CORRESPONDENTS, EDITORS, REVIEWERS, Stage
from intake.actions.draft_intake import DraftIntake
from intake.actions.supply_pictures import SupplyPictures
from intake.models import Intake
from intake.states import IntakeState
from manuscript.document import NewsItem, Paragraph, Photo
from manuscript.mending import At
from manuscript.mending.places import part_at
from tests.factories import a_bulletin, a_person, a_picture, a_quarterly, an_administrator, an_issue, bring_to
from tests.intake.intakes import MARKED, TEXT, an_intake, fresh, titles


@pytest.fixture
def bulletin(home):
    return a_bulletin("湖畔季报")


@pytest.fixture
def editor(home):
    return a_person(EDITORS)


@pytest.fixture
def intake(bulletin, editor):
    return an_intake(bulletin, editor)


@pytest.fixture
def browser(sign_in, editor):
    return sign_in(editor)


def at(name, intake, *more):
    return reverse(f"intake:{name}", args=[intake.pk, *more])


def posted(browser, intake, verb, place, name="edit", **fields):
    version = fields.pop("version") if "version" in fields else fresh(intake).version
    data = {"verb": verb, "at": place, "version": version, **fields}
    return browser.post(at(name, intake), data)


def told(response):
    return " ".join(str(message) for message in response.context["messages"]) if response.context else ""


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


# -- step two


def test_everything_that_was_understood_is_shown_beside_its_source(browser, intake):
    page = browser.get(at("show", intake) + "?at=0.1.0").content.decode()
    for words in ("第一章", "昆山市", "昆山首趟班列开出", "2025年6月3日", "工程师在站台检查车厢", "陆闻溪"):
        assert words in page
    assert 'class="is-own">6月3日' in page


VERBS = {
    "merge": ("0.0.1", {}),
    "to_section": ("0.0.1", {}),
    "to_chapter": ("0.0.1", {}),
    "to_item": ("0.1", {}),
    "drop_item": ("0.0.1", {}),
    "drop_heading": ("0.1", {}),
    "move_item 0.1.0": ("0.0.0", {}),
    "move_item": ("0.0.0", {"to": "0.1.2"}),
    "split_item": ("0.0.0.1", {}),
    "split_paragraph": ("0.0.0.0", {"offset": 6}),
    "as_title": ("0.0.0.1", {}),
    "swap_title": ("0.0.0.0", {}),
    "join": ("0.0.0.1", {}),
    "as_caption": ("0.0.0.1", {}),
    "as_text": ("0.1.0.1", {}),
    "move_block 0.0.0.0": ("0.1.0.1", {}),
    "photo": ("0.1.0.1", {"caption": "另一句图说", "credit": "某人"}),
    "drop_block": ("0.0.0.0", {}),
    "as_note": ("0.0.0", {}),
    "cover": ("cover", {"title": "湖畔季报", "year": 2024, "period": 2, "editors_note": "一\r\n二"}),
    "describe": ("0.0", {"title": "综述", "number": "一", "region": "昆山市"}),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_changes_the_document_and_leads_to_where_the_thing_is(browser, intake, verb):
    before = fresh(intake).document
    place, fields = VERBS[verb]
    response = posted(browser, intake, verb, place, **fields)
    assert response.status_code == 302, told(response)
    assert fresh(intake).document != before
    assert browser.get(response.url).status_code == 200
    posted(browser, intake, "", "", name="undo")
    assert fresh(intake).document == before
    posted(browser, intake, "", "", name="redo")
    assert fresh(intake).document != before


def test_the_note_becomes_an_item(browser, bulletin, editor):
    intake = an_intake(bulletin, editor)
    Intake.objects.filter(pk=intake.pk).update(
        document=replace(intake.document, editors_note="编者的话，在此。")
    )
    posted(browser, intake, "note_as_item", "cover")
    assert titles(intake)[0] == "编者的话"


def test_the_details_of_an_item_are_changed_at_once(browser, intake):
    fields = {
        "title": "  湖畔论坛\r\n开幕 ",
        "number": "1",
        "region": "吴江区",
        "event_start": "2025-04-01",
        "event_end": "",
        "event_precision": "month",
        "bylines": "温景行、邵 苇",
        "source": "某局",
    }
    posted(browser, intake, "describe", "0.0.0", **fields)
    item = part_at(fresh(intake).document, At((0, 0, 0)))
    assert (item.title, item.region, item.source) == ("湖畔论坛 开幕", "吴江区", "某局")
    assert item.event.iso == ("2025-04", "2025-04")
    assert item.bylines == ("温景行", "邵", "苇")
    assert intake.edits.count() == 1


WRONG = {
    "no title": {"title": ""},
    "a title too long": {"title": "长" * 300},
    "a district that is none": {"region": "无名区"},
    "an end before the start": {"event_start": "2025-04-02", "event_end": "2025-04-01"},
    "a date that is none": {"event_start": "2025-02-31"},
}


@pytest.mark.parametrize("why", WRONG)
def test_what_is_typed_wrongly_stays_in_the_form_with_the_reason(browser, intake, why):
    fields = {"title": "新的题目", "number": "", "bylines": "某某某", **WRONG[why]}
    response = posted(browser, intake, "describe", "0.0.0", **fields)
    assert response.status_code == 422
    assert response.context["screen"].form.errors
    assert "某某某" in response.content.decode()
    assert fresh(intake).version == 0


def test_a_stale_tab_is_told_so_and_keeps_what_was_typed(browser, intake):
    posted(browser, intake, "merge", "0.0.1")
    after = fresh(intake).document
    fields = {"title": "在旧窗口里写下的题目", "number": "", "version": 0}
    response = posted(browser, intake, "describe", "0.0.0", **fields)
    assert response.status_code == 409
    page = response.content.decode()
    assert "在旧窗口里写下的题目" in page
    assert f'name="version" value="{fresh(intake).version}"' in page  # so that saving again succeeds
    assert fresh(intake).document == after
    response = posted(
        browser, intake, "photo", "0.1.0.1", version=0, caption="在旧窗口里写下的图说", credit=""
    )
    assert "在旧窗口里写下的图说" in response.content.decode()
    assert posted(browser, intake, "drop_item", "0.0.0", version=0).status_code == 409
    assert posted(browser, intake, "", "", name="undo", version=0).status_code == 409
    assert fresh(intake).document == after


IMPOSSIBLE = [
    ("merge", "0.0.0"),
    ("merge", "9.9.9"),
    ("merge", "x"),
    ("explode", "0.0.0"),
    ("describe", "0.0.0.0"),
    ("", ""),
    ("drop_item", "0"),
    ("move_item 0.0.99", "0.0.0"),
    ("move_block", "0.0.0.0"),
    ("cover", "0.0.0"),
]


@pytest.mark.parametrize(("verb", "place"), IMPOSSIBLE)
def test_what_is_not_possible_is_a_sentence_and_changes_nothing(browser, intake, verb, place):
    before = fresh(intake).document
    response = posted(browser, intake, verb, place, year="x")
    assert response.status_code in (302, 422)
    assert fresh(intake).document == before


def test_a_version_that_is_no_number_is_stale(browser, intake):
    for version in ("", "x", "-1", "9" * 40):
        assert posted(browser, intake, "merge", "0.0.1", version=version).status_code == 409


def test_a_notice_leads_to_its_place_and_can_be_ticked_off(browser, bulletin, editor):
    intake = an_intake(bulletin, editor, TEXT.replace("5月8日", "5月"))
    screen = browser.get(at("show", intake)).context["screen"]
    (point,) = [point for point in screen.points if point.at == At((0, 0, 1))]
    assert screen.tree[0].below[0].below[1].points == 1
    browser.post(at("tick", intake), {"key": point.key, "ticked": "1"})
    screen = browser.get(at("show", intake)).context["screen"]
    assert point.key not in [left.key for left in screen.open_points]
    assert screen.tree[0].below[0].below[1].points == 0


def test_hostile_text_is_shown_as_text(browser, bulletin, editor):
    bad = "<script>alert(1)</script>"
    text = TEXT.replace("湖畔论坛在河东开幕", f"湖畔论坛{bad}").replace("论坛设三个", f"{bad}论坛设三个")
    intake = an_intake(bulletin, editor, text, f"{'a' * 20}<b>.txt")
    for place in ("", "?at=0.0.0", "?at=0.0.0.1", "?at=cover"):
        page = browser.get(at("show", intake) + place).content.decode()
        assert "alert(1)</script>" not in page
        assert "<b>.txt" not in page


def test_pages_beyond_the_end_and_places_that_are_none_are_harmless(browser, intake):
    for query in ("?at=9.9", "?at=x", "?from=999999", "?from=x", "?at=0.0.0&from=-1", "?at=0.0.0.0.0.0"):
        assert browser.get(at("show", intake) + query).status_code == 200


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


# -- step three


def test_the_draft_is_made_and_opened(browser, intake):
    page = browser.get(at("confirm", intake)).content.decode()
    assert "2025年第二季度" in page
    response = browser.post(at("confirm", intake), {"version": 0})
    issue = IssuePage.objects.get()
    assert response.url == reverse("wagtailadmin_explore", args=[issue.pk])
    assert not issue.live
    assert browser.get(at("confirm", intake)).url == at("show", intake)
    assert issue.title in browser.get(at("show", intake)).content.decode()


def test_a_version_that_was_not_seen_is_not_drafted(browser, intake):
    posted(browser, intake, "merge", "0.0.1")
    response = browser.post(at("confirm", intake), {"version": 0})
    assert response.status_code == 200
    assert not IssuePage.objects.exists()


def test_a_period_that_is_there_asks_what_shall_become_of_it(browser, intake, bulletin):
    earlier = an_issue(bulletin, document=replace(a_quarterly(1), year=2025, period=2))
    page = browser.get(at("confirm", intake)).content.decode()
    assert 'value="replace"' in page
    assert "2025年第二季度（第2份）" in page
    assert browser.post(at("confirm", intake), {"version": 0}).status_code == 200  # no answer, no issue
    assert IssuePage.objects.get() == earlier
    browser.post(at("confirm", intake), {"version": 0, "earlier": "keep"})
    assert IssuePage.objects.count() == 2


def test_a_draft_is_replaced(browser, intake, bulletin):
    earlier = an_issue(bulletin, document=replace(a_quarterly(1), year=2025, period=2))
    browser.post(at("confirm", intake), {"version": 0, "earlier": "replace"})
    assert IssuePage.objects.get() != earlier


def test_what_is_in_review_cannot_be_replaced(browser, intake, bulletin):
    earlier = an_issue(bulletin, document=replace(a_quarterly(1), year=2025, period=2))
    bring_to(IssueState.IN_REVIEW, earlier)
    page = browser.get(at("confirm", intake)).content.decode()
    assert 'value="replace" required disabled' in page
    response = browser.post(at("confirm", intake), {"version": 0, "earlier": "replace"})
    assert response.status_code == 200
    assert IssuePage.objects.get() == earlier


def test_the_very_same_file_is_told(browser, intake, bulletin, editor):
    DraftIntake(intake, editor, 0).execute()
    again = an_intake(bulletin, editor)
    assert list(browser.get(at("confirm", again)).context["same_file"]) == [intake]


def test_what_cannot_be_drafted_is_said_with_a_way_to_mend_it(browser, bulletin, editor):
    intake = an_intake(bulletin, editor, TEXT.replace("2025年第二季度\n", ""))
    response = browser.get(at("confirm", intake))
    assert response.context["faults"]
    assert at("show", intake) + "?at=cover" in response.content.decode()
    assert browser.post(at("confirm", intake), {"version": 0}).status_code == 200
    assert not IssuePage.objects.exists()


def test_missing_pictures_are_named_and_can_be_supplied(browser, bulletin, editor):
    intake = an_intake(
        bulletin, editor, TEXT.replace("班列每周", "![检查车厢](a.jpg)\n\n班列每周"), "旧刊.md"
    )
    assert browser.get(at("confirm", intake)).context["missing"] == ["a.jpg"]
    browser.post(at("supply", intake), {"pictures": [SimpleUploadedFile("a.jpg", a_picture())]})
    assert browser.get(at("confirm", intake)).context["missing"] == []


# -- how much it asks


def many(intake, count):
    """The same document with so many items more."""
    items = [
        NewsItem(f"第{n}条", blocks=(Paragraph(f"第{n}条的正文很长很长。"), Photo("a.jpg")))
        for n in range(count)
    ]
    chapter = intake.document.chapters[0]
    section = replace(chapter.sections[0], items=(*chapter.sections[0].items, *items))
    chapter = replace(chapter, sections=(section, *chapter.sections[1:]))
    return replace(intake.document, chapters=(chapter,))


def queries(browser, address):
    browser.get(address)  # what is remembered, is remembered now
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("query", ["", "?at=0.0.0", "?at=0.0.0.0"])
def test_the_screen_asks_as_much_of_five_items_as_of_two_hundred(browser, intake, query):
    few = queries(browser, at("show", intake) + query)
    Intake.objects.filter(pk=intake.pk).update(document=many(intake, 200))
    assert queries(browser, at("show", intake) + query) == few
    assert few < 30


def test_the_confirmation_asks_as_much_of_many_items(browser, intake):
    few = queries(browser, at("confirm", intake))
    Intake.objects.filter(pk=intake.pk).update(document=many(intake, 200))
    assert queries(browser, at("confirm", intake)) == few


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
