"""Step two: what was understood beside the original, every verb, and what a stale tab may do."""

from dataclasses import replace

import pytest

from intake.models import Intake
from manuscript.mending import At
from manuscript.mending.places import part_at
from manuscript.notices import notice
from tests.intake.intakes import TEXT, an_intake, fresh, many, titles
from tests.intake.screens import at, posted, queries, told


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


def test_the_notices_of_an_item_stand_in_it_when_it_is_open(browser, bulletin, editor):
    intake = an_intake(bulletin, editor, TEXT.replace("5月8日", "5月"))
    response = browser.get(at("show", intake) + "?at=0.0.1")
    (point,) = response.context["screen"].own_points
    assert response.content.decode().count(f'value="{point.key}"') == 2  # in the list of all, and in the item
    told = browser.post(at("tick", intake), {"key": point.key, "ticked": "1", "at": "0.0.1", "back": "open"})
    assert told.url == at("show", intake) + "?at=0.0.1#open"
    assert browser.get(told.url).context["screen"].own_points == []
    assert browser.get(at("show", intake) + "?at=0.0.0").context["screen"].own_points == []


def test_the_notice_of_a_photo_that_was_moved_leads_to_where_it_is_now(browser, bulletin, editor):
    intake = an_intake(bulletin, editor)
    moved = notice("CAPTION_MOVED", 10, "图说", origin="湖畔论坛在河东开幕", target="昆山首趟班列开出")
    Intake.objects.filter(pk=intake.pk).update(reading=replace(intake.reading, notices=(moved,)))
    (point,) = browser.get(at("show", intake)).context["screen"].points
    assert (point.at, point.line) == (At((0, 1, 0)), 10)


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


@pytest.mark.parametrize("query", ["", "?at=0.0.0", "?at=0.0.0.0"])
def test_the_screen_asks_as_much_of_five_items_as_of_two_hundred(browser, intake, query):
    few = queries(browser, at("show", intake) + query)
    Intake.objects.filter(pk=intake.pk).update(document=many(intake, 200))
    assert queries(browser, at("show", intake) + query) == few
    assert few < 30
