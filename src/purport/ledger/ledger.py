"""The ledger: readings kept once each, their lineage, and people's decisions about them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from json import JSONDecodeError
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from purport.errors import LedgerError
from purport.ledger import tables
from purport.ledger.back import reading_of
from purport.ledger.keep import keep
from purport.ledger.links import Lineage
from purport.ledger.opening import DAMAGED, damage, open_ledger, reason, shown
from purport.ledger.statements import Statements

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from sqlalchemy.engine import Connection

    from purport.ledger.keep import Kept
    from purport.ledger.links import Traced
    from purport.ledger.statements import Said
    from purport.reading import Reading

AT_ONCE = 5_000  # values in one query: SQLite takes 32,766


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with what is found of it without the ledger."""

    reading: Reading
    lineage: Traced
    statements: Said


class Ledger:
    """An SQLite file or a ``postgresql://`` database of readings.

    ``write`` makes the ledger where there is none, and brings an older one up to date. Every method that writes is one
    unit of work. Raises :class:`purport.errors.LedgerError`.
    """

    def __init__(self, place: str | os.PathLike[str] = "purport.db", *, write: bool = False) -> None:
        self.name = shown(place)
        self._engine = open_ledger(place, write=write)
        self._lineage = Lineage()
        self._statements = Statements()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back."""
        self._engine.dispose()

    @contextmanager
    def work(self) -> Iterator[Connection]:
        """A connection within one unit of work: what is written is kept as a whole when the block ends well."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            line = damage(self.name, error) or f"{self.name}: {reason(error)}; nothing of this step was kept"
            raise LedgerError(line) from error
        except (JSONDecodeError, UnicodeDecodeError) as error:
            raise LedgerError(DAMAGED.format(self.name, error)) from error

    def add(self, reading: Reading, *, read_from: str = "") -> Kept:
        """Keeps a reading, ties it to its page's older versions, and links it to what it shares words with."""
        return self.add_prepared(self.prepare(reading), read_from=read_from)

    def prepare(self, reading: Reading) -> Prepared:
        """What adding a reading needs that does not depend on the ledger; may be done in another thread."""
        return Prepared(reading, self._lineage.prepare(reading), self._statements.prepare(reading))

    def add_prepared(self, one: Prepared, *, read_from: str = "") -> Kept:
        """As :meth:`add`, of a reading that :meth:`prepare` prepared."""
        try:
            with self.work() as connection:
                kept = keep(connection, one.reading, read_from, one.lineage.digest, one.statements)
                if kept.new:
                    self._lineage.link(connection, kept.report, one.lineage)
        except BaseException:
            self._lineage = Lineage()  # it may remember a report whose id another report will have
            raise
        return kept

    def reading(self, report: int) -> Reading:
        """The reading of a report, as it was added. Raises :class:`LedgerError` where there is none of that id."""
        with self.work() as connection:
            try:
                found = reading_of(connection, report)
            except (LookupError, TypeError) as error:  # a value that is not what this version wrote
                raise LedgerError(DAMAGED.format(self.name, repr(error))) from error
        if found is None:
            raise LedgerError(f"{self.name}: no report {report}; purport search finds them")
        return found

    def holds(self, digests: Sequence[str]) -> set[str]:
        """Those of the SHA-256 digests of texts that the ledger holds."""
        column = tables.reports.c.sha256
        held: set[str] = set()
        with self.work() as connection:
            for first in range(0, len(digests), AT_ONCE):
                some = digests[first : first + AT_ONCE]
                held.update(connection.execute(sa.select(column).where(column.in_(some))).scalars())
        return held
