"""Who reads what: 公开 everybody, 会员 whoever has signed in, 内部 those who were given the right to."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from .states import DistributionClass

EVERYBODY = frozenset({DistributionClass.PUBLIC})
SIGNED_IN = EVERYBODY | {DistributionClass.MEMBERS}
INSIDERS = SIGNED_IN | {DistributionClass.INTERNAL}

READ_INTERNAL = "bulletins.read_internal"
_REMEMBERED = "_classes_open"  # on the person, who lives as long as a request


def classes_open_to(viewer) -> frozenset[DistributionClass]:
    """`viewer` is a user, an anonymous one or None. One query for a person, and none the second time."""
    if hasattr(viewer, _REMEMBERED):
        return getattr(viewer, _REMEMBERED)
    if not has_signed_in(viewer):
        return EVERYBODY
    setattr(viewer, _REMEMBERED, INSIDERS if _may_read_internal(viewer) else SIGNED_IN)
    return getattr(viewer, _REMEMBERED)


def open_all_classes_to(viewer) -> None:
    """For somebody who was let in by another door, as to a preview: all classes, on this very object."""
    setattr(viewer, _REMEMBERED, INSIDERS)


def has_signed_in(viewer) -> bool:
    return viewer is not None and viewer.is_authenticated and viewer.is_active


def _may_read_internal(viewer) -> bool:
    """`viewer.has_perm` would fetch all rights of the person and of the groups, two queries, to look for one."""
    if viewer.is_superuser:
        return True
    entitled = get_user_model().objects.with_perm(
        READ_INTERNAL, backend="django.contrib.auth.backends.ModelBackend"
    )
    return entitled.filter(pk=viewer.pk).exists()
