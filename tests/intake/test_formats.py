"""Word and PDF on their way through the wizard: pages and pictures are shown to those who may, and become the draft's."""

from io import BytesIO
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest
from PIL import Image

from bulletins.models import PhotoFile
from editorial.stages import REVIEWERS, Stage
from intake.actions.draft_intake import DraftIntake
from intake.actions.take_file import TakeFile
from intake.states import IntakeState
from tests.factories import a_bulletin, a_person
from tests.intake.intakes import fresh
from tests.intake.screens import at

SHAPES = Path(__file__).parents[1] / "seeds" / "shapes"


@pytest.fixture
def taken(home, editor, django_capture_on_commit_callbacks):
    """taken("library-monthly.pdf", "monthly") -> the intake, read by a process of its own."""

    def _taken(name, kind):
        upload = SimpleUploadedFile(name, (SHAPES / name).read_bytes())
        with django_capture_on_commit_callbacks(execute=True):
            intake = TakeFile(upload, a_bulletin("馆讯", kind=kind), editor).execute()
        intake = fresh(intake)
        assert intake.state == IntakeState.READ, intake.failure_code
        return intake

    return _taken


def test_a_page_of_a_pdf_is_shown_beside_the_item_that_stands_on_it(browser, taken):
    intake = taken("library-monthly.pdf", "monthly")
    page = browser.get(at("show", intake) + "?at=0.0.0").content.decode()
    shown = browser.get(at("show", intake) + "?at=0.0.0").context["screen"].original.pages[0]
    assert at("page", intake, shown.number) in page
    response = browser.get(at("page", intake, shown.number))
    assert response["Content-Type"] == "image/png"
    assert "private" in response["Cache-Control"]
    data = b"".join(response.streaming_content)
    assert min(Image.open(BytesIO(data)).size) > 300
    assert browser.get(at("page", intake, 0)).status_code == 404
    assert browser.get(at("page", intake, intake.source.pages + 1)).status_code == 404


def test_a_page_is_drawn_once(browser, taken, monkeypatch):
    intake = taken("library-monthly.pdf", "monthly")
    browser.get(at("page", intake, 1))

    def again(*args, **kwargs):
        raise AssertionError("drawn anew")

    monkeypatch.setattr("intake.page_images.page_image", again)
    assert browser.get(at("page", intake, 1)).status_code == 200


def test_nobody_else_sees_a_page_or_a_picture(client, taken):
    intake = taken("textile-quarterly.docx", "quarterly")
    name = next(iter(intake.pictures))
    client.force_login(a_person(REVIEWERS[Stage.FIRST]))
    answers = [client.get(at("page", intake, 1)), client.get(at("picture", intake), {"name": name})]
    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not any(answer.get("Content-Type", "").startswith("image/") for answer in answers)


def test_the_pictures_of_a_word_file_are_shown_and_drafted(browser, editor, taken):
    intake = taken("textile-quarterly.docx", "quarterly")
    assert intake.pictures
    for name in intake.pictures:
        assert browser.get(at("picture", intake), {"name": name}).status_code == 200
    assert fresh(intake).missing_pictures == []
    issue = DraftIntake(intake, editor, 0).execute()
    assert PhotoFile.objects.count() == len(set(intake.pictures))
    assert any(item.lead_photo for item in issue.items.all())


def test_a_file_without_pages_is_shown_line_by_line(browser, taken):
    intake = taken("textile-quarterly.docx", "quarterly")
    page = browser.get(at("show", intake) + "?at=0.0.0").content.decode()
    assert 'class="is-own"' in page
    assert reverse("intake:page", args=[intake.pk, 1]) not in page
