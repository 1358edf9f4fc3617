"""What readers have: the manifest of the newest release, against which a correction is measured."""

from __future__ import annotations

from bulletins.models import IssuePage, Manifest

from .sealing import draw_up_released


def baseline_of(issue: IssuePage) -> Manifest | None:
    """None before the first release. A release of the time before manifests gets one from what is live."""
    release = issue.releases.done().select_related("manifest").order_by("-number").first()
    if release is None:
        return None
    if release.manifest is None:
        release.manifest = draw_up_released(issue)
        release.save(update_fields=["manifest"])
    return release.manifest
