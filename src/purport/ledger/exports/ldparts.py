"""Parts that JSON-LD nodes share: annotations with both selectors of the W3C, bodies, people and bodies of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from purport.ledger.exports.ldnames import SOFTWARE, made_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Node = dict[str, Any]

AROUND = 32  # characters before and after a quotation
_TYPES = {
    "person": ["Person", "prov:Person"],
    "organisation": ["Organization", "prov:Organization"],
    "group": ["Organization", "prov:Organization"],
    "media": ["NewsMediaOrganization", "prov:Organization"],
    "document": ["CreativeWork", "prov:Entity"],
    None: ["prov:Agent"],
}


def node(**values: Any) -> Node:
    """A node without what is None or empty."""
    return {name: value for name, value in values.items() if value not in (None, [], "")}


def part(report: str, text: str, span: Sequence[int]) -> Node:
    """A stretch of a report as the W3C's selectors give it, by its words and by its place in code points."""
    start, end = span
    quoted = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": report, "selector": [quoted, place]}


def parts(report: str, text: str, spans: Iterable[Sequence[int]]) -> list[Node]:
    """Each stretch of its own; the report itself where there is none."""
    found = [part(report, text, span) for span in spans if span[1] > span[0]]
    return found or [{"type": "SpecificResource", "source": report}]


def annotation(id: str, motivation: str, body: list[Any], target: Any, **more: Any) -> Node:
    """A Web Annotation."""
    return node(
        id=id,
        type=["Annotation", "prov:Entity"],
        motivation=motivation,
        body=body,
        target=target,
        generator=SOFTWARE,
        **more,
    )


def said(value: str, purpose: str) -> Node:
    """Plain words as the body of an annotation."""
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def agent(
    id: str | None, kind: str | None, *, name: str | None = None, description: str | None = None
) -> Node:
    """A person, a body of people, a document or, where the kind is not known, somebody."""
    return node(id=id, type=_TYPES[kind], name=name, description=description)


def person(name: str) -> Node:
    """Who decided something; the same name is the same person within a document."""
    return agent(f"_:{made_iri(name).rpartition(':')[2]}", "person", name=name)
