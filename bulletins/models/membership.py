"""What every page of an issue has in common: it is written, locked and made public only with its issue."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from wagtail.models import Page, PagePermissionTester, PageViewRestriction

from bulletins.locks import IssueLock
from bulletins.release_pass import require_release
from bulletins.states import LOCKED_STATES, OPEN_STATES, SEALED_STATES, IssueState
from bulletins.stored import VerifiedContent

if TYPE_CHECKING:
    from .issue import IssuePage


def unguessable_slug() -> str:
    """Letters that spell nothing, unique wherever a page is moved to."""
    return get_random_string(8, "bcdfghjkmnpqrstvwxz23456789")


class MemberPermissionTester(PagePermissionTester):
    """Wagtail's rules, less whatever would let a part of an issue out or change it under its readers.

    Superusers are held to it as well.
    """

    def __init__(self, user, page):
        super().__init__(user, page)
        self.issue = page.issue_of_page
        self.is_frozen = self.issue is not None and self.issue.state in LOCKED_STATES

    def _allows(self, *names: str) -> bool:
        if not self.user.is_active:
            return False
        return self.user.is_superuser or bool(self.permissions.intersection(names))

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unpublish(self):
        return False

    def can_add_subpage(self):
        return not self.is_frozen and super().can_add_subpage()

    def can_delete(self, ignore_bulk=False):
        """Never what readers can see."""
        if self.is_frozen or self.page.live:
            return False
        if (
            self.page.numchild and self.page.get_descendants().live().exists()
        ):  # asks nothing of an item, row by row
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)

    def can_reorder_children(self):
        """Arranging an issue is the editors' work; Wagtail asks for the right to publish."""
        return not self.is_frozen and not self.page.live and self._allows("change", "publish")

    def can_copy(self):
        """Parts can be copied into another issue; an issue cannot, for its address is its period."""
        return not self._is_the_issue and super().can_copy()

    def can_move_to(self, destination):
        return self.can_move() and not _is_locked(destination) and super().can_move_to(destination)

    def can_copy_to(self, destination, recursive=False):
        return not _is_locked(destination) and super().can_copy_to(destination, recursive)

    def can_lock(self):
        return not self.is_frozen and super().can_lock()

    def can_unlock(self):
        return not self.is_frozen and super().can_unlock()

    def can_submit_for_moderation(self):
        return False

    def can_submit_issue(self):
        return self._is_issue_in(*OPEN_STATES) and self._allows("change")

    def can_release_issue(self):
        return self._is_issue_in(*SEALED_STATES) and self._allows("publish")

    def can_correct_issue(self):
        return self._is_issue_in(IssueState.RELEASED, IssueState.WITHDRAWN) and self._allows(
            "change", "publish"
        )

    def can_restore_issue(self):
        return self._is_issue_in(IssueState.RELEASED, IssueState.WITHDRAWN) and self._allows("publish")

    def can_abandon_correction(self):
        return self._is_issue_in(IssueState.CORRECTING) and self._allows("change", "publish")

    def is_publisher(self):
        return self._is_the_issue and self._allows("publish")

    def can_see_desk(self):
        return self._is_the_issue and self._allows("change", "publish")

    def _is_issue_in(self, *states: IssueState) -> bool:
        return self._is_the_issue and self.issue.state in states

    @property
    def _is_the_issue(self) -> bool:
        return self.issue is not None and self.page.pk == self.issue.pk


def _is_locked(destination: Page) -> bool:
    """Wagtail asks nothing of a superuser who moves or copies a page."""
    issue = getattr(destination.specific_deferred, "issue_of_page", None)
    return issue is not None and issue.state in LOCKED_STATES


class IssueMemberPage(Page):
    """Abstract: an issue, its chapters, sections and items."""

    promote_panels = []  # addresses and search texts come from the issue itself
    settings_panels = []  # no schedule of its own
    show_in_menus_default = False

    #: Slugs that pages beside it have, where whoever validates has asked for many pages at once.
    taken_slugs: Container[str] | None = None

    class Meta:
        abstract = True

    @property
    def issue_of_page(self) -> IssuePage | None:
        """The issue that this page belongs to; None for a contribution that waits under its district."""
        raise NotImplementedError

    def permissions_for_user(self, user):
        return MemberPermissionTester(user, self)

    def serve(self, request, *args, answer=None, **kwargs):
        """`answer` stands at an address beside the page's own: bulletins/byways.py."""
        return answer(request) if answer else super().serve(request, *args, **kwargs)

    def get_lock(self):
        issue = self.issue_of_page
        if issue is not None and issue.state in LOCKED_STATES:
            return IssueLock(self, issue)
        return super().get_lock()

    def publish(self, revision, **options):
        """Raises OutsideReleaseError unless the whole issue is being released."""
        issue = self.issue_of_page
        require_release(issue.pk if issue else None)
        return super().publish(revision, **options)

    def unpublish(self, *args, **options):
        issue = self.issue_of_page
        require_release(issue.pk if issue else None)
        return super().unpublish(*args, **options)

    def get_view_restrictions(self):
        """Wagtail's own answer, aliases included, in one query: a path names all ancestors."""
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        here, of_source = Q(page__path__in=above), Q(page__aliases__path__in=above)
        return PageViewRestriction.objects.filter(here | of_source).distinct()

    @property
    def has_workflow(self):
        return False  # an issue is reviewed as a whole

    def get_workflow(self):
        return None

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """What was verified for the whole issue is not asked again, page by page."""
        if not isinstance(data, VerifiedContent):
            return super().from_serializable_data(data, check_fks, strict_fks)
        page = super().from_serializable_data(data, check_fks=False)
        for name, rows in data.links.items():
            setattr(page, name, rows)
        return page

    def _check_slug_is_unique(self):
        if self.taken_slugs is None:
            super()._check_slug_is_unique()
        elif self.slug in self.taken_slugs:
            raise ValidationError(
                {"slug": _("A page beside it has the address “%(slug)s” already.") % {"slug": self.slug}}
            )

    def full_clean(self, *args, **kwargs):
        self.complete()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.complete()
        super().minimal_clean()

    def complete(self) -> None:
        """Fills in what follows from the rest. Runs before every validation, that of a draft included."""
        self.slug = self.slug or unguessable_slug()
        self.go_live_at = self.expire_at = None  # Wagtail's clock would publish or withdraw it by itself
