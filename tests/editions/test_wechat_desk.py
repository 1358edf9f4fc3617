"""公众号 in the office: what an editor sees of an issue, what a publisher notes, and what a correction makes stale."""

from html import unescape
from io import BytesIO
from zipfile import ZipFile

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from audit.models import AuditEntry
from bulletins.document import Assets
from bulletins.states import DistributionClass, IssueState, ReleaseKind
from editions.actions.mark_posted import CannotMarkError, MarkPostedAction
from editions.actions.remove_post import RemovePostAction
from editions.models import WechatPost
from editions.wechat_desk import NotForWechatError, desk_of, release_of
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.corrections import Note
from editorial.stages import CORRESPONDENTS, MEMBERS
from tests.factories import (
    a_bulletin,
    a_person,
    a_photo,
    a_quarterly,
    an_issue,
    bring_to,
    correct,
    fresh,
    people,
    reword,
    withdraw,
)

pytestmark = pytest.mark.django_db
ARTICLE = "https://mp.weixin.qq.com/s/abc"


@pytest.fixture(scope="module")
def issues(shared_home):
    """Made once; what a test does to them is rolled back."""
    return {state: an_issue(state=state) for state in (IssueState.RELEASED, IssueState.APPROVED)}


@pytest.fixture
def released(issues, db):
    return fresh(issues[IssueState.RELEASED])


@pytest.fixture
def sealed(issues, db):
    return fresh(issues[IssueState.APPROVED])


def screen(issue, name="issue", *more):
    return reverse(f"wechat:{name}", args=[issue.pk, *more])


def digest_of(issue, number=1):
    return desk_of(fresh(issue)).entries[number - 1].part.digest


def mark(issue, person=None, number=1, shown=None, address=""):
    shown = digest_of(issue, number) if shown is None else shown
    person = person or people().publisher
    return MarkPostedAction(fresh(issue), person, number, shown=shown, address=address).execute()


def corrected(issue):
    CorrectIssueAction(fresh(issue), people().editor).execute()
    item = issue.items.in_order().first()
    reword(item, "正文", "改过的正文")
    correct(issue, {item.pk: Note(ReleaseKind.ERRATUM, "文字有误。")})
    return fresh(issue)


def an_illustrated_issue(state=IssueState.RELEASED):
    assets = Assets(photos={"a.jpg": a_photo()})
    return an_issue(document=a_quarterly(2, photo="a.jpg"), assets=assets, state=state)


# -- what is shown


def test_what_is_shown_is_what_was_released_and_not_todays_draft(released):
    CorrectIssueAction(fresh(released), people().editor).execute()
    reword(released.items.in_order().first(), "正文", "还没有审过")
    (entry,) = desk_of(fresh(released)).entries
    assert "第1条的正文" in entry.part.html
    assert "还没有审过" not in entry.part.html


def test_an_issue_that_waits_for_its_release_is_shown_as_it_was_signed(sealed):
    desk = desk_of(sealed)
    assert "第1条的正文" in desk.entries[0].part.html
    assert desk.release.pk is None
    assert not sealed.releases.exists()


@pytest.mark.parametrize("state", [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.WITHDRAWN])
def test_an_issue_that_can_still_change_or_was_withdrawn_has_nothing_to_post(issues, db, state):
    desk = desk_of(an_issue(state=state))
    assert not desk.entries
    assert desk.reason


@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_what_not_everybody_may_read_is_not_for_wechat(issues, db, distribution):
    issue = an_issue(a_bulletin(distribution=distribution), state=IssueState.DRAFTING)
    issue.distribution = distribution
    issue.save_revision()
    issue = bring_to(IssueState.RELEASED, issue)
    with pytest.raises(NotForWechatError):
        release_of(issue)
    assert not desk_of(issue).entries
    with pytest.raises(CannotMarkError):
        mark(issue, shown="0" * 64)


# -- noting


