"""An issue as readers will see it, before they do; and nothing of it left behind."""

import datetime as dt

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from wagtail.models import PageLogEntry

import pytest

from bulletins.document import Assets
from bulletins.models import NewsItemPage, PhotoRendition
from bulletins.states import DistributionClass, IssueState
from editorial.actions.make_preview_link import (
    CannotLinkError,
    MakePreviewLinkAction,
    RevokePreviewLinkAction,
)
from editorial.models import PreviewLink
from tests.factories import a_person, a_photo, a_quarterly, an_issue, bring_to, fresh, people, release, submit
from tests.surfaces import common_addresses, text_of

pytestmark = pytest.mark.django_db
MARKER = "尚未公开"
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def unreleased(shared_home):
    return an_issue(marker=MARKER, state=IssueState.APPROVED)


@pytest.fixture
def issue(unreleased):
    return fresh(unreleased)


def through(browser, issue, path=""):
    return browser.get(f"{reverse('preview:issue', args=[issue.pk])}{path.lstrip('/')}")


def a_link(issue, **options):
    return MakePreviewLinkAction(issue, people().editor, "王主席", options.get("lasting", DAY)).execute()


@pytest.mark.parametrize("state", [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.APPROVED])
def test_the_office_sees_the_issue_on_every_surface(home, sign_in, state):
    issue = an_issue(marker=MARKER, state=state)
    browser = sign_in(people().final)
    address = fresh(issue).url_path.removeprefix(home.url_path)
    for path in (
        "/",
        "/items/",
        "/items/?format=json",
        "/feed/",
        "/feed/feed.json",
        f"/{address}",
        f"/{address}read/",
    ):
        shown = through(browser, issue, path)
        assert shown.status_code == 200, path
        assert MARKER in shown.content.decode(), path


def test_links_lead_on_within_the_preview(issue, sign_in):
    browser = sign_in(people().final)
    front = through(browser, issue).content.decode()
    prefix = reverse("preview:issue", args=[issue.pk])
    address = f"{prefix}{issue.url_path.split('/', 2)[2]}"
    assert f'href="{address}"' in front
    assert MARKER in browser.get(address).content.decode()


def test_nothing_is_left_of_it(issue, sign_in, client):
    before = list(PageLogEntry.objects.values_list("pk"))
    assert through(sign_in(people().final), issue).status_code == 200
    assert not fresh(issue).get_descendants(inclusive=True).live().exists()
    assert list(PageLogEntry.objects.values_list("pk")) == before
    client.logout()
    for address in common_addresses(issue.bulletin):
        assert MARKER not in text_of(client.get(address)), address


def test_the_counts_of_a_preview_are_not_remembered_for_readers(issue, sign_in, client):
    cache.clear()
    through(sign_in(people().final), issue, "/items/")
    client.logout()
    assert client.get("/items/?format=json").json()["count"] == NewsItemPage.objects.released().count()


def test_a_preview_leaves_no_file_without_a_row(home, sign_in):
    assets = Assets(photos={"照片": a_photo()})
    issue = an_issue(document=a_quarterly(1, photo="照片"), assets=assets)
    for _ in range(2):
        through(
            sign_in(people().editor), issue, fresh(issue).items.get().url_path.removeprefix(home.url_path)
        )
    kept = PhotoRendition.objects.filter(image=assets.photos["照片"])
    assert kept
    assert all(rendition.file.storage.exists(rendition.file.name) for rendition in kept)


def test_reviewers_see_what_they_sign_and_editors_what_they_write(home, sign_in):
    issue = an_issue()
    draft = issue.items.first().get_latest_revision_as_object()
    submit(issue)
    draft.title = "锁后所写"
    draft.save_revision(clean=False)
    browser = sign_in(people().first)
    assert "锁后所写" not in through(browser, issue, "/items/").content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/login/", "/healthz", "/documents/1/x", "/nothing/at/all/"])
def test_what_is_no_page_for_readers_is_not_previewed(issue, sign_in, path):
    assert through(sign_in(people().final), issue, path).status_code == 404


def test_others_are_not_let_in(issue, sign_in, client):
    assert through(client, issue).status_code == 302
    assert through(sign_in(a_person()), issue).status_code == 403


