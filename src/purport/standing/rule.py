"""The rule that derives a claim's standing, and why, in the report's own words.

| standing | when, the first line that applies |
|---|---|
| `disputed` | somebody denies it, calls it false or doubts it (a check with the outcome `refuted`) |
| `verified` | somebody confirmed it (`confirmed`) who did not put it forward, or a claim is what a check found |
| `unverified` | somebody tried and could not, or is still at it (`unconfirmed`, `pending`) |
| `hedged` | a hedge covers what it mainly says, or who says it is itself only purported |
| `attributed` | a source says it |
| `stated` | the publisher says it |

No answer to a question ("did not respond") leaves a claim as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.standing.claim import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span
    from purport.standing.claim import Check, Hedge, StandingName, Voice

BY_OUTCOME: tuple[tuple[str, StandingName], ...] = (
    ("refuted", "disputed"),
    ("confirmed", "verified"),
    ("unconfirmed", "unverified"),
    ("pending", "unverified"),
)


def standing_of(
    voice: Voice, cue: tuple[Span, ...], checks: Sequence[Check], hedges: Sequence[Hedge]
) -> tuple[StandingName, Why]:
    """The standing of a claim that these checks are about and these hedges cover, and what it rests on."""
    for outcome, standing in BY_OUTCOME:
        for check in checks:
            if check.outcome == outcome:
                return standing, Why("check", (*check.verifier_spans, *check.cue_spans), check.id)
    if hedges:
        return "hedged", Why("hedge", hedges[0].spans)
    if voice == "source":
        return "attributed", Why("attribution", cue)
    return "stated", Why("voice", ())
