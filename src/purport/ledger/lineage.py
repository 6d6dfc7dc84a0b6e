"""Reports and outlets as a graph: who took what from whom, up to where it began."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.appeared import firsts, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    Row = RowMapping

MOST = 200  # nodes
MOST_WORDS = 300  # characters of the words that show a link
FOLLOWED = "copy"  # the kind of link that is followed without a direction: either may be the origin


@dataclass(frozen=True, slots=True)
class Node:
    """A report ("12"), or an outlet that reports credit and of which no such report is known ("outlet:Reuters").

    ``outlet`` and ``day`` are those of a report's first appearance; ``label`` names it in a few words.
    """

    id: str
    kind: Literal["report", "outlet"]
    label: str
    outlet: str | None
    day: str | None = None
    title: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "outlet": self.outlet,
            "day": self.day,
            "title": self.title,
        }


@dataclass(frozen=True, slots=True)
class Edge:
    """What ``taker`` has from ``giver``: the kind of link, how sure it is, and the words that show it.

    ``directed`` is false where either may have taken from the other, or both from a third.
    """

    giver: str
    taker: str
    kind: str
    directed: bool
    score: float
    words: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "from": self.giver,
            "to": self.taker,
            "kind": self.kind,
            "directed": self.directed,
            "score": self.score,
            "words": self.words,
        }


@dataclass(frozen=True, slots=True)
class Lineage:
    """Nodes and the edges between them; ``cut`` says whether there is more than is shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cut: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "nodes": [node.to_dict() for node in self.nodes],
            "edges": [edge.to_dict() for edge in self.edges],
            "cut": self.cut,
        }


def to_json(lineage: Lineage, *, indent: int | None = None) -> str:
    """The lineage as JSON text: ``nodes``, and ``edges`` in which words went ``from`` one ``to`` the other."""
    return json.dumps(lineage.to_dict(), ensure_ascii=False, indent=indent)


def lineage_of(connection: Connection, reports: Sequence[int], most: int = MOST) -> Lineage:
    """These reports and all that they took from, up to the roots; nearest first where ``most`` nodes are not enough.

    Links with a direction are followed, and copies without one both ways; quotations and documents that reports
    share are shown where both are there.
    """
    found, links, cut = _followed(connection, reports, most)
    outlets = _outlets(links, found, firsts(connection, found))
    kept = outlets[: most - len(found)]
    nodes = [*_reports(connection, found), *(Node(_outlet(name), "outlet", name, name) for name in kept)]
    days = {node.id: node.day or "9" for node in nodes}
    texts = texts_of(connection, {row["report"] for row in links})
    edges = [edge for row in links for edge in _edge(row, days, texts)]
    return Lineage(tuple(nodes), tuple(edges), cut or len(kept) < len(outlets))


def _followed(connection: Connection, reports: Sequence[int], most: int) -> tuple[list[int], list[Row], bool]:
    """The numbers of all reports, the links among them and to outlets, and whether some were left out."""
    every = list(dict.fromkeys(reports))
    found = dict.fromkeys(every[:most])
    links: dict[int, Row] = {}
    cut, frontier = len(every) > most, list(found)
    while frontier:
        rows = _links(connection, frontier)
        links |= {row["id"]: row for row in rows}
        reached = [id for id in dict.fromkeys(_reached(rows)) if id not in found]
        frontier = reached[: most - len(found)]
        cut = cut or len(frontier) < len(reached)
        found |= dict.fromkeys(frontier)
    kept = [row for row in links.values() if row["report"] in found and row["origin"] in {None, *found}]
    return list(found), sorted(kept, key=lambda row: int(row["id"])), cut


def _links(connection: Connection, reports: Sequence[int]) -> Sequence[Row]:
    table = tables.links
    either = sa.and_(table.c.origin.in_(reports), table.c.kind == FOLLOWED, table.c.directed.is_(False))
    query = sa.select(table).where(sa.or_(table.c.report.in_(reports), either)).order_by(table.c.id)
    return connection.execute(query).mappings().all()


def _reached(links: Iterable[Row]) -> Iterator[int]:
    for row in links:
        if row["origin"] is not None and (row["directed"] or row["kind"] == FOLLOWED):
            yield row["origin"]
            if not row["directed"]:
                yield row["report"]


def _outlets(links: Iterable[Row], found: Iterable[int], first: Mapping[int, Row]) -> list[str]:
    """The outlets that are credited, but for those whose own report the one that credits them is linked to."""
    outlet = {id: first[id]["outlet"] for id in found if id in first}
    known = {(row["report"], outlet.get(row["origin"])) for row in links if row["origin"] is not None}
    credited = [row for row in links if row["origin"] is None and (row["report"], row["outlet"]) not in known]
    return list(dict.fromkeys(row["outlet"] for row in credited))


def _reports(connection: Connection, ids: Sequence[int]) -> Iterator[Node]:
    table = tables.reports
    query = sa.select(table.c.id, table.c.title).where(table.c.id.in_(ids))
    titles = {row.id: row.title for row in connection.execute(query)}
    first = firsts(connection, ids)
    for id in ids:
        if id in titles:
            outlet, day = (first[id]["outlet"], first[id]["day"]) if id in first else (None, None)
            label = " – ".join(part for part in (outlet or f"report {id}", day) if part)
            yield Node(str(id), "report", label, outlet, day, titles[id])


def _edge(row: Row, days: Mapping[str, str], texts: Mapping[int, str]) -> Iterator[Edge]:
    """The edge of a link whose ends are both shown; without a direction, from the earlier to the later."""
    taker = str(row["report"])
    giver = _outlet(row["outlet"]) if row["origin"] is None else str(row["origin"])
    if giver not in days or taker not in days:
        return
    words = _words(row, texts[row["report"]])
    if not row["directed"] and days[taker] < days[giver]:
        giver, taker = taker, giver
    yield Edge(giver, taker, row["kind"], row["directed"], row["score"], words)


def _words(link: Row, text: str) -> str:
    """The longest of the taker's words that show the link; the names of documents where both cite them."""
    evidence = link["evidence"]
    spans = evidence.get("spans") or [passage["ours"] for passage in evidence.get("passages", ())]
    start, end = max(spans, key=lambda span: int(span[1] - span[0]), default=(0, 0))
    words = " ".join(text[start:end].split()) or "; ".join(evidence.get("documents", ()))
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"


def _outlet(name: str) -> str:
    return f"outlet:{name}"
