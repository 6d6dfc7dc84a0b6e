"""The ledger: readings kept once each, their lineage, and people's decisions about them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from json import JSONDecodeError
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from purport.errors import LedgerError
from purport.ledger import decisions, tables
from purport.ledger.back import reading_of
from purport.ledger.corroborate import corroborate_claim, corroborate_text
from purport.ledger.filters import Asked
from purport.ledger.fulltext import note_words
from purport.ledger.ids import is_id, parse, parse_decision
from purport.ledger.keep import Rows, keep, keep_appearance, one_writer, seen_before
from purport.ledger.lineage import lineage_of
from purport.ledger.links import Lineage, links_by_kind
from purport.ledger.opening import DAMAGED, damage, only_looking, open_ledger, reason, shown
from purport.ledger.search import search
from purport.ledger.statements import Statements
from purport.ledger.views import show

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from sqlalchemy.engine import Connection

    from purport.ledger.corroborate import Corroboration
    from purport.ledger.decisions import Alike, Decision, OfLink
    from purport.ledger.found import Found
    from purport.ledger.keep import Kept
    from purport.ledger.lineage import Lineage as LineageGraph
    from purport.ledger.links import Traced
    from purport.ledger.statements import Said
    from purport.ledger.views import Shown
    from purport.reading import Reading
    from purport.report import Report

AT_ONCE = 5_000  # values in one query: SQLite takes 32,766


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with what is found of it without the ledger."""

    reading: Reading
    lineage: Traced
    rows: Rows

    @classmethod
    def of(cls, reading: Reading, lineage: Traced, said: Said) -> Prepared:
        """A reading with what its lineage is found by and the vectors of its claims."""
        return cls(reading, lineage, Rows.of(reading, said))


