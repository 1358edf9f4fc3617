"""Why a person should look at a fact of a reading, in their language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manuscript.evidence import Evidence, Fact, Ground

FACTS: dict[Fact, str | Promise] = {
    Fact.TITLE: _("title"),
    Fact.DISTRICT: _("district"),
    Fact.EVENT: _("date"),
    Fact.BYLINE: _("byline"),
    Fact.SOURCE: _("source"),
    Fact.CAPTION: _("caption"),
}

DOUBTS: dict[Ground, str | Promise] = {
    Ground.OTHER_WORDS: _("the printed contents word it differently"),
    Ground.DERIVED: _("no title is printed; these are the first words of the text"),
    Ground.MONTH_ONLY: _("only the month is printed"),
    Ground.ONE_OF_SEVERAL: _("the text names several days"),
    Ground.ELSEWHERE: _("it does not stand where it usually does"),
    Ground.MOVED: _("it was printed within another item"),
}


def doubt_about(one: Evidence) -> str:
    """A sentence about a doubtful fact; empty for one that is not."""
    if not one.is_doubtful:
        return ""
    words = one.words if len(one.words) <= 40 else one.words[:39] + "…"
    facts = {"fact": FACTS[one.fact], "words": words, "why": DOUBTS[one.ground], "line": one.line}
    return _("Line %(line)s, %(fact)s “%(words)s”: %(why)s.") % facts
