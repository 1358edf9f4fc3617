"""What an entry holds, and that it shares the fate of the act that it tells of."""

from datetime import date

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

import pytest

from audit.models import AppendOnlyError, AuditEntry, AuditHead, Result
from audit.origin import WORKER, Origin, coming_from
from audit.record import plain, record, record_refusal
from audit.verification import faults_of_log, head_anchor
from tests.factories import a_person

pytestmark = pytest.mark.django_db


def newest():
    return AuditEntry.objects.first()


def test_an_entry_says_who_when_what_to_which_thing_with_which_result():
    person, group = a_person(name="zhangsan", first_name="张三"), Group.objects.create(name="资料员")
    entry = record("test.act", user=person, target=group, opinion="同意")
    kept = AuditEntry.objects.get(number=entry.number)
    assert (kept.person, kept.name) == (person.pk, "张三 (zhangsan)")
    assert (kept.act, kept.result, kept.detail) == ("test.act", Result.DONE, {"opinion": "同意"})
    assert (kept.target_label, kept.target_model, kept.target_key) == ("资料员", "auth.group", str(group.pk))
    assert kept.at == entry.at


def test_numbers_have_no_gaps_and_every_entry_continues_the_one_before():
    first, second = record("test.act"), record("test.act")
    assert (second.number, second.previous_hash) == (first.number + 1, first.hash)
    assert list(faults_of_log(head_anchor())) == []


def test_a_deleted_account_rewrites_nothing():
    person = a_person(name="lisi")
    entry = record("test.act", user=person)
    person.delete()
    kept = AuditEntry.objects.get(number=entry.number)
    assert (kept.name, kept.hash) == ("lisi", entry.hash)
    assert list(faults_of_log(head_anchor())) == []


def test_without_a_request_it_comes_from_a_command():
    assert record("test.act").address == "command"


def test_a_worker_says_so():
    with coming_from(Origin(WORKER, "mail")):
        entry = record("test.act")
    assert (entry.address, entry.agent) == ("worker", "mail")


def test_an_act_that_is_undone_leaves_no_entry():
    before = head_anchor()
    with transaction.atomic():
        record("test.act")
        transaction.set_rollback(True)
    assert head_anchor() == before
    assert not AuditEntry.objects.filter(act="test.act").exists()


def test_what_cannot_be_recorded_is_not_done(monkeypatch):
    monkeypatch.setattr("audit.record.digest", lambda *args: None)  # which no row takes for a hash

    @transaction.atomic
    def make_group():
        Group(name="资料员").save_base(raw=True)
        record("test.act")

    with pytest.raises(IntegrityError):
        make_group()
    assert not Group.objects.filter(name="资料员").exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (1.0, "1.0"),
        (10**25, 10**25),
        (True, True),
        (date(2026, 7, 1), "2026-07-01"),
        (gettext_lazy("Title"), str(gettext_lazy("Title"))),
        ("a\0b", "a\N{REPLACEMENT CHARACTER}b"),
        ("\ud800", "?"),
        ({1: [None, ("二", 2)]}, {"1": [None, ["二", 2]]}),
    ],
    ids=repr,
)
def test_details_come_back_from_the_database_as_they_were_sealed(given, kept):
    assert plain(given) == kept
    entry = record("test.act", given=given)
    assert AuditEntry.objects.get(number=entry.number).detail == {"given": kept}
    assert list(faults_of_log(head_anchor())) == []


def test_what_a_browser_calls_itself_is_shortened_and_cleaned():
    with coming_from(Origin("192.0.2.1", "\0" + "x" * 5_000)):
        assert len(record("test.act").agent) == 200


def test_code_can_neither_change_nor_delete_an_entry():
    entry = record("test.act")
    everything = AuditEntry.objects.all()
    for attempt in (
        entry.save,
        entry.delete,
        newest().save,
        everything.delete,
        lambda: everything.update(act="other"),
        lambda: AuditEntry.objects.bulk_update([entry], ["act"]),
        lambda: AuditEntry.objects.bulk_create([AuditEntry()]),
        lambda: AuditEntry.objects.update_or_create(number=entry.number, defaults={"act": "other"}),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert newest().act == "test.act"


def test_a_head_that_somebody_removed_is_made_anew_and_that_stays_in_the_log():
    before = record("test.act")
    AuditHead.objects.all().delete()
    entry = record("test.act")
    assert entry.number == before.number + 2
    restored = AuditEntry.objects.get(number=before.number + 1)
    assert (restored.act, restored.result) == ("audit.restore_head", Result.FAILED)
    assert list(faults_of_log(head_anchor())) == []


@pytest.mark.django_db(transaction=True)
class TestRefusal:
    def test_it_stays_although_the_act_was_rolled_back(self):
        try:
            with transaction.atomic():
                record("test.act")
                raise PermissionError
        except PermissionError:
            record_refusal("test.act", reason="不是您的审级")
        told = AuditEntry.objects.filter(act="test.act").get()
        assert (told.result, told.detail) == (Result.REFUSED, {"reason": "不是您的审级"})

    def test_within_the_transaction_that_would_undo_it_it_is_not_accepted(self):
        with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
            record_refusal("test.act")