def test_a_released_issue_has_no_preview(home, sign_in):
    issue = an_issue(state=IssueState.RELEASED)
    response = through(sign_in(people().editor), issue, issue.get_url())
    assert (response.status_code, response.url) == (302, issue.get_url())


def test_a_draft_that_cannot_be_shown_says_why(home, sign_in):
    issue = an_issue()
    draft = issue.items.first().get_latest_revision_as_object()
    draft.event_start, draft.event_end = dt.date(2026, 3, 2), dt.date(2026, 3, 1)
    draft.save_revision(clean=False)
    assert through(sign_in(people().editor), issue).status_code == 409


# -- links for people without an account


@pytest.mark.parametrize("distribution", DistributionClass)
def test_a_link_opens_the_issue_whatever_its_class(home, client, distribution):
    document = a_quarterly(2, marker=MARKER)
    issue = an_issue(document=document)
    draft = issue.get_latest_revision_as_object()
    draft.distribution = distribution
    draft.save_revision(clean=False)
    token = a_link(issue)
    address = reverse("preview:link", args=[token])
    shown = client.get(f"{address}{issue.url_path.removeprefix(home.url_path)}")
    assert MARKER in shown.content.decode()
    assert "王主席" in shown.content.decode()
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in shown.headers["Cache-Control"]


def test_the_token_is_not_kept(issue):
    token = a_link(issue)
    assert token not in str(PreviewLink.objects.values().get())


@pytest.mark.parametrize("death", ["expired", "revoked", "released", "invented"])
def test_a_dead_link_is_unknown(issue, client, death):
    token = a_link(issue)
    link = PreviewLink.objects.get()
    if death == "expired":
        PreviewLink.objects.update(expires_at=timezone.now() - DAY)
    elif death == "revoked":
        RevokePreviewLinkAction(link, people().publisher).execute()
    elif death == "released":
        release(issue)
    else:
        token = "x" * 32
    assert client.get(reverse("preview:link", args=[token])).status_code == 404


def test_the_name_on_a_link_is_escaped(issue, client):
    token = MakePreviewLinkAction(issue, people().editor, "<script>x</script>", DAY).execute()
    assert b"<script>x" not in client.get(reverse("preview:link", args=[token])).content


@pytest.mark.parametrize("name", ["first", "final"])
def test_reviewers_give_out_no_links(issue, name):
    with pytest.raises(PermissionDenied):
        MakePreviewLinkAction(issue, getattr(people(), name), "某人", DAY).execute()


@pytest.mark.parametrize(("reader", "lasting"), [(" ", DAY), ("某人", dt.timedelta(0)), ("某人", 31 * DAY)])
def test_a_link_says_for_whom_and_does_not_last_for_ever(issue, reader, lasting):
    with pytest.raises(CannotLinkError):
        MakePreviewLinkAction(issue, people().editor, reader, lasting).execute()


def test_a_released_issue_gets_no_link(home):
    issue = bring_to(IssueState.RELEASED, an_issue())
    with pytest.raises(CannotLinkError):
        a_link(issue)


# -- the screen that gives links out


def test_an_editor_makes_a_link_sees_it_once_and_revokes_it(issue, sign_in, client):
    browser = sign_in(people().editor)
    screen = reverse("editorial:preview-links", args=[issue.pk])
    assert browser.get(screen).status_code == 200
    shown = browser.post(screen, {"reader": "王主席", "days": "3"}).context["made"]
    assert shown not in browser.get(screen).content.decode()
    browser.post(reverse("editorial:revoke-preview-link", args=[issue.pk, PreviewLink.objects.get().pk]))
    client.logout()
    assert client.get(shown).status_code == 404


@pytest.mark.parametrize("fields", [{"reader": "", "days": "3"}, {"reader": "某人", "days": "31"}, {}])
def test_a_wrong_form_makes_no_link(issue, sign_in, fields):
    response = sign_in(people().editor).post(reverse("editorial:preview-links", args=[issue.pk]), fields)
    assert response.status_code == 200
    assert not PreviewLink.objects.exists()
