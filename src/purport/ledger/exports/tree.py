"""A lineage on a terminal: origins at the left, who took from them below and to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from purport.export.safe import in_terminal
from purport.ledger.exports.layout import laid_out

if TYPE_CHECKING:
    from purport.ledger.exports.layout import Layout
    from purport.ledger.lineage import Edge, Lineage, Node

HOW = {"copy": "copies", "credit": "credits", "quotation": "quotes the same", "document": "cites the same"}
_UNSURE = {"copy": "shares words"}


def tree(lineage: Lineage) -> Tree:
    """The lineage for ``rich.console.Console.print``; nothing in a title is obeyed as markup or as a control."""
    layout = laid_out(lineage)
    root = Tree(Text(summary(layout)), guide_style="dim")
    for origin in layout.givers():
        _add(root, origin, layout)
    if lineage.cut:
        root.add(Text("… and more, which are not shown", "dim italic"))
    return root


def summary(layout: Layout) -> str:
    """“3 origins, 12 reports”: roots count, and a root that is an outlet stands for a report that is not held."""
    origins, reports = len(layout.givers()), sum(node.kind == "report" for node in layout.order)
    return f"{_count(origins, 'origin')}, {_count(reports, 'report')}"


def how(edge: Edge) -> str:
    """What a taker does: “copies”, and “shares words” where nobody knows who took."""
    known = HOW if edge.directed else {**HOW, **_UNSURE}
    return known.get(edge.kind, edge.kind)


def _add(parent: Tree, node: Node, layout: Layout) -> None:
    branch = parent.add(_line(node, layout))
    for taker in layout.takers(node):
        _add(branch, taker, layout)


def _line(node: Node, layout: Layout) -> Text:
    line = Text()
    edge = layout.branches.get(node.id)
    if edge:
        line.append(f"{how(edge)}  ", "dim")
    line.append(in_terminal(node.label), "italic" if node.kind == "outlet" else "bold")
    if node.kind == "outlet":
        line.append("  credited, not in the ledger", "dim")
    else:
        line.append(f"  {in_terminal(node.title or '')}".rstrip())
        line.append(f"  {node.id}", "dim")
    others = [other for other in layout.apart if other.taker == node.id]
    names = {one.id: one.label for one in layout.order}
    if node.id in layout.also:
        line.append(f"\ncredits {in_terminal(', '.join(layout.also[node.id]))} too", "dim")
    for other in others:
        line.append(f"\n{how(other)} {in_terminal(names[other.giver])} too", "dim")
    return line


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
