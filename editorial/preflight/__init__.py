"""机器检查: what a machine can find in the contents of a manifest before a person reads it."""

from __future__ import annotations

from bulletins.models import Manifest

from .checks import CHECKS
from .findings import Finding, Level, Material

__all__ = ["Finding", "Level", "findings_of"]


def findings_of(manifest: Manifest) -> list[Finding]:
    """What stops a submission first, then in the order of the issue. Three statements for any number of members."""
    material = Material.of(manifest)
    found = [
        Finding(check.level, check.code, check.message % {"title": entry.title, **words}, entry.page_id)
        for check in CHECKS
        for entry, words in check.find(material)
    ]
    order = {entry.page_id: at for at, entry in enumerate(material.entries)}
    return sorted(found, key=lambda finding: (list(Level).index(finding.level), order[finding.page_id]))
