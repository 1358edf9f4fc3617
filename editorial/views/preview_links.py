"""Who else may read an issue before its release: links given out, and one more."""

from __future__ import annotations

import datetime as dt

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from bulletins.states import IssueState
from editorial.actions.make_preview_link import (
    MakePreviewLinkAction,
    RevokePreviewLinkAction,
)
from editorial.desk_forms import PreviewLinkForm
from editorial.refusals import REFUSALS

from .form_acts import FormActView


class PreviewLinksView(FormActView):
    form_class = PreviewLinkForm
    template_name = "editorial/preview_links.html"
    page_title = gettext_lazy("Preview")
    attempt = "make_preview_link"
    header_icon = "view"
    explanation = gettext_lazy(
        "Somebody without an account reads the issue through a link that ends by itself, and at the latest when it is "
        "released. Their name is printed across every page."
    )
    button = gettext_lazy("Make a link")

    def may(self):
        is_prepared = self.issue.state not in {IssueState.RELEASED, IssueState.WITHDRAWN}
        return is_prepared and self.rights.can_see_desk()

    def post(self, request, *args, **kwargs):
        if not self.may():
            return self.too_late()
        form, made = self.get_form(request.POST), None
        if form.is_valid():
            try:
                made = self._made(**form.cleaned_data)
                form = self.get_form()
            except REFUSALS as refusal:
                self.refuse(refusal)
        return self.render_to_response(self.get_context_data(form=form, made=made))

    def _made(self, reader: str, days: int) -> str:
        """The whole address, which leads to the issue itself: it is shown this once."""
        token = MakePreviewLinkAction(
            self.issue, self.request.user, reader, dt.timedelta(days=days)
        ).execute()
        return self.request.build_absolute_uri(
            reverse("preview:link-page", args=[token, self.issue.get_url().lstrip("/")])
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            issue=self.issue, links=self.issue.preview_links.select_related("made_by")[:20], **kwargs
        )


class RevokePreviewLinkView(PreviewLinksView):
    http_method_names = ["post"]
    attempt = "revoke_preview_link"

    def post(self, request, *args, **kwargs):
        link = get_object_or_404(self.issue.preview_links, pk=self.kwargs["link"])
        try:
            RevokePreviewLinkAction(link, request.user).execute()
        except REFUSALS as refusal:
            self.refuse(refusal)
        else:
            messages.success(request, _("The link opens nothing any more."))
        return redirect("editorial:preview-links", self.issue.pk)
