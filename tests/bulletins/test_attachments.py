"""Files that items carry: handed out from the release on, and to nobody else before."""

from wagtail.models import Collection

import pytest

from bulletins.document import Assets
from bulletins.states import DistributionClass, IssueState
from editorial.stages import CORRESPONDENTS, EDITORS, INTERNAL_READERS, MEMBERS, PUBLISHERS, REVIEWERS, Stage
from manuscript.document import Attachment, Paragraph
from tests.factories import (
    a_bulletin,
    a_document,
    a_file,
    a_person,
    an_administrator,
    an_issue,
    an_item,
)
from tests.surfaces import text_of

pytestmark = pytest.mark.usefixtures("committed_home")  # what refers to what is noted after the commit
MARKER = "尚未公开的秘密"


CORRESPONDENTS_OF_KUNSHAN = f"{CORRESPONDENTS}·昆山市"
OFFICE = (EDITORS, REVIEWERS[Stage.FIRST], PUBLISHERS)


def attached(state, distribution=DistributionClass.PUBLIC):
    """A file that an item of such an issue carries."""
    file = a_file(content=MARKER.encode())
    document = a_document(an_item(blocks=(Paragraph("详见附件。"), Attachment("annex.txt"))))
    bulletin = a_bulletin(distribution=distribution)
    an_issue(bulletin, state=state, assets=Assets(files={"annex.txt": file}), document=document)
    return file


@pytest.mark.parametrize("state", IssueState)
def test_an_attachment_is_handed_out_from_its_release_on(client, state):
    file = attached(state)
    response = client.get(file.url)
    assert response.status_code == (200 if state in (IssueState.RELEASED, IssueState.CORRECTING) else 404)
    assert (MARKER in text_of(response)) == (response.status_code == 200)


def test_an_attachment_that_no_item_carries_is_not_public(client):
    assert client.get(a_file().url).status_code == 404


def test_an_editor_reads_an_attachment_before_its_release(sign_in):
    assert sign_in(an_administrator()).get(a_file().url).status_code == 200


@pytest.mark.parametrize("distribution", DistributionClass)
def test_a_released_attachment_is_for_those_who_read_its_issue(client, sign_in, distribution):
    file = attached(IssueState.RELEASED, distribution)
    readers = {
        DistributionClass.PUBLIC: (MEMBERS, CORRESPONDENTS_OF_KUNSHAN, INTERNAL_READERS, *OFFICE),
        DistributionClass.MEMBERS: (MEMBERS, CORRESPONDENTS_OF_KUNSHAN, INTERNAL_READERS, *OFFICE),
        DistributionClass.INTERNAL: (INTERNAL_READERS, *OFFICE),
    }[distribution]
    status = {"public": 200, "members": 302, "internal": 404}[distribution]
    assert client.get(file.url).status_code == client.head(file.url).status_code == status
    for group in (MEMBERS, CORRESPONDENTS_OF_KUNSHAN, INTERNAL_READERS, *OFFICE):
        answer = sign_in(a_person(group)).get(file.url)
        assert answer.status_code == (200 if group in readers else 404), group
        assert (MARKER in text_of(answer)) == (group in readers)
        assert "private" in answer.headers["Cache-Control"]


def test_before_its_release_an_attachment_is_for_the_office(sign_in):
    file = attached(IssueState.IN_REVIEW, DistributionClass.MEMBERS)
    for group in (MEMBERS, INTERNAL_READERS, CORRESPONDENTS_OF_KUNSHAN):
        assert sign_in(a_person(group)).get(file.url).status_code == 404, group
    for group in OFFICE:
        assert sign_in(a_person(group)).get(file.url).status_code == 200, group


def test_a_correspondent_reads_the_files_of_the_own_district(sign_in):
    file = a_file()
    file.collection = Collection.objects.get(name="昆山市")
    file.save()
    assert sign_in(a_person(CORRESPONDENTS_OF_KUNSHAN)).get(file.url).status_code == 200
    assert sign_in(a_person(f"{CORRESPONDENTS}·吴江区")).get(file.url).status_code == 404
