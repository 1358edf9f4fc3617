"""A site of one issue in a zip: unpacked into a folder or onto a disc it opens by itself, without a server or a network.

index.html with the cover, the contents and a search; a page an item. Without JavaScript everything but the search is
there. Scripts are plain files, for browsers load neither modules nor data from file://.
"""

from __future__ import annotations

import json
from pathlib import Path

from editions.formats.archive import packed
from editions.formats.covers import colour_of
from editions.formats.format import Format
from editions.formats.markup import Markup
from editions.formats.picture_files import pictures_of
from editions.formats.walk import refuse_missing_files, refuse_untitled
from editions.volume import Volume

from .index import index_page
from .items import Leaf, attachments_of, item_page, leaves_of

_HERE = Path(__file__).parent


def build(volume: Volume) -> bytes:
    refuse_untitled(volume)
    refuse_missing_files(volume)
    pictures, attached = pictures_of(volume), attachments_of(volume)
    sources = {key: f"images/{place:04d}{one.suffix}" for place, (key, one) in enumerate(pictures.items(), 1)}
    markup = Markup(
        pictures,
        {key: f"../{source}" for key, source in sources.items()},
        {key: f"../{name}" for key, name in attached.items()},
    )
    leaves = leaves_of(volume, markup)
    texts = {
        "index.html": index_page(volume, leaves),
        "style.css": (_HERE / "style.css").read_text("utf-8").replace("#8f1d21", colour_of(volume)),
        "search.js": (_HERE / "search.js").read_text("utf-8"),
        "texts.js": _texts(leaves),
        **{leaf.address: item_page(volume, leaves, place) for place, leaf in enumerate(leaves)},
    }
    files = {sources[key]: one.data for key, one in pictures.items()}
    files |= {name: volume.attachments[key].read_bytes() for key, name in attached.items()}
    members = {name: text.encode() for name, text in texts.items()} | files
    return packed(sorted(members.items()), volume.date)


def _texts(leaves: list[Leaf]) -> str:
    """What the search looks through, as a script: a page on file:// may load no data."""
    rows = [
        {"address": leaf.address, "title": leaf.label, "place": leaf.place, "text": leaf.text}
        for leaf in leaves
    ]
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"window.issueTexts = {data.replace('<', chr(92) + 'u003c')};\n"


FORMAT = Format("site", "-site.zip", "application/zip", build)
