"""A source: whoever the report cites, with every mention of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from purport.report import Span

SourceKind = Literal["person", "organisation", "group", "media", "document"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who is cited: the best name the report gives, its mentions, and what the report says of it.

    ``named`` is false for anonymous and generic sources and for pronouns that nothing resolves, whose ``name`` is then
    the mention's own words and ``resolved`` false; ``kind`` is None where it is not known. ``publisher`` is true for
    the report's publisher.
    In the report's words, None where it has none: ``description`` (who it is), ``tie`` (to the publisher, or to a
    side of the matter), and of a source without a name ``number`` (how many), ``body`` (whose official, or
    where) and ``reason`` (why it is not named). ``mentions`` are the cited mentions and the places of its name.
    """

    id: str
    name: str
    kind: SourceKind | None
    named: bool
    description: str | None
    mentions: tuple[Span, ...]
    publisher: bool = False
    resolved: bool = True
    tie: str | None = None
    number: str | None = None
    body: str | None = None
    reason: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "named": self.named,
            "publisher": self.publisher,
            "resolved": self.resolved,
            "description": self.description,
            "tie": self.tie,
            "number": self.number,
            "body": self.body,
            "reason": self.reason,
            "spans": {name: list(span) for name, span in self.spans},
            "mentions": [list(span) for span in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a cited mention came to its source: by which step, from which other mention, how surely.

    ``step`` is one of "name", "same name", "surname", "first name", "name in part", "head of the name", "acronym",
    "acronym in brackets" (with ", the one mentioned last" where several fit), "description", "same description",
    "pronoun", "relative pronoun",
    "speaker" (I and we within a quotation), "publisher", "author", "own words" and "unresolved".
    ``confidence`` is the probability that the source is the right one.
    """

    step: str
    origin: Span | None
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "step": self.step,
            "from": list(self.origin) if self.origin else None,
            "confidence": self.confidence,
        }
