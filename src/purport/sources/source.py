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

    ``kind`` is None where it is not known; ``named`` is false for pronouns and for anonymous or generic sources,
    whose ``name`` is then the mention's own words.
    """

    id: str
    name: str
    kind: SourceKind | None
    named: bool
    description: str | None
    mentions: tuple[Span, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "named": self.named,
            "description": self.description,
            "mentions": [list(span) for span in self.mentions],
        }
