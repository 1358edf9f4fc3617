"""What somebody does to the log with SQL is found, and the entry is named, by the command as by the screen of a shell."""

import json
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from audit.chain import GENESIS, Fault, Kind
from audit.models import AuditEntry, AuditHead
from audit.record import record
from audit.verification import PAGE, faults_of_log, head_anchor

pytestmark = pytest.mark.django_db


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.fixture
def last():
    """The number of the newest of some entries."""
    return [record("test.act", turn=turn) for turn in range(6)][-1].number


def found():
    return list(faults_of_log(head_anchor()))


def verify(*arguments):
    """(whether the command is content, what it says)"""
    out = StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=out, no_color=True)
    except CommandError as error:
        return False, f"{out.getvalue()}\n{error}"
    return True, out.getvalue()


COLUMNS = {
    "at": "2020-01-01 00:00:00+00:00",
    "person": 4711,
    "name": "somebody",
    "act": "test.other",
    "target_label": "other",
    "target_model": "other.thing",
    "target_key": "0",
    "result": "refused",
    "detail": '{"turn": 99}',
    "address": "192.0.2.9",
    "agent": "other",
    "previous_hash": "f" * 64,
    "hash": "f" * 64,
}


def test_every_column_is_tried():
    assert {*COLUMNS, "number"} == {field.column for field in AuditEntry._meta.concrete_fields}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found_and_the_entry_named(last, column):
    assert sql(f"UPDATE audit_auditentry SET {column} = %s WHERE number = %s", COLUMNS[column], last - 2) == 1
    assert found() == [Fault(Kind.CHANGED, last - 2)]


def test_a_changed_number_is_found(last):
    sql("UPDATE audit_auditentry SET number = %s WHERE number = %s", last + 1_000, last - 2)
    assert found() == [Fault(Kind.MISSING, last - 2, last - 2), Fault(Kind.FOREIGN, last + 1_000)]


def test_a_removed_entry_is_found(last):
    sql("DELETE FROM audit_auditentry WHERE number = %s", last - 2)
    assert found() == [Fault(Kind.MISSING, last - 2, last - 2)]


def test_a_cut_off_end_is_found(last):
    sql("DELETE FROM audit_auditentry WHERE number > %s", last - 2)
    assert found() == [Fault(Kind.CUT, last - 1, last)]


def copy_of(number, *, to):
    rest = [column for column in COLUMNS if column != "number"]
    sql(
        f"INSERT INTO audit_auditentry (number, {', '.join(rest)})"
        f" SELECT %s, {', '.join(rest)} FROM audit_auditentry WHERE number = %s",
        to,
        number,
    )


def test_an_inserted_entry_is_found(last):
    copy_of(last, to=last + 1)
    assert found() == [Fault(Kind.FOREIGN, last + 1)]


def test_an_entry_put_in_the_place_of_another_is_found(last):
    sql("DELETE FROM audit_auditentry WHERE number = %s", last - 3)
    copy_of(last - 2, to=last - 3)
    assert found() == [Fault(Kind.CHANGED, last - 3)]


def test_a_changed_head_is_found(last):
    sql("UPDATE audit_audithead SET hash = %s", "f" * 64)
    assert found() == [Fault(Kind.HEAD, last)]


def test_a_head_set_back_is_found(last):
    """The entries behind it were never given out, as far as the head knows."""
    sql("UPDATE audit_audithead SET number = number - 1")
    assert found() == [Fault(Kind.HEAD, last - 1), Fault(Kind.FOREIGN, last)]


def test_a_missing_head_is_found_and_the_entries_are_checked_all_the_same(last):
    sql("DELETE FROM audit_audithead")
    sql("UPDATE audit_auditentry SET act = 'x' WHERE number = %s", last - 2)
    assert found() == [Fault(Kind.NO_HEAD, 0), Fault(Kind.CHANGED, last - 2)]


def test_an_emptied_log_is_found(last):
    sql("DELETE FROM audit_auditentry")
    assert found() == [Fault(Kind.CUT, 1, last)]


@pytest.mark.sqlite
@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.parametrize(
    ("column", "value"), [("at", "'yesterday'"), ("name", "CAST(x'ff' AS TEXT)"), ("name", "x'00ff'")]
)
def test_a_row_that_can_no_longer_be_read_is_named(last, column, value):
    sql(f"UPDATE audit_auditentry SET {column} = {value} WHERE number = %s", last - 2)
    assert found() == [Fault(Kind.CHANGED, last - 2)]


def test_entries_of_several_pages_are_all_looked_at(monkeypatch, last):
    assert PAGE > 100
    monkeypatch.setattr("audit.verification.PAGE", 2)
    assert found() == []
    sql("UPDATE audit_auditentry SET act = 'x' WHERE number = %s", last)
    assert found() == [Fault(Kind.CHANGED, last)]


def test_who_writes_meanwhile_is_not_taken_for_an_intruder(last):
    reading = faults_of_log(head_anchor())
    record("test.act")
    assert list(reading) == []


def written_anew(last):
    """The whole log from `last` - 1 on, as somebody would who knows how it is sealed and can write everything."""
    sql("DELETE FROM audit_auditentry WHERE number >= %s", last - 1)
    kept = AuditEntry.objects.get(number=last - 2)
    sql("UPDATE audit_audithead SET number = %s, hash = %s", kept.number, kept.hash)
    record("test.forged"), record("test.forged")


def test_a_log_written_anew_is_found_by_an_anchor_noted_before(last):
    anchor = head_anchor()
    written_anew(last)
    assert found() == []
    assert list(faults_of_log(head_anchor(), [anchor])) == [Fault(Kind.ANCHOR, last)]


class TestCommand:
    def test_it_prints_an_anchor_of_an_intact_log(self, last):
        content, said = verify()
        assert content
        assert str(head_anchor()) in said

    def test_it_accepts_the_anchor_that_it_printed_earlier(self, last):
        anchor = str(head_anchor())
        record("test.act")
        assert verify("--anchor", anchor)[0]
        assert verify("--anchor", anchor, "--anchor", f"0:{GENESIS}")[0]

    def test_it_names_an_anchor_that_is_no_longer_part_of_the_log(self, last):
        content, said = verify("--anchor", f"{last}:{'f' * 64}")
        assert not content
        assert str(last) in said

    def test_it_names_every_fault(self, last):
        sql("DELETE FROM audit_auditentry WHERE number = %s", last - 3)
        sql("UPDATE audit_auditentry SET act = 'x' WHERE number = %s", last - 1)
        content, said = verify()
        assert not content
        assert str(last - 3) in said
        assert str(last - 1) in said

    def test_every_kind_of_fault_has_a_sentence(self):
        from audit.messages import fault_message  # noqa: PLC0415

        sentences = {fault_message(Fault(kind, 3, 5)) for kind in Kind}
        assert len(sentences) == len(Kind)

    def test_as_json_it_says_the_same(self, last):
        assert json.loads(verify("--json")[1]) == {"intact": True, "head": str(head_anchor()), "faults": []}
        sql("DELETE FROM audit_auditentry WHERE number = %s", last - 2)
        content, said = verify("--json")
        report, _end = json.JSONDecoder().raw_decode(said)
        assert not content
        assert not report["intact"]
        assert [(fault["kind"], fault["number"]) for fault in report["faults"]] == [("missing", last - 2)]

    @pytest.mark.parametrize("anchor", ["5", "five:abc"])
    def test_it_refuses_what_is_no_anchor(self, anchor):
        assert not verify("--anchor", anchor)[0]

    def test_without_a_head_it_is_not_content(self, last):
        AuditHead.objects.all().delete()
        assert not verify()[0]
