"""Findings against mistakes that were planted by somebody who knew our codes as little as our checks.

Their names of rules are set beside ours, and what a reader marks at one of two places counts at the other: both wordings of
a title that differs from the contents, the text of an item that lacks its byline. The strict judge measures all documents
whose anomalies bear the names of the reference list.
"""

from __future__ import annotations

import re

from tests.manuscript.preflight_scoring import Judge, is_of, squeezed, touch

#: what somebody called it: our codes that say it
CODES = {
    "age-mismatch": {"age-differs"},
    "date-impossible": {"date-impossible"},
    "date-range-reversed": {"date-span-reversed"},
    "date-weekday-mismatch": {"weekday-differs"},
    "growth-mismatch": {"growth-differs"},
    "metric-conflict": {
        "more-than-whole",
        "shares-exceed",
        "mean-differs",
        "duration-differs",
        "age-differs",
        "sum-differs",
        "balance-differs",
    },
    "name-inconsistent": {"person-inconsistent"},
    "name-misprint": {"misused-word", "name-inconsistent", "character-mistaken"},
    "number-gap": {"numbering-gap"},
    "person-post-conflict": {"post-differs"},
    "person-post-differs": {"post-differs"},
    "metric-count-soft": {"sum-differs"},
    "person-inconsistent": {"person-inconsistent"},
    "photo-credit-missing": {"photo-without-credit"},
    "photo-without-caption-credit": {"photo-without-credit", "photo-without-caption"},
    "repeated-word": {"word-doubled"},
    "signature-missing": {"byline-missing"},
    "source-missing": {"byline-missing", "photo-without-credit"},
    "suspect-character": {"misused-word"},
    "suspect-wording": {"approximation-doubled", "misused-word", "character-mistaken"},
    "unit-mismatch": {"points-as-percent", "more-than-whole", "conversion-differs"},
    "weekday-mismatch": {"weekday-differs"},
}
_AT_ITS_ITEM = {"byline-missing"}  # what an item lacks is marked at its title, or where it should stand


class Aligned(Judge):
    def tells(self, anomaly: dict, finding: dict, rules: dict[str, str]) -> bool:
        if is_of(anomaly, finding, rules):
            return True
        code, rule = finding["rule"], anomaly["rule"]
        if rules.get(code, code) == rule == "contents-title-differs":
            return any(touch(anomaly["text"], wording) for wording in finding["details"])
        if code not in CODES.get(rule, ()):
            return False
        if code == "sum-differs":  # marked at the sum or at its parts
            return any(touch(anomaly["text"], words) for words in (finding["text"], *finding["details"]))
        if code in _AT_ITS_ITEM:
            return squeezed(anomaly["text"]) in squeezed(finding["item_text"])
        return is_of(anomaly, finding, {code: rule})

    def tells_control(self, control: dict, finding: dict) -> bool:
        """Words such as 比上年增长 stand at many figures: what both have in common must hold one."""
        figures = re.findall(r"\d[\d.]*[^\d，。；]{0,3}", control["text"])
        return super().tells_control(control, finding) and any(one in finding["text"] for one in figures)


ALIGNED = Aligned()
