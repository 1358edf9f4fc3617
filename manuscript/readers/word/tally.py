"""What a document holds and does not print: deleted, hidden, spoken; counted, and told with its first words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from manuscript.notices import EXCERPT, Notice, notice

DELETED, HIDDEN, RUBY, CODES = (
    "deleted characters",
    "hidden characters",
    "ruby characters",
    "field code characters",
)
INSERTED = "inserted characters"
SMALL = "small pictures"
FILLERS = "replacement characters"
BOXES = "text boxes"


@dataclass(slots=True)
class Tally:
    counts: Counter[str] = field(default_factory=Counter)
    excerpts: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, text: str) -> None:
        self.counts[kind] += len(text)
        said = self.excerpts.get(kind, "")
        if len(said) <= EXCERPT:
            self.excerpts[kind] = said + text[: EXCERPT + 1]

    def notices(self) -> Iterator[Notice]:
        deleted, inserted = self.counts[DELETED], self.counts[INSERTED]
        if deleted or inserted:
            words = self.excerpts.get(DELETED) or self.excerpts.get(INSERTED, "")
            yield notice("TRACKED_CHANGES", 0, words, inserted=inserted, deleted=deleted)
        if self.counts[HIDDEN]:
            yield notice("HIDDEN_TEXT", 0, self.excerpts[HIDDEN], count=self.counts[HIDDEN])
        if self.counts[RUBY]:
            yield notice("RUBY_LEFT_OUT", 0, self.excerpts[RUBY], count=self.counts[RUBY])
        if self.counts[BOXES]:
            yield notice("TEXT_BOXES", 0, self.excerpts[BOXES], count=self.counts["boxes"])

    def dropped(self) -> dict[str, int]:
        """What left no trace in the lines, by kind."""
        kinds = (DELETED, HIDDEN, RUBY, CODES, SMALL)
        return {kind: self.counts[kind] for kind in kinds if self.counts[kind]}
