"""What a person reads of a finding. The checks have only codes and facts."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from manuscript.checks.findings import Finding

from .sentences import SENTENCES

UNKNOWN = _("Something was found, %(code)s: %(text)s. Please look at it.")


def sentence_for(finding: Finding) -> str:
    """In the language of the reader. It cites what was found and is plain text: escape it before it becomes HTML."""
    # A fact that is not known leaves its place empty rather than the reader without a sentence.
    facts: defaultdict[str, str] = defaultdict(str, dict(finding.details))
    facts |= {"code": finding.code, "text": finding.text}
    return str(SENTENCES.get(finding.code, UNKNOWN)) % facts
