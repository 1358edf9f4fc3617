from pathlib import PurePath

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from wagtail.images.models import AbstractImage, AbstractRendition, Image

from bulletins.signed_files import require_replaceable


class PhotoFile(AbstractImage):
    """A picture in the library. Caption and credit belong to the place where it is printed (`PhotoBlock`)."""

    credit = models.CharField(_("photographer or unit"), max_length=60, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """With a token nobody can guess: the web server hands out pictures without asking whether they are released."""
        path = PurePath(super().get_upload_to(filename))
        token = get_random_string(12).lower()
        return str(path.with_name(f"{path.stem[:60]}-{token}{path.suffix}"))

    def save(self, *args, **kwargs):
        """Raises SignedFileError where other bytes would take the place of those that were signed."""
        require_replaceable(self, kwargs.get("update_fields"))
        super().save(*args, **kwargs)


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(PhotoFile, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
