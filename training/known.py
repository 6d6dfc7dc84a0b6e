"""Documents whose mentions are known, as the ranker's training sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from purport.report import Span
    from purport.sources.entity import Entity
    from training.gum import Document

    Right = Callable[[Span, Entity], bool | None]

PEOPLE = frozenset("he him his himself she her hers herself they them their it its".split())
PARTIES = ("person", "organization")


def right_in_gum(document: Document) -> Right:
    """Whether a pronoun or description of a person or body means an entity: one with a mention of the right one."""
    by_entity: dict[str, list[Span]] = {}
    asked: dict[Span, str] = {}
    for one in document.mentions:
        by_entity.setdefault(one.entity, []).append(one.core)
        pronoun = document.text[slice(*one.core)].casefold() in PEOPLE
        if one.kind in PARTIES and (one.form == "nominal" or pronoun):
            asked[one.core] = one.entity

    def right(mention: Span, entity: Entity) -> bool | None:
        if mention not in asked:
            return None
        cores = by_entity[asked[mention]]
        return any(_alike(place.span, core) for place in entity.places for core in cores)

    return right


def right_in_report(text: str, rows: Sequence[Mapping[str, Any]], publisher: str | None) -> Right:
    """Whether a cited mention means an entity: one that has the name, or the words, that the annotator gave."""
    asked = {tuple(row["span"]): row for row in rows}

    def right(mention: Span, entity: Entity) -> bool | None:
        row = asked.get(mention)
        if row is None:
            return None
        who = row["who"]
        if who is None or who == "headline":
            return False
        if who == "publisher":
            return entity.publisher or (
                entity.named is not None and _same(_name(text, entity), publisher or "")
            )
        spans = [tuple(span) for span in who["spans"]]
        if len(spans) > 1:
            return False
        words = text[slice(*spans[0])]
        if entity.named is not None:
            return any(_overlap(one.span, spans[0]) for one in entity.named.mentions) or _same(
                _name(text, entity), words
            )
        if row["named"] and row["kind"] == "person":
            return False
        return any(_overlap(place.span, spans[0]) for place in entity.places)

    return right


def _name(text: str, entity: Entity) -> str:
    assert entity.named is not None
    return text[slice(*entity.named.full.span)]


def _same(one: str, other: str) -> bool:
    a, b = (name.casefold().replace("the ", "").split() for name in (one, other))
    return bool(a) and bool(b) and a == b


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _alike(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > max(one[1] - one[0], other[1] - other[0])
