"""Which reports of a ledger are exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.errors import LedgerError
from purport.ledger import tables
from purport.ledger.outlets import outlets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

AT_ONCE = 100  # reports held in memory


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reports with these ids, or all; with days or an outlet, those that appeared there between them.

    Days are ISO 8601, both included; one appearance must meet all that is asked.
    """

    ids: tuple[int, ...] = ()
    since: str | None = None
    until: str | None = None
    outlet: str | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.ids or self.since or self.until or self.outlet)

    def query(self) -> sa.Select[Any]:
        """The ids of the reports."""
        query = sa.select(tables.reports.c.id)
        if self.ids:
            query = query.where(tables.reports.c.id.in_(self.ids))
        asked = list(self._of_appearances())
        if asked:
            query = query.where(tables.reports.c.id.in_(sa.select(tables.appearances.c.report).where(*asked)))
        return query

    def _of_appearances(self) -> Iterator[sa.ColumnElement[bool]]:
        table = tables.appearances
        if self.since:
            yield table.c.day >= self.since
        if self.until:
            yield table.c.day <= self.until
        if self.outlet:
            usual = outlets().usual(self.outlet) or self.outlet
            yield sa.or_(table.c.outlet == usual, sa.func.lower(table.c.outlet) == usual.lower())

    def check(self, connection: Connection, name: str) -> None:
        """Raises :class:`LedgerError` where an id is not in the ledger of this name, or nothing is chosen."""
        held = set(
            connection.execute(
                sa.select(tables.reports.c.id).where(tables.reports.c.id.in_(self.ids))
            ).scalars()
        )
        missing = [id for id in self.ids if id not in held]
        if missing:
            raise LedgerError(f"{name}: no report {missing[0]}; purport search finds them")
        if connection.execute(self.query().limit(1)).first() is None:
            what = (
                "holds no report yet; add some with purport add"
                if self.everything
                else "no report chosen appeared on these days in this outlet; ask for more of them"
            )
            raise LedgerError(f"{name}: {what}")

    def batches(self, connection: Connection) -> Iterator[Sequence[int]]:
        """The ids in rising order, a few at a time."""
        last = 0
        table = tables.reports
        while True:
            query = self.query().where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
            ids: Sequence[int] = connection.execute(query).scalars().all()
            if not ids:
                return
            yield ids
            last = ids[-1]


def steady(connection: Connection) -> None:
    """Shows the ledger as it is now until the unit of work ends, whatever others add; call it first of all.

    SQLite does so anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
