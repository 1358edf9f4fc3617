"""/api/v1/items/: the same items as the list, in parts, and one with all that is printed of it."""

import pytest

from bulletins.document import Assets
from bulletins.models import IssuePage
from bulletins.states import DistributionClass, IssueState, ReleaseKind
from editorial.corrections import Note
from manuscript.document import Attachment, Figure, FigureKind, Listing, Paragraph, Photo, Quote, Table
from tests.factories import (
    a_bulletin,
    a_document,
    a_file,
    a_photo,
    an_issue,
    an_item,
    correct,
    fresh,
    indexed,
    people,
    reword,
)

pytestmark = pytest.mark.django_db
ITEMS = "/api/v1/items/"


@pytest.fixture(scope="module")
def issue(shared_home):
    items = [
        an_item(
            "开园的消息",
            region="昆山市",
            industries=("生物医药",),
            bylines=("王帆", "李舟"),
            blocks=(Paragraph("开园<第一段>。"), Paragraph("第二段。"), Photo("a.jpg", "图说", "摄影者")),
        ),
        *(an_item(f"第{number}条") for number in range(1, 7)),
    ]
    issue = an_issue(
        a_bulletin("三园季报", slug="parks"),
        document=a_document(*items),
        assets=Assets(photos={"a.jpg": a_photo()}),
        state=IssueState.RELEASED,
    )
    indexed()
    return issue


def test_a_list_goes_on_where_it_ended(client, issue):
    seen, address = [], f"{ITEMS}?limit=3"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        said = answer.json()
        seen += [row["id"] for row in said["results"]]
        assert (f'<{said["next"]}>; rel="next"' == answer.headers.get("Link")) == bool(said["next"])
        address = said["next"]
    newest_first = issue.items.released().newest_first()
    assert seen == [f"urn:uuid:{item.translation_key}" for item in newest_first]


def test_one_item_has_all_that_is_printed_of_it(client, issue):
    (row,) = client.get(ITEMS, {"words": "开园"}).json()["results"]
    whole = client.get(row["api_url"]).json()
    assert {name: whole[name] for name in row} == row
    assert whole["paragraphs"] == ["开园<第一段>。", "第二段。", "图说"]
    assert whole["html"] == "<p>开园&lt;第一段&gt;。</p>\n<p>第二段。</p>"
    assert whole["bylines"] == ["王帆", "李舟"]
    (photo,) = whole["photos"]
    assert (photo["caption"], photo["credit"]) == ("图说", "摄影者")
    assert client.get(photo["url"]).status_code == 200


@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_what_only_some_may_read_is_in_none_of_it(client, issue, distribution):
    (row,) = client.get(ITEMS, {"words": "开园"}).json()["results"]
    IssuePage.objects.filter(pk=issue.pk).update(distribution=distribution)
    assert client.get(ITEMS).json()["results"] == []
    assert client.get(row["api_url"]).status_code == 404


@pytest.fixture
def corrected(home):
    """An item with all kinds of blocks, two figures of which one is confirmed, and a correction."""
    blocks = (
        Paragraph("产值12亿元。"),
        Table((("年份", "产值"), ("2026", "<12>")), has_header=True, caption="历年"),
        Quote("“好”", "某某"),
        Listing(("甲", "乙"), ordered=True),
        Attachment("annex.txt", "附件名"),
        Photo("", "待补图片"),
    )
    figures = tuple(
        Figure(metric, "12", "亿元", quote="产值12亿元", kind=FigureKind.LEVEL, is_confirmed=metric == "产值")
        for metric in ("产值", "利润")
    )
    issue = an_issue(
        document=a_document(an_item("条目", blocks=blocks, figures=figures)),
        assets=Assets(files={"annex.txt": a_file()}),
        state=IssueState.CORRECTING,
    )
    item = issue.items.get()
    reword(item, "条目", "项目")
    correct(issue, {item.pk: Note(ReleaseKind.CORRECTION, "“条目”应为“项目”。")})
    return fresh(item)


def test_tables_quotations_lists_and_attachments_are_there(client, corrected):
    whole = client.get(f"{ITEMS}{corrected.translation_key}/").json()
    assert whole["html"].split("\n") == [
        "<p>产值12亿元。</p>",
        "<table><caption>历年</caption><tr><th>年份</th><th>产值</th></tr>"
        "<tr><td>2026</td><td>&lt;12&gt;</td></tr></table>",
        "<blockquote><p>“好”</p><footer>某某</footer></blockquote>",
        "<ol><li>甲</li><li>乙</li></ol>",
    ]
    (attachment,) = whole["attachments"]
    assert (attachment["title"], attachment["kind"]) == ("附件名", "txt")
    assert "/documents/" in attachment["url"]  # the door of every download, not the file
    assert whole["photos"] == []  # a picture that is still to be supplied


def test_only_confirmed_figures_are_told(client, corrected):
    whole = client.get(f"{ITEMS}{corrected.translation_key}/").json()
    assert [figure["metric"] for figure in whole["figures"]] == ["产值"]


def test_a_correction_is_told_with_the_way_to_what_stood_there(client, corrected):
    whole = client.get(f"{ITEMS}{corrected.translation_key}/").json()
    assert (whole["title"], whole["release"]) == ("项目", 2)
    (note,) = whole["corrections"]
    assert (note["kind"], note["note"], note["release"]) == ("correction", "“条目”应为“项目”。", 2)
    assert note["superseded_url"] == f"{whole['url']}v1/"
    assert "条目" in client.get(note["superseded_url"]).content.decode()
    assert people().publisher.username not in str(whole)


def test_a_picture_whose_file_is_lost_is_left_out(client, issue):
    (row,) = client.get(ITEMS, {"words": "开园"}).json()["results"]
    photo = issue.items.get(title="开园的消息").lead_photo
    photo.renditions.all().delete()
    photo.file.storage.delete(photo.file.name)
    assert client.get(row["api_url"]).json()["photos"] == []
