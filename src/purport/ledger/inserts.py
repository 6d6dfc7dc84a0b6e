"""Rows into tables by SQL that is built once: compiling it for each report costs more than the database's own work.

What hangs on a report is made ready before the report has an id, and so before the ledger is locked: ids within it are
running numbers until then.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON

from purport.ledger.rows import BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
WITHIN = ("id", "source", "claim")  # columns with the id of something within a report


@dataclass(frozen=True, slots=True)
class Ready:
    """Rows of one table that hang on a report without an id yet: values in the order of columns, JSON encoded."""

    table: Table
    values: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Insert:
    """The statement for all columns of a table but those left to the database, and how a row becomes its values."""

    sql: str
    pick: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    json: tuple[int, ...]  # the places of JSON values
    within: tuple[int, ...]  # the places of ids within a report
    report: int | None  # the place of the report's id

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """The row's values in the statement's order; None is SQL's NULL in JSON columns too."""
        if not self.json:
            return self.pick(row)
        values = list(self.pick(row))
        for place in self.json:
            if values[place] is not None:
                values[place] = _dumped(values[place])
        return tuple(values)

    def of_report(self, values: Sequence[Any], report: int) -> tuple[Any, ...]:
        """The values with a report's id, and with ids in place of the numbers within it."""
        moved = list(values)
        for place in self.within:
            if moved[place] is not None:
                moved[place] |= report << BITS
        if self.report is not None:
            moved[self.report] = report
        return tuple(moved)


def ready(table: Table, rows: Iterable[Mapping[str, Any]]) -> Ready:
    """Rows, each of which has a value for every column of the table but ``report``, as far as they can be made."""
    one = insert_of(table, "")  # what a database calls its parameters makes no difference to their values
    return Ready(table, [one.values(row) for row in rows])


def insert_ready(connection: Connection, report: int, given: Ready) -> None:
    """Writes what :func:`ready` made, hanging on the report with this id."""
    if given.values:
        one = insert_of(given.table, connection.dialect.name)
        connection.exec_driver_sql(one.sql, [one.of_report(values, report) for values in given.values])


def insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes rows, each of which has a value for every column of the table."""
    one = insert_of(table, connection.dialect.name)
    values = [one.values(row) for row in rows]
    if values:
        connection.exec_driver_sql(one.sql, values)


def insert_one(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Writes a row that the database numbers, and gives its number."""
    one = insert_of(table, connection.dialect.name)
    number: int = connection.exec_driver_sql(f"{one.sql} RETURNING id", one.values(row)).scalar_one()
    return number


@cache
def insert_of(table: Table, dialect: str) -> Insert:
    """The statement for a table in a database's SQL."""
    columns = [column for column in table.columns if column.autoincrement is not True]
    names = [column.name for column in columns if column.name != "superseded_by"]
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(["?" if dialect == "sqlite" else "%s"] * len(names))
    return Insert(
        f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})",
        itemgetter(*names),
        tuple(n for n, name in enumerate(names) if isinstance(table.c[name].type, JSON)),
        tuple(n for n, name in enumerate(names) if name in WITHIN),
        names.index("report") if "report" in names else None,
    )
