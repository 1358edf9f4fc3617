"""How well a reading agrees with what a careful reader made of the same document, in shares from 0 to 1.

Both are data of schema bulletin-import-gold/1. Items are paired by title, those without a printed title by their
first words; blanks do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from manuscript.lines import similarity, squeeze

Json = dict[str, Any]
_PAIRED = 0.6  # how alike two items are at least
_BLANKS = str.maketrans("", "", "\ufffd")


def score(gold: Json, read: Json) -> dict[str, float]:
    """The shares that agree; `invented` counts districts and event dates that the document does not have."""
    wanted, found = list(_items(gold)), list(_items(read))
    pairs = _paired(wanted, found)
    dated = [(one, two) for one, two in pairs if one["event_date"]]
    missing = sum(bool(one["event_date"]) for one in wanted) - len(dated)
    return {
        "item_recall": len(pairs) / len(wanted),
        "item_precision": len(pairs) / len(found) if found else 0.0,
        "section": _share(
            pairs, len(wanted), lambda item: (squeeze(item["chapter"]), squeeze(item["section"]))
        ),
        "district": _share(pairs, len(wanted), lambda item: item["district"]),
        "event_date": _share(dated, len(dated) + missing, lambda item: item["event_date"]),
        "byline": _share(pairs, len(wanted), lambda item: (item["signatures"], item["source"])),
        "paragraph_f1": _f1([_texts(one) for one in wanted], [_texts(two) for two in found], pairs),
        "publication": _publication(gold["publication"], read["publication"]),
        "invented": sum(_invents(one, two) for one, two in pairs),
    }


def _items(issue: Json) -> Iterator[Json]:
    for chapter in issue["chapters"]:
        for section in chapter["sections"]:
            for item in section["items"]:
                yield item | {
                    "chapter": chapter["title"] or "",
                    "section": section["title"] or "",
                    "district": item["district"] or section["district"],
                }


def _paired(wanted: list[Json], found: list[Json]) -> list[tuple[Json, Json]]:
    likeness = sorted(
        (
            (_alike(one, two), -abs(i - j), i, j)
            for i, one in enumerate(wanted)
            for j, two in enumerate(found)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for alike, _, i, j in likeness:
        if alike >= _PAIRED and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], found[j]) for i, j in pairs.items()]


def _alike(one: Json, two: Json) -> float:
    texts = similarity("".join(one["paragraphs"])[:80], "".join(two["paragraphs"])[:80])
    return (
        texts
        if one["title_source"] == "derived"
        else 0.7 * similarity(one["title"], two["title"]) + 0.3 * texts
    )


def _share(pairs: list[tuple[Json, Json]], total: int, told: Callable[[Json], Any]) -> float:
    return sum(told(one) == told(two) for one, two in pairs) / total if total else 1.0


def _texts(item: Json) -> Counter[str]:
    return Counter(squeeze(text).translate(_BLANKS) for text in item["paragraphs"])


def _f1(wanted: list[Counter[str]], found: list[Counter[str]], pairs: list[tuple[Json, Json]]) -> float:
    shared = sum((_texts(one) & _texts(two)).total() for one, two in pairs)
    both = sum(texts.total() for texts in wanted) + sum(texts.total() for texts in found)
    return 2 * shared / both if both else 1.0


def _publication(wanted: Json, found: Json) -> float:
    told = {
        key: value for key, value in wanted.items() if value and key not in {"cover_dates", "issue_label"}
    }
    right = [key for key, value in told.items() if squeeze(str(value)) == squeeze(str(found.get(key)))]
    dates = [{date["iso"] for date in facts["cover_dates"]} for facts in (wanted, found)]
    return (len(right) + (dates[0] == dates[1])) / (len(told) + 1)


def _invents(one: Json, two: Json) -> int:
    return sum(bool(two[fact]) and not one[fact] for fact in ("district", "event_date"))
