"""A mention to be read, and whom it was found to mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.report import Span
    from purport.sources.entity import Entity
    from purport.sources.names import Named
    from purport.sources.phrase import Phrase

# How often each step was right on the training part of the annotated reports, the ranker's own chances apart.
CHANCES = {
    "name": 0.98,
    "same name": 0.97,
    "surname": 0.97,
    "first name": 0.95,
    "name in part": 0.97,
    "head of the name": 0.95,
    "acronym": 0.97,
    "acronym in brackets": 0.97,
    "same description": 0.72,
    "relative pronoun": 0.75,
    "spoken of most": 0.6,
    "own words": 0.86,
}
OF_SEVERAL = 0.8  # where several names fit and the one mentioned last is taken


@dataclass(frozen=True, slots=True)
class Event:
    """A mention to be read: its parts; of a name, which; of a cited one, the content it is cited for."""

    phrase: Phrase
    named: Named | None = None
    step: str = ""
    cited: bool = False
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a mention means: the entity, by which step, from which earlier mention, with what chance."""

    entity: Entity
    step: str
    origin: Span | None
    chance: float
