"""How an act of the office says that it does not happen."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from bulletins.states import StaleStateError


class RefusedError(Exception):
    """Nothing has changed. The message says why not, in the words of the person who asked."""


#: Whatever an act may answer instead of happening. Anything else is a fault of ours.
REFUSALS = (RefusedError, StaleStateError, PermissionDenied)
