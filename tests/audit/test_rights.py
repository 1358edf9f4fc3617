"""Rights to pages and files are in the log, those that Wagtail's form gives in bulk among them."""

from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import GroupCollectionPermission, GroupPagePermission

import pytest

from audit.models import AuditEntry
from editorial.actions.set_up_review import grant_files, grant_pages
from tests.factories import an_administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return Group.objects.create(name="资料员")


def details():
    return [
        entry.detail
        for entry in AuditEntry.objects.filter(act="group.rights", target_label="资料员").order_by("number")
    ]


def test_a_right_given_by_code_is_recorded(home, group):
    grant_pages(group, home, ("add",))
    grant_files(group, home_collection(), ("choose",))
    assert {"added": [f"add_page: {home.title}"]} in details()
    assert {"added": [f"choose_image: {home_collection()}"]} in details()


def home_collection():
    return GroupCollectionPermission.objects.first().collection


def test_a_right_taken_is_recorded(home, group):
    grant_pages(group, home, ("add",))
    GroupPagePermission.objects.filter(group=group).delete()
    assert details()[-1] == {"removed": [f"add_page: {home.title}"]}


def test_a_group_can_be_deleted_with_its_rights(home, group):
    grant_pages(group, home, ("add",))
    group.delete()
    assert details()[-1] == {"removed": [f"add_page: {home.title}"]}


class TestForm:
    """Red when Wagtail saves a group's rights in another way than this room expects."""

    @pytest.fixture
    def save(self, sign_in):
        browser = sign_in(an_administrator())

        def _save(group, *rights):
            rows = [{"page": page.pk, "permissions": given} for page, given in rights]
            panels = browser.get(reverse("wagtailusers_groups:edit", args=[group.pk])).context[
                "permission_panels"
            ]
            data = {"name": group.name}
            for panel in panels:
                if prefix := getattr(panel, "prefix", ""):
                    before = panel.initial_form_count() if prefix == "page_permissions" else 0
                    data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": before}
            data["page_permissions-TOTAL_FORMS"] = len(rows)
            for number, row in enumerate(rows):
                data |= {f"page_permissions-{number}-{key}": value for key, value in row.items()}
            response = browser.post(reverse("wagtailusers_groups:edit", args=[group.pk]), data)
            assert response.status_code == 302

        return _save

    def test_rights_given_and_taken_are_recorded(self, home, group, save):
        add, change = "add_page", "change_page"
        save(group, (home, [add, change]))
        assert details() == [{"added": [f"add_page: {home.title}", f"change_page: {home.title}"]}]
        save(group, (home, [add]))
        assert details()[-1] == {"removed": [f"change_page: {home.title}"]}
        save(group, (home, [add]))
        assert len(details()) == 2

    def test_the_form_shows_nothing_of_it(self, group, sign_in):
        page = sign_in(an_administrator()).get(reverse("wagtailusers_groups:edit", args=[group.pk]))
        assert page.status_code == 200
