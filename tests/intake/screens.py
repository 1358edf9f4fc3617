"""What tests of the wizard's screens do again and again."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.intake.intakes import fresh


def at(name, intake, *more):
    return reverse(f"intake:{name}", args=[intake.pk, *more])


def posted(browser, intake, verb, place, name="edit", **fields):
    """One verb, on the version that is there now unless another is given."""
    version = fields.pop("version") if "version" in fields else fresh(intake).version
    data = {"verb": verb, "at": place, "version": version, **fields}
    return browser.post(at(name, intake), data)


def told(response):
    return " ".join(str(message) for message in response.context["messages"]) if response.context else ""


def queries(browser, address):
    browser.get(address)  # what is remembered, is remembered now
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)
