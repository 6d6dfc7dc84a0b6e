"""What a search finds: claims, sources and reports, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from purport.report import Span

    Marked = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report appeared: of several appearances, the first that the search is about."""

    report: int
    title: str | None
    outlet: str | None
    day: str | None
    url: str | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "title": self.title,
            "outlet": self.outlet,
            "day": self.day,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim by its id ("12/c3"), with who says so; ``marks`` are where the words looked for stand in ``text``."""

    id: str
    text: str
    standing: str
    voice: str
    source: str | None
    source_id: str | None
    place: Place
    marks: Marked = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "text": self.text,
            "standing": self.standing,
            "voice": self.voice,
            "source": self.source,
            "source_id": self.source_id,
            **self.place.to_dict(),
            "marks": _lists(self.marks),
        }


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source of one report by its id ("12/s2"), with the number of its ``claims`` there.

    ``marks`` are where the words looked for stand in its ``name``, ``description`` and ``body``.
    """

    id: str
    name: str
    kind: str | None
    named: bool
    description: str | None
    body: str | None
    claims: int
    place: Place
    marks: Marked = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "named": self.named,
            "description": self.description,
            "body": self.body,
            "claims": self.claims,
            **self.place.to_dict(),
            "marks": _lists(self.marks),
        }


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report by its id ("12"), with the number of its ``claims`` and ``appearances``."""

    id: str
    claims: int
    appearances: int
    place: Place
    marks: Marked = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "claims": self.claims,
            "appearances": self.appearances,
            **self.place.to_dict(),
            "marks": _lists(self.marks),
        }


Found = FoundClaim | FoundSource | FoundReport


def _lists(marks: Marked) -> dict[str, list[list[int]]]:
    return {column: [list(span) for span in spans] for column, spans in marks.items()}
