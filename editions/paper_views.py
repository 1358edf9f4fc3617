"""What reviewers and the files of the office get on paper: the proof of an issue with findings, and its 审稿单."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import View

from wagtail.admin import messages

from bulletins.bindery import the_office
from bulletins.models import IssuePage

from .formats.pdf import Finding, ReviewSheet, Signature, proof, review_sheet
from .sentences import sentence_of
from .volume import EditionError
from .volumes import draft_of


class PaperView(View):
    """A PDF that nobody keeps: made when it is asked for, for all who read the issue before it is public."""

    http_method_names = ["get", "head"]
    suffix = ""

    def paper(self) -> bytes:
        raise NotImplementedError

    def get(self, request, pk):
        self.issue = get_object_or_404(IssuePage, pk=pk)
        if not the_office().may_read(self.issue, request.user):
            raise PermissionDenied
        try:
            data = self.paper()
        except EditionError as error:
            item = f"“{error.item.title}”: " if error.item else ""
            messages.error(request, item + sentence_of(error))
            return redirect(reverse("editorial:preflight", args=[self.issue.pk]))
        name = f"{self.issue.bulletin.slug}-{self.issue.slug}-{self.suffix}.pdf"
        headers = {"Content-Disposition": content_disposition_header(False, name)}
        return HttpResponse(data, content_type="application/pdf", headers=headers)


class ProofView(PaperView):
    suffix = "proof"

    def paper(self) -> bytes:
        volume, pages = draft_of(self.issue)
        places = {page: place for place, page in enumerate(pages)}
        remarks = [
            Finding(places[one.page_id], one.level, one.text)
            for one in the_office().remarks(self.issue)
            if one.page_id in places
        ]
        return proof(volume, remarks, watermark=_("Proof for review"), extra=volume.fonts)


class SheetPdfView(PaperView):
    suffix = "review"

    def paper(self) -> bytes:
        sheet = _sheet(the_office().sheet(self.issue), self.issue.label)
        return review_sheet(sheet, extra=settings.EDITION_FONTS)


def _sheet(told: dict[str, Any], label: str) -> ReviewSheet:
    """Of the newest round, with a line to be signed by hand for every stage that is missing."""
    newest = told["rounds"][-1] if told["rounds"] else {"decisions": [], "missing": [], "seal": ""}
    signed = [_signature(decision) for decision in newest["decisions"]]
    return ReviewSheet(
        title=f"{told['bulletin']} {told['issue']}",
        label=label,
        date=timezone.localdate(),
        issuer=told["issuer"],
        rows=(*signed, *(Signature(stage) for stage in newest["missing"])),
        seal=newest["seal"],
    )


def _signature(decision: dict[str, Any]) -> Signature:
    return Signature(
        decision["stage_name"],
        decision["person"],
        _("passed") if decision["is_pass"] else _("returned"),
        decision["opinion"],
        dt.datetime.fromisoformat(decision["decided_at"]).strftime("%Y-%m-%d"),
    )
