from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.documents import get_document_model_string

from bulletins.canonical import digest_of


class Manifest(models.Model):
    """What an issue consisted of when it was submitted: which revision of which page in which place, and which files.

    Written once. Rows hold on to revisions, pages and files: nothing that was signed can be deleted.
    """

    issue = models.ForeignKey(
        "bulletins.IssuePage", verbose_name=_("issue"), related_name="manifests", on_delete=models.PROTECT
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    digest = models.CharField("SHA-256", max_length=64, editable=False)

    class Meta:
        verbose_name = _("manifest")
        verbose_name_plural = _("manifests")

    def __str__(self) -> str:
        return f"{self.issue_id} {self.digest[:12]}"

    @property
    def distribution(self) -> str:
        """Who may read it, as it was signed: a value of DistributionClass."""
        return self.rows.select_related("revision").get(page=self.issue_id).revision.content["distribution"]

    def compute_digest(self) -> str:
        """SHA-256 over its rows and files as they are in the database now. Two statements."""
        rows = list(self.rows.values_list("page_id", "revision_id", "parent_id", "order", "sha256"))
        files = list(self.files.values_list("photo_id", "document_id", "name", "sha256"))
        return digest_of({"rows": rows, "files": files})


class ManifestRow(models.Model):
    """One member: the page, the revision that was read, and where it stood."""

    manifest = models.ForeignKey(Manifest, related_name="rows", on_delete=models.PROTECT)
    order = models.PositiveIntegerField()
    page = models.ForeignKey("wagtailcore.Page", related_name="manifest_rows", on_delete=models.PROTECT)
    parent = models.ForeignKey("wagtailcore.Page", related_name="+", on_delete=models.PROTECT)
    revision = models.ForeignKey(
        "wagtailcore.Revision", related_name="manifest_rows", on_delete=models.PROTECT
    )
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["manifest", "page"], name="a_page_stands_once_in_a_manifest"),
            models.UniqueConstraint(fields=["manifest", "order"], name="one_page_a_place_of_a_manifest"),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.page_id}@{self.revision_id}"


class ManifestFile(models.Model):
    """A picture or document that a member uses, with the hash of its bytes."""

    manifest = models.ForeignKey(Manifest, related_name="files", on_delete=models.PROTECT)
    photo = models.ForeignKey(
        "bulletins.PhotoFile", related_name="manifest_files", null=True, on_delete=models.PROTECT
    )
    document = models.ForeignKey(
        get_document_model_string(), related_name="manifest_files", null=True, on_delete=models.PROTECT
    )
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["photo_id", "document_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(photo=None, document__isnull=False) | Q(photo__isnull=False, document=None),
                name="a_manifest_file_is_a_picture_or_a_document",
            ),
            models.UniqueConstraint(fields=["manifest", "photo"], name="a_picture_stands_once_in_a_manifest"),
            models.UniqueConstraint(
                fields=["manifest", "document"], name="a_document_stands_once_in_a_manifest"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def file(self):
        return (self.photo or self.document).file
