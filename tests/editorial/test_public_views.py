"""纠错: a reader tells of a mistake, without an account and without JavaScript."""

import time
from unittest import mock

from django.core import mail, signing
from django.core.cache import cache
from django.test import Client

import pytest
from bs4 import BeautifulSoup

from bulletins import open_form
from bulletins.models import IssuePage
from bulletins.open_form import OPEN_FOR, QUICKEST
from bulletins.states import DistributionClass, IssueState
from editorial.models import ReaderReport, ReportState
from editorial.report_form import MOST_AN_HOUR
from editorial.stages import EDITORS
from tests.factories import a_document, a_person, an_issue, an_item, people, withdraw
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def issue(shared_home):
    return an_issue(document=a_document(an_item("标题<b>")), state=IssueState.RELEASED)


@pytest.fixture
def item(issue):
    return issue.items.get()


@pytest.fixture
def address(item):
    return f"/report/?page={item.pk}"


def opened(seconds_ago=60):
    """The token of a form that was opened then."""
    with mock.patch.object(signing.time, "time", return_value=time.time() - seconds_ago):
        return signing.dumps("opened", salt=open_form._SALT)


def said(**fields):
    return {"message": "“12”应为“21”。", "website": "", "opened": opened(), **fields}


def told(response):
    return [error.text for error in BeautifulSoup(text_of(response), "html.parser").select(".error")]


def test_an_item_has_a_link_to_the_form(client, item, address):
    assert f'href="{address}"' in text_of(client.get(item.get_url()))
    assert "标题&lt;b&gt;" in text_of(client.get(address))


def test_a_report_is_kept_and_thanked_for(client, item, address):
    response = client.post(address, said(passage="投资12亿元", contact="13800000000"))
    assert (response.status_code, response["Location"]) == (302, f"/report/thanks/?page={item.pk}")
    report = ReaderReport.objects.get()
    assert (report.page_id, report.passage, report.message) == (item.pk, "投资12亿元", "“12”应为“21”。")
    assert (report.contact, report.state) == ("13800000000", ReportState.NEW)
    assert item.get_url() in text_of(client.get(response["Location"]))


def test_every_editor_gets_a_mail_of_ones_own_after_the_commit(
    client, item, address, django_capture_on_commit_callbacks
):
    people()
    a_person(EDITORS, name="second-editor")
    a_person(EDITORS, name="gone", is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, said(passage="原文", message="第一行\n<b>第二行</b>", contact="甲"))
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [["editor@example.org"], ["second-editor@example.org"]]
    message = mail.outbox[0]
    assert "标题<b>" in message.subject
    assert "<b>第二行</b>" in message.body
    assert f"/admin/readerreport/edit/{ReaderReport.objects.get().pk}/" in message.body


def test_that_the_mail_fails_takes_nothing_back(
    client, address, django_capture_on_commit_callbacks, settings
):
    people()
    settings.EMAIL_BACKEND = "tests.nowhere.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, said()).status_code == 302
    assert ReaderReport.objects.count() == 1


def test_contact_and_passage_are_optional_and_the_mistake_is_not(client, address):
    response = client.post(address, said(message="  "))
    assert response.status_code == 400
    assert len(told(response)) == 1
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(("field", "length"), [("passage", 301), ("message", 2001), ("contact", 121)])
def test_what_is_too_long_is_refused_beside_its_field(client, address, field, length):
    response = client.post(address, said(**{field: "长" * length}))
    assert response.status_code == 400
    assert len(told(response)) == 1
    assert "长" * length in text_of(response)  # nobody writes it twice
    assert not ReaderReport.objects.exists()


def test_what_was_typed_is_shown_again_and_never_run(client, address):
    text = text_of(client.post(address, said(message="", passage="</textarea><script>alert(1)</script>")))
    assert "<script>alert" not in text


