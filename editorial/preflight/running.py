"""The checks over an issue as it was submitted, over its drafts, and over one item."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.cache import cache

from bulletins.canonical import digest_of
from bulletins.lines import blocks_of
from bulletins.models import IssuePage, Manifest, NewsItemPage
from bulletins.states import OPEN_STATES
from manuscript.checks.findings import Finding
from manuscript.checks.office import Office
from manuscript.checks.registry import CHECKS, check_document, check_item
from manuscript.document import Document

from .found import Found, in_order, with_overrulings
from .knowledge import about, knowledge
from .material import Material, material_of, material_of_item, parts_of_drafts, parts_of_manifest

LONGEST = 60_000  # characters of a body in its HTML: two seconds of the worst that could be typed
Check = Callable[[Document, Office], Iterable[Finding]]
logger = logging.getLogger(__name__)
#: A day: the files of a manifest do not change, and a new list or a new check asks anew.
KEPT_FOR = 24 * 60 * 60
_RULES = digest_of([[check.code, check.level.value] for check in CHECKS])


def findings_of(manifest: Manifest, office: Office | None = None) -> list[Found]:
    """In the order of the issue, with what was overruled. `office`: `knowledge(bulletin)`, if the caller has asked.

    Sixteen statements at most for any number of members; seven where the same lists have been asked before.
    """
    office = office or knowledge(manifest.issue.bulletin)
    key = f"preflight:{digest_of([manifest.digest, _RULES, repr(office)])}"
    found = _asked_of_cache(cache.get, key)
    if found is None:
        found = _run(material_of(parts_of_manifest(manifest), manifest.issue.bulletin), office)
        _asked_of_cache(cache.set, key, found, KEPT_FOR)
    return with_overrulings(found, manifest.issue_id)


def _asked_of_cache(act: Callable, *arguments: Any) -> Any:
    """A cache that is down costs time and stops nobody."""
    try:
        return act(*arguments)
    except Exception as error:  # every kind of cache has failures of its own
        logger.warning("Preflight goes without a cache: %s", error)
        return None


def findings_of_drafts(issue: IssuePage) -> list[Found]:
    """The same of what would be submitted now."""
    found = _run(material_of(parts_of_drafts(issue), issue.bulletin), knowledge(issue.bulletin))
    return with_overrulings(found, issue.pk)


def findings_of_issue(issue: IssuePage) -> list[Found]:
    """Of what is to be worked on: the drafts while editors write, else what was submitted last."""
    manifest = None if issue.state in OPEN_STATES else issue.manifests.order_by("pk").last()
    return findings_of_drafts(issue) if manifest is None else findings_of(manifest)


def is_too_long(content: Mapping[str, Any]) -> bool:
    """For checks between two keystrokes. With its issue it is checked all the same."""
    return sum(len(str(value)) for _kind, value in blocks_of(content)) > LONGEST


def findings_of_item(page: NewsItemPage, content: Mapping[str, Any]) -> list[Found]:
    """Of one item as `content` has it, saved or not: what can be said of it without the rest of the issue.

    Thirteen statements. Nothing of an item that `is_too_long`.
    """
    if is_too_long(content):
        return []
    office = knowledge(page.issue.bulletin if page.issue else None)
    found = _run(material_of_item(page, content), office, check_item)
    mine = [one for one in found if not one.is_about_issue]
    return with_overrulings(mine, page.issue_id) if page.pk and page.issue_id else mine


def _run(material: Material, office: Office, check: Check = check_document) -> list[Found]:
    office = about(material.document, office, material.pictures)
    found = [_found(finding, material) for finding in check(material.document, office)]
    return in_order(found, [part.page_id for part in material.parts])


def _found(finding: Finding, material: Material) -> Found:
    part = material.part_of(finding)
    spot = material.spot_of(finding, part)
    return Found(finding, part.page_id, part.content["title"], spot, material.around(finding))
