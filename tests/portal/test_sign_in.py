"""The readers' own door: signing in and out, the password, and where none of it may lead."""

import re

from django.core import mail
from django.test import Client

import pytest

from bulletins.states import DistributionClass, IssueState
from editorial.stages import EDITORS, MEMBERS
from tests.factories import PASSWORD, a_bulletin, a_person, an_issue

pytestmark = pytest.mark.usefixtures("home")
OWN_PAGES = (
    "/login/",
    "/password_reset/",
    "/password_reset/done/",
    "/reset/done/",
    "/reset/MQ/no-such-token/",
)
OF_A_PERSON = ("/password_change/", "/password_change/done/")


@pytest.fixture
def member(db):
    return a_person(MEMBERS, name="huiyuan", first_name="周会员")


def signed_in(browser):
    return "_auth_user_id" in browser.session


def sign_in_with(browser, password=PASSWORD, **fields):
    return browser.post("/login/", {"username": "huiyuan", "password": password, **fields})


def test_a_member_signs_in_and_is_back_at_the_page_that_was_asked_for(client, member):
    issue = an_issue(a_bulletin(distribution=DistributionClass.MEMBERS), state=IssueState.RELEASED)
    asked = client.get(f"{issue.get_url()}?from=mail")
    form = client.get(asked.url).content.decode()
    (back,) = re.findall(r'name="next" value="([^"]+)"', form)
    answer = sign_in_with(client, next=back)
    assert (answer.status_code, answer.url) == (302, f"{issue.get_url()}?from=mail")
    assert "周会员" in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org",
        "///example.org",
        "javascript:alert(1)",
        "http:///example.org",
        "\\\\example.org",
    ],
)
def test_signing_in_leads_nowhere_else(client, member, elsewhere):
    assert "example.org" not in re.sub(
        r'href="[^"]*"', "", client.get("/login/", {"next": elsewhere}).content.decode()
    )
    assert sign_in_with(client, next=elsewhere).url == "/"


def test_a_wrong_password_is_refused_without_saying_what_is_wrong(client, member):
    answers = [
        sign_in_with(client, "wrong"),
        client.post("/login/", {"username": "nobody", "password": "wrong"}),
    ]
    errors = [re.findall(r'class="error"[^>]*>([^<]+)', answer.content.decode()) for answer in answers]
    assert errors[0] == errors[1]
    assert len(errors[0]) == 1
    assert not signed_in(client)


def test_signing_out_is_a_click_of_ones_own(client, member):
    sign_in_with(client)
    assert client.get("/logout/").status_code == 405
    assert signed_in(client)
    assert client.post("/logout/").url == "/"
    assert not signed_in(client)


def test_every_form_is_protected_against_other_sites(member):
    browser = Client(enforce_csrf_checks=True)
    answer = sign_in_with(browser)
    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()  # our own page, not Django's English one
    browser.force_login(member)
    assert browser.post("/logout/").status_code == 403
    assert signed_in(browser)


def test_who_has_no_business_in_the_admin_does_not_get_there(client, member):
    sign_in_with(client, next="/admin/")
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/admin/login/")
    assert client.get("/admin/pages/").status_code == 302
    assert (
        client.post("/admin/login/", {"username": "huiyuan", "password": PASSWORD}, follow=True)
        .redirect_chain[-1][0]
        .startswith("/admin/login/")
    )


def test_who_works_in_the_office_finds_the_way_there(client):
    client.force_login(a_person(EDITORS))
    assert 'href="/admin/"' in client.get("/password_change/").content.decode()
    client.force_login(a_person(MEMBERS))
    assert 'href="/admin/"' not in client.get("/password_change/").content.decode()


@pytest.mark.parametrize("address", [*OWN_PAGES, *OF_A_PERSON])
def test_a_page_of_an_account_is_kept_nowhere_and_found_by_nobody(client, member, address):
    if address in OF_A_PERSON:
        assert client.get(address).url == f"/login/?next={address}"
        client.force_login(member)
    answer = client.get(address)
    assert answer.status_code == 200
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Cookie" in answer.headers["Vary"]


def test_a_password_is_changed_by_who_knows_the_old_one(client, member):
    client.force_login(member)
    new = {"new_password1": "Xin-Mima-2026", "new_password2": "Xin-Mima-2026"}
    assert client.post("/password_change/", {"old_password": "wrong", **new}).status_code == 200
    assert client.post("/password_change/", {"old_password": PASSWORD, **new}).url == "/password_change/done/"
    assert signed_in(client)
    assert Client().login(username="huiyuan", password="Xin-Mima-2026")


def test_a_forgotten_password_is_set_anew_by_mail(client, member):
    assert client.post("/password_reset/", {"email": member.email}).url == "/password_reset/done/"
    (letter,) = mail.outbox
    assert letter.to == [member.email]
    assert "\n" not in letter.subject
    (link,) = re.findall(r"http://testserver(/reset/\S+)", letter.body)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    answer = client.post(form, {"new_password1": "Xin-Mima-2026", "new_password2": "Xin-Mima-2026"})
    assert answer.url == "/reset/done/"
    assert Client().login(username="huiyuan", password="Xin-Mima-2026")
    assert "new_password1" not in client.get(link, follow=True).content.decode()  # it serves once


def test_whether_an_address_has_an_account_is_not_said(client, member):
    answers = [
        client.post("/password_reset/", {"email": address}) for address in (member.email, "no@example.org")
    ]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, "/password_reset/done/")}
    assert len(mail.outbox) == 1


def test_wagtails_own_door_for_readers_leads_to_ours(client):
    assert client.get("/_util/login/?next=/items/").url == "/login/?next=/items/"


def test_the_way_in_leads_back_to_where_one_is(client):
    assert 'href="/login/?next=/items/%3Fyear%3D2026"' in client.get("/items/?year=2026").content.decode()


@pytest.mark.parametrize(
    "address", ["/login/?next=/login/", "/login/?next=%00", "/login/?next=/x\ud7ff", "/reset/%ff/x/"]
)
def test_nothing_in_the_address_breaks_it(client, member, address):
    for _ in range(2):
        assert client.get(address).status_code < 500
        client.force_login(member)


def test_what_is_the_same_for_everybody_stays_in_common_caches(client, member):
    client.force_login(member)
    assert "Cookie" not in client.get("/robots.txt").headers.get("Vary", "")
