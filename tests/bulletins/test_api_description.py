"""/api/v1/openapi.json, and that every answer of the API is as it says: Schemathesis asks what the description allows."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bulletins.filters import ItemFilter
from bulletins.states import IssueState
from tests.factories import a_bulletin, a_quarterly, an_issue, indexed, withdraw

pytestmark = pytest.mark.django_db
API = "/api/v1/"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
OPERATIONS = {
    "index", "bulletins", "bulletin", "issues", "issue", "items", "item", "districts", "industries",
    "organisations", "people",
}  # fmt: skip
quickly = hypothesis_settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def issues(shared_home):
    bulletin = a_bulletin("甲季报", slug="one")
    found = [
        an_issue(bulletin, document=a_quarterly(4, period=period), state=IssueState.RELEASED)
        for period in (1, 2)
    ]
    indexed()
    return found


@pytest.fixture
def schema(issues):
    for signal in (
        request_started,
        request_finished,
    ):  # as Django's own client does: the test's rows are open
        signal.disconnect(close_old_connections)
    with override_settings(API_RATE=""):
        yield schemathesis.openapi.from_wsgi(f"{API}openapi.json", WSGIHandler())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operation_of(schema, name):
    (found,) = (
        each.ok() for each in schema.get_all_operations() if name == each.ok().definition.raw["operationId"]
    )
    return found


def test_it_is_openapi_3_1_in_chinese(client, issues):
    answer = client.get(f"{API}openapi.json")
    said = answer.json()
    assert said["openapi"] == "3.1.0"
    operations = [each["get"] for each in said["paths"].values()]
    assert {each["operationId"] for each in operations} == OPERATIONS
    assert all(set(each) == {"get"} for each in said["paths"].values())
    for schema in said["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def test_it_has_every_parameter_that_the_list_takes(client, issues):
    said = client.get(f"{API}openapi.json").json()["paths"][f"{API}items/"]["get"]["parameters"]
    assert {each["name"] for each in said} == {*ItemFilter.base_filters, "fields", "limit", "cursor"}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("name", sorted(OPERATIONS - {"index"}))  # which takes nothing that could be wrong
def test_every_answer_is_as_described(schema, name, mode):
    operation = operation_of(schema, name)

    @quickly
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(checks=CHECKS)

    ask()


def test_what_is_there_is_as_described(schema, issues):
    """Ids that nobody makes up: whole things, what was withdrawn, lists in parts."""
    withdraw(issues[0])
    for issue in issues:
        for name, page in [("issue", issue), *(("item", item) for item in issue.items.all())]:
            case = operation_of(schema, name).Case(path_parameters={"id": str(page.translation_key)})
            answer = case.call_and_validate(checks=CHECKS)
            assert answer.status_code == (410 if issue is issues[0] else 200)
    assert operation_of(schema, "index").Case().call_and_validate(checks=CHECKS).status_code == 200
    for query in ({"limit": 1}, {"words": "正文", "limit": 1}, {"fields": "title"}):
        case = operation_of(schema, "items").Case(query=query)
        assert case.call_and_validate(checks=CHECKS).status_code == 200


def test_an_answer_that_is_not_as_described_would_be_found(schema, monkeypatch):
    monkeypatch.setattr(
        "bulletins.api.answers._chosen", lambda row, asked: {"title": row.title, "date": "soon"}
    )
    with pytest.raises(FailureGroup, match="date"):
        operation_of(schema, "items").Case(query={"limit": 1}).call_and_validate(checks=CHECKS)
