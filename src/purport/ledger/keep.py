"""Writes one reading into the ledger, in one unit of work: all of it is there afterwards, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.inserts import insert_one, insert_ready, ready
from purport.ledger.naming import day_of, indexed, page_of
from purport.ledger.outlets import outlets
from purport.ledger.queries import Query
from purport.ledger.rows import report_row, rows_of, storable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from purport.ledger.inserts import Ready
    from purport.ledger.rows import Row
    from purport.ledger.statements import Said
    from purport.reading import Reading
    from purport.report import Report

WRITERS = 1_886_745_201  # the lock by which writers of one Postgres database wait for each other
_WITH_DIGEST = Query(sa.select(tables.reports.c.id).where(tables.reports.c.sha256 == sa.bindparam("digest")))
_OF_PAGE = Query(
    sa.select(*(tables.appearances.c[name] for name in ("id", "report", "version", "superseded_by"))).where(
        tables.appearances.c.page == sa.bindparam("page")
    )
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report: its id, whether its text is new to the ledger, the version of its page (1, 2, ...).

    ``seen`` is true where this text stood on this page before: nothing was added. ``links`` counts those that lead from
    or to the report, by kind.
    """

    report: int
    new: bool
    version: int
    seen: bool
    links: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rows:
    """A reading's rows, all that can be made of them before the ledger is locked."""

    report: Row
    hanging: tuple[Ready, ...]

    @classmethod
    def of(cls, reading: Reading, said: Said) -> Rows:
        """Of a reading and the vectors of its claims."""
        found = rows_of(reading, said.by_number())
        hanging = (
            ready(tables.sources, found.sources),
            ready(tables.claims, found.claims),
            ready(tables.hedges, found.hedges),
            ready(tables.checks, found.checks),
            ready(tables.times, found.times),
            ready(tables.cells, said.rows()),
        )
        return cls(report_row(reading), hanging)


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def one_writer(connection: Connection) -> None:
    """Waits until no other writes; an SQLite transaction that writes has waited already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


def keep(connection: Connection, one: Report, read_from: str, digest: str, rows: Rows) -> Kept:
    """The report's rows, its appearance and its place among its page's versions; links are not made here.

    ``digest`` is the SHA-256 of its text.
    """
    at = now()
    there = report_with(connection, digest)
    report = there if there is not None else _insert(connection, rows, at)
    version, seen = _appear(connection, report, one, read_from, at, new=there is None)
    return Kept(report, there is None, version, seen)


def report_with(connection: Connection, digest: str) -> int | None:
    """The id of the report whose text has this SHA-256; None where the ledger has no such text."""
    return _WITH_DIGEST(connection, digest=digest).scalar_one_or_none()


def seen_before(connection: Connection, one: Report) -> Kept | None:
    """What was kept when this text was added from this page; None where it was not."""
    report = report_with(connection, one.id)
    if report is None:
        return None
    versions = _before(connection, report, one, _versions(connection, page_of(one.url)))
    return Kept(report, False, versions[0], True) if versions else None


def keep_appearance(connection: Connection, one: Report, read_from: str) -> Kept | None:
    """Keeps that a text the ledger holds appears on this page too; None where the ledger does not hold the text."""
    report = report_with(connection, one.id)
    if report is None:
        return None
    version, seen = _appear(connection, report, one, read_from, now(), new=False)
    return Kept(report, False, version, seen)


def _insert(connection: Connection, rows: Rows, at: str) -> int:
    report = insert_one(connection, tables.reports, {**rows.report, "added": at})
    for hanging in rows.hanging:
        insert_ready(connection, report, hanging)
    return report


def _appear(
    connection: Connection, report: int, one: Report, read_from: str, at: str, *, new: bool
) -> tuple[int, bool]:
    """The version of the page that this is, and whether it was there before."""
    table = tables.appearances
    page = page_of(one.url)
    versions = _versions(connection, page)
    before = [] if new else _before(connection, report, one, versions)
    if before:
        return before[0], True
    version = 1 + max((row["version"] for row in versions), default=0)
    row = {
        "report": report,
        "page": page,
        "url": storable(one.url),
        "publisher": storable(one.publisher),
        "outlet": _outlet(one),
        "published": storable(one.published),
        "day": day_of(one.published),
        "input": storable(read_from),
        "version": version,
        "added": at,
    }
    id = insert_one(connection, table, row)
    if not new:
        _current_again(connection, report)
    if versions:
        _supersede(connection, versions, id, report)
    return version, False


def _outlet(one: Report) -> str | None:
    return indexed(outlets().usual(one.publisher, one.url))


def _versions(connection: Connection, page: str | None) -> list[Any]:
    return list(_OF_PAGE(connection, page=page).mappings()) if page is not None else []


def _before(connection: Connection, report: int, one: Report, versions: list[Any]) -> list[int]:
    """Versions of the page that have this text; without a page, of the same outlet and time: the same file again."""
    if page_of(one.url):
        return [row["version"] for row in versions if row["report"] == report]
    table = tables.appearances
    query = sa.select(table.c.version).where(
        table.c.report == report,
        table.c.page.is_(None),
        table.c.outlet.is_not_distinct_from(_outlet(one)),
        table.c.published.is_not_distinct_from(storable(one.published)),
    )
    return list(connection.execute(query).scalars())


def _current_again(connection: Connection, report: int) -> None:
    """A text that was old on every page it had is not old where it appears anew."""
    table = tables.reports
    query = sa.update(table).where(table.c.id == report, table.c.superseded_by.is_not(None))
    connection.execute(query.values(superseded_by=None))


def _supersede(connection: Connection, versions: list[Any], by: int, report: int) -> None:
    """Ties a page's last version to the newest; a report all of whose appearances are old is old itself."""
    table, reports = tables.appearances, tables.reports
    for last in (row for row in versions if row["superseded_by"] is None):
        connection.execute(sa.update(table).where(table.c.id == last["id"]).values(superseded_by=by))
        live = sa.exists().where(table.c.report == last["report"], table.c.superseded_by.is_(None))
        connection.execute(
            sa.update(reports).where(reports.c.id == last["report"], ~live).values(superseded_by=report)
        )
