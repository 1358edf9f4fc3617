"""What the editorial office tells whoever makes files of an issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from bulletins.bindery import Remark
from bulletins.models import IssuePage, Release
from bulletins.pinned import Part
from bulletins.states import OPEN_STATES

from .preflight import findings_of_issue
from .preflight.material import parts_of_drafts, parts_of_manifest
from .rights import may_see_history
from .sheets import sheet_of
from .stages import Stage


class EditorialOffice:
    """See bulletins.bindery.Office."""

    def credits(self, release: Release) -> Iterator[tuple[str, str]]:
        """One statement. An issue that was released before there were rounds has none."""
        round_ = getattr(release.manifest, "review_round", None)
        signed = list(round_.decisions.filter(is_pass=True).select_related("person")) if round_ else []
        for stage in Stage:
            people = [decision.person for decision in signed if decision.stage == stage]
            if people:
                names = "、".join(person.get_full_name() or person.get_username() for person in people)
                yield str(stage.label), names

    def may_read(self, issue: IssuePage, user) -> bool:
        return may_see_history(issue, user)

    def parts(self, issue: IssuePage) -> list[Part]:
        manifest = None if issue.state in OPEN_STATES else issue.manifests.order_by("-pk").first()
        return parts_of_manifest(manifest) if manifest else parts_of_drafts(issue)

    def remarks(self, issue: IssuePage) -> Iterator[Remark]:
        """Errors that were overruled are said to be."""
        for found in findings_of_issue(issue):
            level = _("overruled") if found.overruling else str(found.level.label)
            yield Remark(found.page_id, level, found.message)

    def sheet(self, issue: IssuePage) -> dict[str, Any]:
        return sheet_of(issue)
