"""The words of new rows for full-text search, noted once for all that a transaction adds.

SQLite only: Postgres's own indexes note each row. Triggers did the same, row by row, and SQLite's FTS5 writes what it
holds to its tables at each statement that fires one: that was a third of the time that adding a report took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.ledger.rows import BITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

SEARCHED = {"claims": ("text",), "sources": ("name", "description", "body"), "reports": ("title",)}


def note_words(connection: Connection, reports: Sequence[int]) -> None:
    """Notes the words of new reports, which are the ledger's last, and of what hangs on them."""
    if connection.dialect.name != "sqlite" or not reports:
        return
    for table, columns in SEARCHED.items():
        first = min(reports) if table == "reports" else min(reports) << BITS
        names = ", ".join(columns)
        connection.exec_driver_sql(
            f"INSERT INTO {table}_words(rowid, {names}) SELECT id, {names} FROM {table} WHERE id >= ? ORDER BY id",
            (first,),
        )
