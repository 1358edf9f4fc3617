"""Fills an empty database with an archive of released issues, in bulk: issue > chapter > section > item.

Wagtail's add_child costs more for every page that is there already, so rows are written table by table and the places in
the tree are computed here. These pages have no revisions: no public page reads them.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from random import Random

from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction

from wagtail.models import Page

from bulletins.models import (
    BulletinPage,
    Byline,
    ChapterPage,
    Contributor,
    IssuePage,
    NewsItemPage,
    PhotoFile,
    PhotoRendition,
    Release,
    SectionPage,
)
from bulletins.models.item import OPENING
from bulletins.renditions import IN_LIST, OF_BODY, ON_COVER, sizes_of
from bulletins.states import IssueState, ReleaseState
from portal.demo import SAMPLES
from portal.installation import set_up
from portal.models import HomePage
from regions.models import Industry, RegionIndexPage, RegionPage
from regions.places import REGIONS_CSV, load_regions

from .bulk import Tree, insert, insert_pages
from .words import Words

ITEMS_A_SECTION = 4
SECTIONS_A_CHAPTER = 5
ITEMS_AN_ISSUE = 2 * SECTIONS_A_CHAPTER * ITEMS_A_SECTION
COPIES = 40  # of each photo, as rows: a page then asks for as many renditions as a real one does
NEWEST = 2026 * 12 + 8  # September 2026, in months
FILES = ("canal.jpg", "cleanroom.jpg", "factory.jpg", "robot-arms.jpg", "wafer.jpg")
BULLETINS = {
    "monthly-a": "产业月报",
    "monthly-b": "科创月报",
    "monthly-c": "开放月报",
    "monthly-d": "人才月报",
}


class NotEmptyError(Exception):
    """The database holds somebody's work."""


