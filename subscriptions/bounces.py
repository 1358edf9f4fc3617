"""What mail servers send back: delivery status notifications (RFC 3464). They are hostile like any mail."""

from __future__ import annotations

import email
import email.policy
import mailbox
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

LARGEST = 1024 * 1024  # bytes; a notification is a few thousand
_TOKEN = re.compile(r"\+([0-9a-f]{32})@")
_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


def read_bounce(data: bytes) -> tuple[UUID, str] | None:
    """Whose letter came back for good, and with which status: (token, 5.1.1). None for any other mail."""
    if len(data) > LARGEST:
        return None
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        whom = next(filter(None, (_TOKEN.search(str(message.get(name, ""))) for name in _TO)), None)
        status = _failed(message) if whom else ""
    except Exception:
        return None
    return (UUID(whom[1]), status) if whom and status else None


def _failed(message: EmailMessage) -> str:
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload() if part.is_multipart() else ():
            status = _STATUS.match(str(block.get("Status", "")).strip())
            if str(block.get("Action", "")).strip().lower() == "failed" and status and status[0][0] == "5":
                return status[0]
    return ""


def mails_in(path: Path) -> Iterator[bytes]:
    """Of a Maildir, of a file with many (mbox), or of a file with one. Raises OSError."""
    if path.is_dir():
        yield from (one.as_bytes() for one in mailbox.Maildir(path, create=False))
        return
    with path.open("rb") as file:
        is_many = file.read(5) == b"From "
    if is_many:
        yield from (one.as_bytes() for one in mailbox.mbox(path, create=False))
    else:
        yield path.read_bytes()[: LARGEST + 1]
