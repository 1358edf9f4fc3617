from __future__ import annotations

from django.utils.translation import gettext_lazy

from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.release_issue import ReleaseIssueAction
from editorial.actions.submit_issue import SubmitIssueAction

from .acts import IssueActView


class SubmitView(IssueActView):
    page_title = gettext_lazy("Submit for review")
    explanation = gettext_lazy(
        "Three different people will review the whole issue. Until it comes back nobody can change it."
    )
    button = gettext_lazy("Submit")
    done = gettext_lazy("%(issue)s has been submitted for review.")

    def may(self):
        return self.rights.can_submit_issue()

    def act(self):
        SubmitIssueAction(self.issue, self.request.user).execute()


class ReleaseView(IssueActView):
    page_title = gettext_lazy("Release")
    explanation = gettext_lazy(
        "The whole issue becomes public at once: pages, lists, feeds and the front page."
    )
    button = gettext_lazy("Release now")
    done = gettext_lazy("%(issue)s has been released.")

    def may(self):
        return self.rights.can_release_issue()

    def act(self):
        ReleaseIssueAction(self.issue, self.request.user).execute()


class CorrectView(IssueActView):
    page_title = gettext_lazy("Correct")
    explanation = gettext_lazy(
        "The issue can be edited again. Readers keep what was released until a new release replaces it."
    )
    button = gettext_lazy("Begin a correction")
    done = gettext_lazy("%(issue)s can be edited again.")

    def may(self):
        return self.rights.can_correct_issue()

    def act(self):
        CorrectIssueAction(self.issue, self.request.user).execute()
