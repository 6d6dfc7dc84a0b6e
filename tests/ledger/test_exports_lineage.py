"""Lineages written down: GraphML that NetworkX reads, a picture, a tree on a terminal."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from rich.console import Console

from purport.ledger.exports.graphml import graphml
from purport.ledger.exports.layout import laid_out
from purport.ledger.exports.svg import WIDTH, named, shortened, svg, wide
from purport.ledger.exports.tree import tree
from purport.ledger.lineage import Edge, Lineage, Node

SVG = "{http://www.w3.org/2000/svg}"


def report(number: int, day: str | None = "2024-05-06", title: str | None = "Ferries", **more: Any) -> Node:
    outlet = more.get("outlet", f"Paper {number}")
    return Node(str(number), "report", " – ".join(part for part in (outlet, day) if part), outlet, day, title)


def outlet(name: str) -> Node:
    return Node(f"outlet:{name}", "outlet", name, name)


def edge(giver: str | int, taker: int, kind: str = "copy", directed: bool = True, score: float = 0.9) -> Edge:
    return Edge(str(giver), str(taker), kind, directed, score, "words that show it")


SMALL = Lineage(
    (outlet("Reuters"), report(1, "2024-05-05"), report(2), report(3, "2024-05-07"), report(4, "2024-05-08")),
    (
        edge("outlet:Reuters", 1, "credit"),
        edge(1, 2),
        edge(1, 3),
        edge(2, 3, score=0.6),
        edge(3, 4, "quotation", directed=False),
    ),
)


def printed(lineage: Lineage, width: int = 100) -> str:
    text = io.StringIO()
    Console(file=text, width=width, no_color=True, force_terminal=False).print(tree(lineage))
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines())


def picture(lineage: Lineage) -> Any:
    return etree.fromstring(svg(lineage))


def test_each_stands_under_the_one_it_has_most_from() -> None:
    layout = laid_out(SMALL)
    assert {id: one.giver for id, one in layout.branches.items()} == {
        "1": "outlet:Reuters",
        "2": "1",
        "3": "1",
        "4": "3",
    }
    assert [node.id for node in layout.order] == ["outlet:Reuters", "1", "2", "3", "4"]
    assert layout.depths == {"outlet:Reuters": 0, "1": 1, "2": 2, "3": 2, "4": 3}
    assert layout.places == {"outlet:Reuters": 0.5, "1": 0.5, "2": 0, "3": 1, "4": 1}
    assert (layout.apart, layout.implied) == ((), 1)


def test_a_copy_weighs_more_than_a_credit_and_a_credit_more_than_a_quotation() -> None:
    nodes = (outlet("Reuters"), report(1), report(2), report(3, "2024-05-07"))
    edges = [
        edge(2, 3, "quotation", directed=False),
        edge("outlet:Reuters", 3, "credit"),
        edge(1, 3, score=0.5),
    ]
    assert laid_out(Lineage(nodes, tuple(edges))).branches["3"].giver == "1"
    assert laid_out(Lineage(nodes, tuple(edges[:2]))).branches["3"].giver == "outlet:Reuters"


def test_an_outlet_credited_beside_is_told_where_it_is_credited() -> None:
    layout = laid_out(
        Lineage(
            (outlet("Reuters"), outlet("dpa"), report(1)),
            (edge("outlet:Reuters", 1, "credit"), edge("outlet:dpa", 1, "credit")),
        )
    )
    assert layout.also == {"1": ("dpa",)}
    assert [node.id for node in layout.givers()] == ["outlet:Reuters"]


def test_a_circle_is_entered_at_its_earliest_report() -> None:
    nodes = (report(3, "2024-05-08"), report(1), report(2, "2024-05-07"))
    layout = laid_out(Lineage(nodes, (edge(2, 1), edge(3, 2), edge(1, 3))))
    assert [node.id for node in layout.givers()] == ["1"]
    assert sorted(layout.places) == ["1", "2", "3"]


def test_nothing_is_nothing() -> None:
    empty = Lineage((), ())
    assert printed(empty) == "0 origins, 0 reports"
    assert picture(empty).get("class") == "lineage"
    assert nx.parse_graphml(graphml(empty)).number_of_nodes() == 0


def test_networkx_reads_the_graphml_back() -> None:
    graph = nx.parse_graphml(graphml(SMALL), force_multigraph=True)
    assert graph.is_directed()
    assert {id: (one["kind"], one["label"]) for id, one in graph.nodes(data=True)} == {
        node.id: (node.kind, node.label) for node in SMALL.nodes
    }
    found = [
        (one["kind"], giver, taker, one["directed"], one["score"])
        for giver, taker, one in graph.edges(data=True)
    ]
    assert sorted(found) == sorted(
        (one.kind, one.giver, one.taker, one.directed, one.score) for one in SMALL.edges
    )
    assert "day" not in graph.nodes["outlet:Reuters"]


def test_graphml_has_the_published_structure() -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = etree.fromstring(graphml(SMALL).encode())
    assert root.tag == f"{space}graphml"
    keys = {(key.get("for"), key.get("id")) for key in root.findall(f"{space}key")}
    (graph,) = root.findall(f"{space}graph")
    assert graph.get("edgedefault") == "directed"
    nodes = [node.get("id") for node in graph.findall(f"{space}node")]
    for one in graph.findall(f"{space}edge"):
        assert {one.get("source"), one.get("target")} <= set(nodes)
    for data in graph.iter(f"{space}data"):
        assert (data.getparent().tag.removeprefix(space), data.get("key")) in keys


@pytest.mark.parametrize("write", [graphml, svg])
def test_no_title_breaks_the_xml(write: Any) -> None:
    odd = Lineage((report(1, title='</text><script>alert("1")</script> & \x00 \x1b[31m \ud83d'),), ())
    root = etree.fromstring(write(odd).encode())
    assert not list(root.iter(f"{SVG}script"))
    assert "\ufffd" in "".join(root.itertext())


def test_the_tree_says_who_does_what() -> None:
    assert printed(SMALL) == (
        "1 origin, 4 reports\n"
        "└── Reuters  credited, not in the ledger\n"
        "    └── credits  Paper 1 – 2024-05-05  Ferries  1\n"
        "        ├── copies  Paper 2 – 2024-05-06  Ferries  2\n"
        "        └── copies  Paper 3 – 2024-05-07  Ferries  3\n"
        "            └── quotes the same  Paper 4 – 2024-05-08  Ferries  4"
    )


def test_the_tree_tells_what_else_a_report_has_and_that_there_is_more() -> None:
    nodes = (outlet("dpa"), report(1), report(2), report(3, "2024-05-07"))
    edges = (
        edge(1, 3, directed=False),
        edge("outlet:dpa", 3, "credit"),
        edge(2, 3, "quotation", directed=False),
    )
    assert printed(Lineage(nodes, edges, cut=True)) == (
        "2 origins, 3 reports\n"
        "├── Paper 1 – 2024-05-06  Ferries  1\n"
        "│   └── shares words  Paper 3 – 2024-05-07  Ferries  3\n"
        "│       credits dpa too\n"
        "│       quotes the same Paper 2 – 2024-05-06 too\n"
        "├── Paper 2 – 2024-05-06  Ferries  2\n"
        "└── … and more, which are not shown"
    )


def test_the_tree_obeys_no_markup_and_no_control() -> None:
    shown = printed(Lineage((report(1, title="[bold red]x[/] \x1b[2J"),), ()))
    assert "[bold red]x[/]" in shown
    assert "\x1b" not in shown


def test_the_picture_has_every_node_and_branch() -> None:
    root = picture(SMALL)
    groups = [one for one in root.iter(f"{SVG}g") if "node" in (one.get("class") or "")]
    assert [one.find(f"{SVG}text").text for one in groups] == [node.label for node in SMALL.nodes]
    assert [one.get("class") for one in groups[:2]] == ["node outlet origin", "node report"]
    edges = [one for one in root.iter(f"{SVG}path") if one.get("d", "").count("C")]
    assert [one.get("class") for one in edges] == ["edge credit", "edge copy", "edge copy", "edge quotation"]
    assert [bool(one.get("marker-end")) for one in edges] == [True, True, True, False]


def boxes(root: Any) -> list[tuple[float, float, float, float]]:
    found = [one for one in root.iter(f"{SVG}rect") if one.get("class") == "box"]
    return [tuple(float(one.get(name)) for name in ("x", "y", "width", "height")) for one in found]  # type: ignore[misc]


@pytest.mark.parametrize("count", [1, 3, 12, 30, 120])
def test_nodes_never_overlap_and_takers_are_right_of_givers(count: int) -> None:
    nodes = [report(n, f"2024-05-{1 + n % 28:02d}" if n % 5 else None) for n in range(1, count + 1)]
    edges = [edge(n // 3, n) for n in range(3, count + 1)]
    root = picture(Lineage(tuple(nodes), tuple(edges)))
    found = boxes(root)
    assert len(found) == count
    for a, (x, y, width, height) in enumerate(found):
        assert x + width <= float(root.get("width"))
        assert y + height <= float(root.get("height"))
        for other_x, other_y, _, _ in found[:a]:
            assert abs(x - other_x) >= width or abs(y - other_y) >= height
    layout = laid_out(Lineage(tuple(nodes), tuple(edges)))
    left = {node.id: box[0] for node, box in zip(layout.order, found, strict=True)}
    assert all(left[one.taker] >= left[one.giver] + WIDTH for one in edges)


def test_a_later_taker_stands_further_right() -> None:
    layout = laid_out(SMALL)
    left = {node.id: box[0] for node, box in zip(layout.order, boxes(picture(SMALL)), strict=True)}
    assert left["1"] < left["2"] < left["3"] < left["4"]


def test_the_picture_follows_light_and_dark_and_loads_nothing() -> None:
    text = svg(SMALL)
    assert "@media (prefers-color-scheme:dark)" in text
    assert "system-ui" in text
    assert "12px" in text
    assert not re.search(r"(?:href|src|@import|url\((?!#))", text)


@pytest.mark.parametrize(
    "text", ["A ferry", "W" * 80, "港の浚渫船が故障し、フェリー会社は冬の間", "a\nb\tc " * 30, ""]
)
def test_words_are_cut_to_the_room_they_have(text: str) -> None:
    cut = shortened(text, 200)
    assert wide(cut) <= 200
    assert cut == " ".join(text.split()) or cut.endswith("…")


def test_an_outlets_name_is_cut_before_its_day() -> None:
    long = report(1, outlet="The Tolmere Evening Advertiser and Chronicle of the Northern Islands")
    assert named(long, WIDTH).startswith("The Tolmere")
    assert named(long, WIDTH).endswith("… – 2024-05-06")
