"""A report's headline and standfirst held against its own body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.checker import finding_of, kept
from purport.drift.meaning import shared_meaning
from purport.drift.possible import candidates
from purport.drift.side import side_of
from purport.report import BODY_KINDS

if TYPE_CHECKING:
    from purport.drift.finding import Finding
    from purport.reading import Reading

HEADS = frozenset({"headline", "standfirst"})


def of_headline(reading: Reading, threshold: float) -> list[Finding]:
    """What the headline and the standfirst say otherwise than the body; spans of both sides are of the one report."""
    if not any(block.kind in HEADS for block in reading.report.blocks):
        return []
    meaning = shared_meaning()
    text, body = side_of(reading, meaning, HEADS), side_of(reading, meaning, BODY_KINDS)
    if not text.sentences or not body.sentences:
        return []
    return [finding_of(text, (body,), *pair) for pair in kept(candidates(text, (body,), meaning), threshold)]
