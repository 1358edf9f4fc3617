"""The log and its head. Entries are written by `record` alone, and by nobody twice."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from .acts import label_of
from .chain import GENESIS, Anchor

LONGEST_NAME, LONGEST_LABEL, LONGEST_AGENT = 200, 255, 200


class AppendOnlyError(Exception):
    """Somebody's code tried to change or delete what is only ever added to."""


class Result(models.TextChoices):
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")


def _refuse(*args, **kwargs):
    raise AppendOnlyError("entries of the audit log are neither changed nor deleted")


class AuditEntryQuerySet(models.QuerySet):
    """Refuses, for code, what would break the chain. What SQL does is found by `manage.py verify_audit`."""

    update = delete = bulk_create = bulk_update = _refuse

    def between(self, since: datetime | None, until: datetime | None):
        """From `since` on, and before `until`."""
        found = self.filter(at__gte=since) if since else self
        return found.filter(at__lt=until) if until else found

    def beyond_head(self):
        """What stands behind the head, which is nothing. One statement, so that whoever appends meanwhile is not met."""
        return self.filter(number__gt=models.Subquery(AuditHead.objects.values("number")[:1]))

    def page_by_page(self, size: int = 1_000):
        """By number, with `size` rows in memory and no cursor kept open while others write."""
        rows = self.order_by("number")
        page = list(rows[:size])
        while page:
            yield from page
            page = list(rows.filter(number__gt=page[-1].number)[:size])


class AuditEntry(models.Model):
    """Who, when, what, to which thing, from where, with which result. No foreign key: nothing that is deleted later
    rewrites an entry, and an entry keeps nothing from being deleted."""

    # An AutoField, because SQLite then takes integers only; the numbers themselves are given out by `record`.
    number = models.BigAutoField(_("number"), primary_key=True)
    at = models.DateTimeField(_("time"), db_index=True)
    person = models.BigIntegerField(_("key of the account"), null=True, db_index=True)
    name = models.CharField(_("person"), max_length=LONGEST_NAME, blank=True)
    act = models.CharField(_("act"), max_length=64, db_index=True)
    target_label = models.CharField(_("thing"), max_length=LONGEST_LABEL, blank=True)
    target_model = models.CharField(_("kind of thing"), max_length=100, blank=True)
    target_key = models.CharField(_("key of the thing"), max_length=64, blank=True)
    result = models.CharField(_("result"), max_length=10, choices=Result)
    detail = models.JSONField(_("details"), default=dict, blank=True)
    address = models.CharField(_("address"), max_length=45, blank=True)
    agent = models.CharField(_("program"), max_length=LONGEST_AGENT, blank=True)
    previous_hash = models.CharField(_("previous hash"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        default_permissions = ("view",)
        ordering = ["-number"]
        indexes = [models.Index(fields=["target_model", "target_key"], name="audit_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.number} {self.act_label}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            _refuse()
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        _refuse()

    def content(self) -> dict:
        """What is sealed by the hash: every column but the two hashes."""
        names = [field.attname for field in self._meta.concrete_fields]
        content = {name: getattr(self, name) for name in names if name not in ("previous_hash", "hash")}
        if isinstance(self.at, datetime):
            content["at"] = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return content

    @property
    def act_label(self) -> str:
        return label_of(self.act)

    @property
    def detail_text(self) -> str:
        return "; ".join(f"{name}: {_told(value)}" for name, value in self.detail.items())


class AuditHead(models.Model):
    """The newest entry's number and hash. Its one row is the queue in which writers of the log stand."""

    number = models.PositiveBigIntegerField(_("number"), default=0)
    hash = models.CharField(_("hash"), max_length=64, default=GENESIS)

    class Meta:
        verbose_name = _("head of the audit log")
        verbose_name_plural = _("heads of the audit log")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_audit_head")]

    def __str__(self) -> str:
        return str(self.anchor)

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.number, self.hash)


def _told(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
