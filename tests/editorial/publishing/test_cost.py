"""How many statements publishing together sends: a constant, and next to nothing for each member."""

from __future__ import annotations

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Revision

import pytest

from bulletins.release_pass import releasing
from editorial.publishing import fitness, publish_together, restored, unpublish_together
from tests.factories import an_issue, fresh, people

pytestmark = pytest.mark.django_db

# Reading: 4 types of page, their revisions, parents, comments and history (10); the 13 models that a page can name,
# asked for once to restore and once to validate (22); pictures of the bodies (2). Writing: two tables for each type,
# bylines, industries, log, schedule, aliases (12). After the commit: 4 types with their parts, references and
# entries of the search index (25). Savepoints (8).
WHATEVER_THE_ISSUE = 80
# SQLite takes 999 values and we write 100 rows a statement: columns, log, references, entries of the search index.
EACH_HUNDRED = 12
# An entry of the search index whose words have changed: its SQLite backend updates one at a time, PostgreSQL's all in one.
EACH_REWORDED = 1 if connection.vendor == "sqlite" else 0


def members(issue):
    return fresh(issue).get_descendants(inclusive=True).order_by("-path")


def revisions(issue):
    found = Revision.objects.in_bulk(members(issue).values_list("latest_revision", flat=True))
    return [found[member.latest_revision_id] for member in members(issue)]


def statements(issue, act, *arguments, **options):
    afterwards = TestCase.captureOnCommitCallbacks(execute=True)
    with releasing(issue.pk), CaptureQueriesContext(connection) as queries, afterwards:
        act(*arguments, **options)
    return len(queries)


@pytest.fixture(scope="module")
def issues(shared_home):
    """Of 8, 38 and 298 members."""
    return [an_issue(items=items) for items in (3, 33, 293)]


def test_publishing_costs_a_constant_and_what_does_not_fit_into_one_statement(issues, db):
    for issue in issues:
        pinned, by = revisions(issue), {"user": people().publisher, "at": timezone.now()}
        hundreds = len(pinned) // 100
        most = WHATEVER_THE_ISSUE + EACH_HUNDRED * hundreds
        assert statements(issue, publish_together, pinned, **by) <= most
        assert statements(issue, publish_together, pinned, **by) <= most
        pages = list(members(issue).specific())
        assert statements(issue, unpublish_together, pages, **by) <= most
        reworded = [_reworded(revision) for revision in pinned]
        assert statements(issue, publish_together, reworded, **by) <= most + EACH_REWORDED * len(pinned)


def _reworded(revision):
    revision.content["title"] += "（改）"
    return revision


def test_validating_costs_the_same_for_three_items_and_for_three_hundred(issues, db):
    """Nothing that a page names, and no slug, is asked for page by page: 16 statements to restore, 10 to validate."""
    costs = []
    for issue in issues:
        pinned = revisions(issue)
        pages = [member.page for member in restored(pinned)]
        costs.append((statements(issue, restored, pinned), statements(issue, fitness, pages)))
    assert len(set(costs)) == 1, costs
