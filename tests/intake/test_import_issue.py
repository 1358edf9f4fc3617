"""`manage.py import_issue`: a file becomes a draft, or one sentence says why not and nothing is left behind."""

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest

from bulletins.models import IssuePage, PhotoFile
from bulletins.states import IssueState
from tests.factories import a_bulletin, a_picture, an_issue, bring_to

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
GOOD = """# 湖畔季报
湖畔协会
2026年第二季度

# 第一章 区市动态
## 一、昆山市
### 1. 昆山开出第一趟班列
6月3日，首趟班列从昆山开出。

![班列开出](photos/train.jpg "王帆")
### 2. 昆山建成实验室
实验室占地3000平方米。
"""


@pytest.fixture
def bulletin(home):
    return a_bulletin("湖畔季报")


@pytest.fixture
def good(tmp_path):
    file = tmp_path / "q2.md"
    file.write_text(GOOD, encoding="utf-8")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "train.jpg").write_bytes(a_picture())
    return file


def take_in(file, **options):
    """What it says on both streams."""
    out, err = StringIO(), StringIO()
    call_command("import_issue", str(file), stdout=out, stderr=err, no_color=True, **options)
    return out.getvalue(), err.getvalue()


def refusal(file, **options):
    with pytest.raises(CommandError) as refused:
        take_in(file, **options)
    return str(refused.value)


