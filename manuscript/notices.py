"""What a reader or the parser has to tell a person: notices about places, and the one error that ends a reading.

Only codes and facts live here. The sentences that a person sees are written where a language is known
(`intake/messages.py`), so that text knowledge needs no translation machinery.
"""

from __future__ import annotations

from dataclasses import dataclass

EXCERPT = 60  # characters of the source that a notice quotes


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at: what (code), where (line of the source, 0 = whole file), which words."""

    code: str
    line: int = 0
    excerpt: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def params(self) -> dict[str, str | int]:
        """All the facts a sentence may name."""
        return {"line": self.line, "excerpt": self.excerpt, **dict(self.details)}


class Unreadable(Exception):  # noqa: N818 - reads as what it says: the file is unreadable
    """The file cannot become a document. `code` says why, `details` what was found instead."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


def notice(code: str, line: int = 0, text: str = "", **details: object) -> Notice:
    """A notice with its excerpt cut to a readable length."""
    flat = " ".join(text.split())
    excerpt = flat if len(flat) <= EXCERPT else flat[: EXCERPT - 1] + "…"
    return Notice(code, line, excerpt, tuple((key, str(value)) for key, value in details.items()))
