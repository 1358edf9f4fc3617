"""What a cover calls the periodical and the issue. What no other field explains is a title, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from manuscript.bylines import is_unit
from manuscript.cover_words import (
    BARE_TITLE,
    COVERED,
    HOST,
    ISSUE,
    REMARK,
    STAFF,
    TITLE,
    TITLED,
    YEAR_IN,
    date_in,
    is_bare_year,
    is_hosted,
)
from manuscript.lines import squeeze, width

_FREQUENCY = re.compile(
    r"^(?:[双雙半]?[周週月季年旬]刊|内部刊物|內部刊物)$"
)  # how often it appears, not what it is called


_GENERIC = re.compile(r"(?:工作|内部|情况)(?:简报|通讯|动态|信息)$")  # 清浦医讯 / 工作简报
_SUBTITLE = re.compile(r"[—–－-]{1,3}")  # 志愿一周 / ——某某联合会工作周报


def issue_labels(texts: Sequence[str]) -> list[str]:
    """What names the issue, the plainest first: 2023年第6期 before （总第118期） before （2023年1月—6月）."""
    labels = [text for text in texts if ISSUE.search(text) and width(text) <= 60]
    dated = [text for text in labels if YEAR_IN.search(text)]
    covered = [text for text in texts if COVERED.match(text) and not date_in(text)]
    told = "".join([*labels, *(text for text in texts if TITLE.search(squeeze(text)))])
    return list(dict.fromkeys([*dated, *labels, *(text for text in covered if squeeze(text) not in told)]))


def title_of(texts: Sequence[str], label: str) -> tuple[str, list[str]]:
    for text in texts:
        titled = TITLED.match(text)
        if titled:
            return titled["title"], [text]
    for index, text in enumerate(texts):
        flat = squeeze(text)
        if not TITLE.search(flat) or (
            text == label and any(TITLE.search(squeeze(t)) for t in texts if t != label)
        ):
            continue
        if (_SUBTITLE.match(flat) or _GENERIC.match(flat)) and (named := _named_above(texts[:index], label)):
            return closed_up(named), [named]  # the other line is told as not read, so that nothing is lost
        if _FREQUENCY.match(flat) and (named := _named_above(texts[:index], label)):
            return closed_up(named), [named, text]
        if BARE_TITLE.match(flat) and index and is_unit(texts[index - 1]):
            return squeeze(texts[index - 1]) + flat, [texts[index - 1], text]
        return closed_up(text), [text]
    named = _named_above(texts, label)
    return (closed_up(named.strip("【】")), [named]) if named and width(named) <= 60 else ("", [])


def _named_above(texts: Sequence[str], label: str) -> str:
    """The first text that only a title can be: nothing else of a cover is worded so."""
    plain = (text for text in texts if text != label and not _is_fact(text))
    return next(plain, "")


def _is_fact(text: str) -> bool:
    said = STAFF.match(text) or HOST.match(text) or is_hosted(text) or REMARK.match(text)
    return bool(said or date_in(text) or is_unit(text) or is_bare_year(text))


def closed_up(text: str) -> str:
    """A title with letter-spacing closed: 简  报; blanks between words stay."""
    parts = text.split()
    return "".join(parts) if all(len(part) <= 2 for part in parts) else " ".join(parts)