def photo_files(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


# -- what goes well


def test_a_legacy_text_becomes_the_draft_of_an_issue(bulletin, good):
    said, _warnings = take_in(good)
    issue = IssuePage.objects.get()
    assert (issue.bulletin, issue.year, issue.period, issue.state) == (bulletin, 2026, 2, IssueState.DRAFTING)
    assert [item.title for item in issue.items.order_by("path")] == ["昆山开出第一趟班列", "昆山建成实验室"]
    assert {item.region.title for item in issue.items.all()} == {"昆山市"}
    assert not issue.get_descendants(inclusive=True).live().exists()
    assert "2026年第二季度" in said


def test_the_photos_beside_a_text_are_taken_in_with_it(bulletin, good):
    take_in(good)
    photo = PhotoFile.objects.get()
    assert (photo.title, photo.credit) == ("班列开出", "王帆")
    assert IssuePage.objects.get().items.order_by("path").first().lead_photo == photo


def test_a_half_understood_file_is_taken_in_and_its_places_are_named(bulletin, tmp_path):
    file = tmp_path / "half.md"
    file.write_text(GOOD.replace("湖畔协会", "湖畔协会\n谁也不懂的一行说明文字。"), encoding="utf-8")
    _said, warnings = take_in(file)
    assert IssuePage.objects.count() == 1
    assert re.search(r"! .*\d+.*谁也不懂", warnings)
    assert "train.jpg" in warnings  # which does not lie beside it


def test_what_a_person_says_counts_for_more_than_the_file(bulletin, good):
    take_in(good, year=2025, period=4)
    issue = IssuePage.objects.get()
    assert (issue.year, issue.period) == (2025, 4)


def test_gb18030_is_read_like_utf8(bulletin, tmp_path):
    file = tmp_path / "old.md"
    file.write_bytes(GOOD.encode("gb18030"))
    take_in(file)
    assert IssuePage.objects.get().items.count() == 2


# -- what cannot be read


def a_pdf_by_another_name(path):
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")


def a_giant(path):
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


BAD_FILES = {
    "missing.txt": lambda path: None,
    "folder.txt": lambda path: path.mkdir(),
    "empty.txt": lambda path: path.write_bytes(b""),
    "spaces.txt": lambda path: path.write_bytes(b" \n\t\r\n" * 50),
    "zeros.txt": lambda path: path.write_bytes(b"\x00" * 5000),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "really-a.pdf.txt": a_pdf_by_another_name,
    "really-a.docx": lambda path: path.write_bytes(b"PK\x03\x04" + b"\x00" * 500),
    "film.mp4": lambda path: path.write_bytes(b"\x00\x00\x00\x18ftypmp42"),
    "no-suffix": lambda path: path.write_text(GOOD, encoding="utf-8"),
    "giant.txt": a_giant,
    "giant.mp4": a_giant,
    "latin.txt": lambda path: path.write_bytes("Größe und Maß, für ältere Übungen. ".encode("latin-1") * 40),
    "cut.txt": lambda path: path.write_bytes(b"\xff\xfe" + "一二三".encode("utf-16-le")[:-1]),
    "no-structure.txt": lambda path: path.write_text("只有一句话，没有标题。", encoding="utf-8"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_gets_one_sentence_in_chinese(bulletin, tmp_path, settings, name):
    BAD_FILES[name](tmp_path / name)
    before = photo_files(settings)
    sentence = refusal(tmp_path / name)
    assert CHINESE.search(sentence)
    assert "\n" not in sentence.strip()
    assert not re.search(r"Traceback|Error|Exception|None|%\(", sentence)
    assert not IssuePage.objects.exists()
    assert photo_files(settings) == before


def test_a_file_that_may_not_be_read_gets_a_sentence_too(bulletin, good, monkeypatch):
    """Simulated, for a superuser reads everything."""

    def refuse(self, *args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert CHINESE.search(refusal(good))
    assert not IssuePage.objects.exists()


@pytest.mark.parametrize("name", ["missing.txt", "binary.txt", "no-structure.txt"])
def test_the_command_itself_ends_with_status_1_and_one_line(tmp_path, name):
    BAD_FILES[name](tmp_path / name)
    run = in_a_process(tmp_path / name, "--dry-run")
    assert run.returncode == 1
    assert run.stdout == ""
    (line,) = run.stderr.strip().splitlines()
    assert CHINESE.search(line)


# -- reading without writing


def in_a_process(file, *options):
    """With a database that is not there: whoever asks for it fails."""
    return subprocess.run(
        [sys.executable, "manage.py", "import_issue", str(file), *options],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_dry_run_needs_no_database(good):
    run = in_a_process(good, "--dry-run")
    assert run.returncode == 0, run.stderr
    assert "2" in run.stdout


def test_json_on_the_screen_is_nothing_but_json(good):
    run = in_a_process(good, "--dry-run", "--json", "-")
    assert run.returncode == 0, run.stderr
    reading = json.loads(run.stdout)
    items = [
        item
        for chapter in reading["chapters"]
        for section in chapter["sections"]
        for item in section["items"]
    ]
    assert [item["title"] for item in items] == ["昆山开出第一趟班列", "昆山建成实验室"]


def test_json_is_written_to_a_file(bulletin, good, tmp_path):
    take_in(good, dry_run=True, json=str(tmp_path / "out.json"))
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["schema"] == "bulletin-import-gold/1"
    assert not IssuePage.objects.exists()


def test_a_place_where_nothing_can_be_written_gets_a_sentence(bulletin, good, tmp_path):
    assert CHINESE.search(refusal(good, json=str(tmp_path / "no" / "such" / "folder.json")))
    assert not IssuePage.objects.exists()


# -- what is there already


def test_a_period_is_taken_in_once(bulletin, good):
    take_in(good)
    pages = list(IssuePage.objects.get().get_descendants(inclusive=True).values_list("pk", flat=True))
    assert "2026年第二季度" in refusal(good)
    assert list(IssuePage.objects.get().get_descendants(inclusive=True).values_list("pk", flat=True)) == pages


def test_an_earlier_draft_is_replaced_when_that_is_wanted(bulletin, good):
    take_in(good)
    first = IssuePage.objects.get().pk
    good.write_text(GOOD.replace("第一趟", "第二趟"), encoding="utf-8")
    take_in(good, replace=True)
    issue = IssuePage.objects.get()
    assert issue.pk != first
    assert issue.items.order_by("path").first().title == "昆山开出第二趟班列"


def test_both_are_kept_when_that_is_wanted(bulletin, good):
    take_in(good)
    take_in(good, keep_both=True)
    assert sorted(IssuePage.objects.values_list("slug", flat=True)) == ["2026-q2", "2026-q2-2"]


@pytest.mark.parametrize("state", [IssueState.IN_REVIEW, IssueState.APPROVED, IssueState.RELEASED])
def test_what_is_being_read_is_never_replaced(bulletin, good, state):
    take_in(good)
    issue = bring_to(state, IssuePage.objects.get())
    assert CHINESE.search(refusal(good, replace=True))
    assert IssuePage.objects.get().pk == issue.pk


def test_the_same_period_of_another_bulletin_is_no_duplicate(bulletin, good):
    an_issue(a_bulletin("别的季报"))
    take_in(good, bulletin=bulletin.slug)
    assert IssuePage.objects.count() == 2


# -- which bulletin


def test_without_any_bulletin_it_is_said_to_create_one(home, good):
    assert CHINESE.search(refusal(good))


def test_where_several_bulletins_are_possible_they_are_named(home, good):
    one, other = a_bulletin("甲季报"), a_bulletin("乙季报")
    sentence = refusal(good)
    assert one.slug in sentence
    assert other.slug in sentence


def test_an_unknown_bulletin_is_refused_with_the_names_of_those_there_are(bulletin, good):
    assert bulletin.slug in refusal(good, bulletin="no-such")


def test_a_bulletin_named_on_the_cover_is_found_among_several(bulletin, good):
    a_bulletin("别的季报")
    take_in(good)
    assert IssuePage.objects.get().bulletin == bulletin


# -- all or nothing


def test_a_failure_in_the_middle_leaves_no_page_and_no_photo(bulletin, good, settings, monkeypatch):
    before = photo_files(settings)

    def fail(*args, **kwargs):
        raise RuntimeError("in the middle")

    monkeypatch.setattr("bulletins.document._Writer._item", fail)
    with pytest.raises(RuntimeError):
        take_in(good)
    assert not IssuePage.objects.exists()
    assert not PhotoFile.objects.exists()
    assert photo_files(settings) == before


@pytest.mark.parametrize(
    "name", ["../outside.jpg", "/etc/hostname.jpg", "photos/../../outside.jpg", "photos/link.jpg"]
)
def test_a_picture_outside_the_folder_is_not_taken_in(bulletin, good, tmp_path_factory, name):
    outside = good.parent.parent / "outside.jpg"
    outside.write_bytes(a_picture())
    (good.parent / "photos" / "link.jpg").symlink_to(outside)
    good.write_text(GOOD.replace("photos/train.jpg", name), encoding="utf-8")
    take_in(good)
    assert not PhotoFile.objects.exists()
    assert IssuePage.objects.get().items.count() == 2


NO_PICTURES = {
    "a page": b"<script>alert(1)</script>",
    "nothing": b"",
    "a drawing that can run": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "cut short": a_picture()[:300],
    "a PNG of sixty bytes": a_picture(kind="PNG")[:60],
    "another kind": a_picture(kind="TIFF"),
}


@pytest.mark.parametrize("content", NO_PICTURES)
def test_what_is_no_picture_is_left_out_and_its_place_kept(bulletin, good, settings, content):
    before = photo_files(settings)
    (good.parent / "photos" / "train.jpg").write_bytes(NO_PICTURES[content])
    _said, warnings = take_in(good)
    assert "train.jpg" in warnings
    assert not PhotoFile.objects.exists()
    assert photo_files(settings) == before
    assert IssuePage.objects.get().items.order_by("path").first().photo_count == 1


def test_what_deserves_a_look_is_named_with_its_line(bulletin, tmp_path):
    file = tmp_path / "q2.md"
    file.write_text(GOOD.replace("6月3日，首趟", "6月，首趟"), encoding="utf-8")
    out = tmp_path / "out.json"
    _said, doubts = take_in(file, dry_run=True, json=str(out))
    assert "? 第8行" in doubts
    evidence = json.loads(out.read_text(encoding="utf-8"))["evidence"]
    assert {
        "item": 0,
        "fact": "event",
        "words": "6月",
        "line": 8,
        "ground": "month_only",
        "confidence": 0.7,
    } in evidence
