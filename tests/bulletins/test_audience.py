"""Who reads what: viewer × class × every door. 公开 everybody, 会员 whoever signed in, 内部 those with the right."""

from urllib.parse import quote

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from bulletins.audience import EVERYBODY, INSIDERS, SIGNED_IN, classes_open_to
from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from bulletins.states import DistributionClass, IssueState
from editorial.stages import (
    CORRESPONDENTS,
    EDITORS,
    INTERNAL_READERS,
    MEMBERS,
    PUBLISHERS,
    REVIEWERS,
)
from tests.factories import a_bulletin, a_person, a_quarterly, an_administrator, an_issue, fresh
from tests.surfaces import FEEDS, LISTS, SITEMAPS, addresses_of, addresses_of_issue, common_addresses, text_of

pytestmark = pytest.mark.django_db
CLASSES = list(DistributionClass)
MARKERS = {
    DistributionClass.PUBLIC: "人人可读",
    DistributionClass.MEMBERS: "会员可读",
    DistributionClass.INTERNAL: "内部可读",
}
READS = {
    "anonymous": EVERYBODY,
    "signed in": SIGNED_IN,
    MEMBERS: SIGNED_IN,
    f"{CORRESPONDENTS}·昆山市": SIGNED_IN,
    INTERNAL_READERS: INSIDERS,
    EDITORS: INSIDERS,
    **dict.fromkeys(REVIEWERS.values(), INSIDERS),
    PUBLISHERS: INSIDERS,
    "administrator": INSIDERS,
}
#: One viewer for every set of classes; who belongs to which is asked of `classes_open_to` above.
VIEWERS = ["anonymous", MEMBERS, INTERNAL_READERS]


def viewer(name):
    if name == "anonymous":
        return AnonymousUser()
    if name == "administrator":
        return an_administrator()
    return a_person() if name == "signed in" else a_person(name)


def browser_of(name):
    browser = Client()
    if name != "anonymous":
        browser.force_login(viewer(name))
    return browser


def texts(browser, addresses):
    answers = {address: browser.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: text_of(answer) for address, answer in answers.items()}


def shown_in(text):
    return {each for each, marker in MARKERS.items() if marker in text}


@pytest.fixture(scope="module")
def issues(shared_home):
    """An issue of every class in one public bulletin, the narrowest the newest."""
    bulletin = a_bulletin("三种读者的季报", slug="three")
    made = {}
    for period, distribution in enumerate(CLASSES, start=1):
        document = a_quarterly(4, marker=MARKERS[distribution], period=period)
        issue = an_issue(bulletin, document=document, state=IssueState.RELEASED)
        IssuePage.objects.filter(pk=issue.pk).update(distribution=distribution)
        made[distribution] = fresh(issue)
    return made


@pytest.fixture(scope="module")
def closed(shared_home):
    """A whole bulletin of its own for either narrower class."""
    made = {}
    for distribution in CLASSES[1:]:
        title = f"刊物{MARKERS[distribution]}"
        bulletin = a_bulletin(title, slug=f"for-{distribution}", distribution=distribution)
        an_issue(
            bulletin,
            document=a_quarterly(2, marker=MARKERS[distribution], period=4),
            state=IssueState.RELEASED,
        )
        made[distribution] = bulletin
    return made


class TestTheQuestion:
    @pytest.mark.parametrize("name", READS)
    def test_who_reads_what(self, home, name):
        assert classes_open_to(viewer(name)) == READS[name]

    def test_nobody_reads_what_everybody_reads(self):
        assert classes_open_to(None) == EVERYBODY

    def test_an_account_that_was_switched_off_reads_what_everybody_reads(self, home):
        person = a_person(INTERNAL_READERS, is_active=False)
        assert classes_open_to(person) == EVERYBODY

    def test_it_is_asked_once_a_person(self, home):
        person = a_person(INTERNAL_READERS)
        with CaptureQueriesContext(connection) as asked:
            assert classes_open_to(person) == classes_open_to(person)
        assert len(asked) == 1

    def test_released_is_for_everybody_unless_somebody_is_named(self, issues):
        public = issues[DistributionClass.PUBLIC]
        assert list(IssuePage.objects.released()) == [public]
        assert set(NewsItemPage.objects.released()) == set(public.items.all())


