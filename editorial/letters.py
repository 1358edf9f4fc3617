"""What people of the office are told by mail when it is their turn, and who they are. Sent after commit, by a task.

One mail a person, in Chinese, with a text part; nobody reads who else was told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from django_tasks import task

from bulletins.models import IssuePage

from .models import ReviewRound, StageReviewTask
from .stages import PUBLISHERS


@dataclass(frozen=True, slots=True)
class Letter:
    """`lead` is a sentence, `quoted` somebody's own words, `view` the name of the screen where one goes on."""

    subject: str
    lead: str
    view: str
    quoted: str = ""


def tell(people: Iterable, issue: IssuePage, letter: Letter) -> None:
    """After commit; nobody twice. Whoever has no address or has left is passed over."""
    addresses = sorted({person.email.lower() for person in people if person.is_active and person.email})
    if not addresses:
        return
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    facts = {
        "issue": issue.full_title,
        "lead": letter.lead,
        "quoted": letter.quoted,
        "address": f"{base}{reverse(letter.view, args=[issue.pk])}",
    }
    colon = _(": ")
    subject = " ".join(f"{letter.subject}{colon}{issue.full_title}".split())
    text = render_to_string("editorial/mail/letter.txt", facts)
    html = render_to_string("editorial/mail/letter.html", facts)
    transaction.on_commit(partial(send_letters.enqueue, addresses, subject, text, html), robust=True)


@task()
def send_letters(addresses: list[str], subject: str, text: str, html: str) -> None:
    """An address that the server refuses keeps nobody else from theirs; the failure is raised at the end."""
    failures = []
    with get_connection() as connection:
        for address in addresses:
            mail = EmailMultiAlternatives(subject, text, to=[address], connection=connection)
            mail.attach_alternative(html, "text/html")
            try:
                mail.send()
            except OSError as error:  # smtplib's errors are of this kind
                failures.append(error)
    if failures:
        raise failures[0]


# -- the occasions


def tell_next_stage(round_: ReviewRound, review_task: StageReviewTask) -> None:
    """Those of the stage's groups who may still sign this round."""
    groups = review_task.groups.all()
    people = [
        person
        for person in _active().filter(groups__in=groups).distinct()
        if review_task.may_sign(round_, person)
    ]
    lead = _("It waits for you: %(stage)s, round %(round)s.") % {
        "stage": review_task.name,
        "round": round_.number,
    }
    tell(people, round_.issue, Letter(_("To be reviewed"), lead, "editorial:review"))


def tell_returned(round_: ReviewRound, person, stage_name: str) -> None:
    facts = {"person": person.get_full_name() or person.get_username(), "stage": stage_name}
    lead = _("%(person)s (%(stage)s) returned it. It can be edited again.") % facts
    letter = Letter(_("Returned"), lead, "editorial:history", quoted=round_.reason)
    tell([round_.submitted_by], round_.issue, letter)


def tell_sealed(round_: ReviewRound) -> None:
    lead = _("All signatures are there. It can be released.")
    tell(_publishers(), round_.issue, Letter(_("To be released"), lead, "editorial:issue-desk"))


def tell_unsealed(round_: ReviewRound) -> None:
    signers = [decision.person for decision in round_.decisions.select_related("person")]
    lead = _("It was unsealed: the signatures under it are void, and it comes to review again.")
    letter = Letter(_("Unsealed"), lead, "editorial:history", quoted=round_.reason)
    tell([round_.submitted_by, *signers], round_.issue, letter)


def tell_not_released(issue: IssuePage, reason: str, *, held: bool) -> None:
    lead = (
        _("Its time of release has passed by more than a day. It is held.")
        if held
        else _("Its scheduled release failed.")
    )
    tell(_publishers(), issue, Letter(_("Not released"), lead, "editorial:issue-desk", quoted=reason))


def tell_withdrawal_proposed(issue: IssuePage, proposer, reason: str) -> None:
    people = [person for person in _publishers() if person.pk != proposer.pk]
    lead = _("%(person)s proposes to withdraw it. A second person must confirm.") % {
        "person": proposer.get_full_name() or proposer.get_username()
    }
    tell(people, issue, Letter(_("To be withdrawn?"), lead, "editorial:issue-desk", quoted=reason))


def _active():
    return get_user_model().objects.filter(is_active=True)


def _publishers():
    return _active().filter(groups__name=PUBLISHERS)


def mute_wagtail() -> None:
    """Its own mails go out in the middle of the transaction, and say neither which stage it is nor where to go on."""
    task_submitted.disconnect(
        sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    for signal, occasion in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(sender=WorkflowState, dispatch_uid=f"workflow_state_{occasion}_email_notification")
