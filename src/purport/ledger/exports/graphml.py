"""A lineage as GraphML, which Gephi, yEd, Cytoscape and NetworkX read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]

from purport.ledger.exports.xml import in_xml

if TYPE_CHECKING:
    from purport.ledger.lineage import Lineage

SPACE = "http://graphml.graphdrawing.org/xmlns"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PLACE = f"{SPACE} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
_KEYS = {
    "node": {"kind": "string", "label": "string", "outlet": "string", "day": "string", "title": "string"},
    "edge": {"kind": "string", "directed": "boolean", "score": "double", "words": "string"},
}


def graphml(lineage: Lineage) -> str:
    """The lineage as a GraphML document; edges run from who gave to who took.

    All are directed to GraphML, since many programs refuse a graph that is mixed: the edge's own ``directed`` is
    false where who took from whom is not known.
    """
    root = etree.Element(f"{{{SPACE}}}graphml", nsmap={None: SPACE, "xsi": _XSI})
    root.set(f"{{{_XSI}}}schemaLocation", _PLACE)
    for domain, keys in _KEYS.items():
        for name, kind in keys.items():
            key = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
            etree.SubElement(root, f"{{{SPACE}}}key", key)
    graph = etree.SubElement(root, f"{{{SPACE}}}graph", {"id": "lineage", "edgedefault": "directed"})
    for node in lineage.nodes:
        one = etree.SubElement(graph, f"{{{SPACE}}}node", {"id": in_xml(node.id)})
        _data(one, "node", node.to_dict())
    for number, edge in enumerate(lineage.edges, 1):
        ends = {"id": f"e{number}", "source": in_xml(edge.giver), "target": in_xml(edge.taker)}
        _data(etree.SubElement(graph, f"{{{SPACE}}}edge", ends), "edge", edge.to_dict())
    return etree.tostring(root, encoding="unicode", pretty_print=True)  # type: ignore[no-any-return]


def _data(element: Any, domain: str, values: dict[str, Any]) -> None:
    for name in _KEYS[domain]:
        value = values[name]
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            etree.SubElement(element, f"{{{SPACE}}}data", {"key": f"{domain}-{name}"}).text = in_xml(text)
