"""Whoever a report speaks of, gathered mention by mention while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.report import Span
    from purport.sources.names import Named
    from purport.sources.phrase import Form
    from purport.sources.seen import Floats


@dataclass(frozen=True, slots=True)
class Place:
    """A mention where it stands: sentence and paragraph, whether within a quotation, and its vector as a candidate."""

    span: Span
    form: Form
    sentence: int
    paragraph: int
    first: bool  # of the mentions in its sentence
    quotation: int  # which one it stands in, -1 for none
    vector: Floats


@dataclass(slots=True)
class Entity:
    """A person, body, group or document of the report, with what has been read of it so far.

    ``chances`` are those of a person, an organisation, a place and something else; ``nouns`` the head nouns it has
    been called by; ``sex`` "he", "she" or "" while nothing says.
    """

    chances: tuple[float, ...]
    named: Named | None = None
    plural: bool = False
    sex: str = ""
    nouns: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    descriptions: list[Span] = field(default_factory=list)
    cited: int = 0
    wording: Span = (0, 0)  # its best words where it has no name
    publisher: bool = False
    several: bool = False  # names cited together
    elsewhere: tuple[str, Span | None] | None = None  # its name in the byline, the dateline, the page's data

    @property
    def person(self) -> float:
        return self.chances[0]

    @property
    def body(self) -> float:
        return self.chances[1]

    @property
    def last(self) -> Place:
        return self.places[-1]
