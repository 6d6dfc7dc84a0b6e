"""What a report says of times, doubts and checks, before anybody knows who its sources are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.language import sentences
from purport.report import BODY_KINDS, READ_KINDS
from purport.standing.checks import checks_in
from purport.standing.hedges import hedges_in
from purport.standing.times import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.attribution import Attribution
    from purport.report import Report, Span
    from purport.standing.checks import Found as FoundCheck
    from purport.standing.claim import Time
    from purport.standing.hedges import Found as FoundHedge


@dataclass(frozen=True, slots=True)
class Noticed:
    """The sentences of a report's blocks that are read, and the times, hedges and checks in them, in text order.

    ``body`` are the sentences of its paragraphs and captions, where the publisher states things.
    """

    sentences: tuple[Span, ...]
    body: tuple[Span, ...]
    times: tuple[Time, ...]
    hedges: tuple[FoundHedge, ...]
    checks: tuple[FoundCheck, ...]

    @property
    def verifiers(self) -> list[Span]:
        """Of the checks the mentions of who made them."""
        return [one.verifier for one in self.checks if one.verifier is not None]


def notice(report: Report, attributions: Sequence[Attribution]) -> Noticed:
    """The times, hedges and checks of a report whose attributions are known."""
    read, body = _sentences(report, READ_KINDS), _sentences(report, BODY_KINDS)
    return Noticed(
        read,
        body,
        times_of(report, read),
        tuple(hedges_in(report.text, read, attributions)),
        tuple(checks_in(report.text, read, attributions)),
    )


def _sentences(report: Report, kinds: Iterable[str]) -> tuple[Span, ...]:
    blocks = [block.span for block in report.blocks if block.kind in kinds]
    return tuple(one for block in blocks for one in sentences(report.text, *block))