@pytest.mark.parametrize("name", VIEWERS)
class TestEveryDoor:
    def test_shows_what_its_reader_may_read_and_nothing_else(self, issues, closed, name):
        issue = issues[DistributionClass.PUBLIC]
        addresses = [*common_addresses(issue.bulletin), *addresses_of(issue.bulletin)]
        found = texts(browser_of(name), addresses)
        assert {address for address, text in found.items() if shown_in(text) - READS[name]} == set()
        for address in (*LISTS, *FEEDS, *addresses_of(issue.bulletin)[1:]):
            assert shown_in(found[address]) == READS[name], address

    def test_counts_what_its_reader_may_read(self, issues, name):
        items = NewsItemPage.objects.released_to(READS[name])
        for _ in range(2):  # the second time from what is remembered
            answer = browser_of(name).get("/items/?format=json&bulletin=three").json()
            assert (
                answer["count"]
                == items.of_bulletin(issues["public"].bulletin).count()
                == 4 * len(READS[name])
            )
            counted = {choice["value"]: choice["count"] for choice in answer["choices"]["issue"]}
            assert counted == {str(issues[each].pk): 4 for each in READS[name]}

    def test_leads_from_one_issue_and_item_to_the_next_that_may_be_read(self, issues, name):
        browser, item = browser_of(name), issues["public"].items.in_order()[0]
        found = texts(
            browser, [issues["public"].get_url(), item.get_url(), f"{issues['public'].get_url()}read/"]
        )
        for text in found.values():
            assert shown_in(text) <= READS[name]
        assert (issues["members"].get_url() in found[issues["public"].get_url()]) == (
            "members" in READS[name]
        )
        assert shown_in(found[item.get_url()]) == READS[name]  # others of its district and industry

    def test_of_a_closed_bulletin_names_it_to_its_readers_only(self, closed, name):
        front = text_of(browser_of(name).get("/items/"))
        for distribution, bulletin in closed.items():
            assert (bulletin.title in front) == (distribution in READS[name])
        may = set(
            BulletinPage.objects.open_to_readers(viewer(name)).filter(
                pk__in=[each.pk for each in closed.values()]
            )
        )
        assert may == {bulletin for each, bulletin in closed.items() if each in READS[name]}

    @pytest.mark.parametrize("method", ["get", "head"])
    @pytest.mark.parametrize("distribution", CLASSES)
    def test_of_the_issue_itself_opens_shows_the_way_or_is_not_there(
        self, issues, name, distribution, method
    ):
        browser = browser_of(name)
        for address in addresses_of_issue(issues[distribution]):
            answer = getattr(browser, method)(address)
            if distribution in READS[name]:
                assert answer.status_code in (200, 302)  # a heading leads to its place in the issue
                assert "/login/" not in answer.headers.get("Location", "")
            elif distribution == DistributionClass.MEMBERS:
                assert (answer.status_code, answer.headers["Location"]) == (
                    302,
                    f"/login/?next={quote(address)}",
                )
                assert not answer.content
            else:
                assert answer.status_code == 404

    def test_of_a_closed_bulletin_itself_does_the_same(self, closed, name):
        for distribution, bulletin in closed.items():
            page, *feeds = (browser_of(name).get(address).status_code for address in addresses_of(bulletin))
            if distribution in READS[name]:
                assert {page, *feeds} == {200}
            else:
                assert page == (302 if distribution == DistributionClass.MEMBERS else 404)
                assert set(feeds) == {404}

    def test_of_the_sitemap_and_robots_tells_everybody_the_same(self, issues, closed, name):
        browser = browser_of(name)
        for address in (*SITEMAPS, "/sitemap.xml", "/robots.txt"):
            assert text_of(browser.get(address)) == text_of(Client().get(address))


class TestWhatIsNotThere:
    def test_an_internal_issue_is_not_there_in_the_same_words_as_nothing_at_all(self, issues):
        internal = issues[DistributionClass.INTERNAL]
        for name in ("anonymous", MEMBERS):
            browser = browser_of(name)
            answers = [text_of(browser.get(address)) for address in (internal.get_url(), "/three/2031-q1/")]
            # The way to sign in leads back to the address that was typed.
            bare = [
                text.replace(quote(address), "").split("csrfmiddlewaretoken")[0]
                for text, address in zip(answers, (internal.get_url(), "/three/2031-q1/"), strict=True)
            ]
            assert bare[0] == bare[1]

    @pytest.mark.parametrize(
        "address", ["/three/2031-q1/", "/three/2031-q1/read/", "/nothing/", "/three/2026-q2/nothing/"]
    )
    def test_nobody_is_asked_to_sign_in_for_nothing(self, issues, address):
        assert Client().get(address).status_code == 404

    @pytest.mark.parametrize("state", [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.APPROVED])
    def test_nobody_is_asked_to_sign_in_for_what_is_not_released(self, home, state):
        bulletin = a_bulletin(distribution=DistributionClass.MEMBERS)
        issue = an_issue(bulletin, state=state)
        assert issue.distribution == DistributionClass.MEMBERS
        for name in ("anonymous", MEMBERS, "administrator"):
            browser = browser_of(name)
            assert {browser.get(address).status_code for address in addresses_of_issue(issue)} == {404}

    def test_the_right_that_is_taken_away_is_gone_with_the_next_page(self, issues):
        person = a_person(INTERNAL_READERS)
        browser = Client()
        browser.force_login(person)
        assert browser.get(issues["internal"].get_url()).status_code == 200
        person.groups.clear()
        assert browser.get(issues["internal"].get_url()).status_code == 404


