from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from bulletins.models import IssuePage


class IssueWorkMixin:
    """For those who edit or release the issue, and nobody else: it may not be public yet."""

    @cached_property
    def issue(self) -> IssuePage:
        return get_object_or_404(IssuePage, pk=self.kwargs["pk"])

    @cached_property
    def rights(self):
        return self.issue.permissions_for_user(self.request.user)

    def dispatch(self, request, *args, **kwargs):
        if not self.rights.can_see_desk():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
