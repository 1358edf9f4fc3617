"""Mails that come back, and what only looks like them."""

import io
import mailbox
import sys
from uuid import UUID, uuid4

from django.core.management import call_command
from django.core.management.base import CommandError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subscriptions.actions.note_bounce import MOST, NoteBounceAction
from subscriptions.bounces import LARGEST, read_bounce
from subscriptions.models import State, Subscriber

pytestmark = pytest.mark.django_db


def a_notification(token, *, status="5.1.1", action="failed"):
    return f"""From: MAILER-DAEMON@mx.example.org
To: bounce+{token.hex}@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; du@example.org
Action: {action}
Status: {status}
--b--
""".encode()


@pytest.fixture
def reader(db):
    return Subscriber.objects.create(address="du@example.org", state=State.CONFIRMED)


def told(data, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    call_command("record_bounces", "-")
    return capsys.readouterr().out


def test_a_mailbox_that_is_not_there_gets_no_more_letters(reader, capsys, monkeypatch):
    assert "1" in told(a_notification(reader.token), capsys, monkeypatch)
    reader.refresh_from_db()
    assert (reader.state, reader.bounces, reader.last_bounce) == (State.PAUSED, 1, "5.1.1")


def test_a_full_mailbox_is_tried_a_few_times(reader):
    for number in range(1, MOST + 1):
        NoteBounceAction(reader, "5.2.2").execute()
        reader.refresh_from_db()
        assert reader.state == (State.PAUSED if number == MOST else State.CONFIRMED)


@pytest.mark.parametrize(
    "data",
    [
        lambda token: a_notification(token, action="delayed", status="4.4.1"),
        lambda token: a_notification(token, action="delivered", status="2.0.0"),
        lambda token: a_notification(uuid4()),
        lambda token: a_notification(token).replace(b"+", b"-"),
        lambda token: (
            b"To: bounce+" + token.hex.encode() + b"@example.org\n\nAction: failed\nStatus: 5.1.1\n"
        ),
        lambda token: a_notification(token) + b"x" * LARGEST,
        lambda token: b"",
    ],
)
def test_other_mails_change_nothing(reader, data, capsys, monkeypatch):
    assert "0" in told(data(reader.token), capsys, monkeypatch)
    reader.refresh_from_db()
    assert (reader.state, reader.bounces) == (State.CONFIRMED, 0)


def test_a_mailbox_of_many_is_read_whole(reader, tmp_path):
    other = Subscriber.objects.create(address="b@example.org", state=State.CONFIRMED)
    maildir = mailbox.Maildir(tmp_path / "maildir")
    mbox = mailbox.mbox(tmp_path / "mbox")
    for box, one in ((maildir, reader), (mbox, other)):
        box.add(a_notification(one.token))
        box.flush()
    call_command("record_bounces", str(tmp_path / "maildir"), stdout=io.StringIO())
    call_command("record_bounces", str(tmp_path / "mbox"), stdout=io.StringIO())
    assert Subscriber.objects.filter(state=State.PAUSED).count() == 2
    with pytest.raises(CommandError, match="nowhere"):
        call_command("record_bounces", str(tmp_path / "nowhere"))


TOKEN = UUID(int=7)


@given(st.binary(max_size=300), st.integers(0, 600))
def test_no_mail_raises(noise, place):
    whole = a_notification(TOKEN)
    read_bounce(noise)
    read_bounce(whole[:place] + noise + whole[place:])