class TestCaches:
    """What one viewer was shown is not another's, neither within the site nor on the way."""

    ADDRESSES = (
        "/",
        "/items/",
        "/items/?format=json",
        "/districts/",
        "/districts/kunshan/",
        "/three/",
        "/feed/",
    )

    @pytest.mark.parametrize(
        "order", [VIEWERS, VIEWERS[::-1]], ids=["narrow rights first", "wide rights first"]
    )
    def test_a_remembered_answer_is_for_those_who_may_read_the_same(self, issues, closed, order):
        def seen(name):
            return [shape(text_of(browsers[name].get(address))) for address in self.ADDRESSES]

        browsers = {name: browser_of(name) for name in VIEWERS}
        alone = {}
        for name in VIEWERS:
            cache.clear()
            alone[name] = seen(name)
        cache.clear()
        for name in order:
            assert seen(name) == alone[name]

    def test_an_issue_for_members_is_counted_from_its_release_on(self, home):
        browser, address = browser_of(MEMBERS), "/items/?format=json"
        before = browser.get(address).json()["count"]
        an_issue(a_bulletin(distribution=DistributionClass.MEMBERS), state=IssueState.RELEASED, items=2)
        assert browser.get(address).json()["count"] == before + 2

    @pytest.mark.parametrize("name", VIEWERS)
    def test_a_page_says_that_it_differs_by_cookie_and_whose_it_is(self, issues, name):
        browser = browser_of(name)
        for address in (
            *self.ADDRESSES,
            issues["public"].get_url(),
            issues["public"].items.first().get_url(),
            "/none/",
        ):
            answer = browser.get(address)
            assert "Cookie" in answer.headers["Vary"], address
            assert ("private" in answer.headers.get("Cache-Control", "")) == (name != "anonymous"), address

    def test_the_way_to_sign_in_differs_by_cookie_too(self, issues):
        assert "Cookie" in Client().get(issues["members"].get_url()).headers["Vary"]


def shape(text):
    """A page without what is anew each time: the token in the form that signs a person out."""
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


class TestMarks:
    @pytest.mark.parametrize("distribution", CLASSES)
    def test_a_page_of_a_closed_issue_says_so_and_is_not_passed_on(self, issues, distribution):
        issue, browser = issues[distribution], browser_of(INTERNAL_READERS)
        mark = f'class="class-mark class-mark--{distribution}"'
        is_closed = distribution != DistributionClass.PUBLIC
        for address in (issue.get_url(), f"{issue.get_url()}read/", issue.items.first().get_url()):
            text = text_of(browser.get(address))
            assert (mark in text) == is_closed
            assert ('<meta name="robots" content="noindex">' in text) == is_closed
            assert ("og:title" in text) == (not is_closed)
            assert ('rel="canonical"' in text) == (not is_closed)
            assert "data-copy=" not in text or not is_closed
            assert f"/feed/bulletin/{issue.bulletin.slug}/" not in text or not is_closed

    def test_a_line_of_a_list_says_so(self, issues):
        text = text_of(browser_of(INTERNAL_READERS).get("/items/?bulletin=three"))
        assert (text.count("class-mark--members"), text.count("class-mark--internal")) == (4, 4)

    def test_what_everybody_reads_has_no_mark(self, issues, closed):
        for address in ("/", "/items/", "/three/", issues["public"].get_url()):
            assert "class-mark" not in text_of(Client().get(address))


#: Statements that a person costs more than a visitor: the session, the person, and the right to read what is internal.
OF_A_PERSON = 3


@pytest.mark.parametrize("address", ["/", "/items/?bulletin=three", "issue", "item"])
def test_a_person_costs_who_it_is_and_what_may_be_read(issues, address):
    public = issues[DistributionClass.PUBLIC]
    address = {"issue": public.get_url(), "item": public.items.first().get_url()}.get(address, address)

    def cost(name):
        browser = browser_of(name)
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    assert cost(MEMBERS) == cost(INTERNAL_READERS) == cost("anonymous") + OF_A_PERSON
    assert cost("administrator") == cost("anonymous") + OF_A_PERSON - 1  # may everything, and is not asked
