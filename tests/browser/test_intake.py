"""The wizard in a real browser: a file is chosen, mended beside its original, left, taken up again and drafted."""

from __future__ import annotations

from pathlib import Path

from django.urls import reverse

import pytest

from bulletins.models import IssuePage
from intake.models import Intake
from intake.states import IntakeState
from tests import factories
from tests.browser.seen import english_on, overflow, weak_contrasts
from tests.intake.intakes import TEXT, an_intake, titles

SAMPLE = TEXT.replace("湖畔季报", "湖畔快报").replace("2025年第二季度", "2024年第二季度")
WIDTHS = (390, 1280)


@pytest.fixture(scope="session")
def bulletin(site, django_db_blocker):
    with django_db_blocker.unblock():
        return factories.a_bulletin("湖畔快报", distribution="internal")


@pytest.fixture
def editor(bulletin):
    return factories.people().editor


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "旧刊.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def chosen(page, file, bulletin):
    page.locator("[type=file]").set_input_files(file)
    page.get_by_label("刊物").select_option(label=bulletin.title)
    page.locator("[data-send]").click()
    page.wait_for_selector(".intake-panes")
    return Intake.objects.latest("pk")


def opened(page, title):
    page.locator(".intake-title a", has_text=title).click()
    page.wait_for_selector(f".intake-item.is-open:has-text('{title}')")


def done(page, verb, within=".intake-open"):
    """Presses the button of a verb, opening the list it stands in, and waits for the answer."""
    button = page.locator(f"{within} button[value='{verb}']").first
    if not button.is_visible():
        page.locator(f"{within} details:has(button[value='{verb}'])").last.locator("summary").click()
    with page.expect_response(lambda answer: "/edit/" in answer.url):
        button.click()
    page.wait_for_selector("[data-intake]:not([aria-busy])")


def retitled(page, title, new):
    opened(page, title)
    page.locator(".intake-open summary").first.click()
    page.locator("#details_title").fill(new)
    done(page, "describe")


def taken_back(page):
    with page.expect_response(lambda answer: "/undo/" in answer.url):
        page.locator("form[action$='/undo/'] button").click()
    page.wait_for_selector("[data-intake]:not([aria-busy])")


def moved_photo(page, title, target):
    opened(page, title)
    photo = page.locator(".intake-block--photo")
    photo.locator("summary").click()
    photo.get_by_role("link").click()
    page.wait_for_selector(".intake-block--photo.is-chosen")
    page.locator("#move-block").select_option(label=target)
    done(page, "move_block", ".intake-move")


def photos(intake):
    return [len(item.photos) for item in Intake.objects.get(pk=intake.pk).document.items()]


MENDED = ["湖畔论坛开幕", "昆山首趟班列开出", "昆山青年科学家沙龙"]


def test_from_a_file_to_pages_with_a_break_in_between(visit, site, bulletin, editor, file):
    page = visit(reverse("intake:choose"), person=editor.username)
    intake = chosen(page, file, bulletin)
    assert page.locator(".intake-item").count() == 4
    retitled(page, "湖畔论坛在河东开幕", "湖畔论坛开幕")
    assert titles(intake)[0] == "湖畔论坛开幕"
    done(page, "split_item", "#at-0-0-0-1")
    assert len(titles(intake)) == 5
    taken_back(page)
    assert len(titles(intake)) == 4
    opened(page, "新实验室投入使用")
    done(page, "merge")
    assert titles(intake) == MENDED
    moved_photo(page, "昆山首趟班列开出", "2 昆山青年科学家沙龙")
    assert photos(intake) == [0, 0, 1]

    page.context.close()  # another browser goes on
    page = visit(reverse("intake:list"), person=editor.username)
    page.locator(".listing a", has_text="旧刊.txt").first.click()
    page.wait_for_selector(".intake-panes")
    assert page.locator(".intake-item").count() == 3
    page.locator(f"a[href='{reverse('intake:confirm', args=[intake.pk])}']").first.click()
    page.locator("[data-intake] form button.button").last.click()
    page.wait_for_url("**/pages/*/")
    issue = IssuePage.objects.of_bulletin(bulletin).get(year=2024, period=2)
    assert [item.title for item in issue.items.in_order()] == MENDED
    assert not issue.live


