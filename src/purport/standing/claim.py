"""A claim with all that bears on it: voice, attribution, hedges, factuality, times, standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from purport.attribution import Act, Manner
    from purport.report import Span
    from purport.sources import Resolution, Source

Voice = Literal["publisher", "source"]
StandingName = Literal["stated", "attributed", "hedged", "verified", "unverified", "disputed"]
Aspect = Literal["authenticity", "origin", "identity", "time", "place", "responsibility", "content"]
Outcome = Literal["confirmed", "unconfirmed", "pending", "refuted"]
WhyBy = Literal["check", "hedge", "attribution", "voice"]


def as_lists(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as JSON holds them."""
    return [list(span) for span in spans]


@dataclass(frozen=True, slots=True)
class ClaimAttribution:
    """The attribution that gives a claim its source; the claim's own spans are its content.

    ``source`` is None where the report names nobody ("it was claimed that"); ``resolution`` says how the mention that
    is cited came to its source.
    """

    source: Source | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    manner: Manner
    act: Act
    confidence: float
    resolution: Resolution | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "source": self.source.id if self.source else None,
            "source_spans": as_lists(self.source_spans),
            "cue_spans": as_lists(self.cue_spans),
            "manner": self.manner,
            "act": self.act,
            "confidence": self.confidence,
            "resolution": self.resolution.to_dict() if self.resolution else None,
        }


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words by which their ``holder`` ("publisher" or a source's id) declines to vouch for what they cover."""

    spans: tuple[Span, ...]
    holder: str
    covers: tuple[Span, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"spans": as_lists(self.spans), "holder": self.holder, "covers": as_lists(self.covers)}


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and its EDTF value, None where nothing anchors it."""

    span: Span
    value: str | None

    def to_dict(self) -> dict[str, Any]:
        return {"span": list(self.span), "value": self.value}


@dataclass(frozen=True, slots=True)
class Why:
    """What a standing rests on: ``by`` is "check", "hedge", "attribution" or "voice", ``spans`` the report's words.

    ``check`` is the check's id.
    """

    by: WhyBy
    spans: tuple[Span, ...]
    check: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"by": self.by, "spans": as_lists(self.spans), "check": self.check}


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition the report carries, in the publisher's own voice or a source's.

    ``text`` is its words, verbatim, pieces that stand apart joined by " … "; ``within`` the id of the claim it
    stands in (A says that B said ...). ``hedges`` are those that cover it or who says it, ``times`` those it speaks of;
    ``factuality`` maps holders to FactBank's values; ``why`` says what the standing rests on.
    """

    id: str
    spans: tuple[Span, ...]
    text: str
    voice: Voice
    within: str | None
    attribution: ClaimAttribution | None
    hedges: tuple[Hedge, ...]
    factuality: Mapping[str, str]
    times: tuple[Time, ...]
    standing: StandingName
    why: Why = Why("voice", ())

    @property
    def source(self) -> Source | None:
        """Who says so; None for the publisher's own voice and where the report names nobody."""
        return self.attribution.source if self.attribution else None

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "spans": as_lists(self.spans),
            "voice": self.voice,
            "within": self.within,
            "attribution": self.attribution.to_dict() if self.attribution else None,
            "hedges": [hedge.to_dict() for hedge in self.hedges],
            "factuality": dict(self.factuality),
            "times": [time.to_dict() for time in self.times],
            "standing": self.standing,
            "why": self.why.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Check:
    """Somebody verified, could not verify, is verifying or denied something others put forward.

    ``verifier`` is a source's id, "publisher", or None where the text names nobody; ``of`` holds ids of claims;
    ``no_answer``: who was asked did not answer or would not comment (the outcome is then "unconfirmed").
    """

    id: str
    verifier: str | None
    verifier_spans: tuple[Span, ...]
    aspect: Aspect
    outcome: Outcome
    of: tuple[str, ...]
    cue_spans: tuple[Span, ...]
    object_spans: tuple[Span, ...]
    basis_spans: tuple[Span, ...]
    tie: str | None
    no_answer: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "verifier": self.verifier,
            "verifier_spans": as_lists(self.verifier_spans),
            "aspect": self.aspect,
            "outcome": self.outcome,
            "of": list(self.of),
            "cue_spans": as_lists(self.cue_spans),
            "object_spans": as_lists(self.object_spans),
            "basis_spans": as_lists(self.basis_spans),
            "tie": self.tie,
            "no_answer": self.no_answer,
        }
