"""What it costs to make an issue public: Huikan's release, all of it, and the loop over Wagtail's own publish()."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from bulletins.document import Assets, write_issue
from bulletins.models import BulletinPage, IssuePage, PhotoFile
from bulletins.release_pass import releasing
from bulletins.states import IssueState
from editorial.actions.release_issue import ReleaseIssueAction
from manuscript.document import Chapter, Document, NewsItem, Paragraph, Photo, Section
from tests import factories

from .meter import cpu_seconds, statements

FEW, MANY = 40, 300
ROUNDS = 3
PHOTOS = 40
LONG_AFTER = itertools.count(2100)  # years that no issue of the archive has


@dataclass(frozen=True, slots=True)
class ReleaseCost:
    """The fastest of some rounds: whatever else the machine does only ever adds."""

    act: str
    members: int
    statements: int
    cpu: float  # milliseconds of our process
    wall: float  # milliseconds, those of the database's process with them

    def beside(self, other: ReleaseCost) -> tuple[float, float, float]:
        """This one's share of the other's statements, CPU and time."""
        return self.statements / other.statements, self.cpu / other.cpu, self.wall / other.wall


def releases() -> list[ReleaseCost]:
    """Wagtail's loop over 40 members, our release of 40 and of 300. Changes the archive: measure last."""
    acts = (("Wagtail's loop", _wagtails_loop, FEW), ("release", _release, FEW), ("release", _release, MANY))
    rounds = [[_measured(*act) for act in acts] for _ in range(ROUNDS)]
    return [_fastest(costs) for costs in zip(*rounds, strict=True)]


def _fastest(costs: tuple[ReleaseCost, ...]) -> ReleaseCost:
    first = costs[-1]
    cpu, wall = min(cost.cpu for cost in costs), min(cost.wall for cost in costs)
    return ReleaseCost(first.act, first.members, first.statements, cpu, wall)


def _measured(name: str, act: Callable[[IssuePage], None], members: int) -> ReleaseCost:
    issue = _approved_issue(next(LONG_AFTER), members)
    started = time.perf_counter()
    with statements() as sent, cpu_seconds() as spent:
        act(issue)
    wall = time.perf_counter() - started
    issue.refresh_from_db()
    assert issue.live
    return ReleaseCost(name, members, len(sent), 1000 * spent[0], 1000 * wall)


def _release(issue: IssuePage) -> None:
    ReleaseIssueAction(issue, factories.people().publisher).execute()


def _wagtails_loop(issue: IssuePage) -> None:
    publisher = factories.people().publisher
    with transaction.atomic(), releasing(issue.pk):
        for member in issue.get_descendants(inclusive=True).order_by("-path"):
            member.specific.get_latest_revision().publish(user=publisher, skip_permission_checks=True)


def _approved_issue(year: int, members: int) -> IssuePage:
    photos = {photo.title: photo for photo in PhotoFile.objects.all()[:PHOTOS]}
    items = tuple(_item(number, list(photos)) for number in range(members - 3))
    chapter = Chapter("要闻", "第一章", (Section("昆山市", region="昆山市", items=items),))
    document = Document(year=year, period=1, chapters=(chapter,))
    issue = write_issue(document, BulletinPage.objects.order_by("path").first(), assets=Assets(photos=photos))
    for item in (
        issue.items.all()
    ):  # as an editor would: the release then has other texts to write than those taken in
        item.title = f"{item.title}（改）"
        item.save_revision(clean=False)
    return factories.bring_to(IssueState.APPROVED, issue)


def _item(number: int, photos: list[str]) -> NewsItem:
    beside = [Photo(photos[(number + step) % len(photos)], f"图说{number}", "") for step in (0, 1)]
    return NewsItem(f"第{number}条", region="昆山市", blocks=(Paragraph("正文。" * 100), *beside))