def test_a_publisher_notes_what_was_posted(released):
    post = mark(released, address=ARTICLE)
    entry = desk_of(released).entries[0]
    assert entry.post == post
    assert (post.digest, post.title, post.release) == (entry.part.digest, entry.part.title, 1)
    assert (post.address, post.posted_by) == (ARTICLE, people().publisher)
    assert not entry.is_stale


def test_the_audit_log_tells_who_noted_which_part(released):
    post = mark(released)
    told = AuditEntry.objects.get(act="edition.mark_posted")
    assert (told.target_key, told.person) == (str(released.pk), people().publisher.pk)
    assert told.detail == {"part": 1, "release": 1, "digest": post.digest, "article": ""}


def test_an_editor_does_not_note_and_the_attempt_is_told(released, sign_in):
    with pytest.raises(PermissionDenied):
        mark(released, people().editor)
    browser = sign_in(people().editor)
    browser.post(screen(released, "posted", 1), {"shown": digest_of(released)})
    assert not WechatPost.objects.exists()
    assert AuditEntry.objects.get(act="edition.mark_posted").result == "refused"


def test_nothing_is_noted_before_the_release(sealed):
    with pytest.raises(CannotMarkError):
        mark(sealed)


@pytest.mark.parametrize(("number", "shown"), [(1, "0" * 64), (9, "0" * 64), (0, "")])
def test_a_part_that_is_another_by_now_is_not_noted(released, number, shown):
    with pytest.raises(CannotMarkError):
        mark(released, number=number, shown=shown)


def test_a_second_click_notes_nothing_but_an_address_can_be_added(released):
    mark(released)
    with pytest.raises(CannotMarkError):
        mark(released)
    mark(released, address=ARTICLE)
    assert desk_of(released).entries[0].post.address == ARTICLE


def test_a_correction_makes_what_was_posted_stale_until_it_is_posted_again(released):
    mark(released)
    issue = corrected(released)
    assert [entry.is_stale for entry in desk_of(issue).entries] == [True]
    mark(issue)
    assert [entry.is_stale for entry in desk_of(issue).entries] == [False]
    assert desk_of(issue).entries[0].post.release == 2


def test_another_way_to_set_parts_makes_nothing_stale_within_a_release(released):
    post = mark(released)
    WechatPost.objects.filter(pk=post.pk).update(digest="0" * 64)
    assert not desk_of(released).entries[0].is_stale


def test_a_note_is_taken_back_and_stays_in_the_list(released, sign_in):
    post, browser = mark(released), sign_in(people().publisher)
    browser.post(screen(released, "remove", post.pk))
    assert desk_of(released).entries[0].post is None
    post.refresh_from_db()
    assert post.removed_by == people().publisher
    assert AuditEntry.objects.filter(act="edition.remove_post", result="done").count() == 1
    browser.post(screen(released, "remove", post.pk))
    assert AuditEntry.objects.filter(act="edition.remove_post").count() == 1
    mark(released)
    assert desk_of(released).entries[0].post


def test_an_editor_takes_no_note_back(released, sign_in):
    post = mark(released)
    sign_in(people().editor).post(screen(released, "remove", post.pk))
    assert desk_of(released).entries[0].post == post
    assert AuditEntry.objects.get(act="edition.remove_post").result == "refused"


def test_a_note_is_taken_back_through_its_own_issue_only(released, sealed, sign_in):
    post = mark(released)
    assert sign_in(people().publisher).post(screen(sealed, "remove", post.pk)).status_code == 404


def test_what_was_deleted_after_a_withdrawal_is_left_no_more(released):
    post = mark(released)
    withdraw(released)
    RemovePostAction(post, people().publisher).execute()
    assert not desk_of(fresh(released)).left


def test_articles_whose_part_is_gone_are_named(released):
    post = mark(released)
    WechatPost.objects.filter(pk=post.pk).update(number=7)
    assert [left.pk for left in desk_of(released).left] == [post.pk]
    withdraw(released)
    assert [left.pk for left in desk_of(fresh(released)).left] == [post.pk]


