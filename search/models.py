"""What is found beside the texts of pages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.documents import get_document_model_string


class AttachmentText(models.Model):
    """The words of a file that an item may carry. Empty where it has none, or cannot be read: it is not asked twice.

    `file_hash` is the document's when it was read; of another file the words are read anew.
    """

    document = models.OneToOneField(
        get_document_model_string(),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="words",
        verbose_name=_("document"),
    )
    file_hash = models.CharField(_("hash of the file"), max_length=40)
    text = models.TextField(_("text"), blank=True)
    read_at = models.DateTimeField(_("read at"), auto_now=True)

    class Meta:
        verbose_name = _("text of an attachment")
        verbose_name_plural = _("texts of attachments")

    def __str__(self) -> str:
        return str(self.document)
