"""The screen from which an editor carries an issue into WeChat, part by part."""

from __future__ import annotations

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from audit.record import record_refusal

from .actions.mark_posted import CannotMarkError, MarkPostedAction
from .actions.remove_post import RemovePostAction
from .acts import MARK_POSTED, REMOVE_POST
from .formats.wechat import LIMIT, photos_zip
from .forms import PostedForm
from .issue_work import IssueWorkMixin
from .sentences import sentence_of
from .volume import EditionError
from .volumes import volume_of
from .wechat_desk import PUBLIC_STATES, Desk, NotForWechatError, desk_of, release_of

#: What stands before a part in the phone; nothing stands after it, so the rest of the frame's text is the part.
PHONE = '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><body style="margin:16px;background:#fff">'
POSTS_SHOWN = 50


class OfIssueMixin(IssueWorkMixin):
    def back(self, number: int | None = None):
        address = reverse("wechat:issue", args=[self.issue.pk])
        return redirect(f"{address}#part-{number}" if number else address)


class WechatView(OfIssueMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "editions/wechat.html"
    page_title = gettext_lazy("WeChat account")
    header_icon = "mail"

    def get_page_subtitle(self):
        return self.issue.title

    def get_breadcrumbs_items(self):
        issue = {"url": reverse("wagtailadmin_explore", args=[self.issue.pk]), "label": self.issue.title}
        return [*super().get_breadcrumbs_items(), issue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        desk = desk_of(self.issue)
        is_public = self.issue.state in PUBLIC_STATES
        return super().get_context_data(
            issue=self.issue,
            desk=desk,
            rows=self._rows(desk),
            has_photos=any(entry.part.photos for entry in desk.entries),
            posts=self.issue.wechat_posts.select_related("posted_by", "removed_by")[:POSTS_SHOWN],
            may_mark=is_public and self.rights.is_publisher(),
            may_remove=self.rights.is_publisher(),
            is_public=is_public,
            address=self.issue.full_url or "",
            limit=LIMIT,
            phone_length=len(PHONE),
            **kwargs,
        )

    def _rows(self, desk: Desk) -> list[dict]:
        return [
            {
                "entry": entry,
                "part": entry.part,
                "phone": PHONE + entry.part.html,
                "form": PostedForm(
                    initial={"shown": entry.part.digest}, auto_id=f"part-{entry.part.number}-%s"
                ),
            }
            for entry in desk.entries
        ]


class ActView(OfIssueMixin, View):
    """Carries out one act and leads back. `act` is how the audit log names it."""

    http_method_names = ["post"]
    act = ""
    done = ""

    def carry_out(self) -> None:
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        try:
            self.carry_out()
        except CannotMarkError as refusal:
            messages.error(request, str(refusal))
        except PermissionDenied as refusal:
            record_refusal(self.act, user=request.user, target=self.issue, reason=str(refusal))
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done)
        return self.back(self.kwargs.get("number"))


class MarkPostedView(ActView):
    act = MARK_POSTED
    done = gettext_lazy("It is noted that this part was posted.")

    def carry_out(self):
        form = PostedForm(self.request.POST)
        if not form.is_valid():
            raise CannotMarkError(" ".join(error for errors in form.errors.values() for error in errors))
        MarkPostedAction(self.issue, self.request.user, self.kwargs["number"], **form.cleaned_data).execute()


class RemovePostView(ActView):
    act = REMOVE_POST
    done = gettext_lazy("It is noted that this article is not in the account.")

    def carry_out(self):
        post = get_object_or_404(self.issue.wechat_posts, pk=self.kwargs["post"])
        RemovePostAction(post, self.request.user).execute()


class PhotosView(OfIssueMixin, View):
    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        try:
            volume = volume_of(release_of(self.issue))
            archive = photos_zip(volume)
        except NotForWechatError as refusal:
            messages.error(request, str(refusal))
            return self.back()
        except EditionError as error:
            messages.error(request, sentence_of(error))
            return self.back()
        return FileResponse(BytesIO(archive), as_attachment=True, filename=f"{volume.stem}-wechat-photos.zip")