# -- the screen


def test_a_publisher_sees_the_parts_and_notes_one(released, sign_in):
    browser = sign_in(people().publisher)
    shown = unescape(browser.get(screen(released)).content.decode())
    assert "第1条的正文" in shown
    assert 'sandbox=""' in shown
    answer = browser.post(screen(released, "posted", 1), {"shown": digest_of(released), "address": ARTICLE})
    assert answer["Location"] == f"{screen(released)}#part-1"
    assert WechatPost.objects.get().address == ARTICLE
    assert ARTICLE in browser.get(screen(released)).content.decode()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://example.org/", "https://mp.weixin.qq.com.x.org/"]
)
def test_only_an_article_of_wechat_is_noted_as_one(released, sign_in, address):
    sign_in(people().publisher).post(
        screen(released, "posted", 1), {"shown": digest_of(released), "address": address}
    )
    assert not WechatPost.objects.exists()


def test_an_editor_looks_without_noting(sealed, sign_in):
    browser = sign_in(people().editor)
    answer = browser.get(screen(sealed))
    assert "第1条的正文" in unescape(answer.content.decode())
    assert screen(sealed, "posted", 1) not in answer.content.decode()


@pytest.mark.parametrize("name", ["issue", "photos"])
@pytest.mark.parametrize("group", [f"{CORRESPONDENTS}·昆山市", MEMBERS, None])
def test_nobody_else_sees_anything_of_it(sealed, sign_in, client, name, group):
    browser = sign_in(a_person(group)) if group else client
    answer = browser.get(screen(sealed, name))
    assert answer.status_code in {302, 403}
    assert "第1条" not in answer.content.decode()


def test_the_photos_come_as_one_file(issues, db, sign_in):
    issue = an_illustrated_issue()
    answer = sign_in(people().editor).get(screen(issue, "photos"))
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    assert archive.namelist() == ["图01-图说1.jpg", "图02-图说2.jpg"]
    assert "attachment" in answer["Content-Disposition"]


def test_where_there_is_nothing_to_post_the_photos_are_refused_with_the_reason(issues, db, sign_in):
    issue = an_issue(items=1)
    answer = sign_in(people().editor).get(screen(issue, "photos"), follow=True)
    assert desk_of(issue).reason in unescape(answer.content.decode())


@pytest.mark.parametrize("state", [IssueState.APPROVED, IssueState.RELEASED])
def test_the_edit_page_leads_there(issues, db, sign_in, state):
    issue = an_issue(state=state, items=1)
    page = sign_in(people().editor).get(reverse("wagtailadmin_pages:edit", args=[issue.pk]))
    assert screen(issue) in page.content.decode()


def test_the_edit_page_of_a_draft_does_not(issues, db, sign_in):
    issue = an_issue(items=1)
    page = sign_in(people().editor).get(reverse("wagtailadmin_pages:edit", args=[issue.pk]))
    assert screen(issue) not in page.content.decode()


def test_the_release_desk_leads_there(released, sign_in):
    desk = sign_in(people().publisher).get(reverse("editorial:issue-desk", args=[released.pk]))
    assert screen(released) in desk.content.decode()


def statements(browser, issue):
    browser.get(screen(issue))
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(screen(issue)).status_code == 200
    return len(queries)


def test_a_long_issue_costs_as_many_statements_as_a_short_one(issues, db, sign_in):
    browser = sign_in(people().publisher)
    short, long = (an_issue(document=a_quarterly(n), state=IssueState.RELEASED) for n in (4, 40))
    few, many = statements(browser, short), statements(browser, long)
    assert few == many
    # 33 here. Session, person, rights and profile 5; the issue and the rights to it 2; posts 2; the release, who may read it
    # and the bulletin 3; rows, the names in them and files 5; what a volume prints beside them (binding, cover, corrections,
    # names confirmed and refused, style, contributors, documents) 11; Wagtail's frame 5.
    assert many <= 33
