"""/api/: what is said there is so."""

import re
from html import unescape
from shlex import split

import pytest

from bulletins.states import IssueState
from manuscript.document import Paragraph
from tests.factories import a_bulletin, a_document, an_issue, an_item, indexed

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def issue(shared_home):
    item = an_item("一个项目", region="昆山市", blocks=(Paragraph("项目开工。"),))
    issue = an_issue(a_bulletin("甲季报"), document=a_document(item), state=IssueState.RELEASED)
    indexed()
    return issue


def test_every_example_answers_something(client, issue):
    text = client.get("/api/").content.decode()
    commands = [unescape(found) for found in re.findall(r"<pre[^>]*><code>(.*?)</code>", text)]
    assert len(commands) == 5
    for command in commands:
        curl, *_options, url = split(command)
        answer = client.get(url)
        assert (curl, answer.status_code) == ("curl", 200), command
        said = answer.json()
        assert said.get("results", said), command


def test_its_tables_name_every_parameter_of_the_description(client, issue, settings):
    settings.API_RATE = "7/h"
    page = client.get("/api/").content.decode()
    described = client.get("/api/v1/openapi.json").json()
    for path, operation in described["paths"].items():
        assert f"<code>{path}</code>" in page
        for parameter in operation["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    assert "3600" in page
    assert client.get("/").content.decode().count('href="/api/"') == 1


def test_it_stands_without_any_issue(client, home):
    assert client.get("/api/").status_code == 200
