"""Adds an entry to the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import models, transaction
from django.utils import timezone

from .acts import RESTORE_HEAD
from .chain import digest
from .models import (
    LONGEST_AGENT,
    LONGEST_LABEL,
    LONGEST_NAME,
    AuditEntry,
    AuditHead,
    Result,
)
from .origin import current_origin

_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in range(32) if chr(code) not in "\t\n\r"}


def record(
    act: str, *, user=None, target: models.Model | None = None, result: str = Result.DONE, **detail
) -> AuditEntry:
    """An entry that exists if and only if the transaction of the caller commits.

    Call it last. It takes the lock of the log's one head, and everybody who records waits for it until that transaction
    ends: whoever locks anything after it can meet another in a deadlock. Without `user` it is the person of the request.
    """
    written = _described(act, user, target, result, detail)
    with transaction.atomic():
        return _append(_locked_head(), written)


def record_refusal(
    act: str, *, user=None, target: models.Model | None = None, result: str = Result.REFUSED, **detail
) -> AuditEntry:
    """An entry about what did not happen, in a transaction of its own.

    Call it after the rollback: outside of `atomic`, in the `except` around it. Within a transaction it raises
    RuntimeError, because it would be undone together with what it tells of.
    """
    with transaction.atomic(durable=True):
        return record(act, user=user, target=target, result=result, **detail)


def plain(value):
    """As JSON that either database gives back as it was given: no fractions, no NUL; all else as text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {_clean(key): plain(kept) for key, kept in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(kept) for kept in value]
    return _clean(value.isoformat() if isinstance(value, date) else value)


def _described(act: str, user, target: models.Model | None, result: str, detail: dict) -> dict:
    """Everything but number, time and hashes: what can be found out before the head is locked."""
    origin = current_origin()
    user = user if user is not None else origin.person()
    has_target = target is not None
    return {
        "act": act,
        "person": user.pk if user is not None else None,
        "name": _clean(_name_of(user), LONGEST_NAME) if user is not None else "",
        "target_label": _clean(target, LONGEST_LABEL) if has_target else "",
        "target_model": target._meta.label_lower if has_target else "",
        "target_key": str(target.pk) if has_target else "",
        "result": str(result),
        "detail": plain(detail),
        "address": _clean(origin.address, 45),
        "agent": _clean(origin.agent, LONGEST_AGENT),
    }


def _name_of(user) -> str:
    full, username = user.get_full_name(), user.get_username()
    return f"{full} ({username})" if full else username


def _clean(value: object, longest: int | None = None) -> str:
    """Text that both databases take: visitors choose what their browser calls itself."""
    text = str(value).encode("utf-8", "replace").decode().translate(_CONTROLS)
    return text[:longest]


def _locked_head() -> AuditHead:
    head = AuditHead.objects.select_for_update().filter(pk=1).first()
    return head or _restored_head()


def _restored_head() -> AuditHead:
    """The migration made a head, so somebody has removed it. The office goes on working, and the log says so for good."""
    newest = AuditEntry.objects.order_by("number").last()
    known = {"number": newest.number, "hash": newest.hash} if newest else {}
    _head, is_new = AuditHead.objects.get_or_create(pk=1, defaults=known)
    head = AuditHead.objects.select_for_update().get(pk=1)
    if is_new:
        _append(head, _described(RESTORE_HEAD, None, None, Result.FAILED, {}))
    return head


def _append(head: AuditHead, written: dict) -> AuditEntry:
    entry = AuditEntry(number=head.number + 1, at=timezone.now(), previous_hash=head.hash, **written)
    entry.hash = digest(entry.content(), entry.previous_hash)
    entry.save()
    head.number, head.hash = entry.number, entry.hash
    head.save()
    return entry
