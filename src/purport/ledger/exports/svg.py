"""A lineage as a picture: origins at the left, takers to the right, the later the further."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]

from purport.ledger.exports.layout import laid_out
from purport.ledger.exports.tree import HOW, summary
from purport.ledger.exports.xml import in_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from purport.ledger.exports.layout import Layout
    from purport.ledger.lineage import Edge, Lineage, Node

WIDTH, HEIGHT = 256, 40  # of a node, in pixels
GAP, ROW = 64, 52  # between nodes: sideways from giver to taker, and from row to row
LATER, MOST_LATER = 20, 200  # a day's step to the right, and all days' together
MARGIN, LEGEND = 16, 36
BOLD = 1.1  # times as wide
INSET, ALSO = 10, 14  # of words within a node, and room for a line under it
_SPACE = "http://www.w3.org/2000/svg"
_MARKER = {
    "id": "lineage-head",
    "viewBox": "0 0 8 8",
    "refX": "7",
    "refY": "4",
    "markerWidth": "8",
    "markerHeight": "8",
    "markerUnits": "userSpaceOnUse",
    "orient": "auto",
}
_STYLE = """
.lineage{--paper:#fffdf8;--panel:#f5f1e8;--ink:#1d1b18;--muted:#5d574d;--rule:#c9bfac;--line:#6f6757;--hue:#17487f}
.lineage text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
.lineage text{fill:var(--ink)}
.lineage .paper{fill:var(--paper)}
.lineage .box{fill:var(--panel);stroke:var(--rule)}
.lineage .origin .box{stroke:var(--hue);stroke-width:1.5}
.lineage .outlet .box{fill:var(--paper);stroke-dasharray:4 3}
.lineage .name{font-weight:600}
.lineage .origin .name{fill:var(--hue)}
.lineage .title,.lineage .also,.lineage .legend text{fill:var(--muted)}
.lineage .also{font-size:11px}
.lineage .edge{fill:none;stroke:var(--line);stroke-width:1.5}
.lineage .credit{stroke-dasharray:6 4}
.lineage .quotation{stroke-dasharray:1.5 4;stroke-linecap:round}
.lineage .document{stroke-dasharray:8 4 1.5 4}
.lineage .apart{opacity:.55}
.lineage .head{fill:var(--line)}
@media (prefers-color-scheme:dark){
.lineage{--paper:#17181b;--panel:#24262b;--ink:#e9e6df;--muted:#b0aba0;--rule:#4a4d54;--line:#9a968c;--hue:#9cc6ff}
}
"""


def svg(lineage: Lineage) -> str:
    """The lineage as an SVG document that follows the reader's light or dark colours; it loads nothing.

    Copies are solid lines, credits dashed, quotations dotted, and an arrow stands where who took is known.
    """
    layout = laid_out(lineage)
    picture = _Picture(layout, lineage)
    return etree.tostring(picture.root, encoding="unicode")  # type: ignore[no-any-return]


class _Picture:
    def __init__(self, layout: Layout, lineage: Lineage) -> None:
        self._layout = layout
        self._left = _lefts(layout)
        row = ROW + (ALSO if layout.also else 0)
        self._top = {id: MARGIN + place * row for id, place in layout.places.items()}
        width = max(self._left.values(), default=0) + WIDTH + MARGIN
        kinds = [kind for kind in HOW if any(edge.kind == kind for edge in lineage.edges)]
        bottom = max(self._top.values(), default=0) + row - ROW + HEIGHT + MARGIN
        height = bottom + (LEGEND if kinds else 0)
        width = max(width, MARGIN + sum(map(_wide, kinds)) + MARGIN)
        self.root = self._empty(width, height)
        for edge in layout.apart:
            self._edge(edge, apart=True)
        for node in layout.order:
            if node.id in layout.branches:
                self._edge(layout.branches[node.id])
        for node in layout.order:
            self._node(node)
        self._legend(kinds, bottom)

    def _empty(self, width: float, height: float) -> Any:
        size = {"width": _n(width), "height": _n(height), "viewBox": f"0 0 {_n(width)} {_n(height)}"}
        root = etree.Element("svg", {"class": "lineage", **size, "role": "img"}, nsmap={None: _SPACE})
        _add(root, "title", text=f"Who took from whom: {summary(self._layout)}")
        _add(root, "style", text=_STYLE)
        marker = _add(_add(root, "defs"), "marker", _MARKER)
        _add(marker, "path", {"class": "head"}, d="M0 0.5 8 4 0 7.5z")
        _add(root, "rect", {"class": "paper"}, width="100%", height="100%")
        return root

    def _node(self, node: Node) -> None:
        outlet = node.kind == "outlet"
        kinds = ["node", node.kind, *(["origin"] if node.id not in self._layout.branches else [])]
        group = _add(self.root, "g", {"class": " ".join(kinds)})
        _add(group, "title", text="\n".join(part for part in (node.label, node.title) if part))
        x, y = self._left[node.id], self._top[node.id]
        place = {"x": _n(x), "y": _n(y), "width": _n(WIDTH), "height": _n(HEIGHT)}
        _add(group, "rect", {"class": "box"}, **place, rx=_n(HEIGHT / 2 if outlet else 4))
        inset = HEIGHT / 2 if outlet else INSET
        room = WIDTH - 2 * inset
        under = "credited, not in the ledger" if outlet else node.title or f"report {node.id}"
        self._line(group, "name", named(node, room), x + inset, y + 17)
        self._line(group, "title", shortened(under, room), x + inset, y + 32)
        if node.id in self._layout.also:
            words = f"also credits {', '.join(self._layout.also[node.id])}"
            self._line(group, "also", shortened(words, room), x + inset, y + HEIGHT + 13)

    @staticmethod
    def _line(group: Any, kind: str, words: str, x: float, y: float) -> None:
        _add(group, "text", {"class": kind}, text=words, x=_n(x), y=_n(y))

    def _edge(self, edge: Edge, *, apart: bool = False) -> None:
        giver, taker = edge.giver, edge.taker
        if self._left[giver] > self._left[taker] and not edge.directed:
            giver, taker = taker, giver
        line = self._around(giver, taker) if apart else self._branch(giver, taker)
        path = _add(self.root, "path", {"class": f"edge {edge.kind}{' apart' if apart else ''}"}, d=line)
        if edge.directed:
            path.set("marker-end", "url(#lineage-head)")

    def _branch(self, giver: str, taker: str) -> str:
        """From a giver's right side to a taker's left side: it bends at once and runs on in the taker's row."""
        x, y = self._left[giver] + WIDTH, self._top[giver] + HEIGHT / 2
        to, down = self._left[taker], self._top[taker] + HEIGHT / 2
        bend = x + GAP / 2
        return (
            f"M{_n(x)} {_n(y)} C{_n(bend)} {_n(y)} {_n(bend)} {_n(down)} {_n(x + GAP)} {_n(down)} H{_n(to)}"
        )

    def _around(self, giver: str, taker: str) -> str:
        """From one tree to another, below the branches, or around to the right where the taker is not further right."""
        x, y = self._left[giver] + WIDTH, self._top[giver] + HEIGHT * 0.75
        to, down = self._left[taker], self._top[taker] + HEIGHT * 0.75
        if to > x:
            bend = (to - x) / 2
            return f"M{_n(x)} {_n(y)} C{_n(x + bend)} {_n(y)} {_n(to - bend)} {_n(down)} {_n(to)} {_n(down)}"
        out = max(x, to + WIDTH) + GAP / 2
        return f"M{_n(x)} {_n(y)} C{_n(out)} {_n(y)} {_n(out)} {_n(down)} {_n(to + WIDTH)} {_n(down)}"

    def _legend(self, kinds: Iterable[str], top: float) -> None:
        group = _add(self.root, "g", {"class": "legend"})
        x, y = float(MARGIN), top + LEGEND / 2 - 4
        for kind in kinds:
            _add(group, "path", {"class": f"edge {kind}"}, d=f"M{_n(x)} {_n(y)} h36")
            _add(group, "text", text=HOW[kind], x=_n(x + 44), y=_n(y + 4))
            x += _wide(kind)


def _lefts(layout: Layout) -> dict[str, float]:
    """Each node one node further right than its giver, and a step further for every day between all nodes' days."""
    days = sorted({node.day for node in layout.order if node.day})
    step = min(LATER, MOST_LATER / max(1, len(days) - 1))
    found: dict[str, float] = {}
    for node in layout.order:
        edge = layout.branches.get(node.id)
        giver = (edge.giver if edge.taker == node.id else edge.taker) if edge else None
        late = step * days.index(node.day) if node.day else 0
        least = found[giver] + WIDTH + GAP if giver else MARGIN
        found[node.id] = max(least, MARGIN + layout.depths[node.id] * (WIDTH + GAP) + late)
    return found


def named(node: Node, room: float) -> str:
    """The node's name in bold within so many pixels: an outlet's name is cut, its day never."""
    day = f" – {node.day}" if node.day and node.label.endswith(f" – {node.day}") else ""
    return shortened(node.label.removesuffix(day), (room / BOLD) - wide(day)) + day


def shortened(text: str, room: float) -> str:
    """The text on one line, cut with an ellipsis where it is wider than so many pixels."""
    words = " ".join(in_xml(text).split())
    if wide(words) <= room:
        return words
    while words and wide(f"{words}…") > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def wide(text: str) -> float:
    """How many pixels a line of 12 px takes in a wide font, such as DejaVu Sans; in others it takes less."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 12
    if letter in " iljtfrI.,;:'’‘!|()[]-":
        return 4.6
    return 11 if letter in "mwMW@%…—" else 8.4 if letter.isupper() else 7.5


def _add(
    parent: Any, tag: str, more: dict[str, str] | None = None, text: str | None = None, **values: str
) -> Any:
    element = etree.SubElement(parent, tag, {**(more or {}), **values})
    if text is not None:
        element.text = in_xml(text)
    return element


def _wide(kind: str) -> int:
    return 44 + 7 * len(HOW[kind]) + 24


def _n(value: float) -> str:
    return f"{value:g}" if value == int(value) else f"{value:.1f}"
