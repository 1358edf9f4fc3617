from __future__ import annotations

import pytest

from bulletins.canonical import canonical_content
from bulletins.document import Assets
from bulletins.lines import ELSEWHERE, LABELS, Names, lines_of
from bulletins.named import names_in
from manuscript.document import (
    Attachment,
    Chapter,
    DateSpan,
    Inset,
    InsetKind,
    Listing,
    Mark,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)
from tests.factories import a_document, a_file, a_photo, an_issue, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(home):
    item = an_item(
        "签约",
        number="3",
        region="昆山市",
        industries=("人工智能",),
        event=DateSpan.day(2026, 8, 2),
        source="开发区",
        bylines=("沈砚舟", "周汀兰"),
        blocks=(
            Paragraph("合同总额12亿元，见附表。", (Mark(4, 8, "bold"),)),
            Paragraph("详见公告。", (Mark(2, 4, "link", "https://example.org/a"),)),
            Photo("p.jpg", "签约现场", "潘若渠", "两人握手"),
            Table((("项目", "金额"), ("一号", "5亿")), "附表", True),
            Quote("来得早，做得实。", "负责人"),
            Listing(("甲", "乙"), True),
            Attachment("a.txt", "全文"),
            Inset(InsetKind.FOOTNOTE, "数字为初步统计"),
        ),
    )
    section = Section("昆山", "一", region="昆山市", items=(item,))
    return an_issue(
        document=a_document(chapters=(Chapter("要闻", "第一章", (section,)),), editors_note="编者按。"),
        assets=Assets({"p.jpg": a_photo("握手照")}, {"a.txt": a_file("公告全文")}),
    )


def content_of(page) -> dict:
    return page.latest_revision.content


@pytest.fixture
def item(issue):
    return content_of(issue.items.get())


def test_everything_printed_of_an_item_is_a_line(item):
    lines = lines_of(item, names_in([item]))
    assert lines.fields["title"].text == "签约"
    assert lines.fields["source"].text == "开发区"
    assert lines.fields["region"].text == "昆山市"
    assert lines.fields["industries"].text == "人工智能"
    assert lines.fields["event"].text == "2026年8月2日"
    assert lines.fields["bylines"].text == "沈砚舟、周汀兰"
    assert "12亿元" in lines.fields["marks"].text
    assert "公告 → https://example.org/a" in lines.fields["marks"].text
    assert lines.body[:2] == ["合同总额12亿元，见附表。", "详见公告。"]
    words = "\n".join(lines.body[2:])
    for word in (
        "签约现场",
        "潘若渠",
        "两人握手",
        "握手照",
        "附表",
        "项目 ｜ 金额",
        "一号 ｜ 5亿",
        "来得早，做得实。——负责人",
    ):
        assert word in words
    for word in ("1. 甲", "2. 乙", "全文；公告全文", "数字为初步统计"):
        assert word in words


def test_every_field_that_the_hash_knows_has_a_line(issue):
    """A new field of a page would change signatures unseen."""
    for page in issue.get_descendants(inclusive=True):
        assert set(canonical_content(content_of(page))) - {*LABELS, *ELSEWHERE} == set()


def test_whatever_changes_the_hash_changes_a_line(item):
    """Field by field: what a reviewer is shown as changed says what changed."""
    names = names_in([item])
    for name, value in canonical_content(item).items():
        if name in {"event_end", "event_precision", "industries", "bylines", "region", "body"}:
            continue
        changed = {
            **item,
            name: "2026-08-09" if name == "event_start" else not value if isinstance(value, bool) else "别的",
        }
        assert lines_of(changed, names) != lines_of(item, names), name


def test_the_note_of_the_editors_is_the_running_text_of_an_issue(issue):
    assert lines_of(content_of(issue), Names()).body == ["编者按。"]


def test_what_was_deleted_since_is_shown_by_its_key(item):
    assert lines_of(item, Names()).fields["region"].text == f"#{item['region']}"


def test_names_of_any_number_of_items_are_asked_for_at_once(home, django_assert_num_queries):
    """Districts, industries, contributors, and here no picture and no file: an empty question is not asked."""
    few, many = ([content_of(page) for page in an_issue(items=count).items.all()] for count in (2, 9))
    for contents in (few, many):
        with django_assert_num_queries(3):
            names_in(contents)


def test_a_draft_that_makes_no_sense_is_shown_as_it_stands(item):
    odd = {**item, "event_end": "2026-08-01", "body": [{"type": "gone", "value": "旧块"}]}
    lines = lines_of(odd, Names())
    assert lines.fields["event"].text == "2026-08-02—2026-08-01"
    assert lines.body == ["〔gone〕旧块"]
