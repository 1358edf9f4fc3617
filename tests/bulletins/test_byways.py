"""Errata, superseded versions, and what stands where something was withdrawn: at their addresses, as readers get them."""

import datetime as dt
import re

from django.utils import timezone

import feedparser
import pytest

from bulletins.models import ChapterPage, IssuePage, Release, Tombstone
from bulletins.states import DistributionClass, IssueState, ReleaseKind
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.actions.release_issue import RestoreIssueAction
from editorial.corrections import Note
from manuscript.document import Chapter, Paragraph, Section
from tests.factories import (
    a_bulletin,
    a_document,
    a_person,
    an_issue,
    an_item,
    correct,
    fresh,
    people,
    reword,
    submit,
    withdraw,
)
from tests.surfaces import (
    addresses_beside_issue,
    addresses_of,
    addresses_of_issue,
    common_addresses,
    text_of,
)

pytestmark = pytest.mark.django_db
FACT = Note(ReleaseKind.CORRECTION, "“12亿元”应为“21亿元”<b>。")
REMOVED = Note(ReleaseKind.CORRECTION, "此条来源有误，已撤下。")
NOTICE = "因来源有误，本期暂停阅读<script>。"
WRONG, RIGHT = "投资12亿元", "投资21亿元"


def a_text(*titles, period=3):
    items = [
        an_item(
            f"{title}{WRONG}", region="昆山市", bylines=(f"{title}记者",), industries=("生物医药",),
            source=f"{title}单位", blocks=(Paragraph(f"{title}：{WRONG}。"),),
        ) for title in titles
    ]  # fmt: skip
    return a_document(
        period=period, chapters=(Chapter("要闻", "第一章", (Section("昆山", "一", items=tuple(items)),)),)
    )


@pytest.fixture(scope="module")
def corrected_issue(shared_home):
    """Of three items, the first was corrected and the last removed."""
    issue = an_issue(document=a_text("甲", "乙", "丙"), state=IssueState.CORRECTING)
    first, _, last = issue.items.order_by("path")
    reword(first, WRONG, RIGHT)
    LeaveOutItemAction(last, people().editor).execute()
    correct(issue, {first.pk: FACT, last.pk: REMOVED})
    return issue


@pytest.fixture
def issue(corrected_issue):
    return fresh(corrected_issue)


@pytest.fixture
def items(issue):
    return list(issue.items.order_by("path"))


