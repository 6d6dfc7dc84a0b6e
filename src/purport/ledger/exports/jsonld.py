"""A ledger as one JSON-LD document in the terms of schema.org, the Web Annotation vocabulary and PROV-O."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from purport.export.jsonform import dumps
from purport.ledger.exports.held import decisions, held
from purport.ledger.exports.ldclaims import check_nodes, claim_nodes, hedge_nodes
from purport.ledger.exports.ldcontext import CONTEXT
from purport.ledger.exports.ldlinks import earlier, lineage, link_nodes, others
from purport.ledger.exports.ldnames import READER, SOFTWARE
from purport.ledger.exports.ldpeople import decision_nodes
from purport.ledger.exports.ldreport import report_nodes
from purport.ledger.exports.touched import touched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

    from purport.ledger.exports.chosen import Chosen
    from purport.ledger.exports.held import Held, Seen
    from purport.ledger.exports.ldlinks import Others
    from purport.ledger.exports.ldparts import Node

_AGENT = {"type": ["SoftwareApplication", "prov:SoftwareAgent"], "name": "Purport"}


def document(connection: Connection, chosen: Chosen, seen: Seen = lambda count: None) -> Iterator[str]:
    """The document piece by piece: the context, then a node a line."""
    yield '{"@context": ' + dumps(CONTEXT) + ',\n"@graph": ['
    mark = "\n"
    for one in nodes(connection, chosen, seen):
        yield mark + dumps(one)
        mark = ",\n"
    yield "\n]}\n"


def nodes(connection: Connection, chosen: Chosen, seen: Seen = lambda count: None) -> Iterator[Node]:
    """The nodes of the graph: Purport, each report with all that hangs on it, people's decisions."""
    yield {"id": SOFTWARE, **_AGENT, "softwareVersion": version("purport")}
    yield {"id": READER, **_AGENT}
    for batch in held(connection, chosen, seen):
        found = others(connection, batch)
        for one in batch:
            yield from _of_report(one, found)
    for rows in decisions(connection):
        yield from decision_nodes(connection, touched(connection, chosen, rows))


def _of_report(one: Held, found: Others) -> Iterator[Node]:
    yield from report_nodes(one, lineage(one, found), found.newer)
    yield from claim_nodes(one, lambda claim: earlier(one, claim, found))
    yield from hedge_nodes(one)
    yield from check_nodes(one)
    yield from link_nodes(one, found)
