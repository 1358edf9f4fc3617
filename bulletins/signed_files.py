"""The bytes under a signature: a file that an issue was signed or released with is not replaced."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from .states import LOCKED_STATES, ReleaseState


class SignedFileError(ValidationError):
    """The message names the issue. Title and credit may still be changed."""


def require_unsigned(file) -> None:
    """Raises SignedFileError if a picture or document stands in the manifest of an issue that is locked or released."""
    held = file.manifest_files.filter(
        Q(manifest__issue__state__in=LOCKED_STATES) | Q(manifest__issue__releases__state=ReleaseState.DONE)
    )
    title = held.values_list("manifest__issue__title", flat=True).first()
    if title is not None:
        raise SignedFileError(
            _(
                "This file was reviewed with the issue “%(issue)s” and cannot be replaced. "
                "Upload the new one as another file and choose it in the item."
            )
            % {"issue": title}
        )


def require_replaceable(file, update_fields=None) -> None:
    """Below every form: code that saves other bytes under the same key is stopped as well."""
    if file.pk is None or (update_fields is not None and "file" not in update_fields):
        return
    stored = type(file)._base_manager.filter(pk=file.pk).values_list("file", flat=True).first()
    # Django knows only by this attribute that bytes wait to be written; tests would notice if it went.
    is_new = not file.file._committed or file.file.name != stored
    if stored and is_new:
        require_unsigned(file)
