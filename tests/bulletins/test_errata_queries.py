"""How many statements errata, superseded versions and tombstones cost, and that many corrections cost as much as few."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from bulletins.document import Assets
from bulletins.states import IssueState, ReleaseKind
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.corrections import Note
from manuscript.document import Chapter, DateSpan, NewsItem, Paragraph, Photo, Section
from tests.factories import (
    DISTRICTS,
    a_bulletin,
    a_document,
    a_photo,
    an_issue,
    correct,
    fresh,
    people,
    reword,
)

FEW, MANY = 4, 13
pytestmark = pytest.mark.django_db


def corrected_issue(count):
    """Every item of it was corrected, but for the last, which was removed."""
    sections = tuple(
        Section(district, "一", region=district, items=tuple(
            NewsItem(
                f"第{number}条", str(number), industries=("生物医药",), bylines=(f"记者{number}",),
                event=DateSpan.day(2026, 7, 1 + number),
                blocks=(Paragraph(f"第{number}条。"), Photo("photo.jpg", "图说")),
            ) for number in range(count)[place :: len(DISTRICTS)]
        )) for place, district in enumerate(DISTRICTS)
    )  # fmt: skip
    document = a_document(chapters=(Chapter("区市", "第一章", sections),))
    assets = Assets(photos={"photo.jpg": a_photo()})
    issue = an_issue(a_bulletin(), document=document, assets=assets, state=IssueState.CORRECTING)
    *items, last = issue.items.order_by("path")
    for item in items:
        reword(item, "条。", "件。")
    LeaveOutItemAction(last, people().editor).execute()
    correct(issue, {item.pk: Note(ReleaseKind.CORRECTION, "“条”应为“件”。") for item in [*items, last]})
    return fresh(issue)


@pytest.fixture(scope="module")
def issues(shared_home):
    return {count: corrected_issue(count) for count in (FEW, MANY)}


def address_of(issue, kind):
    first, *_, last = issue.items.order_by("path")
    return {
        "errata": f"{issue.get_url()}corrections/",
        "list": f"/corrections/?bulletin={issue.bulletin.slug}",
        "feed": f"/corrections/feed/?bulletin={issue.bulletin.slug}",
        "feed of items": f"/feed/bulletin/{issue.bulletin.slug}/",
        "corrected item": first.get_url(),
        "old contents": f"{issue.get_url()}v1/",
        "old read-through": f"{issue.get_url()}v1/read/",
        "old item": f"{first.get_url()}v1/",
        "gone": last.get_url(),
        "report": f"/report/?page={first.pk}",
    }[kind]


#: page -> statements at most, and what they are for
MOST = {
    "errata": 6,  # route 3 (read-through is not asked: page, issue, cover), corrections 1, bulletin 1 and those of all 1
    "list": 4,  # bulletins to choose from 1, count 1, corrections with page, issue and release 1, their bulletins 1
    "feed": 3,  # bulletins 1, corrections 1, their bulletins 1
    "feed of items": 5,  # bulletin 1, items 1, pictures and renditions 2, tombstones 1
    "corrected item": 10,  # as any item, whose corrections cost 1, the names it mentions 1
    "old contents": 18,  # route 3, versions 2, manifest 2, headings and items 3, what items show 6, bulletin, errata
    "old read-through": 18,  # the same
    "old item": 19,  # the same, and the issue is asked for besides
    "gone": 7,  # route 4 (page, issue, item, tombstone), its page as its own class 2, its issue 1
    "report": 1,  # item with issue
}


@pytest.mark.parametrize("kind", MOST)
def test_many_corrections_cost_as_much_as_few(client, issues, kind):
    costs = {}
    for count, issue in issues.items():
        address = address_of(issue, kind)
        expected = client.get(address).status_code
        assert expected == (410 if kind == "gone" else 200)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == expected
        costs[count] = [query["sql"] for query in queries.captured_queries]
    assert len(costs[FEW]) == len(costs[MANY]), "\n".join(costs[MANY])
    assert len(costs[MANY]) <= MOST[kind], "\n".join(sql[:1500] for sql in costs[MANY])
