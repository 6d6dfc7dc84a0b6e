"""People's decisions as JSON-LD: annotations by whoever decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.exports.ldnames import link_iri, made_iri, report_iri
from purport.ledger.exports.ldparts import annotation, node, person, said
from purport.ledger.exports.touched import reports_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.exports.ldparts import Node

    Row = RowMapping

_MOTIVATIONS = {"grade": "assessing", "note": "commenting"}


def decision_nodes(connection: Connection, rows: Sequence[Row]) -> Iterator[Node]:
    """An annotation a decision; one that was undone says when and by whom."""
    names = {name for row in rows for name in (row["subject"], row["object"]) if name}
    known = _iris(connection, names)
    for row in rows:
        purpose = _MOTIVATIONS.get(row["kind"], "linking")
        body = [known.get(row["object"], said(row["object"], "describing"))] if row["object"] else []
        yield annotation(
            made_iri(
                "decision", *(row[name] for name in ("kind", "subject", "object", "value", "who", "at"))
            ),
            purpose,
            [*body, said(row["kind"], "tagging"), said(row["value"], purpose)],
            known.get(row["subject"], {"type": "SpecificResource", "identifier": row["subject"]}),
            identifier=f"d{row['id']}",
            created=row["at"],
            wasAttributedTo=person(row["who"]),
            invalidatedAtTime=row["undone"],
            wasInvalidatedBy=_undone(row),
        )


def _undone(row: Row) -> Node | None:
    if not row["undone_by"]:
        return None
    return node(type="prov:Activity", wasAssociatedWith=person(row["undone_by"]))


def _iris(connection: Connection, names: set[str]) -> dict[str, str]:
    """The IRIs of what decisions are about, those of them that the ledger knows."""
    reports = reports_of(connection, names)
    hashes = _hashes(connection, {id for ids in reports.values() for id in ids})
    found = _links(connection, [int(name[1:]) for name in names if name[0] == "l" and reports[name]], hashes)
    for name, ids in reports.items():
        number, _, key = name.partition("/")
        if number.isdigit() and ids <= hashes.keys():
            found[name] = report_iri(hashes[int(number)]) + (f"#{key}" if key else "")
    return found


def _hashes(connection: Connection, ids: set[int]) -> dict[int, str]:
    table = tables.reports
    query = sa.select(table.c.id, table.c.sha256).where(table.c.id.in_(sorted(ids)))
    return {row.id: row.sha256 for row in connection.execute(query)}


def _links(connection: Connection, ids: Sequence[int], hashes: Mapping[int, str]) -> dict[str, str]:
    query = sa.select(tables.links).where(tables.links.c.id.in_(ids))
    return {
        f"l{row['id']}": link_iri(hashes[row["report"]], hashes.get(row["origin"]), row)
        for row in connection.execute(query).mappings()
    }