def fill(items: int, seed: int = 2026) -> None:
    """Writes `items` released items, and all they stand in, into a database that was migrated and holds nothing yet."""
    if BulletinPage.objects.exists() or get_user_model().objects.exists():
        raise NotEmptyError("This database has content of its own; an archive is put into a new one only.")
    with transaction.atomic():
        _Archive(Random(seed)).write(-(-items // ITEMS_AN_ISSUE))
    call_command("update_index", verbosity=0)  # which a release writes to


class _Archive:
    def __init__(self, random: Random):
        self.random, self.words = random, Words(random)
        set_up("汇刊", "测量单位")
        load_regions(REGIONS_CSV, RegionIndexPage.objects.get())
        self.tree = Tree(random)
        self.regions = list(RegionPage.objects.order_by("path"))
        self.industries = list(Industry.objects.all())
        self.photos = _photos()
        names = dict.fromkeys(self.words.person() for _ in range(20))
        self.people = [Contributor.objects.create(name=name) for name in names]

    def write(self, issues: int) -> None:
        bulletins = [self._bulletin(slug, title) for slug, title in BULLETINS.items()]
        for number in range(issues):
            self._issue(bulletins[number % len(bulletins)], number // len(bulletins))
        for bulletin in bulletins:
            Page.objects.filter(pk=bulletin.pk).update(numchild=bulletin.numchild)

    def _bulletin(self, slug: str, title: str) -> BulletinPage:
        bulletin = BulletinPage(title=title, slug=slug, kind="monthly", issuer="测量单位编辑部")
        HomePage.objects.get().add_child(instance=bulletin)
        bulletin.save_revision().publish()
        bulletin.refresh_from_db()
        return bulletin

    def _issue(self, bulletin: BulletinPage, months_ago: int) -> None:
        year, month = (NEWEST - months_ago) // 12, (NEWEST - months_ago) % 12 + 1
        released_at = dt.datetime(year, month, 28, 1, tzinfo=dt.UTC)
        released = {"first_published_at": released_at, "last_published_at": released_at}
        issue = self.tree.page(
            IssuePage,
            bulletin,
            f"{year}年{month}月",
            f"{year}-m{month}",
            year=year,
            period=month,
            cover_date=dt.date(year, month, 1),
            cover_image=self.photos[months_ago % len(self.photos)],
            state=IssueState.RELEASED,
            **released,
        )
        chapters = [
            self.tree.page(ChapterPage, issue, title, f"c{n}", printed_number=f"第{n}章", **released)
            for n, title in enumerate(("区市动态", "产业要闻"), 1)
        ]
        sections = [
            (section, chapter)
            for chapter, headings in zip(chapters, self._headings(months_ago), strict=True)
            for section in [self._section(chapter, n, on, released) for n, on in enumerate(headings, 1)]
        ]
        items = [
            (self._item(section, released), section, chapter)
            for section, chapter in sections
            for _ in range(ITEMS_A_SECTION)
        ]
        insert_pages([issue])
        insert_pages(chapters)
        insert_pages([section for section, _ in sections])
        for item, section, chapter in items:
            item.bulletin, item.issue, item.chapter, item.section = bulletin, issue, chapter, section
        insert_pages([item for item, *_ in items])
        self._describe([item for item, *_ in items])
        Release.objects.create(issue=issue, number=1, state=ReleaseState.DONE, released_at=released_at)

    def _headings(self, months_ago: int) -> tuple[list, list]:
        """Half of the districts and half of the industries, the other half a month later."""
        first = months_ago * SECTIONS_A_CHAPTER
        places = [first + step for step in range(SECTIONS_A_CHAPTER)]
        return (
            [{"region": self.regions[place % len(self.regions)]} for place in places],
            [{"industry": self.industries[place % len(self.industries)]} for place in places],
        )

    def _section(self, chapter: ChapterPage, number: int, on: dict, released: dict) -> SectionPage:
        (subject,) = on.values()
        return self.tree.page(
            SectionPage, chapter, str(subject), f"s{number}", printed_number=str(number), **on, **released
        )

    def _item(self, section: SectionPage, released: dict) -> NewsItemPage:
        paragraphs, photos = self.words.paragraphs(), self.random.sample(self.photos, 2)
        captions = [self.words.caption() for _ in photos]
        text = "\n".join([*paragraphs, *captions])
        day = released["last_published_at"].date().replace(day=self.random.randint(1, 27))
        return self.tree.page(
            NewsItemPage,
            section,
            self.words.title(),
            f"{self.random.getrandbits(40):08x}",
            printed_number=str(section.numchild + 1),
            region=section.region or self.random.choice(self.regions),
            event_start=day,
            sort_date=day,
            body=list(self._body(paragraphs, photos, captions)),
            text=text,
            summary="".join(paragraphs)[:OPENING],
            characters=len(text) - text.count("\n"),
            photo_count=len(photos),
            lead_photo=photos[0],
            **released,
        )

    def _body(self, paragraphs: list[str], photos: list[PhotoFile], captions: list[str]) -> Iterator[dict]:
        html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        yield self._block("paragraph", html)
        for photo, caption in zip(photos, captions, strict=True):
            yield self._block("photo", {"image": photo.pk, "caption": caption, "credit": "", "alt": ""})

    def _block(self, kind: str, value) -> dict:
        return {"type": kind, "value": value, "id": str(uuid.UUID(int=self.random.getrandbits(128)))}

    def _describe(self, items: list[NewsItemPage]) -> None:
        """One byline and one or two industries an item."""
        insert(Byline, [Byline(item=item, contributor=self.random.choice(self.people)) for item in items])
        link = NewsItemPage.industries.through
        insert(
            link,
            [
                link(newsitempage_id=item.pk, industry_id=industry.pk)
                for item in items
                for industry in self.random.sample(self.industries, self.random.randint(1, 2))
            ],
        )


def _photos() -> list[PhotoFile]:
    """Many rows over a handful of files, in every size that readers get."""
    photos = [_photo(name) for name in FILES]
    for photo in photos:
        sizes_of(photo, *OF_BODY, IN_LIST, ON_COVER)
        renditions = list(photo.renditions.all())
        for number in range(COPIES):
            photo.pk, photo._state.adding, photo.title = None, True, f"{photo.title} {number}"
            photo.save()
            for rendition in renditions:
                rendition.pk, rendition.image_id = None, photo.pk
            insert(PhotoRendition, renditions)
    return list(PhotoFile.objects.order_by("pk"))


def _photo(name: str) -> PhotoFile:
    with (SAMPLES / "photos" / name).open("rb") as file:
        return PhotoFile.objects.create(title=name, file=ImageFile(file, name=name))
