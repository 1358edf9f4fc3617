"""Two at once: the same intake, the same document, the same period."""

from __future__ import annotations

from functools import partial
from threading import Barrier, Thread

from django.db import connection

import pytest

from bulletins.models import IssuePage
from editorial.stages import EDITORS
from intake.actions.draft_intake import DraftIntake
from intake.actions.draft_issue import ThereAlreadyError
from intake.actions.mend_intake import MendIntake
from intake.states import IntakeState, StaleIntakeError
from manuscript.mending import At, retitle
from tests.factories import a_bulletin, a_person
from tests.intake.intakes import an_intake, fresh


@pytest.fixture
def bulletin(committed_home):
    return a_bulletin("湖畔季报")


@pytest.fixture
def editor(committed_home):
    return a_person(EDITORS)


def at_once(*acts):
    """What came of each: its answer, or what it raised."""
    gate, answers = Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        gate.wait()
        try:
            answers[number] = act()
        except Exception as error:
            answers[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_edits_of_one_version_are_one_edit(bulletin, editor):
    intake = an_intake(bulletin, editor)
    verbs = [partial(retitle, at=At((0,)), title=title, number="") for title in ("甲", "乙")]
    answers = at_once(
        *(partial(MendIntake(intake.pk, editor, 0).edit, "describe", At((0,)), "", verb) for verb in verbs)
    )
    assert sorted(type(answer) is StaleIntakeError for answer in answers) == [False, True]
    assert fresh(intake).version == 1
    assert intake.edits.count() == 1


def test_two_who_confirm_at_once_make_one_issue(bulletin, editor):
    intake = an_intake(bulletin, editor)
    answers = at_once(*(DraftIntake(fresh(intake), editor, 0).execute for _person in range(2)))
    assert sorted(isinstance(answer, IssuePage) for answer in answers) == [False, True]
    assert any(isinstance(answer, StaleIntakeError) for answer in answers)
    assert IssuePage.objects.count() == 1


def test_two_files_of_one_period_at_once_are_no_silent_duplicate(bulletin, editor):
    intakes = [an_intake(bulletin, editor) for _file in range(2)]
    answers = at_once(*(DraftIntake(intake, editor, 0).execute for intake in intakes))
    assert sorted(isinstance(answer, IssuePage) for answer in answers) == [False, True]
    assert any(isinstance(answer, ThereAlreadyError) for answer in answers)
    assert sorted(fresh(intake).state for intake in intakes) == [IntakeState.DRAFTED, IntakeState.READ]
