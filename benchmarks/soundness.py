"""What has to hold of a ledger whatever became of those who wrote into it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.errors import LedgerError
from purport.ledger.ledger import Ledger
from purport.ledger.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.engine import Connection

    from purport.reading import Reading

HANGING = ("sources", "claims", "hedges", "checks", "times")
READ_BACK = 3  # of the newest reports
SEARCHED = ("claims", "sources", "reports")
STRAY = """
    SELECT count(*) FROM links LEFT JOIN reports one ON one.id = links.report
    LEFT JOIN reports other ON other.id = links.origin
    WHERE one.id IS NULL OR (links.origin IS NOT NULL AND other.id IS NULL)
"""
UNLIT = "SELECT count(*) FROM reports WHERE id NOT IN (SELECT report FROM {table})"


@dataclass(frozen=True, slots=True)
class State:
    """Digests of the reports that a ledger holds, and everything that is wrong with it."""

    held: frozenset[str]
    problems: tuple[str, ...]


def look(place: str, readings: Mapping[str, Reading], acknowledged: Sequence[str]) -> State:
    """Opens a ledger of reports out of ``readings``, by digest, and looks whether it is sound and complete."""
    try:
        with Ledger(place, write=True) as ledger:
            problems = _of_files(ledger)
            held, found = _of_reports(ledger, readings)
    except LedgerError as error:
        return State(frozenset(), (str(error),))
    lost = set(acknowledged) - held
    return State(
        frozenset(held), (*problems, *found, *(f"{digest}: acknowledged and lost" for digest in lost))
    )


def _of_files(ledger: Ledger) -> list[str]:
    with ledger.work() as connection:
        if connection.dialect.name == "postgresql":
            return _of_indexes(connection)
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        said += connection.exec_driver_sql("PRAGMA foreign_key_check").scalars().all()
        for table in SEARCHED:  # raises an error if the words differ from the table's
            words = f"{table}_words"
            connection.exec_driver_sql(f"INSERT INTO {words}({words}, rank) VALUES ('integrity-check', 1)")
        return [str(line) for line in said if line != "ok"]


def _of_indexes(connection: Connection) -> list[str]:
    """Tables of a Postgres whose rows are not as many by their first index as by themselves."""
    by_index, by_itself = _counts(connection, without="seqscan"), _counts(connection, without="indexscan")
    return [f"{table}: an index that differs" for table, rows in by_itself.items() if rows != by_index[table]]


def _counts(connection: Connection, without: str) -> dict[str, int]:
    """Rows of each table as Postgres counts them without one way of reading."""
    for way in ("bitmapscan", without):
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    counts = {}
    for table in metadata.sorted_tables:
        key = next(iter(table.primary_key)).name
        query = f"SELECT count(*) FROM {table.name} WHERE {key} > {-(2**63) + 1 if key == 'hash' else -1}"
        counts[table.name] = connection.exec_driver_sql(query).scalar_one()
    connection.exec_driver_sql(f"SET LOCAL enable_{without} = on")
    return counts


def _of_reports(ledger: Ledger, readings: Mapping[str, Reading]) -> tuple[set[str], list[str]]:
    with ledger.work() as connection:
        reports = dict(connection.exec_driver_sql("SELECT id, sha256 FROM reports").all())
        counts = {table: _counted(connection, table) for table in HANGING}
        problems = [
            f"{count} reports without {table}"
            for table in ("appearances", "fingerprints")
            if (count := connection.exec_driver_sql(UNLIT.format(table=table)).scalar_one())
        ]
        if connection.exec_driver_sql(STRAY).scalar_one():
            problems.append("links to reports that are not there")
    for number, digest in reports.items():
        for table in HANGING:
            due = len(getattr(readings[digest], table))
            if counts[table][number] != due:
                problems.append(f"report {number}: {counts[table][number]} of {due} {table}")
    for number in sorted(reports)[-READ_BACK:]:
        if ledger.reading(number) != readings[reports[number]]:
            problems.append(f"report {number}: its reading differs")
    return set(reports.values()), problems


def _counted(connection: Connection, table: str) -> Counter[int]:
    rows = connection.exec_driver_sql(f"SELECT report, count(*) FROM {table} GROUP BY report")
    return Counter(dict(rows.all()))
