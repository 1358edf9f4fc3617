"""What an act is called on the screen. The log keeps codes; a code that nobody has registered is shown as it is."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_labels: dict[str, str | Promise] = {}


def register_act(code: str, label: str | Promise) -> str:
    """Names an act, once; returns its code. A code reads room.verb, such as `issue.release`, and never changes."""
    if code in _labels:
        raise ValueError(f"{code} is registered already")
    _labels[code] = label
    return code


def label_of(code: str) -> str:
    return str(_labels.get(code, code))


def registered_acts() -> list[tuple[str, str]]:
    """(code, label) of every registered act, for a filter."""
    return [(code, str(label)) for code, label in sorted(_labels.items())]


SIGN_IN = register_act("account.sign_in", _("sign in"))
SIGN_OUT = register_act("account.sign_out", _("sign out"))
CREATE_ACCOUNT = register_act("account.create", _("create an account"))
CHANGE_ACCOUNT = register_act("account.change", _("change an account"))
DELETE_ACCOUNT = register_act("account.delete", _("delete an account"))
CHANGE_ACCOUNT_GROUPS = register_act("account.groups", _("change the groups of an account"))
CHANGE_ACCOUNT_PERMISSIONS = register_act("account.permissions", _("change the permissions of an account"))
CREATE_GROUP = register_act("group.create", _("create a group"))
CHANGE_GROUP = register_act("group.change", _("change a group"))
DELETE_GROUP = register_act("group.delete", _("delete a group"))
CHANGE_GROUP_MEMBERS = register_act("group.members", _("change the members of a group"))
CHANGE_GROUP_PERMISSIONS = register_act("group.permissions", _("change the permissions of a group"))
CHANGE_GROUP_RIGHTS = register_act("group.rights", _("change what a group may do with pages and files"))
RESTORE_HEAD = register_act("audit.restore_head", _("begin the audit log's head anew"))
