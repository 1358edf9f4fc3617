"""The package comes back as it went, whatever the document, and anything that was done to it is refused by name."""

import datetime as dt
import hashlib
import io
import json
import string
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions.formats import package as form
from editions.formats.package import build, read
from editions.volume import EditionError, Volume
from intake.messages import UNREADABLE
from manuscript import document as waist
from manuscript import package as packages
from manuscript.notices import Unreadable
from tests.editions.sample_volumes import LABELS, RELEASED, a_picture, full_volume, sample_volume

words = st.text(max_size=12)
dates = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
spans = st.builds(
    lambda one, two, precision: waist.DateSpan(min(one, two), max(one, two), precision),
    dates,
    dates,
    st.sampled_from(waist.Precision),
)
marks = st.builds(waist.Mark, st.integers(0, 9), st.integers(0, 9), st.sampled_from(["bold", "link"]), words)
tuples = lambda strategy, size=3: st.lists(strategy, max_size=size).map(tuple)  # noqa: E731
blocks = st.one_of(
    st.builds(waist.Paragraph, words, tuples(marks)),
    st.builds(waist.Photo, st.sampled_from(["", "pier.jpg"]), words, words, words),
    st.builds(waist.Table, tuples(tuples(words)), words, st.booleans()),
    st.builds(waist.Quote, words, words),
    st.builds(waist.Listing, tuples(words), st.booleans()),
    st.builds(waist.Attachment, st.just("plan.pdf"), words),
    st.builds(waist.Inset, st.sampled_from(waist.InsetKind), words),
)
figures = st.builds(
    waist.Figure, words, words, kind=st.sampled_from(waist.FigureKind), is_confirmed=st.booleans()
)
items = st.builds(
    waist.NewsItem,
    words,
    words,
    words,
    words,
    tuples(words),
    st.none() | spans,
    words,
    tuples(words),
    tuples(blocks, 5),
    tuples(figures),
)
sections = st.builds(waist.Section, words, words, words, words, tuples(items))
documents = st.builds(
    waist.Document,
    words,
    words,
    st.none() | st.sampled_from(waist.Kind),
    st.none() | st.integers(1950, 2099),
    st.none() | st.integers(1, 99),
    st.none() | st.integers(1, 99),
    st.none() | st.integers(1, 999),
    st.none() | spans,
    words,
    tuples(st.builds(waist.Chapter, words, words, tuples(sections))),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    (folder / "plan.pdf").write_bytes(b"a plan")
    return {"pier.jpg": a_picture(folder)}, {"plan.pdf": folder / "plan.pdf"}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents)
def test_any_document_comes_back_equal(files, document):
    pictures, attachments = files
    volume = Volume(document, "s", "l", RELEASED, pictures=pictures, attachments=attachments)
    assert read(build(volume)).document == document


def test_halves_of_characters_come_back_too():
    document = replace(sample_volume().document, title="半\ud800字\x00")
    assert read(build(replace(sample_volume(), document=document))).document == document


@pytest.mark.parametrize("name", LABELS)
def test_a_sample_issue_comes_back_with_its_pictures(name):
    volume = sample_volume(name)
    opened = read(build(volume))
    assert opened.document == volume.document
    assert opened.photos == {key: path.read_bytes() for key, path in volume.pictures.items()}


def test_all_that_is_known_of_an_issue_comes_back(tmp_path):
    volume = full_volume(tmp_path)
    opened = read(build(volume))
    assert replace(volume, pictures={}, attachments={}, style=opened.volume.style) == opened.volume
    assert opened.attachments == {"plan.pdf": b"%PDF-1.4 a plan"}


def test_names_of_files_do_not_leave_the_house(tmp_path):
    with zipfile.ZipFile(io.BytesIO(build(full_volume(tmp_path)))) as archive:
        assert archive.namelist() == [
            "manifest.json",
            "issue.json",
            "assets/photos/0001.jpg",
            "assets/attachments/0001.pdf",
        ]


def test_the_same_volume_gives_the_same_bytes(tmp_path):
    assert build(full_volume(tmp_path)) == build(full_volume(tmp_path))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(EditionError, match="picture-missing"):
        build(replace(full_volume(tmp_path), pictures={}))
    with pytest.raises(EditionError, match="attachment-missing"):
        build(replace(full_volume(tmp_path), attachments={}))


