"""Names of places and trades that an installation knows. With an empty vocabulary nothing is ever recognised."""

from __future__ import annotations

from dataclasses import dataclass, field

from manuscript.lines import essence


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    regions: tuple[Name, ...] = ()
    industries: tuple[Name, ...] = ()
    _index: dict[str, dict[str, str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {"regions": _by_wording(self.regions), "industries": _by_wording(self.industries)}
        object.__setattr__(self, "_index", index)

    def region_of(self, heading: str) -> str:
        """The region whose name or alias the whole heading is; "" otherwise. A mention is no region."""
        return self._index["regions"].get(essence(heading), "")

    def region_opening(self, title: str) -> str:
        """The region whose full name a title opens with: 柳港区推出便民服务. For places that only news of districts has."""
        names = (name.name for name in self.regions if len(name.name) > 2 and title.startswith(name.name))
        return max(names, key=len, default="")

    def industry_of(self, heading: str) -> str:
        """The industry whose name or alias the whole heading is; "" otherwise."""
        return self._index["industries"].get(essence(heading), "")


def _by_wording(names: tuple[Name, ...]) -> dict[str, str]:
    # Earlier names win, and a name wins over another's alias.
    index: dict[str, str] = {}
    for name in names:
        index.setdefault(essence(name.name), name.name)
    for name in names:
        for alias in name.aliases:
            index.setdefault(essence(alias), name.name)
    index.pop("", None)
    return index
