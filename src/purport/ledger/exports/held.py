"""Reports with all that hangs on them, a batch at a time, so that memory does not grow with the ledger."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.appeared import first_of
from purport.ledger.back import HANGING, assembled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.exports.chosen import Chosen
    from purport.reading import Reading

    Row = RowMapping
    Seen = Callable[[int], None]

_NEVER = {"vector"}  # columns that nobody outside can read


@dataclass(frozen=True, slots=True)
class Held:
    """A row of ``reports`` and the rows of the other tables that are this report's, in the order of their ids."""

    report: Row
    rows: Mapping[str, Sequence[Row]]

    @property
    def id(self) -> int:
        """The number of the report."""
        number: int = self.report["id"]
        return number

    @property
    def first(self) -> Row | None:
        """Where the text appeared first: by day, those without one last."""
        return first_of(self.rows["appearances"])

    @property
    def reading(self) -> Reading:
        """The reading, as it was added."""
        return assembled(self.report, self.rows)


def held(connection: Connection, chosen: Chosen, seen: Seen = lambda count: None) -> Iterator[list[Held]]:
    """The chosen reports by number, some at a time; ``seen`` hears how many more were passed on."""
    for ids in chosen.batches(connection):
        rows = {table.name: _by_report(connection, table, ids) for table in _TABLES}
        query = sa.select(tables.reports).where(tables.reports.c.id.in_(ids)).order_by(tables.reports.c.id)
        yield [
            Held(row, {name: found[row["id"]] for name, found in rows.items()})
            for row in connection.execute(query).mappings()
        ]
        seen(len(ids))


def links_of(connection: Connection, chosen: Chosen) -> Iterator[Sequence[Row]]:
    """The links in which a chosen report is the taker or the origin, some at a time."""
    table, ids = tables.links, chosen.query()
    asked = [] if chosen.everything else [sa.or_(table.c.report.in_(ids), table.c.origin.in_(ids))]
    return _some(connection, table, *asked)


def decisions(connection: Connection) -> Iterator[Sequence[Row]]:
    """Every decision, some at a time."""
    return _some(connection, tables.decisions)


def _some(connection: Connection, table: sa.Table, *asked: Any, count: int = 200) -> Iterator[Sequence[Row]]:
    last = 0
    while True:
        query = sa.select(table).where(table.c.id > last, *asked).order_by(table.c.id).limit(count)
        rows = connection.execute(query).mappings().all()
        if not rows:
            return
        yield rows
        last = rows[-1]["id"]


_TABLES = (*HANGING, tables.appearances, tables.links)


def _by_report(connection: Connection, table: sa.Table, ids: Sequence[int]) -> Mapping[int, list[Row]]:
    columns = [column for column in table.c if column.name not in _NEVER]
    query = sa.select(*columns).where(table.c.report.in_(ids)).order_by(table.c.id)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["report"]].append(row)
    return found
