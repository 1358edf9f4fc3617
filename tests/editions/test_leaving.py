"""An issue leaves one installation and enters another: nothing is lost on the way, and nothing is guessed."""

import datetime as dt
import json
import re
import zipfile
from io import StringIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from wagtail.documents import get_document_model

import pytest

from bulletins.document import Assets, read_issue
from bulletins.models import IssuePage, PhotoFile
from bulletins.states import IssueState
from editions.formats.package import build, read
from editions.volume import Volume
from editorial.stages import EDITORS
from intake.actions.draft_intake import DraftIntake
from intake.actions.take_file import TakeFile
from intake.states import IntakeState
from manuscript.document import Attachment, Figure, Mark, NewsItem, Paragraph, Photo, Table
from tests.editions.sample_volumes import sample_document
from tests.factories import a_bulletin, a_document, a_file, a_person, a_photo, an_issue, bring_to

TEXT = Paragraph("栈桥长120米，分两段合龙。")
BLOCKS = (
    TEXT,
    Photo("pier.jpg", "栈桥合龙", "沈砚舟 摄", "栈桥合龙的现场"),
    Photo("", "没有文件的图片"),
    Table((("指标", "数值"), ("长度", "120")), "表1　指标"),
    Attachment("plan.pdf", "平面图"),
)


@pytest.fixture
def bulletin(home):
    return a_bulletin("湖畔季报", slug="hupan")


@pytest.fixture
def assets():
    return Assets({"pier.jpg": a_photo()}, {"plan.pdf": a_file(name="plan.pdf", content=b"%PDF-1.4 a plan")})


@pytest.fixture
def issue(bulletin, assets):
    item = NewsItem("栈桥合龙", "一", bylines=("沈砚舟",), source="城建中心", blocks=BLOCKS)
    other = NewsItem("渡口改造", "二", blocks=(TEXT, Photo("pier.jpg", "同一张图")))
    return an_issue(bulletin, document=a_document(item, other), assets=assets)


def exported(issue, file, **options):
    call_command("export_issue", str(issue.pk), str(file), stdout=StringIO(), **options)
    return read(file.read_bytes())


def taken_in(file, **options):
    call_command("import_issue", str(file), stdout=StringIO(), stderr=StringIO(), **options)
    return IssuePage.objects.order_by("pk").last()


def gone(issue):
    """As in an installation that has never seen it."""
    issue.delete()
    PhotoFile.objects.all().delete()
    get_document_model().objects.all().delete()


def test_a_draft_comes_back_as_it_was(issue, bulletin, tmp_path):
    first = exported(issue, tmp_path / "one.zip")
    gone(issue)
    again = exported(taken_in(tmp_path / "one.zip", bulletin="hupan"), tmp_path / "two.zip")
    assert again.document == first.document
    assert (again.photos, again.attachments) == (first.photos, first.attachments)
    assert list(first.attachments.values()) == [b"%PDF-1.4 a plan"]
    assert [type(block).__name__ for block in next(first.document.items()).blocks] == [
        type(block).__name__ for block in BLOCKS
    ]


def test_the_wizard_takes_a_package_with_its_attachments(
    issue, bulletin, tmp_path, django_capture_on_commit_callbacks
):
    first = exported(issue, tmp_path / "one.zip")
    gone(issue)
    editor = a_person(EDITORS)
    upload = SimpleUploadedFile("一期.zip", (tmp_path / "one.zip").read_bytes())
    with django_capture_on_commit_callbacks(execute=True):
        intake = TakeFile(upload, bulletin, editor).execute()
    intake.refresh_from_db()
    assert (intake.state, intake.missing_pictures) == (IntakeState.READ, [])
    drafted = DraftIntake(intake, editor, intake.version).execute()
    again = exported(drafted, tmp_path / "two.zip")
    assert again.document == first.document
    assert again.attachments == first.attachments


def test_an_attachment_of_a_kind_that_may_not_be_uploaded_is_left_out_and_told(issue, tmp_path):
    file = get_document_model().objects.get()
    file.file.save("page.html", ContentFile(b"<script>"))
    exported(issue, tmp_path / "one.zip")
    gone(issue)
    told = StringIO()
    call_command("import_issue", str(tmp_path / "one.zip"), stdout=StringIO(), stderr=told)
    assert "attachments/0001.html" in told.getvalue()
    blocks = next(read_issue(IssuePage.objects.get()).items()).blocks
    assert not [block for block in blocks if isinstance(block, Attachment)]
    assert not get_document_model().objects.exists()


