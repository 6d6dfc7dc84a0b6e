"""The texts of reports by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from purport.ledger import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection


def texts_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The text of each report, as the database holds it."""
    table = tables.reports
    query = sa.select(table.c.id, table.c.text).where(table.c.id.in_(sorted(set(ids))))
    return {row.id: row.text for row in connection.execute(query)}
