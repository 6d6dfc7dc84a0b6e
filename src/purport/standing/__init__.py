"""What a claim stands on, and the rule that says so."""

from __future__ import annotations

from purport.standing.claim import (
    Aspect,
    Check,
    Claim,
    ClaimAttribution,
    Hedge,
    Outcome,
    StandingName,
    Time,
    Voice,
    Why,
)

__all__ = [
    "Aspect",
    "Check",
    "Claim",
    "ClaimAttribution",
    "Hedge",
    "Outcome",
    "StandingName",
    "Time",
    "Voice",
    "Why",
]
