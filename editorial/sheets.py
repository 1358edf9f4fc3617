"""审稿单: everything on record about the review of an issue, as plain values. A page and a JSON file show the same."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from bulletins.models import IssuePage, Manifest, Release
from bulletins.states import OPEN_STATES
from manuscript.checks.office import Office

from .models import ItemVerdict, ReviewRound, StageDecision
from .preflight import Found, Level, findings_of, knowledge
from .rounds import stages_needed
from .sealing import faults_of
from .stages import Stage


def sheet_of(issue: IssuePage) -> dict[str, Any]:
    """Rounds oldest first. Values are those of JSON; times are ISO 8601 with their zone, hashes SHA-256."""
    rounds, office = list(_rounds(issue)), knowledge(issue.bulletin)
    return {
        "bulletin": issue.bulletin.title,
        "issue": issue.title,
        "issuer": issue.issuer or issue.bulletin.issuer,
        "state": issue.get_state_display(),
        "made_at": _time(timezone.now()),
        "rounds": [_round(round_, office, is_newest=round_ == rounds[-1]) for round_ in rounds],
        "releases": [_release(release) for release in _releases(issue)],
    }


def _rounds(issue: IssuePage):
    decisions = StageDecision.objects.select_related("person", "waiver")
    verdicts = ItemVerdict.objects.select_related("person", "row__revision").order_by("row__order", "said_at")
    return (
        issue.review_rounds.select_related("issue", "submitted_by", "closed_by", "manifest")
        .prefetch_related(
            Prefetch("decisions", decisions),
            Prefetch("verdicts", verdicts),
            "waivers__person",
            "waivers__proposed_by",
            "waivers__confirmed_by",
            "manifest__files",
        )
        .order_by("number")
    )


def _round(round_: ReviewRound, office: Office, *, is_newest: bool) -> dict[str, Any]:
    findings = [_finding(found) for found in findings_of(round_.manifest, office)]
    return {
        "number": round_.number,
        "purpose": round_.get_purpose_display(),
        "state": round_.get_state_display(),
        "submitted_by": _name(round_.submitted_by),
        "submitted_at": _time(round_.submitted_at),
        "closed_by": _name(round_.closed_by),
        "closed_at": _time(round_.closed_at),
        "reason": round_.reason,
        "decisions": [_decision(decision) for decision in round_.decisions.all()],
        "missing": _missing(round_),
        "verdicts": _verdicts(round_),
        "waivers": [_waiver(waiver) for waiver in round_.waivers.all()],
        "findings": findings,
        "hints": sum(finding["level"] == Level.HINT for finding in findings),
        "manifest": _manifest(round_.manifest),
        "seal": round_.seal,
        "seal_faults": _seal_faults(round_, is_newest=is_newest) if round_.seal else [],
    }


def _decision(decision: StageDecision) -> dict[str, Any]:
    return {
        "stage": decision.stage,
        "stage_name": decision.stage_name,
        "is_pass": decision.is_pass,
        "person": _name(decision.person),
        "decided_at": _time(decision.decided_at),
        "opinion": decision.opinion,
        "digest": decision.digest,
        "by_waiver": decision.waiver_id is not None,
    }


def _missing(round_: ReviewRound) -> list[str]:
    """Stages that an open round still waits for."""
    signed = {decision.stage for decision in round_.decisions.all() if decision.is_pass}
    waits = round_.is_open
    return [str(stage.label) for stage in stages_needed(round_) if stage not in signed] if waits else []


def _verdicts(round_: ReviewRound) -> dict[str, Any]:
    """Counted by stage and person; those that returned an item or said something of it in full."""
    counts: dict[tuple[str, str], dict] = {}
    for verdict in round_.verdicts.all():
        key = (verdict.stage, _name(verdict.person))
        found = counts.setdefault(
            key, {"stage": _stage(verdict.stage), "person": key[1], "passed": 0, "returned": 0}
        )
        found["passed" if verdict.is_pass else "returned"] += 1
    noted = [
        {
            "item": verdict.row.revision.content["title"],
            "page": verdict.row.page_id,
            "stage": _stage(verdict.stage),
            "person": _name(verdict.person),
            "is_pass": verdict.is_pass,
            "note": verdict.note,
            "said_at": _time(verdict.said_at),
        }
        for verdict in round_.verdicts.all()
        if verdict.note or not verdict.is_pass
    ]
    return {"counts": list(counts.values()), "noted": noted}


def _waiver(waiver) -> dict[str, Any]:
    return {
        "stage": _stage(waiver.stage),
        "person": _name(waiver.person),
        "reason": waiver.reason,
        "proposed_by": _name(waiver.proposed_by),
        "proposed_at": _time(waiver.proposed_at),
        "confirmed_by": _name(waiver.confirmed_by),
        "confirmed_at": _time(waiver.confirmed_at),
    }


def _finding(found: Found) -> dict[str, Any]:
    overruling = found.overruling
    return {
        "level": found.level.value,
        "level_name": str(found.level.label),
        "code": found.code,
        "item": found.title,
        "page": found.page_id,
        "message": found.message,
        "text": found.text,
        "overruled": overruling
        and {"reason": overruling.reason, "person": _name(overruling.person), "at": _time(overruling.at)},
    }


def _manifest(manifest: Manifest) -> dict[str, Any]:
    rows = manifest.rows.select_related("revision")
    return {
        "digest": manifest.digest,
        "made_at": _time(manifest.made_at),
        "rows": [
            {
                "order": row.order,
                "page": row.page_id,
                "parent": row.parent_id,
                "revision": row.revision_id,
                "title": row.revision.content["title"],
                "sha256": row.sha256,
            }
            for row in rows
        ],
        "files": [{"name": file.name, "sha256": file.sha256} for file in manifest.files.all()],
    }


def _seal_faults(round_: ReviewRound, *, is_newest: bool) -> list[str]:
    """None: signatures and manifest are those that were sealed. The pages themselves are asked only where they must
    still be as they were signed: later rounds and corrections may have rearranged them.
    """
    if round_.seal != round_.compute_seal():
        return [_("The seal is broken: a signature or the manifest was changed.")]
    return faults_of(round_.manifest) if is_newest and round_.issue.state not in OPEN_STATES else []


def _releases(issue: IssuePage):
    return issue.releases.done().select_related("released_by", "manifest").order_by("number")


def _release(release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "kind": release.get_kind_display(),
        "released_at": _time(release.released_at),
        "released_by": _name(release.released_by),
        "digest": release.manifest.digest if release.manifest else "",
    }


def _stage(stage: str) -> str:
    return str(Stage(stage).label)


def _name(person) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""


def _time(moment) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
