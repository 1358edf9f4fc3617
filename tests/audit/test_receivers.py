"""Sign-ins and what is done to accounts and groups is in the log, and no secret with it."""

import json

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from audit.models import AuditEntry, Result
from tests.factories import PASSWORD, a_person, an_administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """told(act) -> the entries of that act that were written since the test began, oldest first."""
    before = AuditEntry.objects.count()
    return lambda act: list(AuditEntry.objects.filter(act=act, number__gt=before).order_by("number"))


@pytest.fixture
def person():
    return a_person(name="zhangsan")


def sign_in_by_form(username, password):
    return Client(REMOTE_ADDR="192.0.2.1", headers={"user-agent": "Firefox"}).post(
        reverse("wagtailadmin_login"), {"username": username, "password": password}
    )


class TestSigningIn:
    def test_it_is_recorded_with_address_and_browser(self, person, told):
        sign_in_by_form("zhangsan", PASSWORD)
        (entry,) = told("account.sign_in")
        assert (entry.person, entry.name, entry.result) == (person.pk, "zhangsan", Result.DONE)
        assert (entry.address, entry.agent) == ("192.0.2.1", "Firefox")

    def test_nothing_else_is_said_of_it(self, person, told):
        sign_in_by_form("zhangsan", PASSWORD)
        assert told("account.change") == []

    def test_a_refusal_keeps_the_name_that_was_tried_and_never_the_password(self, person, told):
        sign_in_by_form("zhangsan", "a-Secret-typed-wrong")
        (entry,) = told("account.sign_in")
        assert (entry.person, entry.name, entry.result) == (None, "", Result.REFUSED)
        assert (entry.detail, entry.address) == ({"tried": "zhangsan"}, "192.0.2.1")
        assert "Secret" not in json.dumps(entry.content(), default=str)

    def test_signing_out_is_recorded(self, told, sign_in):
        person = a_person("初审")
        sign_in(person).post(reverse("wagtailadmin_logout"))
        (entry,) = told("account.sign_out")
        assert entry.person == person.pk

    def test_who_was_not_signed_in_does_not_sign_out(self, client, told):
        client.logout()
        assert told("account.sign_out") == []


class TestAccounts:
    def test_a_new_account_is_recorded(self, told):
        person = a_person(name="wangwu", is_superuser=True)
        (entry,) = told("account.create")
        assert (entry.target_label, entry.target_key) == ("wangwu", str(person.pk))
        assert entry.detail["is_superuser"]

    def test_a_change_names_the_fields_and_the_new_value_of_a_right(self, person, told):
        person.email, person.is_superuser = "private@example.org", True
        person.save()
        (entry,) = told("account.change")
        assert entry.detail == {"fields": ["email", "is_superuser"], "is_superuser": True}

    def test_a_new_password_is_told_without_its_hash(self, person, told):
        person.set_password("another-Password-2026")
        person.save(update_fields=["password"])
        (entry,) = told("account.change")
        assert entry.detail == {"fields": ["password"]}

    def test_saving_without_a_change_is_no_act(self, person, told):
        person.save()
        assert told("account.change") == []

    def test_a_field_that_is_not_written_is_not_told(self, person, told):
        person.is_superuser = person.is_staff = True
        person.save(update_fields=["is_staff"])
        (entry,) = told("account.change")
        assert entry.detail["fields"] == ["is_staff"]

    def test_a_deleted_account_is_recorded(self, person, told):
        key = person.pk
        get_user_model().objects.filter(pk=key).delete()
        (entry,) = told("account.delete")
        assert (entry.target_label, entry.target_key) == ("zhangsan", str(key))

    def test_what_a_person_does_on_the_screen_is_recorded_as_that_persons_act(self, person, told, sign_in):
        administrator = an_administrator()
        sign_in(administrator).post(
            reverse("wagtailusers_users:edit", args=[person.pk]),
            {"username": "zhangsan", "email": "z@example.org", "first_name": "三", "last_name": "张",
             "is_active": "on", "groups": [Group.objects.get(name="初审").pk]},
        )  # fmt: skip
        (changed,), (moved,) = told("account.change"), told("account.groups")
        assert (changed.person, moved.person) == (administrator.pk, administrator.pk)
        assert moved.detail == {"added": ["初审"]}
        assert changed.address == "127.0.0.1"

    def test_rows_of_a_fixture_are_not_recorded(self, person, told, tmp_path):
        """The log of the installation that they come from is among them."""
        fixture = tmp_path / "people.json"
        person.email = "changed@example.org"
        fixture.write_text(serializers.serialize("json", [person]), "utf-8")
        call_command("loaddata", fixture, verbosity=0)
        assert get_user_model().objects.get(pk=person.pk).email == "changed@example.org"
        assert told("account.change") == []


class TestGroups:
    def test_making_renaming_and_deleting_are_recorded(self, told):
        group = Group.objects.create(name="资料员")
        group.name = "资料员组"
        group.save()
        group.delete()
        ((made,), (renamed,), (deleted,)) = map(told, ("group.create", "group.change", "group.delete"))
        assert made.detail == {"name": "资料员"}
        assert renamed.detail == {"fields": ["name"], "name": "资料员组"}
        assert deleted.target_label == "资料员组"

    def test_joining_leaving_and_clearing_are_recorded_from_the_accounts_side(self, person, told):
        first, second = (Group.objects.get(name=name) for name in ("初审", "复审"))
        person.groups.add(first, second)
        person.groups.remove(first)
        person.groups.clear()
        assert [entry.detail for entry in told("account.groups")] == [
            {"added": sorted(["初审", "复审"])},
            {"removed": ["初审"]},
            {"removed": ["复审"]},
        ]

    def test_and_from_the_groups_side(self, person, told):
        group = Group.objects.get(name="初审")
        group.user_set.add(person)
        group.user_set.clear()
        assert [(entry.target_label, entry.detail) for entry in told("group.members")] == [
            ("初审", {"added": ["zhangsan"]}),
            ("初审", {"removed": ["zhangsan"]}),
        ]

    def test_permissions_are_recorded_of_groups_and_of_accounts(self, person, told):
        permission = Permission.objects.get(codename="access_admin")
        group = Group.objects.create(name="资料员")
        group.permissions.add(permission)
        person.user_permissions.add(permission)
        permission.user_set.remove(person)
        assert told("group.permissions")[0].detail == {"added": [str(permission)]}
        assert [entry.target_label for entry in told("account.permissions")] == ["zhangsan", str(permission)]

    def test_what_is_there_already_is_no_act(self, person, told):
        group = Group.objects.get(name="初审")
        person.groups.add(group)
        person.groups.add(group)
        assert len(told("account.groups")) == 1


def test_a_sign_in_costs_three_statements_more(person):
    """The head, the entry, the head again; and a savepoint around them where there is a transaction already."""
    with CaptureQueriesContext(connection) as asked:
        sign_in_by_form("zhangsan", PASSWORD)
    ours = [query["sql"] for query in asked if "audit_" in query["sql"]]
    assert len(ours) == 3, ours
