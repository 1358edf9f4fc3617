"""JSON Feed 1.1: what the Atom feeds say, for programs that would rather not parse XML."""

from __future__ import annotations

import json
from urllib.parse import urljoin

from django.utils.feedgenerator import SyndicationFeed, rfc3339_date

from .atom import entry_id

VERSION = "https://jsonfeed.org/version/1.1"
#: Where our extension is explained; the format asks for such an address.
ABOUT = "https://www.rfc-editor.org/rfc/rfc6721"


class JsonFeed(SyndicationFeed):
    """`tombstones` is given with the feed; `text` and `picture`, where there are any, with each item."""

    content_type = "application/feed+json; charset=utf-8"
    suffix = "-as-json"

    def write(self, outfile, encoding):
        feed = self.feed
        said = {
            "version": VERSION,
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["subtitle"],
            "language": feed["language"],
            "authors": _authors(feed["author_name"]),
            "items": [self._item(item) for item in self.items],
            "_huikan": {"about": ABOUT, "withdrawn": [_withdrawn(stone) for stone in feed["tombstones"]]},
        }
        text = json.dumps(_without_nothing(said), ensure_ascii=False)
        outfile.write(text.encode(encoding))

    def _item(self, item: dict) -> dict:
        return _without_nothing(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "summary": item["description"],
                "content_text": item["text"],
                "image": item["picture"] and urljoin(self.feed["link"], item["picture"]),
                "date_published": rfc3339_date(item["pubdate"]),
                "date_modified": rfc3339_date(item["updateddate"]),
                "authors": _authors(item["author_name"]),
                "tags": item["categories"],
            }
        )


def _authors(name: str | None) -> list[dict]:
    return [{"name": str(name)}] if name else []


def _withdrawn(stone) -> dict:
    said = {"id": entry_id(stone.page), "when": rfc3339_date(stone.at), "notice": stone.notice}
    return _without_nothing(said)


def _without_nothing(said: dict) -> dict:
    """Less the members that would be empty; a list of items and a text may be, for the format asks for them."""
    return {
        name: value for name, value in said.items() if value or name in ("items", "content_text", "withdrawn")
    }
