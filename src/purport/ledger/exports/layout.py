"""Where the nodes of a lineage stand when it is drawn: each under the one it has most from, days from left to right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from purport.ledger.lineage import Edge, Lineage, Node

_KINDS = ("copy", "credit", "quotation", "document")  # the surest sign of taking first


@dataclass(frozen=True, slots=True)
class Layout:
    """A forest over a lineage's nodes, in the order of its rows, and the edges that it leaves out.

    ``depths`` counts steps from a root; ``places`` are rows, halves where a node stands between those it gave to.
    ``apart`` are edges between trees, ``also`` the outlets that a report credits and that stand nowhere else;
    ``implied`` counts edges within a tree, that its branches stand for.
    """

    order: tuple[Node, ...]
    branches: Mapping[str, Edge]  # by the id of who took
    depths: Mapping[str, int]
    places: Mapping[str, float]
    apart: tuple[Edge, ...]
    also: Mapping[str, tuple[str, ...]]  # labels, by the id of who credits
    implied: int

    def givers(self) -> list[Node]:
        """The roots."""
        return [node for node in self.order if node.id not in self.branches]

    def takers(self, giver: Node) -> list[Node]:
        """Who stands under a node."""
        return [
            node
            for node in self.order
            if (edge := self.branches.get(node.id)) and _other(edge, node) == giver.id
        ]


def laid_out(lineage: Lineage) -> Layout:
    """The lineage as a forest: by directed edges first, then by the kind and the score of an edge."""
    order = _in_time(lineage)
    branches = _branches(lineage, order)
    under: dict[str | None, list[Node]] = defaultdict(list)
    for node in order:
        edge = branches.get(node.id)
        under[_other(edge, node) if edge else None].append(node)
    also, roots = _also(lineage.edges, under)
    rows: list[Node] = []
    depths: dict[str, int] = {}
    places: dict[str, float] = {}
    leaves = 0
    for root in roots:
        leaves = _place(root, 0, leaves, under, rows, depths, places)
    apart, implied = _others(lineage.edges, branches, rows, depths)
    return Layout(tuple(rows), branches, depths, places, apart, also, implied)


def _also(
    edges: Iterable[Edge], under: Mapping[str | None, list[Node]]
) -> tuple[dict[str, tuple[str, ...]], list[Node]]:
    """Outlets under which nothing stands, by who credits them, and the other roots."""
    bare = {node.id: node.label for node in under[None] if node.kind == "outlet" and node.id not in under}
    also: dict[str, tuple[str, ...]] = {}
    for edge in edges:
        if edge.giver in bare:
            also[edge.taker] = (*also.get(edge.taker, ()), bare[edge.giver])
    return also, [node for node in under[None] if node.id not in bare]


def _in_time(lineage: Lineage) -> list[Node]:
    """Nodes with givers before takers, else by day; a circle is entered at its earliest node."""
    waiting = {node.id: node for node in sorted(lineage.nodes, key=_when)}
    givers: dict[str, set[str]] = defaultdict(set)
    for edge in lineage.edges:
        if edge.directed and edge.giver in waiting and edge.giver != edge.taker:
            givers[edge.taker].add(edge.giver)
    order: list[Node] = []
    while waiting:
        free = (id for id in waiting if not givers[id] & waiting.keys())
        order.append(waiting.pop(next(free, next(iter(waiting)))))
    return order


def _when(node: Node) -> tuple[bool, str, int, str]:
    """Outlets, of which nothing but the name is known, come first; those without a day last."""
    return node.kind == "report", node.day or "9", len(node.id), node.id


def _branches(lineage: Lineage, order: Iterable[Node]) -> dict[str, Edge]:
    """The edge by which each node hangs on one before it."""
    at = {node.id: number for number, node in enumerate(order)}
    found: dict[str, Edge] = {}
    for edge in sorted(lineage.edges, key=_surest):
        if edge.giver in at and edge.taker in at and edge.giver != edge.taker:
            later = max(edge.giver, edge.taker, key=at.__getitem__)
            if later == edge.taker or not edge.directed:
                found.setdefault(later, edge)
    return found


def _surest(edge: Edge) -> tuple[int, bool, float]:
    kind = _KINDS.index(edge.kind) if edge.kind in _KINDS else len(_KINDS)
    return kind, not edge.directed, -edge.score


def _other(edge: Edge, node: Node) -> str:
    return edge.giver if edge.taker == node.id else edge.taker


def _place(
    node: Node,
    depth: int,
    leaves: int,
    under: Mapping[str | None, list[Node]],
    rows: list[Node],
    depths: dict[str, int],
    places: dict[str, float],
) -> int:
    """Gives a node and all under it their rows; how many rows are taken afterwards."""
    rows.append(node)
    depths[node.id] = depth
    takers = under.get(node.id, [])
    for taker in takers:
        leaves = _place(taker, depth + 1, leaves, under, rows, depths, places)
    if takers:
        places[node.id] = (places[takers[0].id] + places[takers[-1].id]) / 2
        return leaves
    places[node.id] = float(leaves)
    return leaves + 1


def _others(
    edges: Iterable[Edge], branches: Mapping[str, Edge], rows: Iterable[Node], depths: Mapping[str, int]
) -> tuple[tuple[Edge, ...], int]:
    tree: dict[str, int] = {}
    number = 0
    for node in rows:
        number += depths[node.id] == 0
        tree[node.id] = number
    left = [
        edge for edge in edges if edge not in branches.values() and {edge.giver, edge.taker} <= tree.keys()
    ]
    apart = tuple(edge for edge in left if tree[edge.giver] != tree[edge.taker])
    return apart, len(left) - len(apart)
