"""Writers of one SQLite file take turns.

SQLite's own waiting sleeps longer and longer, up to a tenth of a second, so that of two busy writers one sleeps while
nobody writes, or the other comes first again and again. Here a writer looks every millisecond.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

BUSY_SECONDS = 60  # that one writer waits for another
LOOK_AGAIN = 0.001  # seconds


def begin_writing(connection: Connection) -> None:
    """Begins a transaction that has the right to write from the start, so that no writer fails for another."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        if not _begun(raw):
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE"
            )  # once more: what is wrong is said as of any statement
    finally:
        raw.execute(f"PRAGMA busy_timeout = {1000 * BUSY_SECONDS}")


def _begun(raw: sqlite3.Connection) -> bool:
    until = time.monotonic() + BUSY_SECONDS
    while time.monotonic() < until:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return True
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                return False
            time.sleep(LOOK_AGAIN)
    return False
