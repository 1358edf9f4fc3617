"""manage.py preflight: what it says, what it writes, and how it ends."""

from __future__ import annotations

import json
from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError

import pytest

from editorial.actions.mend_drafts import MendDraftsAction
from editorial.actions.overrule_finding import OverruleFindingAction
from editorial.preflight import findings_of_drafts
from tests.editorial.preflight.conftest import INSTEAD, WORD
from tests.factories import fresh, people

pytestmark = pytest.mark.django_db


def run(*arguments) -> str:
    out = StringIO()
    call_command("preflight", *arguments, stdout=out)
    return out.getvalue()


def told(issue, *arguments) -> str:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("preflight", str(issue.pk), *arguments, stdout=out)
    return out.getvalue()


def test_it_cites_what_it_finds_item_by_item_and_fails(issue):
    lines = told(issue).splitlines()
    assert lines[lines.index("第二件事") + 1].count(WORD) == 1
    assert len([line for line in lines if WORD in line]) == 2


def test_an_issue_is_named_by_its_key_or_its_address(issue):
    for name in (
        str(issue.pk),
        f"{issue.bulletin.slug}/{issue.slug}",
        f"/{issue.bulletin.slug}/{issue.slug}/",
    ):
        with pytest.raises(CommandError, match="2"):
            run(name)


@pytest.mark.parametrize("name", ["0", "nowhere/2026-q3", "2026-q3", "²", ""])
def test_an_issue_that_is_not_there_is_said_not_to_be(issue, name):
    with pytest.raises(CommandError, match=name or None):
        run(name)


def test_it_succeeds_when_the_errors_are_mended(issue):
    MendDraftsAction(fresh(issue), people().editor).execute()
    assert WORD not in run(str(issue.pk))


def test_it_succeeds_when_the_errors_are_overruled_and_says_why(issue):
    for found in [found for found in findings_of_drafts(issue) if found.stops][:1]:
        OverruleFindingAction(fresh(issue), people().editor, found.key, "引语如此").execute()
    assert run(str(issue.pk)).count("引语如此") == 2  # the same words twice in one item


def test_the_json_has_everything_and_goes_to_a_file_or_to_the_screen(issue, tmp_path):
    out = tmp_path / "found.json"
    told(issue, "--json", str(out))
    written = json.loads(out.read_text("utf-8"))
    shown = json.loads(told(issue, "--json", "-"))
    assert shown == written
    assert (written["schema"], written["issue"], written["errors"]) == ("bulletin-preflight/1", issue.pk, 2)
    found = next(one for one in written["findings"] if one["level"] == "error")
    assert (found["text"], found["remedy"], found["title"]) == (WORD, INSTEAD, "第二件事")
    assert found["place"] == {"field": "body", "item": 1, "block": 1, "start": 1, "end": 4}
    assert found["overruled"] is None


def test_a_file_that_cannot_be_written_is_named(issue, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        run(str(issue.pk), "--json", str(tmp_path / "nowhere" / "found.json"))
