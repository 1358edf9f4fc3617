"""Contents of revisions -> document: the same document that the pages make, without a page."""

from __future__ import annotations

import pytest

from bulletins.document import Assets, read_issue, write_issue
from bulletins.models import Contributor, IssuePage
from bulletins.named import printed_names_in
from bulletins.pinned import Part, Spot, read_item, read_parts, spots_of
from manuscript.document import Chapter, DateSpan, NewsItem, Paragraph, Section
from tests.bulletins.test_document import EVERY_BLOCK
from tests.factories import a_bulletin, a_document, a_file, a_photo, a_quarterly, an_issue, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def assets(home):
    return Assets(photos={"one.jpg": a_photo()}, files={"annex.txt": a_file()})


def parts_of(issue: IssuePage) -> list[Part]:
    members = issue.get_descendants(inclusive=True).order_by("path").select_related("latest_revision")
    paths = {member.path: member.pk for member in members}
    return [
        Part(member.pk, paths.get(member.path[: -member.steplen], 0), member.latest_revision.content)
        for member in members
    ]


def read(issue):
    parts = parts_of(issue)
    return read_parts(parts, printed_names_in(part.content for part in parts), issue.bulletin)


def both(document, assets=None):
    """(from the pages, from the contents)"""
    issue = write_issue(document, a_bulletin(), assets=assets)
    return read_issue(issue), read(issue).document


EVERY_HEADING = (
    Chapter("要闻", "第一章", (Section("", items=(an_item("甲"), an_item("乙"))),)),
    Chapter("空章", "第二章"),
    Chapter(
        "区市",
        "第三章",
        (
            Section("", items=(an_item("丙"),)),
            Section("吴江区", "一", region="吴江区", items=(an_item("丁", region="昆山市"),)),
            Section("医药", "二", industry="生物医药", items=(an_item("戊", industries=("人工智能",)),)),
            Section("空节", "三"),
        ),
    ),
)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(a_document(an_item(blocks=EVERY_BLOCK)), id="every block"),
        pytest.param(a_document(chapters=EVERY_HEADING), id="every heading"),
        pytest.param(a_quarterly(7, marker="<b>&"), id="a quarterly"),
        pytest.param(
            a_document(
                NewsItem(
                    "题",
                    number="（一）",
                    title_in_contents="目录题",
                    event=DateSpan.month(2026, 8),
                    source="单位",
                    bylines=("温景行", "邵苇"),
                ),
                title="封面标题",
                issuer="另一家",
                number=3,
                total_number=33,
                cover_date=DateSpan.month(2026, 9),
                editors_note="按。",
            ),
            id="every field",
        ),
    ],
)
def test_contents_say_what_the_pages_say(assets, document):
    of_pages, of_contents = both(document, assets)
    assert of_contents == of_pages


def test_a_person_is_printed_without_the_unit(home):
    item = an_issue(document=a_document(an_item("甲", bylines=("温景行",)))).items.get()
    Contributor.objects.filter(name="温景行").update(unit="某单位")
    content = item.latest_revision.content
    assert read_item(content, printed_names_in([content])).bylines == ("温景行",)


def test_every_item_is_known_by_its_page(home):
    issue = an_issue(items=5)
    pinned = read(issue)
    titles = dict(issue.items.values_list("pk", "title"))
    assert [titles[page] for page in pinned.items] == [item.title for item in pinned.document.items()]


def test_a_block_is_known_by_its_place_in_the_editor(home):
    """Two paragraphs share one text field; an empty one between them counts for nobody."""
    content = {
        "title": "题",
        "body": [
            {"type": "paragraph", "value": "<p>一</p><p> </p><p>二</p>"},
            {"type": "gone", "value": "x"},
            {"type": "quote", "value": {"text": "引", "attribution": None}},
        ],
    }
    assert spots_of(content) == [Spot(0, 0), Spot(0, 1), Spot(2)]
    assert len(read_item(content, printed_names_in([content])).blocks) == 3


def test_a_draft_whose_event_ends_before_it_begins_can_be_read(home):
    content = {"title": "题", "body": [], "event_start": "2026-08-02", "event_end": "2026-08-01"}
    item = read_item({**content, "event_precision": "day"}, printed_names_in([content]))
    assert item.event == DateSpan.day(2026, 8, 2)


def test_nothing_is_asked_of_the_database(home, django_assert_num_queries):
    issue = an_issue(items=3)
    parts, bulletin = parts_of(issue), issue.bulletin
    names = printed_names_in(part.content for part in parts)
    with django_assert_num_queries(0):
        assert read_parts(parts, names, bulletin).document.items()


def test_text_with_marks_keeps_them(home):
    content = {"title": "题", "body": [{"type": "paragraph", "value": "<p>甲<b>乙</b></p>"}]}
    (paragraph,) = read_item(content, printed_names_in([content])).blocks
    assert isinstance(paragraph, Paragraph)
    assert [(mark.start, mark.end, mark.kind) for mark in paragraph.marks] == [(1, 2, "bold")]
