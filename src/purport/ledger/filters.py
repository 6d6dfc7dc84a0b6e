"""What a search asks for beside words, and the rows that pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.naming import same_as
from purport.ledger.outlets import outlets
from purport.ledger.words import named

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection
    from sqlalchemy.sql.elements import ColumnElement
    from sqlalchemy.sql.selectable import Select

    from purport.ledger.words import What

    Condition = ColumnElement[bool]

UNKNOWN = "unknown"  # the kind of a source of no known kind


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; every filter that is None takes all.

    ``source`` is a name, or words of one; ``kind`` a source's, "unknown" among them; ``since`` and ``until`` are days,
    both included. A source or report passes the filters ``standing`` and ``voice`` by a claim of its own that does.
    """

    words: str = ""
    what: What = "claims"
    source: str | None = None
    kind: str | None = None
    standing: str | None = None
    voice: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    superseded: bool = False
    limit: int = 20

    @property
    def filters(self) -> bool:
        """Whether anything but words is asked for."""
        return any((self.source, self.kind, self.standing, self.voice, self.outlet, self.since, self.until))


class Filters:
    """The conditions of a search, in SQL; outlets and sources are looked up once."""

    def __init__(self, connection: Connection, asked: Asked) -> None:
        self.asked = asked
        self._outlets = _outlets(connection, asked.outlet) if asked.outlet else None
        self._named = named(connection, asked.source, same_as(asked.source)) if asked.source else None

    @property
    def column(self) -> ColumnElement[int]:
        """The column of the id, in :meth:`passing`."""
        return _TABLES[self.asked.what].c.id

    @property
    def report(self) -> ColumnElement[int]:
        """The column of the report, in :meth:`passing`."""
        table = _TABLES[self.asked.what]
        return table.c.id if self.asked.what == "reports" else table.c.report

    def passing(self) -> Select[int]:
        """The ids of what passes all filters."""
        query = sa.select(self.column)
        if self.asked.what == "claims":
            query = query.outerjoin(tables.sources, tables.sources.c.id == tables.claims.c.source)
            conditions = [*self._of_claims(), *self._of_sources()]
        elif self.asked.what == "sources":
            conditions = [*self._of_sources(), *self._by_a_claim()]
        else:
            conditions = self._of_report()
        if not self.asked.superseded or self._of_places():
            conditions.append(self._placed(self.report))
        return query.where(*conditions)

    def of_the_named(self) -> Select[int] | None:
        """The ids of what the named sources say, are, or stand in; None where no source is asked for."""
        sources = tables.sources.c
        if self._named is None or self.asked.what == "sources":
            return self._named
        if self.asked.what == "claims":
            return sa.select(tables.claims.c.id).where(tables.claims.c.source.in_(self._named))
        return sa.select(sources.report).where(sources.id.in_(self._named))

    def reports(self) -> Select[int]:
        """The reports that may hold what passes, newest first, from whichever index leaves the fewest."""
        sources, appearances = tables.sources.c, tables.appearances.c
        if self._named is not None:
            query, column = sa.select(sources.report).where(sources.id.in_(self._named)), sources.report
        elif self._of_places():
            query, column = sa.select(appearances.report).where(*self.shown()), appearances.report
        else:
            query, column = sa.select(tables.reports.c.id), tables.reports.c.id
        return query.distinct().order_by(column.desc())

    def shown(self) -> list[Condition]:
        """The conditions on an appearance."""
        current = [] if self.asked.superseded else [tables.appearances.c.superseded_by.is_(None)]
        return [*self._of_places(), *current]

    def _of_places(self) -> list[Condition]:
        column, asked = tables.appearances.c, self.asked
        found: list[Condition] = []
        if self._outlets is not None:
            found.append(column.outlet.in_(self._outlets))
        if asked.since:
            found.append(column.day >= asked.since)
        if asked.until:
            found.append(column.day <= asked.until)
        return found

    def _of_claims(self) -> list[Condition]:
        column, asked = tables.claims.c, self.asked
        pairs = ((column.standing, asked.standing), (column.voice, asked.voice))
        return [one == value for one, value in pairs if value]

    def _of_sources(self) -> list[Condition]:
        column, kind = tables.sources.c, self.asked.kind
        found: list[Condition] = []
        if kind:
            unknown = sa.and_(column.kind.is_(None), column.id.is_not(None))
            found.append(unknown if kind == UNKNOWN else column.kind == kind)
        if self._named is not None:
            found.append(column.id.in_(self._named))
        return found

    def _by_a_claim(self) -> list[Condition]:
        own = self._of_claims()
        return [sa.exists().where(tables.claims.c.source == tables.sources.c.id, *own)] if own else []

    def _of_report(self) -> list[Condition]:
        claims, sources, reports = tables.claims.c, tables.sources.c, tables.reports.c
        if self._of_claims():
            joined = sa.outerjoin(tables.claims, tables.sources, sources.id == claims.source)
            claim = sa.select(claims.id).select_from(joined).where(claims.report == reports.id)
            return [claim.where(*self._of_claims(), *self._of_sources()).exists()]
        own = self._of_sources()
        return [sa.exists().where(sources.report == reports.id, *own)] if own else []

    def _placed(self, report: ColumnElement[int]) -> Condition:
        return sa.exists().where(tables.appearances.c.report == report, *self.shown())


_TABLES = {"claims": tables.claims, "sources": tables.sources, "reports": tables.reports}


def _outlets(connection: Connection, name: str) -> list[str]:
    """The outlets of the ledger that have this name, or its usual one, whatever the case."""
    column = tables.appearances.c.outlet
    wanted = {name.casefold(), (outlets().usual(name) or name).casefold()}
    every = connection.execute(sa.select(column).where(column.is_not(None)).distinct()).scalars()
    return [one for one in every if one.casefold() in wanted]