def test_the_sample_issue_comes_back_as_it_was(bulletin, tmp_path):
    files = {p.file for item in sample_document("quarterly-2026q3.md").items() for p in item.photos}
    photos = {file: a_photo() for file in sorted(files)}
    issue = an_issue(bulletin, document=sample_document("quarterly-2026q3.md"), assets=Assets(photos=photos))
    first = exported(issue, tmp_path / "one.zip")
    assert len(list(first.document.items())) == 37
    assert len(first.photos) == len(files)
    gone(issue)
    again = exported(taken_in(tmp_path / "one.zip", bulletin="hupan"), tmp_path / "two.zip")
    assert again.document == first.document


def test_a_released_issue_leaves_as_it_was_released(issue, tmp_path):
    released = bring_to(IssueState.RELEASED, issue)
    item = released.items.in_order().first()
    item.title = "没有发布的题目"
    item.save_revision()
    assert next(exported(released, tmp_path / "a.zip").document.items()).title == "栈桥合龙"
    drafts = exported(released, tmp_path / "b.zip", drafts=True)
    assert next(drafts.document.items()).title == "没有发布的题目"


def test_names_of_files_on_the_disk_stay_at_home(issue, tmp_path):
    exported(issue, tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        told = json.loads(archive.read("issue.json"))
    assert list(told["photos"]) == ["photos/0001.jpg"]
    assert list(told["attachments"]) == ["attachments/0001.pdf"]


def test_a_package_that_was_changed_is_not_taken_in(issue, tmp_path):
    exported(issue, tmp_path / "one.zip")
    data = bytearray((tmp_path / "one.zip").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "one.zip").write_bytes(data)
    gone(issue)
    with pytest.raises(CommandError):
        taken_in(tmp_path / "one.zip", bulletin="hupan")
    assert not IssuePage.objects.exists()
    assert not PhotoFile.objects.exists()


@pytest.mark.parametrize(
    "hostile",
    [
        {"blocks": (Paragraph("文字", (Mark(-3, 1, "bold"),)),)},
        {"blocks": (Paragraph("文字", (Mark(0, 9, "bold"),)),)},
        {"blocks": (Paragraph("文字", (Mark(0, 1, "script"),)),)},
        {"figures": (Figure("产值", "NaN", is_confirmed=True),)},
        {"figures": (Figure("产值", "3", change="一半"),)},
        {"figures": (Figure("产" * 81, "3"),)},
        {"title_in_contents": "长" * 256},
    ],
    ids=str,
)
def test_a_package_that_pages_could_not_be_made_of_is_refused(bulletin, tmp_path, hostile):
    document = a_document(NewsItem("栈桥", "一", **hostile))
    file = tmp_path / "hostile.zip"
    file.write_bytes(build(Volume(document, "s", "l", dt.date(2026, 1, 1))))
    with pytest.raises(CommandError):
        taken_in(file)
    assert not IssuePage.objects.exists()


def test_a_link_that_runs_something_does_not_come_in(bulletin, tmp_path):
    text = Paragraph("看这里", (Mark(0, 3, "link", "javascript:alert(1)"),))
    document = a_document(NewsItem("栈桥", "一", blocks=(text,)))
    file = tmp_path / "hostile.zip"
    file.write_bytes(build(Volume(document, "s", "l", dt.date(2026, 1, 1))))
    assert "javascript" not in str(taken_in(file).items.get().body.raw_data)


def test_a_file_that_is_gone_is_named(issue, tmp_path):
    Path(PhotoFile.objects.get().file.path).unlink()
    with pytest.raises(CommandError, match="photos/0001"):
        exported(issue, tmp_path / "one.zip")
    assert not (tmp_path / "one.zip").exists()


@pytest.mark.parametrize("name", ["hupan/1999-q1", "99999", "9" * 30, "nobody/2026-q3", "/"])
def test_an_issue_that_is_not_there_is_told(issue, name, tmp_path):
    with pytest.raises(CommandError, match=re.escape(name)):
        call_command("export_issue", name, str(tmp_path / "x.zip"))


def test_an_issue_is_found_by_its_address(issue, tmp_path):
    call_command("export_issue", f"hupan/{issue.slug}", str(tmp_path / "x.zip"), stdout=StringIO())
    assert read((tmp_path / "x.zip").read_bytes()).volume.stem == f"hupan-{issue.slug}-v0"
