"""Files that items carry: handed out from the release on, and to nobody else before."""

import pytest

from bulletins.document import Assets
from bulletins.states import IssueState
from manuscript.document import Attachment
from tests.factories import a_document, a_file, an_administrator, an_issue, an_item
from tests.surfaces import text_of

pytestmark = pytest.mark.usefixtures("committed_home")  # what refers to what is noted after the commit
MARKER = "尚未公开的秘密"


@pytest.mark.parametrize("state", IssueState)
def test_an_attachment_is_handed_out_from_its_release_on(client, state):
    file = a_file(content=MARKER.encode())
    assets = Assets(files={"annex.txt": file})
    an_issue(state=state, assets=assets, document=a_document(an_item(blocks=(Attachment("annex.txt"),))))
    response = client.get(file.url)
    assert response.status_code == (200 if state in (IssueState.RELEASED, IssueState.CORRECTING) else 404)
    assert (MARKER in text_of(response)) == (response.status_code == 200)


def test_an_attachment_that_no_item_carries_is_not_public(client):
    assert client.get(a_file().url).status_code == 404


def test_an_editor_reads_an_attachment_before_its_release(sign_in):
    assert sign_in(an_administrator()).get(a_file().url).status_code == 200
