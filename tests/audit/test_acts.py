"""Acts have names, and one name each."""

from django.utils.translation import gettext_lazy

import pytest

from audit import acts


@pytest.fixture(autouse=True)
def _registered_for_the_test(monkeypatch):
    monkeypatch.setattr(acts, "_labels", dict(acts._labels))


def test_a_registered_act_is_shown_by_its_name():
    assert acts.register_act("test.act", gettext_lazy("Title")) == "test.act"
    assert acts.label_of("test.act") == str(gettext_lazy("Title"))
    assert ("test.act", str(gettext_lazy("Title"))) in acts.registered_acts()


def test_an_unknown_code_is_shown_as_it_is():
    assert acts.label_of("from.elsewhere") == "from.elsewhere"


def test_a_code_is_registered_once():
    acts.register_act("test.act", "act")
    with pytest.raises(ValueError, match=r"test\.act"):
        acts.register_act("test.act", "other")
