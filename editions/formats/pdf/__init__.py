"""PDF for print and screen, typeset by Typst from templates of ours. Text goes in as data, never as source."""

from __future__ import annotations

from editions.formats.format import Format

from .edition import build
from .proofs import Finding, proof
from .sheets import ReviewSheet, Signature, review_sheet

FORMAT = Format("pdf", ".pdf", "application/pdf", lambda volume: build(volume, extra=volume.fonts))

__all__ = ["FORMAT", "Finding", "ReviewSheet", "Signature", "build", "proof", "review_sheet"]
