"""Attachments are read so that their words are found. In the background, by a process of its own: files are hostile."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.db.models import F, Q, QuerySet

from modelsearch.backends import get_search_backends
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex

from django_tasks import task

from bulletins.models import NewsItemPage
from manuscript.notices import Unreadable
from manuscript.reading_child import Limits, ask_child

from .models import AttachmentText

LONGEST = 200_000  # characters of a file that are looked through
READABLE = (".pdf", ".docx", ".txt", ".md")
logger = logging.getLogger(__name__)


def unread() -> QuerySet:
    """Documents whose words are not known, or are those of another file."""
    name = Q()
    for suffix in READABLE:
        name |= Q(file__iendswith=suffix)
    known = Q(words__file_hash=F("file_hash")) & ~Q(words=None)
    return get_document_model().objects.filter(name).exclude(known)


def read_attachment(document) -> AttachmentText:
    """Keeps what it reads. Raises nothing for a file that cannot be read."""
    found = AttachmentText.objects.update_or_create(
        document=document, defaults={"file_hash": document.get_file_hash(), "text": _text_of(document)}
    )[0]
    _index_again(carrying(document))
    return found


def _text_of(document) -> str:
    limits = Limits(settings.INTAKE_SECONDS, settings.INTAKE_MEBIBYTES)
    suffix = Path(document.filename).suffix.lower()
    with NamedTemporaryFile(
        suffix=suffix
    ) as copy:  # storage may be elsewhere, and the process knows no storage
        with document.file.open("rb") as file:
            copy.writelines(file.chunks())
        copy.flush()
        try:
            answer = ask_child("text", f"a{suffix}", limits, path=copy.name)
        except Unreadable as fault:
            logger.info("Document %s is not searched: %s", document.pk, fault.code)
            return ""
    return str(answer["text"]).replace("\x00", "")[:LONGEST]


def carrying(document) -> list[NewsItemPage]:
    """Items of which the newest saved or the public text has this attachment."""
    keys = ReferenceIndex.get_references_to(document).values_list("object_id", flat=True)
    return list(NewsItemPage.objects.filter(pk__in=[int(key) for key in set(keys) if key.isdecimal()]))


def _index_again(items: Iterable[NewsItemPage]) -> None:
    items = list(items)
    for backend in get_search_backends(with_auto_update=True) if items else ():
        backend.add_bulk(NewsItemPage, items)


@task(backend="background")
def read_attachment_task(key: int) -> None:
    document = unread().filter(pk=key).first()
    if document is not None:
        read_attachment(document)