class Ledger:
    """An SQLite file or a ``postgresql://`` database of readings.

    ``write`` makes the ledger where there is none (unless ``make`` is false), and brings an older one up to date. Every
    method that writes is one unit of work. Raises :class:`purport.errors.LedgerError`.
    """

    def __init__(
        self, place: str | os.PathLike[str] = "purport.db", *, write: bool = False, make: bool = True
    ) -> None:
        self.name = shown(place)
        self._engine = open_ledger(place, write=write, make=make)
        self._looking = only_looking(self._engine)
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

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """A connection that only reads, and waits for no writer."""
        try:
            with self._looking.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise LedgerError(damage(self.name, error) or f"{self.name}: {reason(error)}") from error
        except (JSONDecodeError, UnicodeDecodeError) as error:
            raise LedgerError(DAMAGED.format(self.name, error)) from error

    def add(self, reading: Reading, *, read_from: str = "") -> Kept:
        """Keeps a reading, ties it to its page's older versions, and links it to what it shares words with."""
        return self.add_prepared(self.prepare(reading), read_from=read_from)

    def prepare(self, reading: Reading) -> Prepared:
        """What adding a reading needs that does not depend on the ledger; may be done in another thread."""
        return Prepared.of(reading, self._lineage.prepare(reading), self._statements.prepare(reading))

    def add_prepared(self, one: Prepared, *, read_from: str = "") -> Kept:
        """As :meth:`add`, of a reading that :meth:`prepare` prepared."""
        return self._add([(one, read_from)])[0]

    def add_together(self, several: Sequence[tuple[Prepared | Report, str]]) -> list[Kept | LedgerError]:
        """Adds prepared readings, and texts that it holds on further pages, each with what it was read from.

        All are written in one transaction, which takes about half as long as one each, and are kept when this returns.
        Where one fails, each is a unit of work of its own: in place of one that failed is its error.
        """
        with self.look() as connection:
            self._lineage.look_ahead(
                connection, [one.lineage for one, _ in several if isinstance(one, Prepared)]
            )
        try:
            return list(self._add(several))
        except LedgerError as error:
            if len(several) == 1:
                return [error]
            return [self.add_together([one])[0] for one in several]

    def _add(self, several: Sequence[tuple[Prepared | Report, str]]) -> list[Kept]:
        try:
            with self.work() as connection:
                one_writer(connection)
                kept = [self._keep(connection, one, read_from) for one, read_from in several]
                note_words(connection, [one.report for one in kept if one.new])
                return kept
        except BaseException:
            self._lineage = Lineage()  # it may remember a report whose id another report will have
            raise

    def _keep(self, connection: Connection, one: Prepared | Report, read_from: str) -> Kept:
        if isinstance(one, Prepared):
            kept = keep(connection, one.reading.report, read_from, one.lineage.digest, one.rows)
            if kept.new:
                return replace(kept, links=self._lineage.link(connection, kept.report, one.lineage))
            return _linked(connection, kept)
        known = keep_appearance(connection, one, read_from)
        if known is None:
            raise LedgerError(f"{self.name}: does not hold this text yet; add its reading")
        return _linked(connection, known)

    def seen(self, report: Report) -> Kept | None:
        """What was kept when this text was added from this page; None where it has not been. Writes nothing."""
        with self.look() as connection:
            kept = seen_before(connection, report)
            return _linked(connection, kept) if kept else None

    def add_appearance(self, report: Report, *, read_from: str = "") -> Kept:
        """Keeps that a text which the ledger holds appears on one more page, without its being read again."""
        return self._add([(report, read_from)])[0]

    def reading(self, report: int) -> Reading:
        """The reading of a report, as it was added. Raises :class:`LedgerError` where there is none of that id."""
        with self.look() as connection:
            try:
                found = reading_of(connection, report)
            except (LookupError, TypeError) as error:  # a value that is not what this version wrote
                raise LedgerError(DAMAGED.format(self.name, repr(error))) from error
        if found is None:
            raise LedgerError(f"{self.name}: no report {report}; purport search finds them")
        return found

    def search(self, asked: Asked | str) -> list[Found]:
        """What holds all of the words and passes the filters, best first; a string is words that claims hold.

        Words between quotes are a phrase. Without words the newest reports come first.
        """
        with self.look() as connection:
            return search(connection, Asked(asked) if isinstance(asked, str) else asked)

    def corroborate(self, asked: str) -> Corroboration:
        """What says the same as a claim (its id, "12/c3") or a statement, contradicts or doubts it, by origin."""
        if not asked.strip():
            raise LedgerError("there are no words to look for; give a claim's id or a statement")
        with self.look() as connection:
            if not is_id(asked):
                return corroborate_text(connection, asked, self._statements)
            id = parse(asked)
            if id.what != "claim":
                raise LedgerError(f"{id} is a {id.what}; give a claim such as 12/c3, or a statement")
            decisions.expect(connection, id)
            return corroborate_claim(connection, id.row)

    def trace(self, asked: str) -> LineageGraph:
        """The reports that carry a claim (an id, a statement), or one report ("12"), and all that they took from."""
        reports = [parse(asked).row] if is_id(asked) and parse(asked).what == "report" else self._carry(asked)
        with self.look() as connection:
            return lineage_of(connection, reports)

    def _carry(self, asked: str) -> list[int]:
        found = self.corroborate(asked).found
        carry = list(dict.fromkeys(one.mention.report for one in found if one.carries))
        if not carry:
            raise LedgerError("nothing in the ledger says this; purport search finds what it holds")
        return carry

    def show(self, id: str) -> Shown:
        """All that the ledger knows of a report (12), claim (12/c3), source (12/s2), check (12/k1) or link (l7)."""
        with self.look() as connection:
            return show(connection, id)

    def decide_alike(self, one: str, other: str, value: Alike, *, who: str) -> Decision:
        """Decides that two claims or two sources are the "same" or "different"."""
        with self.work() as connection:
            return decisions.alike(connection, parse(one), parse(other), value, who)

    def judge_link(self, link: str, value: OfLink, *, who: str) -> Decision:
        """Decides that a link is "accepted" or "rejected"."""
        with self.work() as connection:
            return decisions.judge_link(connection, parse(link), value, who)

    def grade(self, id: str, value: str, *, who: str) -> Decision:
        """Gives a source or a claim an Admiralty grade, such as "B2"."""
        with self.work() as connection:
            return decisions.grade(connection, parse(id), value, who)

    def note(self, id: str, text: str, *, who: str) -> Decision:
        """Notes something on anything that has an id."""
        with self.work() as connection:
            return decisions.note(connection, parse(id), text, who)

    def undo(self, decision: str, *, who: str) -> Decision:
        """Marks a decision ("d3") as undone; what was decided before it holds again."""
        with self.work() as connection:
            return decisions.undo(connection, parse_decision(decision), who)

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Every decision, or those about one thing, undone ones too, the earliest first."""
        with self.look() as connection:
            if about is None:
                return decisions.every_decision(connection)
            id = parse(about)
            decisions.expect(connection, id)
            return decisions.decisions_about(connection, id)

    def holds(self, digests: Sequence[str]) -> set[str]:
        """Those of the SHA-256 digests of texts that the ledger holds."""
        column = tables.reports.c.sha256
        held: set[str] = set()
        with self.look() as connection:
            for first in range(0, len(digests), AT_ONCE):
                some = digests[first : first + AT_ONCE]
                held.update(connection.execute(sa.select(column).where(column.in_(some))).scalars())
        return held


def _linked(connection: Connection, kept: Kept) -> Kept:
    return replace(kept, links=links_by_kind(connection, kept.report))
