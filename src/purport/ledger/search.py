"""Full-text search: the words' index first, best matches in batches through the filters, until there are enough.

Postgres, whose index keeps no frequencies to rank by, filters and ranks in one statement. Without words the newest
reports come first. Either way what is looked at grows with what is asked for and not with the ledger, except where
hardly anything passes the filters of what the words, or the source, outlet and days, find.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from purport.ledger.details import found
from purport.ledger.filters import Filters
from purport.ledger.words import asked, marks, ranked_in_postgres, ranked_in_sqlite, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection
    from sqlalchemy.sql.expression import Executable

    from purport.ledger.filters import Asked
    from purport.ledger.found import Found

BATCH = 200  # candidates looked at first; then ever more
MOST = 10_000  # at once


def search(connection: Connection, one: Asked) -> list[Found]:
    """What is found, best first; without words, the newest report first and its claims in text order."""
    query = asked(terms(one.words)) if one.words.strip() else None
    filters = Filters(connection, one)
    ids = list(
        islice(_ranked(connection, filters, query) if query else _listed(connection, filters), one.limit)
    )
    marked = marks(connection, one.what, query, ids) if query and ids else {}
    return found(connection, one.what, ids, marked, filters.shown())


def _ranked(connection: Connection, filters: Filters, query: str) -> Iterator[int]:
    """Ids of what holds the words and passes, best first."""
    what = filters.asked.what
    if connection.dialect.name != "sqlite":
        every = ranked_in_postgres(what, query, filters.passing())
        yield from connection.scalars(every.limit(filters.asked.limit))
        return
    for batch in _batches(connection, ranked_in_sqlite(what, query, filters.of_the_named())):
        passing = filters.passing().where(filters.column.in_(batch))
        left = set(connection.scalars(passing))
        yield from (id for id in batch if id in left)


def _listed(connection: Connection, filters: Filters) -> Iterator[int]:
    """Ids of what passes, the newest report first."""
    for batch in _batches(connection, filters.reports()):
        query = filters.passing().where(filters.report.in_(batch))
        ordered = query.order_by(filters.report.desc(), filters.column).limit(filters.asked.limit)
        yield from connection.scalars(ordered)


def _batches(connection: Connection, statement: Executable) -> Iterator[list[int]]:
    """The ids that a statement gives, few at first: what is asked for is mostly among the best."""
    ids = iter(connection.scalars(statement, execution_options={"yield_per": BATCH}))
    size = BATCH
    while batch := list(islice(ids, size)):
        yield batch
        size = min(4 * size, MOST)
