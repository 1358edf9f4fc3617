"""One intake that waits to be mended, of a bulletin whose editor has signed in."""

import pytest

from editorial.stages import EDITORS
from tests.factories import a_bulletin, a_person
from tests.intake.intakes import an_intake


@pytest.fixture
def bulletin(home):
    return a_bulletin("湖畔季报")


@pytest.fixture
def editor(home):
    return a_person(EDITORS)


@pytest.fixture
def intake(bulletin, editor):
    return an_intake(bulletin, editor)


@pytest.fixture
def browser(sign_in, editor):
    return sign_in(editor)
