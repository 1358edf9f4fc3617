"""Preflight knows what the fonts of the PDF draw, where a bulletin has one."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from editions.models import BulletinStyle
from editions.typesetting.child import FONTS
from editorial.preflight import findings_of_drafts, findings_of_item
from manuscript.document import NewsItem, Paragraph
from tests.factories import a_document, an_issue

pytestmark = pytest.mark.django_db
RARE = "\U0003106c"  # no font of ours draws it


@pytest.fixture
def issue(home, settings):
    settings.EDITION_FORMATS = ("pdf",)
    return an_issue(document=a_document(NewsItem("人名用字", blocks=(Paragraph(f"馆长名{RARE}，山东人。"),))))


def undrawn(found):
    return [
        (one.title, dict(one.finding.details)["point"]) for one in found if one.code == "character-undrawn"
    ]


def test_the_finding_names_item_and_character_and_stops_the_submission(issue):
    found = findings_of_drafts(issue)
    assert undrawn(found) == [("人名用字", "U+3106C")]
    (one,) = [one for one in found if one.code == "character-undrawn"]
    assert one.stops
    assert RARE in one.message


def test_it_is_said_while_the_item_is_written(issue):
    item = issue.items.get()
    assert undrawn(findings_of_item(item, item.latest_revision.content)) == [("人名用字", "U+3106C")]


def test_a_bulletin_without_a_pdf_may_have_any_character(issue, settings):
    BulletinStyle.objects.create(bulletin=issue.bulletin, left_out=["pdf"])
    assert undrawn(findings_of_drafts(issue)) == []
    BulletinStyle.objects.all().delete()
    settings.EDITION_FORMATS = ("docx",)
    assert undrawn(findings_of_drafts(issue)) == []


def test_a_font_that_was_added_ends_it(issue, settings, tmp_path):
    settings.EDITION_FONTS = tmp_path
    font = TTFont(FONTS / "NotoSansSC-Regular.ttf")
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap[ord(RARE)] = "A"
    font.save(tmp_path / "rare.ttf")
    assert undrawn(findings_of_drafts(issue)) == []
