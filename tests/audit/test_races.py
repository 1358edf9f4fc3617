"""Many who record at the same moment make one chain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.contrib.auth.models import Group
from django.db import connection, transaction

import pytest

from audit.models import AuditEntry, AuditHead
from audit.record import record
from audit.verification import faults_of_log, head_anchor

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH = 4, 25


def at_once(work):
    together = Barrier(WRITERS)

    def run(writer):
        together.wait(timeout=20)
        try:
            for turn in range(EACH):
                work(writer, turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(run, range(WRITERS)))


def numbers_of(act):
    return sorted(AuditEntry.objects.filter(act=act).values_list("number", flat=True))


def test_four_writers_make_one_chain_without_a_gap():
    before = record("test.before").number
    at_once(lambda writer, turn: record("test.act", writer=writer, turn=turn))
    assert numbers_of("test.act") == list(range(before + 1, before + 1 + WRITERS * EACH))
    assert list(faults_of_log(head_anchor())) == []


def test_those_who_record_within_transactions_that_partly_fail_leave_no_gap():
    before = record("test.before").number

    def act(writer, turn):
        with transaction.atomic():
            Group(name=f"组{writer}-{turn}").save_base(raw=True)
            record("test.act", writer=writer, turn=turn)
            if turn % 5 == 0:
                transaction.set_rollback(True)

    at_once(act)
    done = WRITERS * EACH * 4 // 5
    assert Group.objects.filter(name__startswith="组").count() == done
    assert numbers_of("test.act") == list(range(before + 1, before + 1 + done))
    assert list(faults_of_log(head_anchor())) == []


def test_of_those_who_meet_a_missing_head_one_makes_it():
    newest = record("test.before").number
    AuditHead.objects.all().delete()
    at_once(lambda writer, turn: record("test.act"))
    assert numbers_of("audit.restore_head")[-1] == newest + 1
    assert head_anchor().number == newest + 1 + WRITERS * EACH
    assert list(faults_of_log(head_anchor())) == []
