"""Words in attachments are found, where there is text, and only in items that may be read."""

from __future__ import annotations

import io

from django.core.management import call_command

import pytest
from docx import Document as WordDocument

from bulletins.states import IssueState
from manuscript.document import Attachment, Paragraph
from search.attachments import read_attachment, unread
from search.models import AttachmentText
from tests.factories import Assets, a_bulletin, a_document, a_file, an_issue, an_item, indexed

pytestmark = pytest.mark.django_db
WORD = "榫卯结构"


def word_file(text: str) -> bytes:
    document, file = WordDocument(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def an_item_with(file, title="带附件的消息", state=IssueState.RELEASED):
    document = a_document(an_item(title, blocks=(Paragraph("详见附件。"), Attachment("annex"))))
    return an_issue(
        a_bulletin(), document=document, assets=Assets(files={"annex": file}), state=state
    ).items.get()


def found(client, words=WORD):
    return client.get("/items/", {"words": words}).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("annex.txt", f"通知全文：{WORD}。".encode()), ("annex.docx", word_file(f"通知全文：{WORD}。"))],
)
def test_what_an_attachment_says_is_found_and_shown(committed_home, client, name, content):
    """Read after the commit, by the task that follows it."""
    an_item_with(a_file(name=name, content=content))
    assert WORD in AttachmentText.objects.get().text
    page = found(client)
    assert "附件中：" in page
    assert f"<mark>{WORD}</mark>" in page


def test_an_attachment_of_a_draft_is_found_by_nobody(home, client):
    file = a_file(name="annex.txt", content=WORD.encode())
    an_item_with(file, state=IssueState.DRAFTING)
    read_attachment(file)
    assert (
        WORD
        not in found(client)
        .replace(f'value="{WORD}"', "")
        .replace(f"</span>{WORD}", "")
        .split("finder-results")[-1]
    )
    assert "带附件的消息" not in found(client)


@pytest.mark.parametrize(
    ("name", "content"), [("annex.pdf", b"no pdf"), ("annex.docx", b"PK no word"), ("annex.txt", b"")]
)
def test_a_file_that_cannot_be_read_is_asked_once(home, name, content):
    file = a_file(name=name, content=content or b" ")
    assert list(unread()) == [file]
    assert read_attachment(file).text == ""
    assert not unread().exists()


def test_another_file_is_read_anew(home):
    file = a_file(name="annex.txt", content="旧".encode())
    read_attachment(file)
    AttachmentText.objects.update(file_hash="of another")
    assert list(unread()) == [file]


def test_what_was_missed_is_read_by_a_command(committed_home, client, capsys):
    """And the items that carry it are found by its words from then on."""
    an_item_with(a_file(name="annex.txt", content=WORD.encode()))
    AttachmentText.objects.all().delete()
    indexed()
    call_command("read_attachments")
    call_command("read_attachments")
    assert "1 / 1" in capsys.readouterr().out
    assert f"<mark>{WORD}</mark>" in found(client)


def test_pictures_and_tables_are_not_read(home):
    a_file(name="annex.xlsx", content=b"PK")
    assert not unread().exists()


def test_items_without_attachments_ask_nothing_of_them(home, django_assert_num_queries):
    item = an_issue(a_bulletin(), items=1).items.get()
    with django_assert_num_queries(0):
        assert item.attachment_words == ""
