"""The log as files: for a spreadsheet, and for whoever reckons the chain again."""

import csv
import hashlib
import json
from datetime import datetime
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from audit.chain import GENESIS
from audit.export import COLUMNS, csv_lines, safe_cell
from audit.models import AuditEntry
from audit.record import record

pytestmark = pytest.mark.django_db


def exported(capsys, *arguments):
    call_command("export_audit", *arguments)
    return capsys.readouterr().out


def recorded_at(monkeypatch, moment):
    at = timezone.make_aware(datetime.fromisoformat(moment))
    monkeypatch.setattr("audit.record.timezone.now", lambda: at)
    return record("test.act").number


def test_every_column_is_in_a_csv():
    assert set(COLUMNS) == {field.name for field in AuditEntry._meta.concrete_fields}


def test_a_csv_has_a_line_for_every_entry_in_the_order_of_numbers(capsys):
    record("test.act", opinion="同意，\n发布")
    text = exported(capsys)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(StringIO(text)))[1:]
    assert [int(row[0]) for row in rows] == sorted(AuditEntry.objects.values_list("number", flat=True))
    assert rows[-1][6] == "opinion: 同意，\n发布"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x"])  # noqa: RUF001
def test_no_cell_runs_as_a_formula(text):
    assert safe_cell(text) == f"'{text}"


def test_a_name_that_somebody_tried_does_not_run_in_a_csv(capsys):
    record("=cmd()", target=None, tried="x")
    assert "'=cmd()" in exported(capsys)


def test_lines_of_json_can_be_reckoned_again_without_this_program(capsys):
    record("test.act", opinion="同意")
    hash_ = GENESIS
    for line in exported(capsys, "--format", "jsonl").splitlines():
        entry = json.loads(line)
        assert entry.pop("previous_hash") == hash_
        hash_ = entry.pop("hash")
        before = entry and json.loads(line)["previous_hash"]
        sealed = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(f"{before}\n{sealed}".encode()).hexdigest() == hash_


def test_since_and_until_are_whole_days_of_the_sites_zone(capsys, monkeypatch):
    recorded_at(monkeypatch, "2031-03-30 23:59")
    wanted = [recorded_at(monkeypatch, "2031-03-31 00:00"), recorded_at(monkeypatch, "2031-04-01 23:59")]
    recorded_at(monkeypatch, "2031-04-02 00:00")
    lines = exported(
        capsys, "--since", "2031-03-31", "--until", "2031-04-01", "--format", "jsonl"
    ).splitlines()
    assert [json.loads(line)["number"] for line in lines] == wanted


def test_entries_are_read_a_page_at_a_time():
    for _ in range(5):
        record("test.act")
    with CaptureQueriesContext(connection) as asked:
        lines = csv_lines(AuditEntry.objects.filter(act="test.act").page_by_page(2))
        next(lines), next(lines)
    assert len(asked) == 1
    assert len(list(lines)) == 4


def test_it_is_written_to_a_file(tmp_path, capsys):
    record("test.act")
    file = tmp_path / "audit.csv"
    assert exported(capsys, "--output", str(file)) == ""
    assert file.read_bytes().startswith("\ufeff".encode())


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("export_audit", "--output", str(tmp_path / "nowhere" / "audit.csv"))


@pytest.mark.parametrize("day", ["31.3.2026", "2026-02-30"])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(CommandError):
        call_command("export_audit", "--since", day)
