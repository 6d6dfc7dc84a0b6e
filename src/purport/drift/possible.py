"""All that may be a finding in a text: each sentence held against the reports together, and against each alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift import certainty, denials, figures, quotes, support, voices
from purport.drift.candidate import Said
from purport.drift.match import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.drift.candidate import Candidate
    from purport.drift.meaning import Meaning
    from purport.drift.side import Side


def candidates(text: Side, against: tuple[Side, ...], meaning: Meaning) -> list[Candidate]:
    """The candidates of every kind, in the order of the text's sentences."""
    matcher = Matcher(against, meaning)
    found: list[Candidate] = []
    for sentence, vector in zip(text.sentences, text.vectors, strict=True):
        match = matcher.match(sentence, vector)
        if match is not None:
            found += _of(Said(text, match, against, meaning))
    return found


def _of(said: Said) -> Iterator[Candidate]:
    yield from quotes.altered(said)
    yield from figures.changed(said)
    yield from voices.attribution_lost(said)
    yield from voices.source_changed(said)
    yield from certainty.doubt_lost(said)
    yield from certainty.raised(said)
    yield from certainty.lowered(said)
    yield from denials.turned(said)
    yield from denials.overstated(said)
    yield from support.unsupported(said)
