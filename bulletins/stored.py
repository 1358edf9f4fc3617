"""A revision's content whose references were looked up for many pages together."""

from __future__ import annotations

from typing import Any


class VerifiedContent(dict):
    """What a revision stores, less its many-to-many links, which are held beside it as rows.

    Every row that it names exists. Modelcluster asks for each of them, about twenty times a page, if it is given a
    plain dict.
    """

    def __init__(self, content: dict[str, Any], links: dict[str, list]):
        super().__init__((name, value) for name, value in content.items() if name not in links)
        self.links = links