# -- what is refused


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(members, *, listed=True):
    """A zip of these members; with a manifest that fits them unless told otherwise."""
    if listed:
        told = {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
            if name != "manifest.json"
        }
        manifest = {"schema": packages.MANIFEST_SCHEMA, "members": told}
        members = {**members, "manifest.json": json.dumps(manifest).encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed_issue(members, change):
    issue = json.loads(members["issue.json"])
    change(issue)
    return repacked({**members, "issue.json": json.dumps(issue).encode()})


def code_of(data):
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.code in UNREADABLE
    return refused.value.code


@pytest.fixture
def members(tmp_path):
    return unpacked(build(full_volume(tmp_path)))


def test_a_package_made_anew_without_change_is_read(members):
    assert read(repacked(members)).document


@pytest.mark.parametrize(
    "path",
    [
        "../outside.txt",
        "/etc/passwd",
        "assets/../../x",
        "assets\\x",
        "C:/x",
        "assets/",
        "other.txt",
        "assets/x\n",
    ],
)
def test_a_path_that_leads_outside_is_refused(members, path):
    assert code_of(repacked({**members, path: b"x"})) == "PACKAGE_PATH"


def test_a_member_that_the_manifest_does_not_name_is_refused(members):
    assert code_of(repacked({**members, "assets/x.bin": b"x"}, listed=False)) == "PACKAGE_UNLISTED"


def test_other_bytes_than_the_manifest_names_are_refused(members):
    broken = {**members, "assets/photos/0001.jpg": b"x"}
    assert code_of(repacked(broken, listed=False)) == "PACKAGE_HASH"


@pytest.mark.parametrize("name", ["issue.json", "manifest.json", "assets/photos/0001.jpg"])
def test_a_member_that_is_missing_is_refused(members, name):
    del members[name]
    assert code_of(repacked(members, listed=False)) == "PACKAGE_MISSING"


def test_a_picture_that_only_the_issue_names_is_refused(members):
    del members["assets/photos/0001.jpg"]
    assert code_of(repacked(members)) == "PACKAGE_MISSING"


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 200_000])
def test_broken_json_is_refused(members, content):
    assert code_of(repacked({**members, "issue.json": content})) == "PACKAGE_BROKEN"


def test_another_schema_is_refused(members):
    assert (
        code_of(changed_issue(members, lambda issue: issue.update(schema="huikan-issue/9")))
        == "PACKAGE_SCHEMA"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda issue: issue.pop("document"),
        lambda issue: issue["document"].update(year="2026"),
        lambda issue: issue["document"].update(extra=1),
        lambda issue: issue["document"].update(kind="weekly"),
        lambda issue: issue["document"].update(chapters={}),
        lambda issue: issue["document"]["chapters"][0].update(type="Chapter"),
        lambda issue: issue["document"]["chapters"][0]["sections"][0]["items"][0]["blocks"].append({"type": "X"}),
        lambda issue: issue["document"].update(cover_date={"start": "2026-02-01", "end": "2026-01-01"}),
        lambda issue: issue.update(photos=["assets/photos/0001.jpg"]),
        lambda issue: issue.update(date="yesterday"),
        lambda issue: issue.update(errata=[{"date": "2026-01-01"}]),
    ],
)  # fmt: skip
def test_fields_that_no_issue_has_are_refused(members, change):
    assert code_of(changed_issue(members, change)) == "PACKAGE_FIELDS"


def test_a_bomb_is_refused_before_it_is_unpacked(members, monkeypatch):
    monkeypatch.setattr(packages, "MOST_MEMBER", 1024)
    assert code_of(repacked({**members, "assets/x.bin": b"\0" * 2000})) == "PACKAGE_TOO_LARGE"


def test_a_size_that_lies_is_refused(members):
    data = repacked({**members, "assets/x.bin": b"\0" * 5000})
    lying = data.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lying != data
    assert code_of(lying) in {"PACKAGE_BROKEN", "PACKAGE_HASH"}


def test_too_many_members_are_refused(members, monkeypatch):
    monkeypatch.setattr(packages, "MOST_MEMBERS", 8)
    extra = {f"assets/{letter}.bin": b"x" for letter in string.ascii_lowercase}
    assert code_of(repacked({**members, **extra})) == "PACKAGE_TOO_MANY"


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_package_is_refused(data):
    assert code_of(data) in {"PACKAGE_BROKEN", "PACKAGE_MISSING"}


def test_a_package_cut_short_is_refused(tmp_path):
    data = build(full_volume(tmp_path))
    for length in range(0, len(data) - 1, 97):
        with pytest.raises(Unreadable):
            read(data[:length])


def test_it_is_the_format_of_the_table():
    assert form.FORMAT.build is build
