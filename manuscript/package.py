"""The package of an issue: a zip by which it leaves an installation and enters another.

    issue.json       schema huikan-issue/1: the whole Document, and what is known beside it
    assets/…         pictures and attachments as files; issue.json says which is which
    manifest.json    schema huikan-package/1: size and sha256 of every other member

A package is hostile until it has been read: members are counted and measured before they are unpacked, nothing
outside assets/ is taken, and every byte must be the one that the manifest names.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from manuscript.document import Attachment, Document, Photo
from manuscript.issue_json import NotAnIssueError, as_json, from_json
from manuscript.notices import Unreadable

SCHEMA, MANIFEST_SCHEMA = "huikan-issue/1", "huikan-package/1"
ISSUE, MANIFEST = "issue.json", "manifest.json"
MIB = 1024 * 1024
MOST_MEMBERS, MOST_MEMBER, MOST_WHOLE = 5000, 64 * MIB, 512 * MIB
_ASSET = re.compile(r"assets/(?:[a-z0-9][a-z0-9._-]{0,80}/){0,2}[a-z0-9][a-z0-9._-]{0,80}")
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Package:
    """`photos` and `attachments`: name in the document -> bytes. `about`: all of issue.json beside the document."""

    document: Document
    about: Mapping[str, Any] = field(default_factory=dict)
    photos: Mapping[str, bytes] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)


def members_of(package: Package) -> list[tuple[str, bytes]]:
    """The members of the zip, in its order. Only what the document names is taken along."""
    photos = _named(package.photos, "photos", _files(package.document, Photo))
    attachments = _named(package.attachments, "attachments", _files(package.document, Attachment))
    issue = {
        "schema": SCHEMA,
        **package.about,
        "photos": {name: member for name, member, _ in photos},
        "attachments": {name: member for name, member, _ in attachments},
        "document": as_json(package.document),
    }
    members = [(ISSUE, _dumped(issue)), *((member, data) for _, member, data in (*photos, *attachments))]
    told = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members}
    return [(MANIFEST, _dumped({"schema": MANIFEST_SCHEMA, "members": told})), *members]


def _files(document: Document, kind: type[Photo] | type[Attachment]) -> list[str]:
    """Names of the files of a kind, once each, in reading order."""
    blocks = (block for item in document.items() for block in item.blocks if isinstance(block, kind))
    return list(dict.fromkeys(block.file for block in blocks if block.file))


def _named(files: Mapping[str, bytes], folder: str, names: list[str]) -> list[tuple[str, str, bytes]]:
    """(name in the document, member, bytes). A member's name is of our making and tells nothing but its kind."""
    return [
        (name, f"assets/{folder}/{place:04d}{_suffix(name)}", files[name])
        for place, name in enumerate(names, 1)
        if name in files
    ]


def _suffix(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,5}$", name)
    return found[0].lower() if found else ".bin"


def _dumped(data: Any) -> bytes:
    """Halves of characters, which UTF-8 cannot hold, are written as JSON writes them."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def read_package(data: bytes) -> Package:
    """Raises Unreadable, its code saying what is wrong. Nothing of such a package is to be kept."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive)
    except _BROKEN_ZIP as error:
        raise Unreadable("PACKAGE_BROKEN", member=type(error).__name__) from error
    issue = _loaded(members, ISSUE, SCHEMA)
    try:
        document = from_json(Document, issue.pop("document", None))
    except (NotAnIssueError, RecursionError) as error:
        raise Unreadable("PACKAGE_FIELDS", reason=str(error)[:200]) from error
    photos, attachments = (_assets(issue.pop(kind, {}), members) for kind in ("photos", "attachments"))
    return Package(document, issue, photos, attachments)


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise Unreadable("PACKAGE_TOO_MANY", most=str(MOST_MEMBERS))
    names = [info.filename for info in infos]
    for name in names:
        if name not in (ISSUE, MANIFEST) and not _ASSET.fullmatch(name):
            raise Unreadable("PACKAGE_PATH", member=name[:120])
    sizes = [info.file_size for info in infos]
    if sum(sizes) > MOST_WHOLE or max(sizes, default=0) > MOST_MEMBER:
        raise Unreadable("PACKAGE_TOO_LARGE", most=str(MOST_WHOLE // MIB))
    members: dict[str, bytes] = {}
    for info in infos:
        with archive.open(info) as file:
            members[info.filename] = file.read(info.file_size + 1)
    if len(members) != len(names):
        raise Unreadable("PACKAGE_BROKEN", member=MANIFEST)
    _compare(members)
    return members


def _compare(members: Mapping[str, bytes]) -> None:
    """Every member is the one that the manifest names, and it names every member."""
    told = _loaded(members, MANIFEST, MANIFEST_SCHEMA).get("members")
    if not isinstance(told, dict):
        raise Unreadable("PACKAGE_BROKEN", member=MANIFEST)
    for name in sorted(set(members) - set(told) - {MANIFEST}):
        raise Unreadable("PACKAGE_UNLISTED", member=name)
    for name, facts in sorted(told.items()):
        if name not in members:
            raise Unreadable("PACKAGE_MISSING", member=name[:120])
        own = {"size": len(members[name]), "sha256": hashlib.sha256(members[name]).hexdigest()}
        if facts != own:
            raise Unreadable("PACKAGE_HASH", member=name)


def _loaded(members: Mapping[str, bytes], name: str, schema: str) -> dict[str, Any]:
    if name not in members:
        raise Unreadable("PACKAGE_MISSING", member=name)
    try:
        data = json.loads(members[name].decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("PACKAGE_BROKEN", member=name) from error
    found = data.get("schema") if isinstance(data, dict) else None
    if found != schema:
        raise Unreadable("PACKAGE_SCHEMA", schema=str(found)[:60], known=schema)
    del data["schema"]
    return data


def _assets(told: Any, members: Mapping[str, bytes]) -> dict[str, bytes]:
    if not isinstance(told, dict) or not all(isinstance(member, str) for member in told.values()):
        raise Unreadable("PACKAGE_FIELDS", reason="assets")
    for member in told.values():
        if not member.startswith("assets/") or member not in members:
            raise Unreadable("PACKAGE_MISSING", member=member[:120])
    return {name: members[member] for name, member in told.items()}
