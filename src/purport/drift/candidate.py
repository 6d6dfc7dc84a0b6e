"""A possible finding, with the signs that its chance is told from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from purport.drift.finding import Kind
    from purport.drift.match import Match, Place
    from purport.drift.meaning import Meaning
    from purport.drift.side import Side
    from purport.report import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the text beside what the reports say of it."""

    side: Side
    match: Match
    against: tuple[Side, ...]
    meaning: Meaning

    @property
    def window(self) -> tuple[Place, ...]:
        """The best places, those of the best report alone."""
        return self.match.window


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a finding: its kind and words, the words of a report it departs from, its signs, and why."""

    kind: Kind
    spans: tuple[Span, ...]
    report: int | None
    report_spans: tuple[Span, ...]
    signs: Mapping[str, float]
    why: str
