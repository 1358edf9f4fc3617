"""The forms of pictures and documents, named in settings: a file under a signature keeps its bytes."""

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .signed_files import require_unsigned


class KeepsSignedFile:
    def clean_file(self):
        """Wagtail deletes the old file when a new one is saved; so it is refused here, before anything is written."""
        if self.instance.pk and "file" in self.changed_data:
            require_unsigned(self.instance)
        return self.cleaned_data["file"]


class PictureForm(KeepsSignedFile, BaseImageForm):
    pass


class DocumentForm(KeepsSignedFile, BaseDocumentForm):
    pass
