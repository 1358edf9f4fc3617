"""Nothing of an issue that is not released to everybody is public: no title, text, picture, count or address."""

import pytest

from bulletins.models import IssuePage, NewsItemPage
from bulletins.states import DistributionClass, IssueState
from manuscript.document import Chapter, Paragraph, Photo, Section
from tests.factories import (
    a_bulletin,
    a_document,
    a_photo,
    an_issue,
    an_item,
    fresh,
)
from tests.surfaces import (
    FEEDS,
    LISTS,
    addresses_beside_issue,
    addresses_of,
    addresses_of_issue,
    common_addresses,
    pictures_of_issue,
    text_of,
)

pytestmark = pytest.mark.django_db
MARKER = "尚未公开的秘密"
HIDDEN_STATES = [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.APPROVED]
HIDDEN_CLASSES = [DistributionClass.INTERNAL, DistributionClass.MEMBERS]


@pytest.fixture(scope="module")
def shown(shared_home):
    """A released issue beside which the hidden one must not show."""
    return an_issue(a_bulletin("公开季报"), state=IssueState.RELEASED)


def answers(client, addresses):
    return {address: client.get(address) for address in addresses}


def assert_invisible(client, issue, addresses):
    found = answers(client, addresses)
    assert {
        address: response.status_code for address, response in found.items() if response.status_code != 200
    } == {}
    assert [address for address, response in found.items() if MARKER in text_of(response)] == []
    forms = answers(client, [f"/report/?page={item.pk}" for item in issue.items.all()])
    assert {response.status_code for response in forms.values()} == {404}
    pictures = answers(client, pictures_of_issue(issue))
    assert {response.status_code for response in pictures.values()} == {404}
    own = answers(client, [*addresses_of_issue(issue), *addresses_beside_issue(issue)])
    # To what is for members the way is shown, whoever asks: tests/bulletins/test_audience.py.
    expected = 302 if issue.live and issue.distribution == DistributionClass.MEMBERS else 404
    assert {address for address, response in own.items() if response.status_code != expected} == set()
    assert [address for address, response in own.items() if MARKER in text_of(response)] == []


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_an_issue_before_its_release_shows_nowhere(client, shown, state):
    hidden = an_issue(shown.bulletin, state=state, document=hidden_text(period=4))
    assert_invisible(client, hidden, [*common_addresses(shown.bulletin), *addresses_of(shown.bulletin)])


@pytest.mark.parametrize("distribution", HIDDEN_CLASSES)
def test_a_released_issue_of_a_closed_bulletin_shows_nowhere(client, shown, distribution):
    closed = a_bulletin(f"内部刊物{MARKER}", distribution=distribution)
    hidden = an_issue(closed, state=IssueState.RELEASED, document=hidden_text())
    assert_invisible(client, hidden, common_addresses(shown.bulletin))
    own, *feeds = (client.get(address).status_code for address in addresses_of(closed))
    assert own == (302 if distribution == DistributionClass.MEMBERS else 404)
    assert set(feeds) == {404}


@pytest.mark.parametrize("distribution", HIDDEN_CLASSES)
def test_a_closed_issue_of_an_open_bulletin_shows_nowhere(client, shown, distribution):
    hidden = an_issue(shown.bulletin, state=IssueState.RELEASED, document=hidden_text(period=4))
    IssuePage.objects.filter(pk=hidden.pk).update(distribution=distribution)
    assert_invisible(
        client, fresh(hidden), [*common_addresses(shown.bulletin), *addresses_of(shown.bulletin)]
    )


def test_a_contribution_that_waits_under_its_district_shows_nowhere(client, shown):
    region = shown.items.first().region
    waiting = NewsItemPage(
        title=f"来稿{MARKER}", body=[{"type": "paragraph", "value": f"<p>{MARKER}</p>"}], live=False
    )
    region.add_child(instance=waiting)
    waiting.save_revision()
    found = answers(client, [*common_addresses(shown.bulletin), *addresses_of(shown.bulletin)])
    assert [address for address, response in found.items() if MARKER in text_of(response)] == []
    assert client.get(waiting.get_url()).status_code == 404


def test_a_live_row_under_a_draft_issue_is_not_public(client, shown):
    """Should a row ever become live by hand, in a shell or in SQL, its issue still keeps the door."""
    hidden = an_issue(shown.bulletin, document=hidden_text(period=4))
    hidden.get_descendants().update(live=True)
    assert_invisible(client, hidden, common_addresses(shown.bulletin))


def test_a_released_issue_shows_at_all_these_addresses(client, home):
    """What the tests above do not find, they could find."""
    issue = an_issue(state=IssueState.RELEASED, document=hidden_text())
    found = answers(
        client,
        [
            "/",
            *LISTS,
            *FEEDS,
            *addresses_of(issue.bulletin)[1:],
        ],
    )
    assert [address for address, response in found.items() if MARKER not in text_of(response)] == []
    own = answers(
        client, [item.get_url() for item in issue.items.all()] + [issue.get_url(), f"{issue.get_url()}read/"]
    )
    assert [address for address, response in own.items() if MARKER not in text_of(response)] == []


def hidden_text(period=3):
    item = an_item(
        f"标题{MARKER}",
        region="昆山市",
        bylines=(f"作者{MARKER}",),
        source=f"单位{MARKER}",
        blocks=(Paragraph(f"正文{MARKER}"), Photo("", f"图说{MARKER}")),
    )
    chapters = (
        Chapter(
            f"章{MARKER}", "第一章", (Section(f"节{MARKER}", "一", items=(item, an_item(f"又一条{MARKER}"))),)
        ),
    )
    return a_document(period=period, chapters=chapters, title=f"封面{MARKER}", editors_note=f"编者按{MARKER}")


def test_a_photo_file_has_a_name_nobody_can_guess(home):
    names = {a_photo("同名").file.name for _ in range(3)}
    assert len(names) == 3
    assert all(len(name.rsplit("-", 1)[1]) >= len("123456789012.jpg") for name in names)
