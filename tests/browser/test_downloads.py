"""A reader takes an issue along: the files under its contents, on a desk and on a phone."""

import pytest

from bulletins.models import IssuePage, Release
from editions.models import Binding
from editions.rebuilding import add_missing


@pytest.fixture
def issue(site, settings, django_db_blocker):
    """Of the demonstration, with two of its files; built by its release they would cost every run of the browser."""
    settings.EDITION_FORMATS = ("pdf", "epub")
    with django_db_blocker.unblock():
        release = Release.objects.done().filter(issue__in=IssuePage.objects.released(None)).latest("pk")
        made = list(add_missing([release]))
        yield release.issue
        for edition in made:
            edition.file.delete(save=False)
            edition.delete()
        Binding.objects.filter(release=release).delete()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_takes_the_pdf_and_the_epub(visit, issue, width):
    page = visit(issue.get_url(), width=width)
    for name, begins in (("PDF", b"%PDF-1."), ("EPUB", b"PK\x03\x04")):
        with page.expect_download() as started:
            page.get_by_role("link", name=name).first.click()
        download = started.value
        assert download.suggested_filename == f"{issue.bulletin.slug}-{issue.slug}-v1.{name.lower()}"
        assert download.path().read_bytes().startswith(begins)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
