"""The look of a bulletin's files in the admin: which formats are made is asked, which are not is kept."""

from __future__ import annotations

from django.urls import reverse

import pytest

from editions.formats import Format
from editions.models import BulletinStyle
from tests.factories import a_bulletin, a_person

pytestmark = pytest.mark.django_db
TWO = tuple(Format(name, f".{name}", "text/plain", lambda volume: b"") for name in ("text", "pdf"))


@pytest.fixture(autouse=True)
def _formats(monkeypatch, home):
    monkeypatch.setattr("editions.models.styles.FORMATS", TWO)


def _address(name: str, *keys) -> str:
    return reverse(BulletinStyle.snippet_viewset.get_url_name(name), args=keys)


def test_a_publisher_sets_colour_cover_and_formats(sign_in):
    bulletin = a_bulletin("季报")
    publisher = sign_in(a_person("发布"))
    form = {"bulletin": bulletin.pk, "colour": "#123456", "cover": "plain", "columns": 1, "made": ["text"]}
    assert publisher.post(_address("add"), form).status_code == 302
    style = BulletinStyle.objects.get()
    assert (style.colour, style.cover, style.left_out) == ("#123456", "plain", ["pdf"])
    page = publisher.get(_address("edit", style.pk)).content.decode()
    assert page.count("checked") == 1
    assert "季报" in publisher.get(_address("list")).content.decode()


def test_a_colour_that_is_none_is_refused(sign_in):
    form = {"bulletin": a_bulletin().pk, "colour": "red;}", "cover": "band", "columns": 1, "made": []}
    answer = sign_in(a_person("发布")).post(_address("add"), form)
    assert (answer.status_code, BulletinStyle.objects.count()) == (200, 0)


def test_whoever_is_no_publisher_does_not_choose(sign_in):
    assert sign_in(a_person("初审")).get(_address("add")).status_code == 302
