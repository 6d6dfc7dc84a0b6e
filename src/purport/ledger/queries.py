"""Queries of adding that are compiled once: compiling, or looking up what was, costs more than small queries take."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.engine import Connection, CursorResult, Dialect


class Query:
    """A query of plain columns: what comes back is as the database's driver gives it, JSON undecoded."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query

    def __call__(self, connection: Connection, **values: Any) -> CursorResult[Any]:
        """The rows for these values of the query's ``bindparam``."""
        sql, given, order = _compiled(self._query, connection.dialect)
        every = {**given, **values}
        return connection.exec_driver_sql(sql, tuple(every[name] for name in order) if order else every)


@cache
def _compiled(query: Select[Any], dialect: Dialect) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    """The SQL, the values that the query itself gives, and the order of all where the database numbers them."""
    found = query.compile(dialect=dialect)
    return str(found), dict(found.params), tuple(found.positiontup or ())