def text_at(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return text_of(response)


# -- corrections


def test_a_corrected_item_says_so_with_date_version_and_the_way_to_what_it_replaced(client, items):
    text = text_at(client, items[0].get_url())
    assert RIGHT in text
    assert "“12亿元”应为“21亿元”&lt;b&gt;。" in text
    assert f'href="{items[0].get_url()}v1/"' in text
    assert timezone.localtime().strftime("%Y-%m-%d") in text
    assert "errata__note" not in text_at(client, items[1].get_url())


def test_an_issue_leads_to_its_errata_once_it_has_some(client, issue):
    assert f"{issue.get_url()}corrections/" in text_at(client, issue.get_url())
    other = an_issue(issue.bulletin, document=a_text("丁", period=2), state=IssueState.RELEASED)
    assert "corrections/" not in re.sub(r"<footer.*", "", text_at(client, other.get_url()), flags=re.DOTALL)
    assert text_at(client, f"{other.get_url()}corrections/")


@pytest.mark.parametrize(
    "address", ["own", "/corrections/", "/corrections/?bulletin=own", "/corrections/feed/"]
)
def test_lists_of_corrections_name_what_there_is_to_read_and_not_what_was_removed(
    client, issue, items, address
):
    address = f"{issue.get_url()}corrections/" if address == "own" else address
    text = text_at(client, address.replace("own", issue.bulletin.slug))
    assert "应为“21亿元”" in text
    assert REMOVED.text in text
    assert items[0].title in text
    assert items[2].title not in text
    assert items[2].get_url() not in text


def test_the_list_of_corrections_can_be_narrowed_to_a_bulletin_and_says_when_there_is_none(client, issue):
    other = a_bulletin("别的季报")
    assert "应为" not in text_at(client, f"/corrections/?bulletin={other.slug}")
    assert text_at(client, "/corrections/?bulletin=nowhere", status=400)
    assert text_at(client, "/corrections/?bulletin=%00", status=400)
    assert text_at(client, "/corrections/feed/?bulletin=%00", status=404)
    assert text_at(client, "/corrections/?page=99999999999999999999")


def test_a_correction_that_is_undone_by_restoring_no_longer_stands_on_the_item(client, issue, items):
    first = Release.objects.get(issue=issue, number=1)
    RestoreIssueAction(issue, people().publisher, first, "更正本身有误").execute()
    text = text_at(client, items[0].get_url())
    assert WRONG in text
    assert "errata__note" not in text
    assert "应为“21亿元”" in text_at(client, "/corrections/")
    assert RIGHT in text_at(client, f"{items[0].get_url()}v2/")


def test_a_correction_in_the_making_shows_nowhere(client, issue, items):
    CorrectIssueAction(issue, people().editor).execute()
    reword(items[1], WRONG, "投资33亿元")
    submit(issue, {items[1].pk: Note(ReleaseKind.CORRECTION, "“12”应为“33”。")})
    for address in [
        "/corrections/",
        "/corrections/feed/",
        f"{issue.get_url()}corrections/",
        items[1].get_url(),
    ]:
        assert not re.search("“33”|33亿元", text_at(client, address)), address
    assert client.get(f"{items[1].get_url()}v3/").status_code == 404


def test_a_corrected_heading_is_listed_and_has_no_version_of_its_own(client, issue):
    CorrectIssueAction(issue, people().editor).execute()
    chapter = ChapterPage.objects.child_of(issue).get()
    draft = chapter.get_latest_revision_as_object()
    draft.title = "新的章名"
    draft.save_revision(user=people().editor)
    correct(issue, {chapter.pk: Note(ReleaseKind.CORRECTION, "章名有误。")})
    text = text_at(client, f"{issue.get_url()}corrections/")
    assert f'href="{chapter.get_url()}"' in text
    assert f"{chapter.get_url()}v" not in text
    assert client.get(f"{chapter.get_url()}v1/").status_code == 404
    assert "要闻" in text_at(client, f"{issue.get_url()}v2/")
    assert "新的章名" in text_at(client, issue.get_url())


# -- superseded versions


def test_an_item_can_be_read_as_it_was(client, items):
    response = client.get(f"{items[0].get_url()}v1/")
    text = text_of(response)
    assert response.status_code == 200
    assert f"甲：{WRONG}。" in text
    assert f"甲{WRONG}" in text
    assert RIGHT not in re.sub(r"<aside.*?</aside>", "", text, flags=re.DOTALL)
    assert "甲记者" in text
    assert "甲单位" in text
    assert "生物医药" in text
    assert "notice--superseded" in text
    assert response["X-Robots-Tag"].startswith("noindex")
    assert 'name="robots" content="noindex' in text
    assert re.search(rf'rel="canonical" href="[^"]*{re.escape(items[0].get_url())}"', text)
    assert "/report/" not in text


@pytest.mark.parametrize("way", ["v1/", "v1/read/"])
def test_an_issue_can_be_read_as_it_was_without_what_was_removed_since(client, issue, items, way):
    response = client.get(f"{issue.get_url()}{way}")
    text = text_of(response)
    assert response.status_code == 200
    assert f"甲{WRONG}" in text
    assert f"{items[1].get_url()}v1/" in text
    assert "丙" not in text
    assert RIGHT not in text
    assert "notice--superseded" in text
    assert response["X-Robots-Tag"].startswith("noindex")


def test_the_address_of_the_newest_version_leads_to_the_page(client, issue, items):
    for page in (issue, items[0]):
        response = client.get(f"{page.get_url()}v2/")
        assert (response.status_code, response["Location"]) == (302, page.get_url())


def test_versions_that_never_were_released_are_not_there(client, issue, items):
    for way in ("v0", "v3", "v01", "v99999", "vx", "v1/read/more"):
        assert client.get(f"{issue.get_url()}{way}/").status_code == 404, way
        assert client.get(f"{items[0].get_url()}{way}/").status_code == 404, way


def test_what_was_removed_has_no_version_to_read(client, items):
    assert client.get(f"{items[2].get_url()}v1/").status_code == 410


def test_a_version_shows_on_no_list(client, issue):
    addresses = [*common_addresses(issue.bulletin), *addresses_of(issue.bulletin)]
    lists = [address for address in addresses if not address.startswith("/corrections/")]
    assert [address for address in lists if re.search(r"(?<!/api)/v\d+/", text_of(client.get(address)))] == []


def test_what_was_for_few_when_it_was_released_stays_for_few(client, issue, items):
    row = Release.objects.get(issue=issue, number=1).manifest.rows.select_related("revision").get(page=issue)
    row.revision.content["distribution"] = DistributionClass.INTERNAL
    row.revision.save()
    assert client.get(f"{issue.get_url()}v1/").status_code == 404
    assert client.get(f"{items[0].get_url()}v1/").status_code == 404
    assert "v1/" not in text_at(client, items[0].get_url())


@pytest.mark.parametrize("distribution", [DistributionClass.INTERNAL, DistributionClass.MEMBERS])
def test_a_closed_issue_has_neither_errata_nor_versions_nor_tombstones(client, issue, items, distribution):
    IssuePage.objects.filter(pk=issue.pk).update(distribution=distribution)
    addresses = [*addresses_beside_issue(issue), items[2].get_url()]
    for address in addresses:
        response = client.get(address)
        to_sign_in = response.status_code == 302 and response["Location"].startswith("/login/")
        may_sign_in = distribution == DistributionClass.MEMBERS
        assert response.status_code == 404 or (to_sign_in and may_sign_in), address
    common = [*common_addresses(issue.bulletin), *addresses_of(issue.bulletin)]
    told = [address for address in common if "亿元" in text_of(client.get(address))]
    assert told == []


def test_who_has_signed_in_reads_errata_versions_and_notices_of_a_members_issue(sign_in, issue, items):
    IssuePage.objects.filter(pk=issue.pk).update(distribution=DistributionClass.MEMBERS)
    Tombstone.objects.update(distribution=DistributionClass.MEMBERS)
    browser = sign_in(a_person())
    assert "应为“21亿元”" in text_at(browser, f"{issue.get_url()}corrections/")
    assert "应为“21亿元”" in text_at(browser, "/corrections/")
    assert WRONG in text_at(browser, f"{items[0].get_url()}v1/")
    assert REMOVED.text in text_at(browser, items[2].get_url(), status=410)
    assert "deleted-entry" in text_at(browser, "/feed/")
    assert text_at(browser, f"/report/?page={items[0].pk}")


# -- withdrawal


def test_what_a_correction_removed_answers_gone_with_the_reason_and_nothing_of_it(client, issue, items):
    text = text_at(client, items[2].get_url(), status=410)
    assert REMOVED.text in text
    assert "丙" not in text
    assert issue.get_url() in text


def test_every_address_of_a_withdrawn_issue_answers_gone(client, issue, items):
    withdraw(issue, NOTICE)
    addresses = [*addresses_of_issue(issue), *addresses_beside_issue(issue)]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 410, address
        assert "no-cache" in response["Cache-Control"]
        text = text_of(response)
        assert "亿元" not in text, address
        assert issue.title not in text.partition("<footer")[0], address
        assert client.head(address).status_code == 410
    text = text_at(client, issue.get_url(), status=410)
    assert "因来源有误，本期暂停阅读&lt;script&gt;。" in text
    assert timezone.localtime().strftime("%Y-%m-%d") in text
    assert {client.get(f"/report/?page={item.pk}").status_code for item in items} == {404}


def test_a_withdrawn_issue_shows_on_no_surface(client, issue):
    shown = an_issue(issue.bulletin, document=a_text("丁", period=2), state=IssueState.RELEASED)
    withdraw(issue, NOTICE)
    common = [*common_addresses(issue.bulletin), *addresses_of(issue.bulletin)]
    beside = [*addresses_of_issue(shown), *addresses_beside_issue(shown)]
    texts = {address: text_of(client.get(address)) for address in common + beside}
    titles = ("甲", "乙", "丙")
    assert [
        address for address, text in texts.items() if any(f"{title}投资" in text for title in titles)
    ] == []
    paths = [page.get_url() for page in issue.get_descendants(inclusive=True)]
    assert [address for address, text in texts.items() if any(path in text for path in paths)] == []


def test_neighbours_of_a_removed_item_are_each_others_neighbours(client, issue, items):
    for item in items[:2]:
        assert items[2].get_url() not in text_at(client, item.get_url())
    assert items[2].get_url() not in text_at(client, issue.get_url())
    assert items[2].get_url() not in text_at(client, f"{issue.get_url()}read/")


def test_a_restored_issue_answers_again(client, issue, items):
    withdraw(issue, NOTICE)
    newest = Release.objects.get(issue=issue, number=2)
    RestoreIssueAction(fresh(issue), people().publisher, newest, "核实无误").execute()
    for page in (issue, *items[:2]):
        assert client.get(page.get_url()).status_code == 200
    assert client.get(items[2].get_url()).status_code == 410
    assert Tombstone.objects.standing().count() == 1
    assert "因来源有误" not in text_at(client, "/feed/")


def test_a_closed_issue_that_is_withdrawn_says_nothing(client, home):
    closed = an_issue(document=a_text("甲"), state=IssueState.RELEASED)
    IssuePage.objects.filter(pk=closed.pk).update(distribution=DistributionClass.INTERNAL)
    withdraw(fresh(closed), NOTICE)
    addresses = [*addresses_of_issue(closed), *addresses_beside_issue(closed)]
    assert {client.get(address).status_code for address in addresses} == {404}
    assert str(closed.items.get().translation_key) not in text_at(client, "/feed/")


# -- addresses that change


def test_a_corrected_period_leads_from_the_old_addresses_to_the_new_ones(
    client, home, django_capture_on_commit_callbacks
):
    issue = an_issue(document=a_text("甲"), state=IssueState.CORRECTING)
    item = issue.items.get()
    old = [issue.get_url(), item.get_url(), f"{issue.get_url()}read/", f"{item.get_url()}v1/"]
    draft = issue.get_latest_revision_as_object()
    draft.period, draft.title = 4, ""
    draft.save_revision(user=people().editor)
    with django_capture_on_commit_callbacks(execute=True):
        correct(issue, {issue.pk: Note(ReleaseKind.CORRECTION, "期次应为第四季度。")})
    assert fresh(issue).get_url() == old[0].replace("q3", "q4")
    for address in old:
        response = client.get(address)
        assert response.status_code == 301, address
        assert response["Location"].endswith(address.replace("q3", "q4"))
        assert client.get(address.replace("q3", "q4")).status_code == 200
    version = client.get(f"{fresh(item).get_url()}v1/")
    assert f'href="{fresh(item).get_url()}"' in text_of(version)
    assert re.search(rf'rel="canonical" href="[^"]*{re.escape(fresh(item).get_url())}"', text_of(version))


# -- feeds


def test_a_feed_names_what_was_withdrawn_by_the_id_of_its_entry(client, issue, items):
    text = text_at(client, "/feed/")
    entry = f"<id>urn:uuid:{items[0].translation_key}</id>"
    assert entry in text
    stone = Tombstone.objects.get(page=items[2])
    deleted = f'<at:deleted-entry ref="urn:uuid:{items[2].translation_key}" when="{stone.at.isoformat()[:17]}'
    assert deleted in text
    assert not feedparser.parse(text).bozo
    assert f"<at:comment>{REMOVED.text}</at:comment>" in text
    assert "丙" not in text
    withdraw(issue, NOTICE)
    for address in ("/feed/", addresses_of(issue.bulletin)[1], "/feed/district/kunshan/", "/feed/?words=x"):
        text = text_at(client, address)
        assert text.count("<at:deleted-entry") == 3, address
        assert f'ref="urn:uuid:{items[0].translation_key}"' in text
        assert entry not in text
    assert "deleted-entry" not in text_at(client, "/feed/district/changshu/")


def test_a_feed_forgets_what_was_withdrawn_a_quarter_ago(client, issue):
    Tombstone.objects.update(at=timezone.now() - dt.timedelta(days=91))
    assert "deleted-entry" not in text_at(client, "/feed/")
