"""Signing in and out, and changes of accounts, groups and permissions, whoever makes them: screen, command or shell."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from . import acts
from .models import Result
from .record import record

User = get_user_model()
ACCOUNTS_AND_GROUPS = {
    User: (acts.CREATE_ACCOUNT, acts.CHANGE_ACCOUNT, acts.DELETE_ACCOUNT),
    Group: (acts.CREATE_GROUP, acts.CHANGE_GROUP, acts.DELETE_GROUP),
}
#: Fields whose new value is told. Of all others, a password's hash above all, only that they changed.
TOLD = {User.USERNAME_FIELD, "is_active", "is_staff", "is_superuser", "name"}
#: Written at every sign-in, which is recorded as such.
UNTOLD = {"last_login"}
LONGEST_TRIED = 150


@receiver(user_logged_in)
def record_sign_in(user, **kwargs) -> None:
    record(acts.SIGN_IN, user=user)


@receiver(user_logged_out)
def record_sign_out(user, **kwargs) -> None:
    if user is not None:
        record(acts.SIGN_OUT, user=user)


@receiver(user_login_failed)
def record_refused_sign_in(credentials, **kwargs) -> None:
    tried = credentials.get(User.USERNAME_FIELD) or credentials.get("username") or ""
    record(acts.SIGN_IN, result=Result.REFUSED, tried=str(tried)[:LONGEST_TRIED])


@receiver(pre_save, sender=User)
@receiver(pre_save, sender=Group)
def note_changes(instance, raw, update_fields=None, **kwargs) -> None:
    """On the instance, for `record_saved`: before the row is written, what it was can still be asked."""
    names = {field.attname for field in instance._meta.concrete_fields} - UNTOLD
    if update_fields is not None:
        names &= set(update_fields)
    instance.changes_to_record = [] if raw or not names else _changes(instance, names)


def _changes(instance: Model, names: set[str]) -> list[str]:
    before = type(instance)._base_manager.filter(pk=instance.pk).values(*names).first() or {}
    return sorted(name for name, value in before.items() if value != getattr(instance, name))


@receiver(post_save, sender=User)
@receiver(post_save, sender=Group)
def record_saved(sender, instance, created, raw, **kwargs) -> None:
    """Rows that `loaddata` brings are not recorded: the log comes with them."""
    if raw:
        return
    create, change, _delete = ACCOUNTS_AND_GROUPS[sender]
    changed = instance.changes_to_record
    if created:
        record(create, target=instance, **_told(instance, TOLD))
    elif changed:
        record(change, target=instance, fields=changed, **_told(instance, TOLD.intersection(changed)))


def _told(instance: Model, names: set[str]) -> dict:
    return {name: getattr(instance, name) for name in sorted(names) if hasattr(instance, name)}


@receiver(post_delete, sender=User)
@receiver(post_delete, sender=Group)
def record_deleted(sender, instance, **kwargs) -> None:
    *_others, delete = ACCOUNTS_AND_GROUPS[sender]
    record(delete, target=instance)


#: (relation, asked from its other side) -> the act
RELATIONS = {
    (User.groups.through, False): acts.CHANGE_ACCOUNT_GROUPS,
    (User.groups.through, True): acts.CHANGE_GROUP_MEMBERS,
    (User.user_permissions.through, False): acts.CHANGE_ACCOUNT_PERMISSIONS,
    (User.user_permissions.through, True): acts.CHANGE_ACCOUNT_PERMISSIONS,
    (Group.permissions.through, False): acts.CHANGE_GROUP_PERMISSIONS,
    (Group.permissions.through, True): acts.CHANGE_GROUP_PERMISSIONS,
}
MOVES = {"post_add": "added", "post_remove": "removed", "pre_clear": "removed"}


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def record_relation(sender, instance, action, reverse, model, pk_set, **kwargs) -> None:
    """One entry for one change. `clear` names no keys, so what it is going to remove is asked before."""
    keys = _related_keys(sender, instance, model) if action == "pre_clear" else pk_set
    if action in MOVES and keys:
        names = sorted(map(str, model._base_manager.filter(pk__in=keys)))
        record(RELATIONS[sender, reverse], target=instance, **{MOVES[action]: names})


def _related_keys(through: type[Model], instance: Model, model: type[Model]) -> list[int]:
    columns = {field.related_model: field.attname for field in through._meta.fields if field.is_relation}
    rows = through._base_manager.filter(**{columns[type(instance)]: instance.pk})
    return list(rows.values_list(columns[model], flat=True))
