"""manage.py build_editions"""

from __future__ import annotations

from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from bulletins.states import IssueState
from editions.formats import Format
from editions.models import Edition
from tests.factories import a_bulletin, an_issue

pytestmark = pytest.mark.django_db
TITLE = Format("text", ".txt", "text/plain; charset=utf-8", lambda volume: volume.title.encode())
STEM = Format("stem", ".md", "text/markdown", lambda volume: volume.stem.encode())


@pytest.fixture(autouse=True)
def _formats(settings, home):
    settings.EDITION_FORMATS = None


@pytest.fixture
def only(monkeypatch):
    def only(*some: Format):
        monkeypatch.setattr("editions.binding.FORMATS", some)
        monkeypatch.setattr("editions.formats.FORMATS", some)

    only(TITLE)
    return only


def told(*arguments) -> str:
    out = StringIO()
    call_command("build_editions", *arguments, stdout=out)
    return out.getvalue()


def test_releases_from_before_get_their_files_and_twice_nothing(only):
    only()
    an_issue(a_bulletin(), state=IssueState.RELEASED, items=1)
    an_issue(a_bulletin(), state=IssueState.DRAFTING, items=1)
    assert not Edition.objects.exists()
    only(TITLE)
    assert "built: 1" in told()
    assert Edition.objects.count() == 1
    assert "built: 0" in told()


def test_a_format_that_came_later_is_added(only):
    an_issue(a_bulletin(), state=IssueState.RELEASED, items=1)
    only(TITLE, STEM)
    told()
    assert [edition.format for edition in Edition.objects.order_by("pk")] == ["text", "stem"]


def test_what_was_published_is_proven(only):
    an_issue(a_bulletin(), state=IssueState.RELEASED, items=1)
    assert told("--check").startswith("same")
    Edition.objects.update(sha256="0" * 64)
    with pytest.raises(CommandError, match="published: 1"):
        told("--check")
