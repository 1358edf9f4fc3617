"""The files of a release: built before anything is public, kept with it, and given to whoever may read the issue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletins.states import DistributionClass, IssueState, ReleaseKind
from editions.formats import Format
from editions.models import Binding, BulletinStyle, Edition, private
from editions.volume import EditionError, Volume
from editions.volumes import bound_volume
from editorial.actions.release_issue import CannotReleaseError
from editorial.corrections import Note
from tests import factories
from tests.factories import a_bulletin, a_person, an_issue, fresh

pytestmark = pytest.mark.django_db(transaction=True)


def _titles(volume: Volume) -> bytes:
    return "\n".join([volume.title, *(item.title for item in volume.document.items())]).encode()


def _refusing(volume: Volume) -> bytes:
    raise EditionError("picture-missing", next(iter(volume.document.items())), name="1.jpg")


TITLES = Format("text", ".txt", "text/plain; charset=utf-8", _titles)
REFUSING = Format("pdf", ".pdf", "application/pdf", _refusing)


@pytest.fixture(autouse=True)
def _formats(monkeypatch, settings, committed_home):
    settings.EDITION_FORMATS = None
    monkeypatch.setattr("editions.binding.FORMATS", (TITLES,))
    monkeypatch.setattr("editions.formats.FORMATS", (TITLES, REFUSING))


def released(**options):
    return an_issue(a_bulletin("季报", slug="jibao"), state=IssueState.RELEASED, **options)


def stored(issue) -> list[str]:
    folder = str(issue.pk)
    return private().listdir(folder)[1] if private().exists(folder) else []


def asked(client, edition: Edition, **headers):
    return client.get(edition.get_absolute_url(), headers=headers)


def test_a_release_brings_its_files(client):
    issue = released(items=2)
    edition = Edition.objects.get()
    assert edition.name == f"jibao-{issue.slug}-v1.txt"
    answer = client.get(edition.get_absolute_url())
    data = b"".join(answer.streaming_content)
    assert data.decode().splitlines()[1:] == [item.title for item in issue.items.in_order()]
    assert answer["Content-Type"] == TITLES.content_type
    assert answer["Content-Disposition"] == f'attachment; filename="{edition.name}"'
    assert edition.name in client.get(issue.get_url()).content.decode()


def test_a_format_that_fails_stops_the_release_and_leaves_nothing(monkeypatch, client):
    monkeypatch.setattr("editions.binding.FORMATS", (TITLES, REFUSING))
    issue = an_issue(a_bulletin("季报"), state=IssueState.APPROVED, items=2)
    with pytest.raises(CannotReleaseError, match=r"PDF.*第1条"):
        factories.release(issue)
    assert client.get(issue.get_url()).status_code == 404
    assert (stored(issue), Binding.objects.count(), Edition.objects.count()) == ([], 0, 0)


def test_files_of_a_release_that_breaks_off_are_thrown_away(monkeypatch):
    issue = an_issue(a_bulletin("季报"), state=IssueState.APPROVED, items=2)

    def breaks(*arguments, **options):
        assert stored(issue)  # they were there
        raise RuntimeError

    monkeypatch.setattr("editorial.actions.release_issue.make_public", breaks)
    with pytest.raises(CannotReleaseError):
        factories.release(issue)
    assert (stored(issue), Edition.objects.count()) == ([], 0)


def test_a_bulletin_switches_a_format_off(monkeypatch):
    monkeypatch.setattr("editions.binding.FORMATS", (TITLES, REFUSING))
    bulletin = a_bulletin("季报")
    BulletinStyle.objects.create(bulletin=bulletin, left_out=["pdf"])
    an_issue(bulletin, state=IssueState.RELEASED, items=1)
    assert [edition.format for edition in Edition.objects.all()] == ["text"]


@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_nobody_guesses_what_is_not_for_everybody(client, sign_in, distribution):
    bulletin = a_bulletin("季报", distribution=distribution)
    an_issue(bulletin, state=IssueState.RELEASED, items=1)
    edition = Edition.objects.get()
    assert asked(client, edition).status_code == 404
    reader = sign_in(a_person("内部读者"))
    answer = asked(reader, edition)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")


def test_what_a_correction_replaced_is_given_to_nobody(client):
    issue = an_issue(a_bulletin("季报", slug="jibao"), state=IssueState.CORRECTING, items=2)
    first, item = Edition.objects.get(), issue.items.first()
    factories.reword(item, "正文", "新正文")
    factories.correct(issue, {item.pk: Note(ReleaseKind.CORRECTION, "“正文”应为“新正文”。")})
    newest = Edition.objects.order_by("-pk").first()
    assert newest.name.endswith("-v2.txt")
    assert (asked(client, first).status_code, asked(client, newest).status_code) == (404, 200)
    assert private().exists(first.file.name)  # kept for the record


def test_a_withdrawn_issue_takes_its_files_along(client):
    issue = released(items=1)
    factories.withdraw(issue)
    assert asked(client, Edition.objects.get()).status_code == 404


def test_an_old_release_gives_the_same_volume_whatever_has_changed_since():
    issue = released(items=2)
    binding = Binding.objects.get()
    before = bound_volume(binding)
    bulletin = fresh(issue).bulletin
    bulletin.editors, bulletin.permit_number = "别人", "别号"
    bulletin.save_revision().publish()
    BulletinStyle.objects.create(bulletin=bulletin, colour="#123456")
    assert bound_volume(Binding.objects.get()) == before


def test_the_colophon_names_who_reviewed():
    released(items=1)
    colophon = dict(bound_volume(Binding.objects.get()).colophon)
    assert {"初审", "复审", "终审"} <= colophon.keys()


@pytest.mark.parametrize(
    ("asked_for", "status", "expected"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=4-", 206, slice(4, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=2-999999", 206, slice(2, None)),
        ("bytes=0-1,3-4", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
    ],
)
def test_a_part_of_a_file(client, asked_for, status, expected):
    released(items=2)
    edition = Edition.objects.get()
    whole = b"".join(asked(client, edition).streaming_content)
    answer = asked(client, edition, range=asked_for)
    part = b"".join(answer.streaming_content)
    assert (answer.status_code, part) == (status, whole[expected])
    assert int(answer["Content-Length"]) == len(part)


@pytest.mark.parametrize("asked_for", ["bytes=999999-", "bytes=5-2", "bytes=-0"])
def test_a_part_that_is_not_there(client, asked_for):
    released(items=1)
    edition = Edition.objects.get()
    answer = asked(client, edition, range=asked_for)
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{edition.size}")


def test_a_file_that_the_reader_has_is_not_sent_again(client):
    released(items=1)
    edition = Edition.objects.get()
    etag = asked(client, edition)["ETag"]
    assert asked(client, edition, if_none_match=etag).status_code == 304
    stale = asked(client, edition, range="bytes=0-3", if_range='"other"')
    assert stale.status_code == 200


def test_the_page_of_an_issue_asks_once_for_its_files(client, monkeypatch, django_assert_max_num_queries):
    """One statement more than without files, however many there are."""
    issue = released(items=2)
    client.get(issue.get_url())
    with django_assert_max_num_queries(40) as asked_before:
        client.get(issue.get_url())
    binding, more = Binding.objects.get(), [replace(TITLES, name=f"f{n}") for n in range(9)]
    monkeypatch.setattr("editions.formats.FORMATS", (TITLES, *more))
    Edition.objects.bulk_create(
        Edition(binding=binding, format=one.name, name=f"{one.name}.txt", file="x", size=1, sha256="")
        for one in more
    )
    with django_assert_max_num_queries(len(asked_before)):
        page = client.get(issue.get_url()).content.decode()
    assert page.count("downloads__link") == 10
