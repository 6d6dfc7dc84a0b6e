"""Rows into tables by SQL that is built once: compiling it for each report costs more than the database's own work."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Insert:
    """The statement for all columns of a table but those left to the database, and how a row becomes its values."""

    sql: str
    pick: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    json: tuple[int, ...]  # the places of JSON values

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """The row's values in the statement's order; None is SQL's NULL in JSON columns too."""
        if not self.json:
            return self.pick(row)
        values = list(self.pick(row))
        for place in self.json:
            if values[place] is not None:
                values[place] = _dumped(values[place])
        return tuple(values)


def insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes rows, each of which has a value for every column of the table."""
    one = _insert(table, connection.dialect.name)
    values = [one.values(row) for row in rows]
    if values:
        connection.exec_driver_sql(one.sql, values)


def insert_one(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Writes a row that the database numbers, and gives its number."""
    one = _insert(table, connection.dialect.name)
    number: int = connection.exec_driver_sql(f"{one.sql} RETURNING id", one.values(row)).scalar_one()
    return number


@cache
def _insert(table: Table, dialect: str) -> Insert:
    columns = [column for column in table.columns if column.autoincrement is not True]
    columns = [column for column in columns if column.name != "superseded_by"]
    names = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join(["?" if dialect == "sqlite" else "%s"] * len(columns))
    return Insert(
        f"INSERT INTO {table.name} ({names}) VALUES ({marks})",
        itemgetter(*(column.name for column in columns)),
        tuple(n for n, column in enumerate(columns) if isinstance(column.type, JSON)),
    )
