"""/api/v1/items/: the same items as the list, in parts, and one with all that is printed of it."""

import pytest

from bulletins.document import Assets
from bulletins.models import IssuePage
from bulletins.states import DistributionClass, IssueState
from manuscript.document import Paragraph, Photo
from tests.factories import a_bulletin, a_document, a_photo, an_issue, an_item, indexed

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
