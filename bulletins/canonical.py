"""The content of a revision as a reader would judge it: two that read the same have the same hash. Pure.

Left out is what a save changes by itself (times, locks, keys of rows and blocks), what the tree says (place and order
stand in the manifest), and what is computed from the rest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bulletins.figures import IN_COMMON, confirmed_rows
from bulletins.rich_text import in_dialect

#: Wagtail's bookkeeping of a page. A field that is not named here counts.
BOOKKEEPING = frozenset({
    "pk", "path", "depth", "numchild", "url_path", "translation_key", "locale", "content_type", "alias_of",
    "draft_title", "live", "has_unpublished_changes", "live_revision", "latest_revision", "latest_revision_created_at",
    "first_published_at", "last_published_at", "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by",
    "owner", "page_ptr", "state", "wagtail_admin_comments", "comments",
})  # fmt: skip
#: Columns that repeat the tree or the body.
COMPUTED = frozenset({
    "bulletin", "issue", "chapter", "section", "text", "summary", "characters", "photo_count", "lead_photo", "sort_date",
    "is_left_out",
})  # fmt: skip

_BLOCK_KEY = re.compile(r'(<\w[^<>]*?)\sdata-block-key="[^"]*"')
_LINKED_DOCUMENT = re.compile(r'<a\b[^<>]*\blinktype="document"[^<>]*>')
_ID = re.compile(r'\bid="(\d+)"')


def digest_of(value: Any) -> str:
    """SHA-256, in hexadecimal, of a value made of JSON's types."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def content_digest(content: Mapping[str, Any]) -> str:
    return digest_of(canonical_content(content))


def canonical_content(content: Mapping[str, Any]) -> dict[str, Any]:
    """`content` is the JSON of a Wagtail revision of an issue, chapter, section or item."""
    canonical = {
        name: _canonical_field(name, value, content.get("pk"))
        for name, value in content.items()
        if name not in BOOKKEEPING and name not in COMPUTED and name != "figures"
    }
    # Proposals are not printed; and a revision from before there were figures reads like one without any.
    figures = [{name: row[name] for name in (*IN_COMMON, "kind")} for row in confirmed_rows(content)]
    return canonical | ({"figures": figures} if figures else {})


def files_of(content: Mapping[str, Any]) -> tuple[set[int], set[int]]:
    """Keys of the pictures and of the documents that a revision shows."""
    photos = {content["cover_image"]} if content.get("cover_image") else set()
    documents: set[int] = set()
    for kind, value in _blocks(_body(content)):
        if kind == "photo" and value.get("image"):
            photos.add(value["image"])
        elif kind == "attachment" and value.get("document"):
            documents.add(value["document"])
        elif kind == "paragraph":
            for link in _LINKED_DOCUMENT.findall(value):
                documents.update(int(key) for key in _ID.findall(link))
    return photos, documents


def _blocks(body: list) -> Iterator[tuple[str, Any]]:
    return ((block["type"], block["value"]) for block in body)


def _body(content: Mapping[str, Any]) -> list:
    body = content.get("body") or []
    return json.loads(body) if isinstance(body, str) else body


def _canonical_field(name: str, value: Any, page: Any) -> Any:
    if name == "body":
        return [[kind, _canonical_block(kind, inner)] for kind, inner in _blocks(_body({"body": value}))]
    if name == "industries":
        return sorted(value or [])
    if isinstance(value, list) and all(isinstance(row, Mapping) for row in value):
        in_order = sorted(value, key=lambda row: row.get("sort_order") or 0)
        return [_canonical_child(row, page) for row in in_order]
    return value


def _canonical_child(row: Mapping[str, Any], page: Any) -> dict[str, Any]:
    """A row below the page, such as a byline; without its own key, that of its page, and its number in the list."""
    return {
        name: value
        for name, value in row.items()
        if name not in {"pk", "sort_order", "page"} and value != page
    }


def _canonical_block(kind: str, value: Any) -> Any:
    """The editor names every paragraph of rich text and every entry of a list anew; nobody reads these names."""
    if kind == "paragraph":
        return _BLOCK_KEY.sub(r"\1", in_dialect(value or ""))
    return _without_names(value)


def _without_names(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_names(inner) for inner in value]
    if isinstance(value, Mapping):
        is_entry = {"type", "value", "id"} == set(value)
        return {
            name: _without_names(inner) for name, inner in value.items() if not (is_entry and name == "id")
        }
    return value
