"""The nouns by which a body or a person is called, and what they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from purport.sources.entity import Entity

COORDINATED = re.compile(r" and |, ")
EMPTY = frozenset("the a an this that his her its their our my your of and for in".split())
CHANCES_OF: Mapping[str, tuple[float, ...]] = {
    "person": (0.95, 0.0, 0.0, 0.05),
    "group": (0.6, 0.2, 0.0, 0.2),
    "organisation": (0.05, 0.9, 0.0, 0.05),
    "media": (0.0, 0.9, 0.0, 0.1),
    "document": (0.0, 0.05, 0.0, 0.95),
}


def heads(entity: Entity) -> list[str]:
    """Of a body's name the words that say what it is: "police" of the Tolmere Police Department."""
    if entity.named is None or entity.person >= 0.5:
        return []
    return [word for word in entity.named.full.words if lexicon().kind_of(word) == "organisation"]


def without(words: frozenset[str], noun: str) -> frozenset[str]:
    """The words but for the noun and those that may stand for it."""
    called = lexicon().called
    return frozenset(word for word in words if called(word) != called(noun))
