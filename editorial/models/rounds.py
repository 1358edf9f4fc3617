from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bulletins.canonical import digest_of
from bulletins.states import ReleaseKind
from editorial.stages import RoundState, Stage


class ReviewRoundQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=RoundState.OPEN)

    def sealed(self):
        return self.filter(state=RoundState.SEALED)

    def waiting_for(self, user):
        """Whose stage this person may sign now: what `StageReviewTask.may_sign` says of one, asked of all at once."""
        if not user.is_active:
            return self.none()
        task = "workflow_state__current_task_state__task__stagereviewtask"
        passed = StageDecision.objects.filter(round=OuterRef("pk"), person=user, is_pass=True)
        waived = Waiver.objects.filter(
            round=OuterRef("pk"),
            stage=OuterRef(f"{task}__stage"),
            person=user,
            confirmed_at__isnull=False,
            decision=None,
        )
        is_reviewer = Q(**{f"{task}__groups__in": user.groups.values("pk")}) & ~Q(submitted_by=user)
        found = self.model.objects.open().filter((is_reviewer & ~Exists(passed)) | Exists(waived))
        return self.filter(
            pk__in=found.values("pk")
        )  # who is in two groups of a task would find a round twice


class ReviewRound(models.Model):
    """One review of a whole issue, from submission to the last signature or the return. What was read is its manifest."""

    issue = models.ForeignKey("bulletins.IssuePage", related_name="review_rounds", on_delete=models.PROTECT)
    number = models.PositiveIntegerField(_("round"))
    purpose = models.CharField(_("for"), max_length=10, choices=ReleaseKind, default=ReleaseKind.NEW)
    manifest = models.OneToOneField(
        "bulletins.Manifest", related_name="review_round", on_delete=models.PROTECT
    )
    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState", related_name="review_round", null=True, on_delete=models.SET_NULL
    )
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.OPEN)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    submitted_at = models.DateTimeField(_("submitted at"), default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="+", null=True, on_delete=models.PROTECT
    )
    closed_at = models.DateTimeField(_("closed at"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    seal = models.CharField(_("seal"), max_length=64, blank=True)

    objects = ReviewRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("review round")
        verbose_name_plural = _("review rounds")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="rounds_of_an_issue_are_counted"),
            models.UniqueConstraint(
                fields=["issue"], condition=Q(state=RoundState.OPEN), name="one_open_round_an_issue"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} #{self.number} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def previous(self) -> ReviewRound | None:
        earlier = type(self).objects.filter(issue=self.issue_id, number__lt=self.number)
        return earlier.select_related("manifest").order_by("-number").first()

    def close(self, state: RoundState, user=None, reason: str = "") -> None:
        """Ends it, or voids its seal. Manifest, decisions and verdicts stay as they are."""
        self.state, self.closed_by, self.closed_at, self.reason = state, user, timezone.now(), reason
        self.save(update_fields=["state", "closed_by", "closed_at", "reason"])

    def compute_seal(self) -> str:
        """SHA-256 over the manifest and every signature under it: neither can change without the other noticing."""
        signatures = [
            [decision.stage, decision.person_id, decision.opinion, decision.decided_at.isoformat()]
            for decision in self.decisions.filter(is_pass=True).order_by("decided_at", "pk")
        ]
        return digest_of({"manifest": self.manifest.compute_digest(), "signatures": signatures})


class Waiver(models.Model):
    """Lets one named person sign one stage although the rule of three people forbids it. Two superusers answer for it."""

    round = models.ForeignKey(ReviewRound, related_name="waivers", on_delete=models.PROTECT)
    stage = models.CharField(_("stage"), max_length=6, choices=Stage)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who may sign"), related_name="+", on_delete=models.PROTECT
    )
    reason = models.TextField(_("reason"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="+", null=True, on_delete=models.PROTECT
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        constraints = [
            models.UniqueConstraint(fields=["round", "stage"], name="one_waiver_a_stage"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="two_superusers_answer_for_a_waiver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.stage}"


class StageDecision(models.Model):
    """A signature under a round, or its return. The database itself holds the rule of three people."""

    round = models.ForeignKey(ReviewRound, related_name="decisions", on_delete=models.PROTECT)
    stage = models.CharField(_("stage"), max_length=6, choices=Stage)
    stage_name = models.CharField(max_length=255)  # as the bulletin called it on that day
    is_pass = models.BooleanField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    opinion = models.TextField(_("opinion"), blank=True)
    digest = models.CharField(max_length=64)  # of the manifest that the person was shown
    waiver = models.OneToOneField(Waiver, related_name="decision", null=True, on_delete=models.PROTECT)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "stage"], condition=Q(is_pass=True), name="one_pass_a_stage"
            ),
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(is_pass=True, waiver=None),
                name="one_person_passes_one_stage_of_a_round",
            ),
            models.CheckConstraint(
                condition=Q(is_pass=False) | ~Q(person=F("submitted_by")) | Q(waiver__isnull=False),
                name="who_submits_passes_no_stage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.stage} {self.person_id}"


class ItemVerdict(models.Model):
    """What one reviewer says of one page of the round, before the signature under the whole."""

    round = models.ForeignKey(ReviewRound, related_name="verdicts", on_delete=models.PROTECT)
    stage = models.CharField(_("stage"), max_length=6, choices=Stage)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    row = models.ForeignKey("bulletins.ManifestRow", related_name="verdicts", on_delete=models.PROTECT)
    is_pass = models.BooleanField()
    note = models.TextField(_("note"), blank=True, max_length=1000)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "stage", "person", "row"], name="one_verdict_a_page_and_reviewer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.is_pass}"