def test_a_file_dropped_on_the_page_is_chosen(visit, site, bulletin, editor):
    page = visit(reverse("intake:choose"), person=editor.username)
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["一"], "拖来的.txt"));
          document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }"""
    )
    assert page.locator("[data-chosen]").inner_text() == "拖来的.txt"
    assert page.locator("[type=file]").evaluate("input => input.files.length") == 1


def test_the_keyboard_goes_on_where_the_thing_is_now(visit, site, bulletin, editor):
    intake = an_intake(bulletin, editor, SAMPLE)
    page = visit(reverse("intake:show", args=[intake.pk]) + "?at=0.0.1", person=editor.username)
    done(page, "move_item 0.0.0")
    assert page.evaluate("document.activeElement.textContent").split()[-1] == "新实验室投入使用"
    page.locator(".intake-open summary").first.click()
    page.locator("#details_title").fill(" ")
    page.locator("#details_title").evaluate("field => { field.form.noValidate = true; }")
    done(page, "describe")
    assert page.evaluate("document.activeElement.id") == "details_title"
    visit.errors = [error for error in visit.errors if "422" not in error]


def test_it_works_without_a_script(visit, site, bulletin, editor, file):
    page = visit(reverse("intake:choose"), person=editor.username, java_script_enabled=False)
    intake = chosen(page, file, bulletin)
    page.locator(".intake-title a", has_text="新实验室投入使用").click()
    page.locator(".intake-open details:has(button[value=merge]) summary").click()
    page.locator("button[value=merge]").click()
    assert len(titles(intake)) == 3
    page.locator("form[action$='/undo/'] button").click()
    assert len(titles(intake)) == 4


def test_a_stale_window_keeps_what_was_typed(visit, site, bulletin, editor):
    intake = an_intake(bulletin, editor, SAMPLE)
    address = reverse("intake:show", args=[intake.pk]) + "?at=0.0.0"
    first, second = (visit(address, person=editor.username) for _window in range(2))
    done(first, "drop_item")
    second.locator(".intake-open summary").first.click()
    second.locator("#details_title").fill("在另一个窗口里写的题目")
    done(second, "describe")
    assert second.locator("#details_title").input_value() == "在另一个窗口里写的题目"
    assert second.locator(".messages").inner_text().strip()
    visit.errors = [error for error in visit.errors if "409" not in error]


# -- how it looks


@pytest.fixture(scope="session")
def shown(site, bulletin, django_db_blocker) -> dict[str, str]:
    with django_db_blocker.unblock():
        editor = factories.people().editor
        doubtful = an_intake(
            bulletin, editor, SAMPLE.replace("5月8日", "5月"), "封面和目录都很长的一个旧刊文件名.txt"
        )
        failed = an_intake(bulletin, editor, SAMPLE, state=IntakeState.FAILED, failure_code="EMPTY")
        waiting = an_intake(bulletin, editor, SAMPLE, state=IntakeState.READING, started_at=None)
    show = reverse("intake:show", args=[doubtful.pk])
    return {
        "list": reverse("intake:list"),
        "choose": reverse("intake:choose"),
        "tree": show,
        "cover": f"{show}?at=cover",
        "chapter": f"{show}?at=0",
        "section": f"{show}?at=0.1",
        "item": f"{show}?at=0.1.0",
        "paragraph": f"{show}?at=0.1.0.0",
        "photo": f"{show}?at=0.1.0.1",
        "confirm": reverse("intake:confirm", args=[doubtful.pk]),
        "discard": reverse("intake:discard", args=[doubtful.pk]),
        "failed": reverse("intake:show", args=[failed.pk]),
        "waiting": reverse("intake:show", args=[waiting.pk]),
    }


SCREENS = (
    "list",
    "choose",
    "tree",
    "cover",
    "chapter",
    "section",
    "item",
    "paragraph",
    "photo",
    "confirm",
    "discard",
    "failed",
    "waiting",
)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_chinese_as_wide_as_its_window_and_legible_by_day_and_night(visit, shown, screen):
    page = visit.look(shown[screen], person="editor")
    page.evaluate("document.querySelectorAll('.intake details').forEach((part) => { part.open = true; })")
    assert not english_on(page, "editor", "txt", "text", "md", "MB")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            ours = [found for found in weak_contrasts(page) if "intake" in found or "desk" in found]
            assert not ours, (width, scheme)


LABELLED = """
() => [...document.querySelectorAll("[data-intake] :is(input:not([type=hidden]), select, textarea)")]
  .filter((field) => !field.labels?.length && !field.getAttribute("aria-label")).map((field) => field.outerHTML)
"""
TWICE = """
() => [...document.querySelectorAll("[id]")].map((one) => one.id).filter((id, place, all) => all.indexOf(id) !== place)
"""


@pytest.mark.parametrize("screen", ["choose", "cover", "item", "paragraph", "photo", "confirm"])
def test_every_field_has_its_label_and_every_anchor_is_one(visit, shown, screen):
    page = visit.look(shown[screen], person="editor")
    assert not page.evaluate(LABELLED)
    assert not page.evaluate(TWICE)