@pytest.mark.parametrize("field", ["passage", "message", "contact", "website", "opened"])
def test_characters_that_no_text_has_are_refused(client, address, field):
    assert client.post(address, said(**{field: "甲\x00乙"})).status_code == 400
    assert not ReaderReport.objects.exists()


def test_bytes_that_are_no_text_do_no_harm(client, address):
    response = client.generic("POST", address, b"message=%ff%fe&x=%", "application/x-www-form-urlencoded")
    assert response.status_code == 400


@pytest.mark.parametrize("key", ["", "x", "-1", "1 ", "%00", "9" * 30, "2147483648", "%D9%A1"])
def test_a_page_that_is_no_number_is_a_bad_request(client, key):
    for address in (f"/report/?page={key}", f"/report/thanks/?page={key}"):
        assert client.get(address).status_code == 400
    assert client.post(f"/report/?page={key}", said()).status_code == 400


def test_only_what_the_reader_may_read_can_be_reported(client, issue, item, address):
    draft = an_issue(issue.bulletin, document=a_document(period=2)).items.get()
    for key in (draft.pk, issue.pk, 0):
        assert client.get(f"/report/?page={key}").status_code == 404
        assert client.post(f"/report/?page={key}", said()).status_code == 404
    IssuePage.objects.filter(pk=issue.pk).update(distribution=DistributionClass.INTERNAL)
    assert client.get(address).status_code == 404
    assert client.post(address, said()).status_code == 404
    assert not ReaderReport.objects.exists()


def test_what_was_withdrawn_cannot_be_reported(client, issue, address):
    withdraw(issue)
    assert client.post(address, said()).status_code == 404


def test_a_machine_that_fills_in_every_field_is_thanked_and_forgotten(client, address):
    assert client.post(address, said(website="https://example.org")).status_code == 302
    assert not ReaderReport.objects.exists()


def test_who_sends_faster_than_anybody_reads_is_asked_to_wait(client, address):
    response = client.post(address, said(opened=opened(QUICKEST - 2)))
    assert response.status_code == 400
    assert len(told(response)) == 1
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("token", ["", "forged", None])
def test_a_form_that_is_stale_or_forged_is_given_back_with_a_new_beginning(client, address, token):
    token = opened(OPEN_FOR.total_seconds() + 5) if token is None else token
    response = client.post(address, said(opened=token))
    assert response.status_code == 400
    field = BeautifulSoup(text_of(response), "html.parser").select_one("[name=opened]")
    assert signing.loads(field["value"], salt=open_form._SALT) == "opened"
    assert not ReaderReport.objects.exists()


def test_one_address_sends_five_in_an_hour_and_others_are_not_kept_waiting(client, address):
    for _ in range(MOST_AN_HOUR):
        assert client.post(address, said()).status_code == 302
    response = client.post(address, said())
    assert response.status_code == 429
    assert len(told(response)) == 1
    assert client.post(address, said(), REMOTE_ADDR="192.0.2.7").status_code == 302
    # A header that any stranger can write is not believed.
    assert client.post(address, said(), headers={"X-Forwarded-For": "192.0.2.8"}).status_code == 429
    cache.clear()
    assert client.post(address, said()).status_code == 302
    assert ReaderReport.objects.count() == MOST_AN_HOUR + 2


def test_another_site_cannot_send_in_a_visitors_name(address, item):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, said()).status_code == 403
    form = BeautifulSoup(text_of(strict.get(address)), "html.parser")
    token = form.select_one("[name=csrfmiddlewaretoken]")["value"]
    assert strict.post(address, said(csrfmiddlewaretoken=token)).status_code == 302


def test_the_way_back_leads_nowhere_else(client, item):
    response = client.get(f"/report/thanks/?page={item.pk}&next=https://example.org/")
    assert '"https://example.org' not in text_of(response)


def test_search_engines_leave_the_form_alone(client, address):
    assert 'name="robots" content="noindex"' in text_of(client.get(address))
