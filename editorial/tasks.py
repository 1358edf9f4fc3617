"""What the editorial office leaves to be done after a commit."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from django_tasks import task

from .models import ReaderReport
from .stages import EDITORS


@task()
def tell_editors(report_id: int) -> None:
    """A mail to each editor by itself, so that nobody reads who else got it."""
    report = ReaderReport.objects.select_related("page").get(pk=report_id)
    editors = get_user_model().objects.filter(is_active=True, groups__name=EDITORS).exclude(email="")
    with override(settings.LANGUAGE_CODE):
        title = " ".join(report.page.title.split())
        subject = _("A reader found a mistake: %(title)s") % {"title": title}
        address = settings.WAGTAILADMIN_BASE_URL + reverse("readerreport:edit", args=[report.pk])
        text = render_to_string("editorial/mail/reader_report.txt", {"report": report, "address": address})
    for to in sorted({address.lower() for address in editors.values_list("email", flat=True)}):
        EmailMessage(subject, text, to=[to]).send()
