from bulletins.models import IssuePage, NewsItemPage
from bulletins.states import IssueState
from tests.factories import an_issue


def test_a_released_issue_and_its_items_are_released(home):
    issue = an_issue(state=IssueState.RELEASED, items=4)
    assert list(IssuePage.objects.released()) == [issue]
    assert NewsItemPage.objects.released().count() == 4
