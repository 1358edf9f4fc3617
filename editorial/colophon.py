"""Who reviewed a release, as its colophon prints it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.models import Release

from .stages import Stage


def reviewers(release: Release) -> Iterator[tuple[str, str]]:
    """One statement. An issue that was released before there were rounds has none."""
    round_ = getattr(release.manifest, "review_round", None)
    if round_ is None:
        return
    signed = round_.decisions.filter(is_pass=True).select_related("person")
    for stage in Stage:
        people = [decision.person for decision in signed if decision.stage == stage]
        if people:
            names = "、".join(person.get_full_name() or person.get_username() for person in people)
            yield str(stage.label), names
