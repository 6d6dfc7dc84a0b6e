"""The ids that a search found, with all that is shown of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.found import FoundClaim, FoundReport, FoundSource, Place
from purport.ledger.ids import Id
from purport.ledger.rows import BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.engine import Connection
    from sqlalchemy.schema import Column
    from sqlalchemy.sql.elements import ColumnElement

    from purport.ledger.found import Found
    from purport.ledger.words import Marks, What

    Places = Mapping[int, Place]


def found(
    connection: Connection, what: What, ids: Sequence[int], marks: Marks, shown: Sequence[ColumnElement[bool]]
) -> list[Found]:
    """What the ids are of, in their order; ``shown`` are the conditions on the appearance that is told."""
    if not ids:
        return []
    details: Mapping[What, Callable[[Connection, Sequence[int], Marks, Places], Mapping[int, Found]]] = {
        "claims": _claims,
        "sources": _sources,
        "reports": _reports,
    }
    reports = ids if what == "reports" else [id >> BITS for id in ids]
    every = details[what](connection, ids, marks, places(connection, reports, shown))
    return [every[id] for id in ids]


def places(
    connection: Connection, reports: Sequence[int], shown: Sequence[ColumnElement[bool]] = ()
) -> dict[int, Place]:
    """Where each report appeared: of the appearances that are ``shown`` the earliest."""
    table, report = tables.appearances, tables.reports
    query = (
        sa.select(table.c.report, report.c.title, table.c.outlet, table.c.day, table.c.url)
        .join(report, report.c.id == table.c.report)
        .where(table.c.report.in_(reports), *shown)
        .order_by(table.c.day.is_(None), table.c.day, table.c.id)
    )
    found: dict[int, Place] = {}
    for row in connection.execute(query):
        found.setdefault(row.report, Place(*row))
    return found


def _claims(connection: Connection, ids: Sequence[int], marks: Marks, places: Places) -> dict[int, Found]:
    claim, source = tables.claims.c, tables.sources.c
    query = (
        sa.select(claim.id, claim.report, claim.text, claim.standing, claim.voice, claim.source, source.name)
        .outerjoin_from(tables.claims, tables.sources, source.id == claim.source)
        .where(claim.id.in_(ids))
    )
    return {
        row.id: FoundClaim(
            str(Id.of_row("claim", row.id)),
            row.text,
            row.standing,
            row.voice,
            row.name,
            str(Id.of_row("source", row.source)) if row.source else None,
            places[row.report],
            marks.get(row.id, {}),
        )
        for row in connection.execute(query)
    }


def _sources(connection: Connection, ids: Sequence[int], marks: Marks, places: Places) -> dict[int, Found]:
    source = tables.sources.c
    claims = _counts(connection, tables.claims.c.source, ids)
    query = sa.select(tables.sources).where(source.id.in_(ids))
    return {
        row.id: FoundSource(
            str(Id.of_row("source", row.id)),
            row.name,
            row.kind,
            row.named,
            row.description,
            row.body,
            claims.get(row.id, 0),
            places[row.report],
            marks.get(row.id, {}),
        )
        for row in connection.execute(query)
    }


def _reports(connection: Connection, ids: Sequence[int], marks: Marks, places: Places) -> dict[int, Found]:
    claims = _counts(connection, tables.claims.c.report, ids)
    appearances = _counts(connection, tables.appearances.c.report, ids)
    return {
        id: FoundReport(str(id), claims.get(id, 0), appearances.get(id, 0), places[id], marks.get(id, {}))
        for id in ids
    }


def _counts(connection: Connection, column: Column[int], ids: Sequence[int]) -> dict[int, int]:
    query = sa.select(column, sa.func.count()).where(column.in_(ids)).group_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}
