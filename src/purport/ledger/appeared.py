"""Where and when reports appeared first, and their texts, by number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from purport.ledger import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection, RowMapping


def first_of(appearances: Iterable[RowMapping]) -> RowMapping | None:
    """The earliest of a report's appearances, those without a day last."""
    return min(appearances, key=lambda one: (one["day"] or "9", one["id"]), default=None)


def firsts(connection: Connection, reports: Iterable[int]) -> dict[int, RowMapping]:
    """Where each of these reports appeared first."""
    table = tables.appearances
    query = sa.select(table).where(table.c.report.in_(sorted(set(reports))))
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["report"]].append(row)
    return {id: first for id, rows in found.items() if (first := first_of(rows))}


def texts_of(connection: Connection, reports: Iterable[int]) -> dict[int, str]:
    """The text of each report, as the database holds it."""
    table = tables.reports
    query = sa.select(table.c.id, table.c.text).where(table.c.id.in_(sorted(set(reports))))
    return {row.id: row.text for row in connection.execute(query)}
