"""Which decisions of people concern the reports that are exported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sqlalchemy as sa

from purport.ledger import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.exports.chosen import Chosen

    Row = RowMapping

_REPORT = re.compile(r"(\d{1,18})(?:/\w+)?")  # 12, 12/c3
_LINK = re.compile(r"l(\d{1,18})")


def touched(connection: Connection, chosen: Chosen, rows: Sequence[Row]) -> list[Row]:
    """Those of the decisions whose subject or object is a chosen report, of one, or a link of one."""
    if chosen.everything:
        return list(rows)
    about = {row["id"]: [name for name in (row["subject"], row["object"]) if name] for row in rows}
    names = {name for some in about.values() for name in some}
    reports = reports_of(connection, names)
    every = {id for some in reports.values() for id in some}
    kept = set(
        connection.execute(chosen.query().where(tables.reports.c.id.in_(every))).scalars() if every else ()
    )
    return [row for row in rows if any(reports[name] & kept for name in about[row["id"]])]


def reports_of(connection: Connection, names: Iterable[str]) -> dict[str, set[int]]:
    """The numbers of the reports that each name ("12", "12/c3", "l7") leads to; none for other names."""
    found: dict[str, set[int]] = {name: set() for name in names}
    ends = _ends(connection, [int(link[1]) for name in found if (link := _LINK.fullmatch(name))])
    for name, ids in found.items():
        if report := _REPORT.fullmatch(name):
            ids.add(int(report[1]))
        elif link := _LINK.fullmatch(name):
            ids |= ends.get(int(link[1]), set())
    return found


def _ends(connection: Connection, links: Sequence[int]) -> dict[int, set[int]]:
    table = tables.links
    query = sa.select(table.c.id, table.c.report, table.c.origin).where(table.c.id.in_(links))
    return {id: {end for end in ends if end is not None} for id, *ends in connection.execute(query)}
