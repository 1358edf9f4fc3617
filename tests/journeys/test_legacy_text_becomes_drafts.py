"""A secretary has an old issue as a text file, and an hour later a draft that only needs checking."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from bulletins.models import IssuePage
from tests.factories import a_bulletin, people


def test_a_legacy_text_becomes_drafts_that_an_editor_can_check(home, sign_in, client):
    bulletin = a_bulletin("太湖湾创新季报", slug="jibao", issuer="太湖湾创新协会")
    file = settings.BASE_DIR / "samples" / "quarterly-2026q3.md"

    # First she looks at what the program understands; nothing is written.
    said = StringIO()
    call_command("import_issue", str(file), dry_run=True, stdout=said, stderr=StringIO(), no_color=True)
    assert "37" in said.getvalue()
    assert not IssuePage.objects.exists()

    # Then she takes it in.
    call_command("import_issue", str(file), stdout=StringIO(), stderr=StringIO())
    issue = IssuePage.objects.get()
    assert (issue.bulletin, issue.label) == (bulletin, "2026年第三季度")
    assert issue.items.count() == 37

    # An editor opens the issue, then its first item, and changes a title.
    browser = sign_in(people().editor)
    page = browser.get(reverse("wagtailadmin_explore", args=[issue.pk]))
    assert page.status_code == 200
    item = issue.items.order_by("path").first()
    form = browser.get(reverse("wagtailadmin_pages:edit", args=[item.pk]))
    assert item.title in form.content.decode()

    # She sees the whole issue as readers will, and no reader sees it yet.
    preview = browser.get(reverse("wagtailadmin_pages:view_draft", args=[issue.pk]) + "?mode=read")
    assert item.title in preview.content.decode()
    client.logout()
    assert client.get(issue.get_url()).status_code == 404
