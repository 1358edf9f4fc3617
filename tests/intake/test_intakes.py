"""From an upload to a draft by the actions: kept privately, read once, mended, taken back, drafted, put away."""

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

import pytest

from audit.models import AuditEntry
from bulletins.models import IssuePage
from editorial.stages import CORRESPONDENTS
from intake.actions.clear_intakes import TOO_LONG, clear_intakes, discard, due_intakes
from intake.actions.draft_intake import DraftIntake
from intake.actions.draft_issue import ThereAlreadyError
from intake.actions.mend_intake import MendIntake, tick
from intake.actions.read_file import Taken
from intake.actions.read_intake import ReadIntake, read_again
from intake.actions.supply_pictures import SupplyPictures
from intake.actions.take_file import TakeFile
from intake.models import Edit, Intake
from intake.models import edits as edits_module
from intake.states import IntakeState, StaleIntakeError
from manuscript.document import NewsItem, Photo
from manuscript.mending import At, merge_with_previous, retitle
from manuscript.notices import Unreadable
from tests.factories import a_document, a_person, a_picture
from tests.intake.intakes import TEXT, an_intake, fresh, titles


def an_upload(data=b"", name="旧刊.txt"):
    return SimpleUploadedFile(name, data or TEXT.encode())


def files_below(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


# -- taking


def test_a_file_is_kept_where_no_address_leads_and_read(bulletin, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        intake = TakeFile(an_upload(), bulletin, editor).execute()
    intake = fresh(intake)
    assert intake.state == IntakeState.READ
    assert len(list(intake.document.items())) == 4
    assert intake.path.read_bytes() == TEXT.encode()
    assert Path(settings.INTAKE_ROOT) in intake.path.parents
    assert Path(settings.MEDIA_ROOT) not in intake.path.parents
    assert intake.path.parent.stat().st_mode & 0o077 == 0
    assert "旧刊" not in str(intake.path)


def test_year_and_period_that_were_given_count_for_more(bulletin, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        intake = TakeFile(an_upload(), bulletin, editor, 2024, 3).execute()
    assert (fresh(intake).document.year, fresh(intake).document.period) == (2024, 3)


@pytest.mark.parametrize("name", ["a.exe", "a", "../../a.xlsx"])
def test_what_cannot_be_read_is_refused_at_once_and_nothing_is_kept(bulletin, editor, name):
    before = files_below(settings.INTAKE_ROOT)
    with pytest.raises(Unreadable) as error:
        TakeFile(an_upload(b"MZ\x90\x00" * 50, name), bulletin, editor).execute()
    assert error.value.code in ("UNKNOWN_FORMAT", "BINARY")
    assert not Intake.objects.exists()
    assert files_below(settings.INTAKE_ROOT) == before


def test_a_file_that_is_too_large_is_refused(bulletin, editor, settings):
    settings.INTAKE_MAX_BYTES = 10
    with pytest.raises(Unreadable) as error:
        TakeFile(an_upload(), bulletin, editor).execute()
    assert error.value.code == "TOO_LARGE"


def test_a_path_in_a_name_leads_nowhere(bulletin, editor):
    intake = TakeFile(an_upload(name="../../../evil.txt"), bulletin, editor).execute()
    assert intake.path.parent.parent == Path(settings.INTAKE_ROOT)
    intake.folder.remove()


def test_a_correspondent_takes_nothing_in(bulletin):
    with pytest.raises(PermissionDenied):
        TakeFile(an_upload(), bulletin, a_person(f"{CORRESPONDENTS}·昆山市")).execute()


# -- reading


def waiting(bulletin, editor, data=b""):
    """As it is after the upload, before any worker came."""
    intake = Intake.objects.create(bulletin=bulletin, owner=editor, name="旧刊.txt", sha256="0", size=1)
    intake.folder.write(".txt", [data])
    return intake


def test_a_file_without_text_is_a_sentence_that_names_it(bulletin, editor):
    intake = waiting(bulletin, editor)
    ReadIntake(intake.pk).execute()
    assert fresh(intake).state == IntakeState.FAILED
    assert "旧刊.txt" in fresh(intake).failure


def test_a_reader_that_breaks_is_a_sentence_too(bulletin, editor, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError("in the middle")

    monkeypatch.setattr("intake.actions.read_intake.read_file", breaks)
    intake = waiting(bulletin, editor)
    ReadIntake(intake.pk).execute()
    assert fresh(intake).failure_code == "READER_BROKE"


def test_it_is_read_once_whoever_comes(bulletin, editor, monkeypatch):
    calls = []
    monkeypatch.setattr("intake.actions.read_intake.read_file", lambda *a, **k: calls.append(1) or _taken())
    intake = waiting(bulletin, editor)
    for _time in range(2):
        ReadIntake(intake.pk).execute()
    assert calls == [1]


def _taken():
    from manuscript.parser import parse  # noqa: PLC0415
    from manuscript.readers import read  # noqa: PLC0415
    from manuscript.vocabulary import Vocabulary  # noqa: PLC0415

    source = read(TEXT.encode(), "a.txt")
    return Taken(source, parse(source, Vocabulary()))


def test_pictures_that_cannot_be_shown_are_asked_for(bulletin, editor, monkeypatch):
    """A drawing of an old Word file, or what only calls itself a picture."""

    def with_pictures(*args, pictures, **kwargs):
        (pictures / "0001.jpg").write_bytes(a_picture())
        (pictures / "0002.bin").write_bytes(b"EMF")
        (pictures / "0003.png").write_bytes(b"<script>")
        photos = {"a.jpg": "0001.jpg", "b.emf": "0002.bin", "c.png": "0003.png"}
        taken = _taken()
        document = a_document(NewsItem("甲", blocks=tuple(Photo(name) for name in photos)))
        found = {name: pictures / kept for name, kept in photos.items()}
        return replace(taken, reading=replace(taken.reading, document=document), pictures=found)

    monkeypatch.setattr("intake.actions.read_intake.read_file", with_pictures)
    intake = waiting(bulletin, editor)
    ReadIntake(intake.pk).execute()
    assert list(fresh(intake).picture_paths) == ["a.jpg"]
    assert fresh(intake).missing_pictures == ["b.emf", "c.png"]


def test_a_reading_that_was_called_off_meanwhile_leaves_nothing(bulletin, editor, monkeypatch):
    intake = waiting(bulletin, editor)

    def meanwhile(*args, **kwargs):
        discard(intake)
        return _taken()

    monkeypatch.setattr("intake.actions.read_intake.read_file", meanwhile)
    ReadIntake(intake.pk).execute()
    assert fresh(intake).state == IntakeState.DISCARDED
    assert fresh(intake).document is None


def test_after_a_failure_it_is_read_again(bulletin, editor, django_capture_on_commit_callbacks):
    intake = waiting(bulletin, editor, TEXT.encode())
    Intake.objects.filter(pk=intake.pk).update(state=IntakeState.FAILED, failure_code="READER_BROKE")
    with django_capture_on_commit_callbacks(execute=True):
        read_again(intake)
    assert fresh(intake).state == IntakeState.READ


# -- mending


def merged(intake, user, version=0):
    verb = partial(merge_with_previous, at=At((0, 0, 1)))
    return MendIntake(intake.pk, user, version).edit("merge", At((0, 0, 1)), "新实验室", verb)


def test_an_edit_is_kept_at_once_and_can_be_taken_back_and_done_again(intake, editor):
    before = fresh(intake).document
    assert merged(intake, editor) == At((0, 0, 0))
    after = fresh(intake).document
    assert len(list(after.items())) == 3
    assert MendIntake(intake.pk, editor, 1).undo() == At((0, 0, 1))
    assert fresh(intake).document == before
    assert MendIntake(intake.pk, editor, 2).redo() == At((0, 0, 0))
    assert fresh(intake).document == after
    assert fresh(intake).version == 3


def test_nothing_to_take_back_is_nothing_done(intake, editor):
    assert MendIntake(intake.pk, editor, 0).undo() is None
    assert MendIntake(intake.pk, editor, 0).redo() is None
    assert fresh(intake).version == 0


def test_a_new_edit_forgets_what_was_taken_back(intake, editor):
    merged(intake, editor)
    MendIntake(intake.pk, editor, 1).undo()
    other = partial(retitle, at=At((0,)), title="综述", number="")
    MendIntake(intake.pk, editor, 2).edit("describe", At((0,)), "", other)
    assert MendIntake(intake.pk, editor, 3).redo() is None
    assert [edit.verb for edit in intake.edits.all()] == ["describe"]


def test_an_edit_of_what_has_changed_meanwhile_is_refused(intake, editor):
    merged(intake, editor)
    after = fresh(intake).document
    with pytest.raises(StaleIntakeError):
        merged(intake, editor, version=0)
    with pytest.raises(StaleIntakeError):
        MendIntake(intake.pk, editor, 0).undo()
    assert fresh(intake).document == after
    assert intake.edits.count() == 1


def test_an_edit_that_changes_nothing_is_none(intake, editor):
    chapter = fresh(intake).document.chapters[0]
    same = partial(retitle, at=At((0,)), title=chapter.title, number=chapter.number)
    MendIntake(intake.pk, editor, 0).edit("describe", At((0,)), "", same)
    assert fresh(intake).version == 0
    assert not intake.edits.exists()


def test_only_so_many_edits_are_kept(intake, editor, monkeypatch):
    monkeypatch.setattr(edits_module, "MOST", 3)
    for version in range(6):
        verb = partial(retitle, at=At((0,)), title=f"章名{version}", number="")
        MendIntake(intake.pk, editor, version).edit("describe", At((0,)), "", verb)
    assert list(intake.edits.values_list("number", flat=True)) == [4, 5, 6]
    for version in (6, 7, 8):
        assert MendIntake(intake.pk, editor, version).undo() is not None
    assert fresh(intake).document.chapters[0].title == "章名2"


def test_what_was_drafted_is_mended_no_more(intake, editor):
    DraftIntake(intake, editor, 0).execute()
    with pytest.raises(StaleIntakeError):
        merged(intake, editor)


def test_a_notice_is_ticked_and_unticked(intake):
    tick(intake, "abc", is_ticked=True)
    tick(intake, "abc", is_ticked=True)
    assert fresh(intake).ticked == ["abc"]
    tick(intake, "abc", is_ticked=False)
    assert fresh(intake).ticked == []


# -- drafting


def test_what_was_mended_becomes_the_draft_and_the_log_says_so(intake, editor):
    merged(intake, editor)
    issue = DraftIntake(fresh(intake), editor, 1).execute()
    assert [item.title for item in issue.items.in_order()] == titles(intake)
    assert fresh(intake).state == IntakeState.DRAFTED
    assert fresh(intake).issue == issue
    entry = AuditEntry.objects.get(act="intake.draft")
    assert (entry.person, entry.detail["file"]) == (editor.pk, "旧刊.txt")


def test_nothing_is_drafted_from_what_has_changed_since_it_was_shown(intake, editor):
    merged(intake, editor)
    with pytest.raises(StaleIntakeError):
        DraftIntake(fresh(intake), editor, 0).execute()
    assert not IssuePage.objects.exists()


def test_two_clicks_make_one_issue(intake, editor):
    DraftIntake(fresh(intake), editor, 0).execute()
    with pytest.raises(StaleIntakeError):
        DraftIntake(fresh(intake), editor, 0).execute()
    assert IssuePage.objects.count() == 1


def test_the_same_file_twice_is_no_silent_duplicate(intake, bulletin, editor):
    DraftIntake(intake, editor, 0).execute()
    again = an_intake(bulletin, editor)
    assert [other.pk for other in Intake.objects.of_same_file(again)] == [intake.pk]
    with pytest.raises(ThereAlreadyError):
        DraftIntake(again, editor, 0).execute()
    assert fresh(again).state == IntakeState.READ
    DraftIntake(again, editor, 0, keep_both=True).execute()
    assert IssuePage.objects.count() == 2
    third = an_intake(bulletin, editor)
    DraftIntake(third, editor, 0, replace_drafts=True).execute()
    assert IssuePage.objects.count() == 2
    assert fresh(intake).issue is None  # its draft was the one replaced


# -- pictures given later

MARKDOWN = TEXT.replace("班列每周", "![检查车厢](photos/Train.jpg)\n\n班列每周")


def test_a_picture_goes_where_its_name_stands(bulletin, editor):
    intake = an_intake(bulletin, editor, MARKDOWN, "旧刊.md")
    uploads = [
        SimpleUploadedFile("train.JPG", a_picture()),
        SimpleUploadedFile("other.jpg", a_picture()),
    ]
    found = SupplyPictures(fresh(intake), uploads).execute()
    assert (found.kept, found.refused) == (["train.JPG"], ["other.jpg"])
    assert list(fresh(intake).pictures) == ["photos/Train.jpg"]
    issue = DraftIntake(fresh(intake), editor, 0).execute()
    assert sum(item.lead_photo is not None for item in issue.items.all()) == 1


def test_what_is_no_picture_is_not_kept(bulletin, editor):
    intake = an_intake(bulletin, editor, MARKDOWN, "旧刊.md")
    before = files_below(intake.folder.path)
    found = SupplyPictures(fresh(intake), [SimpleUploadedFile("train.jpg", b"<script>")]).execute()
    assert found.refused == ["train.jpg"]
    assert files_below(intake.folder.path) == before


# -- putting away


def test_what_is_discarded_is_gone_with_its_files(intake, editor, django_capture_on_commit_callbacks):
    merged(intake, editor)
    with django_capture_on_commit_callbacks(execute=True):
        discard(intake)
    kept = fresh(intake)
    assert (kept.source, kept.reading, kept.document) == (None, None, None)
    assert not Edit.objects.exists()
    assert not kept.folder.path.exists()


def test_a_bulletin_that_goes_takes_the_files_along(intake, bulletin, django_capture_on_commit_callbacks):
    folder = intake.folder.path
    with django_capture_on_commit_callbacks(execute=True):
        bulletin.delete()
    assert not folder.exists()


def test_old_intakes_are_cleared_and_their_issues_stay(bulletin, editor, django_capture_on_commit_callbacks):
    long_ago = timezone.now() - dt.timedelta(days=91)
    old, new = an_intake(bulletin, editor), an_intake(bulletin, editor)
    DraftIntake(old, editor, 0).execute()
    Intake.objects.filter(pk=old.pk).update(touched_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("clear_intakes", days=90)
    assert list(Intake.objects.all()) == [new]
    assert not old.folder.path.exists()
    assert new.path.exists()
    assert IssuePage.objects.exists()


def test_a_folder_that_no_row_knows_is_cleared_after_a_day(intake):
    stray = Path(settings.INTAKE_ROOT) / "stray"
    stray.mkdir()
    clear_intakes()
    assert stray.exists()
    clear_intakes(at=timezone.now() + dt.timedelta(days=2))
    assert not stray.exists()
    assert intake.path.exists()


def test_the_clock_reads_what_no_worker_took_up(bulletin, editor):
    intake = waiting(bulletin, editor, TEXT.encode())
    assert due_intakes() == []
    (read,) = due_intakes(timezone.now() + dt.timedelta(minutes=2))
    read()
    assert fresh(intake).state == IntakeState.READ


def test_the_clock_gives_up_a_reading_whose_process_is_gone(bulletin, editor):
    intake = waiting(bulletin, editor)
    Intake.objects.filter(pk=intake.pk).update(started_at=timezone.now() - TOO_LONG - dt.timedelta(minutes=1))
    (give_up,) = due_intakes()
    give_up()
    assert fresh(intake).state == IntakeState.FAILED
    assert fresh(intake).failure


def test_the_clock_clears_what_is_old(intake):
    Intake.objects.update(touched_at=timezone.now() - dt.timedelta(days=settings.INTAKE_KEEP_DAYS + 1))
    (clear,) = due_intakes()
    clear()
    assert not Intake.objects.exists()


def test_the_clock_of_the_office_knows_of_intakes():
    from editorial import clock  # noqa: PLC0415

    assert clock._due_work["intakes"] is due_intakes
