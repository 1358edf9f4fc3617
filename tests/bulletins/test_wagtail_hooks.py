"""Which pages a person can link to: the chooser names no draft of others and no closed issue."""

from django.urls import reverse

import pytest

from bulletins.models import IssuePage
from bulletins.states import DistributionClass, IssueState
from editorial.stages import CORRESPONDENTS, EDITORS
from tests.factories import a_bulletin, a_person, a_quarterly, an_issue

pytestmark = pytest.mark.django_db
SECRET = "只给内部看"


def choices(browser, parent):
    answer = browser.get(reverse("wagtailadmin_choose_page_child", args=[parent.pk]))
    return answer.json()["html"] if answer.status_code == 200 else answer.content.decode()


@pytest.mark.parametrize(("group", "sees"), [(f"{CORRESPONDENTS}·昆山市", False), (EDITORS, True)])
def test_what_stands_below_a_closed_bulletin_or_issue_is_named_to_its_readers(home, sign_in, group, sees):
    bulletin = a_bulletin(f"刊物{SECRET}", distribution=DistributionClass.INTERNAL)
    issue = an_issue(bulletin, state=IssueState.RELEASED, document=a_quarterly(2, marker=SECRET))
    browser = sign_in(a_person(group))
    for parent in (home, bulletin, issue, issue.get_children().get()):
        assert (SECRET in choices(browser, parent)) == sees


def test_a_correspondent_can_link_to_what_members_read(home, sign_in):
    bulletin = a_bulletin("会员季报", distribution=DistributionClass.MEMBERS)
    an_issue(bulletin, state=IssueState.RELEASED, document=a_quarterly(2, marker=SECRET))
    assert SECRET in choices(sign_in(a_person(f"{CORRESPONDENTS}·昆山市")), bulletin)


@pytest.mark.parametrize(
    ("of_bulletin", "chosen", "fits"),
    [
        ("public", "public", True), ("public", "internal", True), ("members", "internal", True),
        ("members", "public", False), ("internal", "members", False), ("internal", "internal", True),
    ],
)  # fmt: skip
def test_an_issue_is_for_no_wider_circle_than_its_bulletin(home, sign_in, of_bulletin, chosen, fits):
    bulletin = a_bulletin(distribution=of_bulletin)
    browser = sign_in(a_person(EDITORS))
    address = reverse("wagtailadmin_pages:add", args=["bulletins", "issuepage", bulletin.pk])
    assert browser.get(address).context["form"].initial["distribution"] == of_bulletin
    fields = {"title": "", "year": "2026", "period": "3", "cover_precision": "month", "distribution": chosen}
    assert browser.post(address, fields).status_code == (302 if fits else 200)
    assert IssuePage.objects.of_bulletin(bulletin).exists() == fits
