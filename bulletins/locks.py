"""Why nobody can write in an issue that is being read."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.locks import BaseLock

from .states import IssueState


class IssueLock(BaseLock):
    """On every member from submission on. For everybody, superusers included: what is signed is what is released."""

    def __init__(self, page, issue):
        super().__init__(page)
        self.issue = issue

    def for_user(self, user):
        return True

    def get_locked_by(self, user):
        return self.issue.get_state_display()

    def get_icon(self, user):
        return "lock"

    def get_message(self, user):
        return format_html("<b>{}</b> {}", self.issue.title, self._reason())

    def get_description(self, user):
        return self._reason()

    def _reason(self) -> str:
        return {
            IssueState.IN_REVIEW: _("is in review. It can be edited again when a reviewer returns it."),
            IssueState.APPROVED: _("has passed its reviews and waits for its release. It cannot be edited."),
            IssueState.SCHEDULED: _(
                "has passed its reviews and has its time of release. It cannot be edited."
            ),
            IssueState.RELEASED: _("has been released. Begin a correction to change it."),
            IssueState.WITHDRAWN: _("has been withdrawn. Begin a correction to change it."),
        }[IssueState(self.issue.state)]
